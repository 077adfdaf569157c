-- Both engines, before anything else: a condition on the PDF is one on Typst, which makes it. To Quarto, "pdf" is LaTeX.

local function conditional(element)
  for _, name in ipairs({ "when-format", "unless-format" }) do
    if element.attributes[name] == "pdf" then element.attributes[name] = "typst" end
  end
  return element
end

return { { Div = conditional, Span = conditional, CodeBlock = conditional } }
