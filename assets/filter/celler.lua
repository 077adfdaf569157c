-- Both engines: what a cell shows by itself stands in the text as if it were written there. Quarto lays boxes around each
-- cell and each output; a heading within one would have no section of its own, and paper breaks pages at the boxes.

local OUTPUT = { "cell-output", "cell-output-display", "cell-output-markdown" }

local function plain(div, classes)
  return table.concat(div.classes, " ") == table.concat(classes, " ")
end

-- A label makes the name that links go to; without one Quarto writes the notebook's own eight digits.
local function unnamed(div)
  return div.identifier == "" or div.identifier:match("^" .. ("%x"):rep(8) .. "$") ~= nil
end

local function boxed(block)
  if block.t == "CodeBlock" then return block.classes:includes("cell-code") end
  return block.t == "Div" and (block.classes[1] or ""):match("^cell%-output") ~= nil
end

local function without_attributes(div)
  for name in pairs(div.attributes) do
    if name ~= "execution_count" then return false end
  end
  return true
end

function Div(div)
  if plain(div, OUTPUT) and div.identifier == "" and without_attributes(div) then return div.content end
  if not plain(div, { "cell" }) or not unnamed(div) or not without_attributes(div) then return nil end
  for _, block in ipairs(div.content) do
    if boxed(block) then return nil end
  end
  return div.content
end
