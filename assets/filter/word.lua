-- Both engines: in Word the document begins with whose it is, for which year, in which version and state. The header of
-- every page repeats that line (a STYLEREF field in the reference document). Styled blocks get styles of the same kind.

if FORMAT ~= "docx" then return {} end

local STYLES = {
  kalla = "Kalla", anmarkning = "Kalla", undertext = "Kalla", kommentar = "Kommentar",
  bedomning = "Bedomning", beslut = "Bedomning", faststalld = "Bedomning",
}
local HEADER_STYLE = "Uppgifter"

local function facts(meta)
  local parts = pandoc.List({})
  for _, name in ipairs({ "namnd", "title", "version", "status", "datum" }) do
    if meta[name] then parts:insert(pandoc.utils.stringify(meta[name])) end
  end
  return table.concat(parts, " · ")
end

local function paragraph(style, inlines)
  return pandoc.Div(pandoc.Para(inlines), pandoc.Attr("", {}, { ["custom-style"] = style }))
end

-- Tight lists would take the small letters of table cells.
local function loose(list)
  list.content = list.content:map(function(item)
    return pandoc.Blocks(item):map(function(block)
      return block.t == "Plain" and pandoc.Para(block.content) or block
    end)
  end)
  return list
end

-- Word shows no SVG. Where Quarto makes the document, a PNG lies beside each of our charts.
function Image(image)
  local beside = image.src:gsub("%.svg$", ".png")
  local file = beside ~= image.src and io.open(beside, "r")
  if not file then return nil end
  file:close()
  image.src = beside
  return image
end

BulletList, OrderedList = loose, loose

function Div(div)
  for _, class in ipairs(div.classes) do
    if STYLES[class] then
      div.attributes["custom-style"] = STYLES[class]
      return div
    end
  end
end

function Pandoc(doc)
  if doc.meta.syntetisk then
    doc.blocks:insert(1, paragraph("Kalla", pandoc.Inlines({
      pandoc.Strong(pandoc.Inlines("Syntetiska uppgifter.")), pandoc.Space(),
      pandoc.Str("Rapporten är ett exempel. Personer, siffror och händelser är påhittade."),
    })))
  end
  doc.blocks:insert(1, paragraph(HEADER_STYLE, pandoc.Inlines(pandoc.Str(facts(doc.meta)))))
  return doc
end
