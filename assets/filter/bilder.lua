-- Both engines, before anything else: pictures stand where the text begins. Quarto's Typst has no alternative text for a
-- picture that is aligned and has no caption.

function Image(image)
  image.attributes["fig-align"] = nil
  return image
end
