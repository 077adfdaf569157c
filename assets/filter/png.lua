-- Both engines: Word and slides show no SVG, so that a PNG lies beside each of our charts.

if FORMAT ~= "docx" and FORMAT ~= "pptx" then return {} end

function Image(image)
  local beside = image.src:gsub("%.svg$", ".png")
  local file = beside ~= image.src and io.open(beside, "r")
  if file then
    file:close()
    image.src = beside
  end
  return image
end
