-- What Quarto does to a document without cells, in the part that the project uses: conditional content, shortcodes,
-- numbered figures and tables, cross-references, callouts, layouts and alternative text. The elements and class names
-- are Quarto's own, so that one stylesheet and one Typst template serve both engines.
-- An error's message begins with "genomgang: " so that the caller can tell it from pandoc's own.

local LABELS = { fig = "Figur", tbl = "Tabell", sec = "Avsnitt", eq = "Ekvation" }
local CALLOUT_COLOURS = { note = "accent", tip = "accent", warning = "contrast", important = "contrast", caution = "contrast" }
local CAPTION_STYLES = { fig = "Image Caption", tbl = "Table Caption" }
local CAPTION_SUFFIX = "-caption-0ceaefa1-69ba-4598-a22c-09a6ac19f8ca"
local NBSP = "\u{a0}"

local is_html = FORMAT:match("html") ~= nil
local is_typst = FORMAT == "typst"
local format_name = is_html and "html" or FORMAT

local constructs = dofile(pandoc.path.join({ pandoc.path.directory(PANDOC_SCRIPT_FILE), "konstruktioner.lua" }))
local fail = constructs.fail

local function raw(text)
  return pandoc.RawBlock(format_name, text)
end

local function raw_inline(text)
  return pandoc.RawInline(format_name, text)
end

local function kind_of(identifier)
  return identifier:match("^(%l+)%-.")
end

-- Shortcodes: what the document says of itself stands in its text already ---------------------------------------------

local function shortcode_pagebreak(para)
  if pandoc.utils.stringify(para) == "{{< pagebreak >}}" then return constructs.page_break() end
end

-- Pictures: the alternative text stands in fig-alt -------------------------------------------------------------------

local function alternative(image)
  local alt = image.attributes["fig-alt"] or image.attributes["alt"] or ""
  if alt == "" then fail("Bilden " .. image.src .. " saknar alternativtext. Skriv den i fig-alt.") end
  return alt
end

local function typst_string(text)
  return '"' .. text:gsub("\\", "\\\\"):gsub('"', '\\"'):gsub("\n", " ") .. '"'
end

-- A bare number is pixels, as in HTML; Typst knows points.
local function typst_length(length)
  local pixels = length:match("^([%d.]+)$") or length:match("^([%d.]+)px$")
  return pixels and string.format("%gpt", tonumber(pixels) * 0.75) or length
end

local function typst_sizes(image)
  local sizes = ""
  for _, name in ipairs({ "width", "height" }) do
    if image.attributes[name] then sizes = sizes .. ", " .. name .. ": " .. typst_length(image.attributes[name]) end
  end
  return sizes
end

local function picture(image)
  local alt = alternative(image)
  image.attributes["fig-alt"] = nil
  image.attributes["alt"] = nil
  image.attributes["fig-align"] = nil
  if is_typst then
    return raw_inline("#box(image(" .. typst_string(image.src) .. typst_sizes(image) .. ", alt: " .. typst_string(alt) .. "))")
  end
  -- Neither Word nor slides take SVG from pandoc alone: the engine has laid a PNG beside each.
  image.caption = pandoc.Inlines({ pandoc.Str(alt) })
  image.title = ""
  return image
end

-- pandoc makes a figure only of a picture with a caption; Quarto numbers one with a label too.
local function labelled_picture(para)
  local image = para.content[1]
  if #para.content ~= 1 or image.t ~= "Image" or kind_of(image.identifier) ~= "fig" then return nil end
  local attr = pandoc.Attr(image.identifier)
  image.identifier = ""
  return pandoc.Figure(pandoc.Plain(image), pandoc.Caption({}), attr)
end

-- Quarto makes a figure of a picture that is a link too.
local function linked_picture(para)
  local link = para.content[1]
  local image = #para.content == 1 and link.t == "Link" and #link.content == 1 and link.content[1]
  if not image or image.t ~= "Image" or (#image.caption == 0 and kind_of(image.identifier) ~= "fig") then return nil end
  local figure = pandoc.Figure(pandoc.Plain(link), pandoc.Caption(pandoc.Plain(image.caption)), pandoc.Attr(image.identifier))
  image.identifier = ""
  figure.content = { pandoc.Plain(pandoc.Link(image, link.target, link.title, link.attr)) }
  return figure
end

-- Numbering ----------------------------------------------------------------------------------------------------------

local numbers = {}
local counters = { fig = 0, tbl = 0 }

local function number_float(identifier)
  local kind = kind_of(identifier)
  counters[kind] = counters[kind] + 1
  numbers[identifier] = tostring(counters[kind])
end

local function number_sections(blocks)
  local levels = {}
  blocks:walk({
    Header = function(header)
      if header.classes:includes("unnumbered") then return nil end
      levels[header.level] = (levels[header.level] or 0) + 1
      for level = header.level + 1, 6 do levels[level] = 0 end
      local parts = {}
      for level = 1, header.level do parts[level] = tostring(levels[level] or 0) end
      if header.identifier ~= "" then numbers[header.identifier] = table.concat(parts, ".") end
    end,
  })
end

-- Floats -------------------------------------------------------------------------------------------------------------

-- "Figur 1: Rubrik"; without a caption "Figur 1".
local function numbered_caption(identifier, kind, caption)
  local name = LABELS[kind] .. NBSP .. numbers[identifier]
  if #caption == 0 then return pandoc.Inlines({ pandoc.Str(name) }) end
  local text = pandoc.Inlines({ pandoc.Str(name .. ":"), pandoc.Space() })
  text:extend(caption)
  return text
end

local function html_float(identifier, kind, caption, content)
  local caption_id = identifier .. CAPTION_SUFFIX
  local text = numbered_caption(identifier, kind, caption)
  local classes = kind == "fig" and { "quarto-float", "quarto-figure", "quarto-figure-center" } or { "quarto-float" }
  return pandoc.Div({
    raw('<figure class="quarto-float quarto-float-' .. kind .. '">'),
    raw('<figcaption class="quarto-float-caption-top quarto-float-caption quarto-float-' .. kind .. '" id="' .. caption_id .. '">'),
    pandoc.Plain(text),
    raw("</figcaption>"),
    pandoc.Div(content, pandoc.Attr("", {}, { ["aria-describedby"] = caption_id })),
    raw("</figure>"),
  }, pandoc.Attr(identifier, classes))
end

local function typst_float(identifier, kind, caption, content)
  local blocks = pandoc.Blocks({ raw("#figure([") })
  blocks:extend(content)
  blocks:insert(raw("], caption: figure.caption(\nposition: top,\n["))
  blocks:insert(pandoc.Plain(caption))
  blocks:insert(raw(']),\nkind: "quarto-float-' .. kind .. '",\nsupplement: "' .. LABELS[kind] .. '",\nnumbering: "1",\n)\n<' .. identifier .. ">"))
  return blocks
end

local function docx_float(identifier, kind, caption, content)
  local text = numbered_caption(identifier, kind, caption)
  local attr = pandoc.Attr(identifier, {}, { ["custom-style"] = CAPTION_STYLES[kind] })
  local blocks = pandoc.Blocks({ pandoc.Div(pandoc.Para(text), attr) })
  blocks:extend(content)
  return blocks
end

local function float(identifier, caption, content)
  local kind = kind_of(identifier)
  if not numbers[identifier] then number_float(identifier) end
  if is_html then return html_float(identifier, kind, caption, content) end
  if is_typst then return typst_float(identifier, kind, caption, content) end
  return docx_float(identifier, kind, caption, content)
end

local function is_float(identifier)
  local kind = kind_of(identifier)
  return kind == "fig" or kind == "tbl"
end

local function caption_of(caption)
  return pandoc.utils.blocks_to_inlines(caption.long)
end

local function plain_table(element)
  element.caption = pandoc.Caption({})
  element.identifier = ""
  element.classes:insert("typst:no-figure")
  if is_html then element.classes = {} end
  return element
end

local function unnumbered(caption, content)
  local blocks = pandoc.Blocks({})
  if #caption > 0 then blocks:insert(pandoc.Div(pandoc.Para(caption), pandoc.Attr("", { "onumrerad" }))) end
  blocks:extend(content)
  return blocks
end

-- Layouts and callouts -----------------------------------------------------------------------------------------------

local function rows(items, columns)
  local result = {}
  for index, item in ipairs(items) do
    local row = math.ceil(index / columns)
    result[row] = result[row] or {}
    table.insert(result[row], item)
  end
  return result
end

local function layout(items, columns)
  if is_typst then
    local blocks = pandoc.Blocks({ raw("#grid(columns: " .. columns .. ", gutter: 2em,") })
    for _, item in ipairs(items) do
      blocks:insert(raw("["))
      blocks:insert(item)
      blocks:insert(raw("],"))
    end
    blocks:insert(raw(")"))
    return blocks
  end
  local panel = pandoc.Div({}, pandoc.Attr("", { "quarto-layout-panel" }, { ["layout-ncol"] = tostring(columns) }))
  for _, row in ipairs(rows(items, columns)) do
    local cells = {}
    for _, item in ipairs(row) do
      local basis = string.format("flex-basis: %.1f%%;", 100 / columns)
      table.insert(cells, pandoc.Div(item, pandoc.Attr("", { "quarto-layout-cell" }, { style = basis })))
    end
    panel.content:insert(pandoc.Div(cells, pandoc.Attr("", { "quarto-layout-row" })))
  end
  return pandoc.Blocks({ panel })
end

local function columns_of(div)
  local columns = tonumber(div.attributes["layout-ncol"])
  div.attributes["layout-ncol"] = nil
  return columns
end

local function callout_kind(div)
  for _, class in ipairs(div.classes) do
    local kind = class:match("^callout%-(.+)$")
    if kind then return kind end
  end
end

local function callout(div, kind)
  if not CALLOUT_COLOURS[kind] then fail("Rutan .callout-" .. kind .. " stöds inte.") end
  local content = pandoc.Blocks(div.content)
  local title
  if div.attributes.title then
    title = pandoc.utils.blocks_to_inlines(pandoc.read(div.attributes.title, "markdown").blocks)
  elseif content[1] and content[1].t == "Header" then
    title = content[1].content
    content:remove(1)
  end
  if is_typst then
    local colour = CALLOUT_COLOURS[kind]
    local blocks = pandoc.Blocks({ raw("#callout(\nbody: \n[") })
    blocks:extend(content)
    blocks:insert(raw("]\n, \ntitle: \n["))
    blocks:insert(pandoc.Plain(title))
    blocks:insert(raw('], \nbackground_color: rgb("#ffffff"), \nicon_color: palett.' .. colour .. ", \nicon: none, \n)"))
    return blocks
  end
  content:insert(1, pandoc.Para(pandoc.Strong(title)))
  return pandoc.Div(pandoc.BlockQuote(content))
end

-- One walk from the top, so that floats are numbered in reading order ------------------------------------------------

local function figure_blocks(figure)
  local content = pandoc.Blocks(figure.content)
  if is_float(figure.identifier) then return float(figure.identifier, caption_of(figure.caption), content), false end
  return unnumbered(caption_of(figure.caption), content), false
end

local function table_blocks(element)
  local identifier, caption = element.identifier, caption_of(element.caption)
  if is_float(identifier) then return float(identifier, caption, pandoc.Blocks({ plain_table(element) })), false end
  return unnumbered(caption, pandoc.Blocks({ plain_table(element) })), false
end

-- A figure within a figure, or a table within one: "(a) Rubrik", and "Figur 1 (a)" where it is referred to.
local function part(identifier, letter, caption, content)
  local kind = kind_of(identifier)
  local text = pandoc.Inlines({ pandoc.Str("(" .. letter .. ")") })
  if #caption > 0 then
    text:insert(pandoc.Space())
    text:extend(caption)
  end
  if is_html then
    return pandoc.Div({
      raw('<figure class="quarto-subfloat-' .. kind .. '">'),
      raw('<figcaption class="quarto-subfloat-caption">'),
      pandoc.Plain(text),
      raw("</figcaption>"),
      pandoc.Div(content),
      raw("</figure>"),
    }, pandoc.Attr(identifier))
  end
  if is_typst then
    local blocks = pandoc.Blocks({ raw("#block(width: 100%, above: 1em)["), pandoc.Para(text) })
    blocks:extend(content)
    blocks:insert(raw("] <" .. identifier .. ">"))
    return pandoc.Div(blocks)
  end
  local blocks = pandoc.Blocks({ pandoc.Div(pandoc.Para(text), pandoc.Attr(identifier, {}, { ["custom-style"] = CAPTION_STYLES[kind] })) })
  blocks:extend(content)
  return pandoc.Div(blocks)
end

-- The last paragraph is the caption, unless it holds a picture or stands alone.
local function caption_from(content)
  local last = content[#content]
  if #content < 2 or last.t ~= "Para" then return pandoc.Inlines({}) end
  content:remove(#content)
  return last.content
end

local function parts_and_plain(parent, blocks)
  local count = 0
  local function lettered(identifier, caption, content)
    if not is_float(identifier) then return unnumbered(caption, content), false end
    count = count + 1
    local letter = string.char(96 + count)
    numbers[identifier] = numbers[parent] .. NBSP .. "(" .. letter .. ")"
    return part(identifier, letter, caption, content), false
  end
  return pandoc.Blocks(blocks):walk({
    traverse = "topdown",
    Figure = function(figure)
      return lettered(figure.identifier, caption_of(figure.caption), pandoc.Blocks(figure.content))
    end,
    Table = function(element)
      local identifier, caption = element.identifier, caption_of(element.caption)
      return lettered(identifier, caption, pandoc.Blocks({ plain_table(element) }))
    end,
    Div = function(div)
      if not is_float(div.identifier) then return nil end
      local content = pandoc.Blocks(div.content)
      local caption = caption_from(content)
      return lettered(div.identifier, caption, content:walk({ Figure = figure_blocks, Table = table_blocks }))
    end,
  })
end

local function div_float(div)
  local content = pandoc.Blocks(div.content)
  if #content == 0 or (#content == 1 and content[1].t == "Para") then
    fail("#" .. div.identifier .. " saknar innehåll eller rubrik: rubriken är ett sista stycke i blocket.")
  end
  local caption = caption_from(content)
  number_float(div.identifier)
  content = parts_and_plain(div.identifier, content)
  local columns = columns_of(div)
  if columns then content = layout(content, columns) end
  return float(div.identifier, caption, content), false
end

local div_blocks

local function within(blocks)
  return blocks:walk({ traverse = "topdown", Figure = figure_blocks, Table = table_blocks, Div = div_blocks })
end

function div_blocks(div)
  local kind = callout_kind(div)
  if kind then
    div.content = within(div.content)
    return callout(div, kind), false
  end
  if is_float(div.identifier) then return div_float(div) end
  local columns = columns_of(div)
  if columns then
    local items = {}
    for _, block in ipairs(div.content) do
      table.insert(items, pandoc.Div(within(pandoc.Blocks({ block }))))
    end
    return layout(items, columns), false
  end
end

local has_sources, is_part = false, false

-- Cross-references ---------------------------------------------------------------------------------------------------

-- "@Fig-x" begins a sentence; our words for labels have a capital letter anyway.
local function target_of(citation)
  local identifier = citation.id:gsub("^%u%l+%-", string.lower)
  return LABELS[kind_of(identifier) or ""] and identifier or citation.id
end

local function reference(citation)
  local identifier = target_of(citation)
  local kind = kind_of(identifier)
  if not LABELS[kind or ""] then
    fail("Hänvisningen @" .. identifier .. " stöds inte. Hänvisa med @fig-, @tbl- eller @sec-, eller skriv \\@ för ett vanligt @.")
  end
  local number = numbers[identifier]
  if not number and is_part then return pandoc.Str(identifier) end
  if not number then fail("Hänvisningen @" .. identifier .. " har inget mål.") end
  local label = LABELS[kind]
  if citation.mode == "SuppressAuthor" then label = "" end
  if #citation.prefix > 0 then label = pandoc.utils.stringify(citation.prefix) end
  if is_typst and number:find("(", 1, true) then
    return raw_inline("#link(<" .. identifier .. ">)[" .. label .. (label == "" and "" or "~") .. number .. "]")
  end
  if is_typst then
    return raw_inline("#ref(<" .. identifier .. ">, supplement: [" .. label .. "])")
  end
  local text = pandoc.Inlines(label == "" and {} or { pandoc.Str(label .. NBSP) })
  text:insert(is_html and pandoc.Span(pandoc.Str(number)) or pandoc.Str(number))
  return pandoc.Link(text, "#" .. identifier, "", pandoc.Attr("", { "quarto-xref" }))
end

local function references(cite)
  if not LABELS[kind_of(target_of(cite.citations[1])) or ""] and has_sources then return nil end
  local result = pandoc.Inlines({})
  for index, citation in ipairs(cite.citations) do
    if index > 1 then result:extend({ pandoc.Str(","), pandoc.Space() }) end
    result:insert(reference(citation))
    result:extend(citation.suffix)
  end
  return result
end

function Pandoc(doc)
  has_sources, is_part = doc.meta.references ~= nil, doc.meta.del == true
  doc.blocks = doc.blocks:walk(constructs.first):walk(constructs.second)
  if pandoc.utils.stringify(doc.blocks):find("{{", 1, true) then -- to look is far quicker than to walk every word
    doc.blocks = doc.blocks:walk({ Para = shortcode_pagebreak }):walk(constructs.shown_shortcodes())
  end
  doc.blocks = doc.blocks:walk({ Inlines = constructs.numbered_formulas(numbers) })
  number_sections(doc.blocks)
  doc.blocks = doc.blocks:walk({ Para = labelled_picture }):walk({ Para = linked_picture })
  doc.blocks = within(doc.blocks)
  doc.blocks = doc.blocks:walk({ Image = picture })
  doc.blocks = doc.blocks:walk({ Cite = references })
  return doc
end
