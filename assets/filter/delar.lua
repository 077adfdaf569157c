-- Both engines: a report and what it rests on are one document, and its second part begins at the heading with the class
-- `underlag`. The page has both, the second folded. On paper they are two documents: the metadata `dokumentdel` says
-- which (`rapport` where it is not given). What points into the other part says its number in words.

local OTHER = { rapport = "i underlaget", underlag = "i rapporten" }
local KINDS = { sec = "avsnitt", fig = "figur", tbl = "tabell" }
local NBSP = "\u{a0}"

local function beginning(blocks)
  for index, block in ipairs(blocks) do
    if block.t == "Header" and block.classes:includes("underlag") then return index end
  end
end

-- The number of every section, figure and table, as the whole document counts them.
local function numbered(blocks)
  local numbers, levels, floats, kind = {}, {}, { fig = 0, tbl = 0 }, nil
  local function look(element)
    if element.format ~= "typst" then return nil end
    kind = element.text:match('kind: "quarto%-float%-(%l+)"') or kind
    local label = element.text:match("<(%l%l%l%-[%w_-]+)>%s*$")
    if kind and label and label:sub(1, 3) == kind then
      floats[kind] = floats[kind] + 1
      numbers[label], kind = tostring(floats[kind]), nil
    end
  end
  pandoc.Blocks(blocks):walk({
    traverse = "topdown",
    Header = function(header)
      if header.classes:includes("unnumbered") then return nil end
      levels[header.level] = (levels[header.level] or 0) + 1
      for level = header.level + 1, 6 do levels[level] = 0 end
      local parts = {}
      for level = 1, header.level do parts[level] = tostring(levels[level] or 0) end
      numbers[header.identifier] = table.concat(parts, ".")
    end,
    RawBlock = look,
    RawInline = look,
  })
  return numbers, levels[1] or 0, floats
end

local function ids_in(blocks)
  local found = {}
  local function look(element)
    for label in element.text:gmatch("<(%l%l%l%-[%w_-]+)>%s*$") do found[label] = true end
  end
  pandoc.Blocks(blocks):walk({
    Header = function(header) found[header.identifier] = true end,
    Span = function(span) found[span.identifier] = true end,
    Div = function(div) found[div.identifier] = true end,
    RawBlock = look,
    RawInline = look,
  })
  return found
end

-- A reference into the other part, in words; with a large letter where it begins a sentence or a cell.
local function pointed(blocks, own, numbers, part)
  local function words(id, shown)
    local kind = KINDS[id:sub(1, 3)]
    if not kind or not numbers[id] then return "den andra delen" end
    return (shown or kind) .. NBSP .. numbers[id] .. " " .. OTHER[part]
  end
  return pandoc.Blocks(blocks):walk({
    RawInline = function(element)
      local id = element.format == "typst" and element.text:match("^#ref%(<([%w_-]+)>")
      if id and not own[id] then return pandoc.Str(words(id, element.text:match("supplement: %[(%a+)"))) end
    end,
    Link = function(link)
      local id = link.target:match("^#(.+)$")
      if id and not own[id] then return link.content end
    end,
  })
end

local function attachment(block)
  return block.t == "RawBlock" and block.format == "typst" and block.text:find("#pdf.attach", 1, true) ~= nil
end

local function on_paper(doc, place)
  local part = doc.meta.dokumentdel and pandoc.utils.stringify(doc.meta.dokumentdel) or "rapport"
  local numbers = numbered(doc.blocks)
  local first, second = pandoc.Blocks({}), pandoc.Blocks({})
  for index, block in ipairs(doc.blocks) do
    if index < place then first:insert(block) elseif index > place then second:insert(block) end
  end
  if part == "rapport" then
    first:extend(second:filter(attachment))
    doc.blocks = pointed(first, ids_in(first), numbers, part)
    return doc
  end
  local _, chapters, floats = numbered(first)
  local begin = "#counter(heading).update(" .. chapters .. ")\n"
  -- In one order: the pairs of a table come in another from run to run.
  for _, kind in ipairs({ "fig", "tbl" }) do
    begin = begin .. '#counter(figure.where(kind: "quarto-float-' .. kind .. '")).update(' .. floats[kind] .. ")\n"
  end
  local blocks = pandoc.Blocks({ pandoc.RawBlock("typst", "#innehallet\n" .. begin) })
  blocks:extend(second)
  doc.blocks = pointed(blocks, ids_in(blocks), numbers, part)
  local title = pandoc.Inlines({ pandoc.Str("Underlag till"), pandoc.Space() })
  title:extend(pandoc.Inlines(pandoc.utils.stringify(doc.meta.title):gsub("^L", "l")))
  doc.meta.title = pandoc.MetaInlines(title)
  return doc
end

-- The contents name the chapters of both parts. The writer's own list leaves out what lies within a fold.
local function contents(blocks, place)
  local listed = pandoc.Blocks({})
  for index, block in ipairs(blocks) do
    if block.t == "Header" and (index <= place or block.level == blocks[place].level) then listed:insert(block) end
  end
  return pandoc.structure.table_of_contents(listed, PANDOC_WRITER_OPTIONS)
end

local function on_page(doc, place)
  doc.meta["delarnas-innehall"] = pandoc.MetaBlocks({ contents(doc.blocks, place) })
  local first, second = pandoc.Blocks({}), pandoc.Blocks({})
  for index, block in ipairs(doc.blocks) do
    if index <= place then first:insert(block) else second:insert(block) end
  end
  first:insert(pandoc.Div({
    pandoc.RawBlock("html", '<details class="underlag"><summary>Visa underlaget</summary>'),
    pandoc.Div(second, pandoc.Attr("", { "delar" })),
    pandoc.RawBlock("html", "</details>"),
  }))
  doc.blocks = first
  return doc
end

function Pandoc(doc)
  local place = beginning(doc.blocks)
  if not place then return nil end
  if FORMAT == "typst" then return on_paper(doc, place) end
  if FORMAT:match("html") then return on_page(doc, place) end
end
