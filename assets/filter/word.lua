-- Both engines: in Word the document begins with whose it is, which administration, for which year, in which version
-- and state. The header of every page repeats that line (a STYLEREF field in the reference document). Styled blocks get
-- styles of the same kind.

if FORMAT ~= "docx" then return {} end

local STYLES = {
  kalla = "Kalla", anmarkning = "Kalla", undertext = "Kalla", kommentar = "Kommentar",
  bedomning = "Bedomning", beslut = "Bedomning", faststalld = "Bedomning",
}
local HEADER_STYLE = "Uppgifter"

local function facts(meta)
  local parts = pandoc.List({})
  for _, name in ipairs({ "namnd", "forvaltning", "title", "version", "status", "datum" }) do
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

-- A picture says what it shows, where Quarto has kept that beside the caption only.
function Image(image)
  local told = image.attributes["fig-alt"] or image.attributes.alt
  if told then image.caption = pandoc.Inlines(pandoc.Str(told)) end
  return image
end

-- Quarto numbers chapters in letters of the heading itself, with a full stop; here they get the number's own style, as
-- pandoc gives them.
local NUMBER = '<w:r><w:rPr><w:rStyle w:val="SectionNumber"/></w:rPr><w:t>%s</w:t></w:r><w:r><w:tab/></w:r>'

function Header(header)
  local number = header.attributes.number
  local first = header.content[1]
  if not (number and first and first.t == "Str" and first.text == number) then return nil end
  header.content:remove(1)
  while header.content[1] and (header.content[1].t == "Space" or header.content[1].text == ". ") do
    header.content:remove(1)
  end
  header.content:insert(1, pandoc.RawInline("openxml", NUMBER:format(number)))
  return header
end

-- Quarto writes a caption's style as raw XML within the paragraph, which already has a style.
local function caption_of(block, style)
  local first = block.t == "Para" and block.content[1]
  if not (first and first.t == "RawInline" and first.text:find("ImageCaption", 1, true)) then return nil end
  block.content:remove(1)
  return paragraph(style, block.content)
end

function Para(para)
  local only = #para.content == 1 and para.content[1]
  if only and only.t == "Str" and only.text:gsub("\u{a0}", " "):match("^%s*$") then return {} end
  return caption_of(para, "Image Caption")
end

-- It also lays every figure and table with a caption in a table of one cell, which a screen reader would announce.
function Table(tbl)
  local body = tbl.bodies[1]
  if #tbl.bodies ~= 1 or #tbl.head.rows > 0 or #body.body ~= 1 or #body.body[1].cells ~= 1 then return nil end
  local contents = body.body[1].cells[1].contents
  local float = #contents == 1 and contents[1]
  if not (float and float.t == "Div" and float.identifier:match("^%l%l%l%-")) then return nil end
  for _, block in ipairs(float.content) do
    if float.identifier:match("^tbl%-") and block.t == "Div" and block.attributes["custom-style"] == "Image Caption" then
      block.attributes["custom-style"] = "Table Caption"
    end
  end
  return float
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
