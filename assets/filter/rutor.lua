-- Both engines, before anything else: a callout without a title has the Swedish one. Quarto writes English there on a page
-- without Bootstrap.

local TITLES = { note = "Notera", tip = "Tips", warning = "Varning", important = "Viktigt", caution = "Försiktigt" }

function Div(div)
  local first = div.content[1]
  if div.attributes.title or (first and first.t == "Header") then return nil end
  for _, class in ipairs(div.classes) do
    local title = TITLES[class:match("^callout%-(%l+)$") or ""]
    if title then
      div.attributes.title = title
      return div
    end
  end
end
