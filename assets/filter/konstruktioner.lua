-- What analysts write besides figures, tables and callouts: conditions, page breaks, folded code, columns,
-- tabs, margins, lists that are tables, tables in HTML, and formulas. `quarto.lua` calls these; each turns a construct
-- into what the rest of the filter knows. `genomgang/document/allowed.py` lists them and refuses everything else.

local is_html = FORMAT:match("html") ~= nil
local is_typst = FORMAT == "typst"
local is_docx = FORMAT == "docx"
local format_name = is_html and "html" or FORMAT

local this = {}

function this.fail(message)
  error("genomgang: " .. message .. "\n", 0)
end

-- Conditions ---------------------------------------------------------------------------------------------------------

local CONDITIONS = { ["when-format"] = true, ["unless-format"] = false }

local function is_shown(element)
  local visible = element.classes:includes("content-visible")
  if not visible and not element.classes:includes("content-hidden") then return nil end
  local holds = true
  for name, wanted in pairs(CONDITIONS) do
    local value = element.attributes[name]
    if value then
      local same = value == format_name or (value == "html:js" and is_html)
      holds = holds and same == wanted
    end
  end
  return visible == holds
end

local function cleared(element)
  element.classes = element.classes:filter(function(name) return not name:match("^content%-") end)
  for name in pairs(CONDITIONS) do element.attributes[name] = nil end
  return element
end

local function conditional(element)
  local shown = is_shown(element)
  if shown == nil then return nil end
  return shown and element.content or {}
end

local function conditional_code(block)
  local shown = is_shown(block)
  if shown == nil then return nil end
  return shown and cleared(block) or {}
end

-- Raw text: comments, page breaks, line breaks -----------------------------------------------------------------------

function this.page_break()
  if is_typst then return pandoc.RawBlock("typst", "#pagebreak()") end
  if is_docx then return pandoc.RawBlock("openxml", '<w:p><w:r><w:br w:type="page"/></w:r></w:p>') end
  return pandoc.RawBlock("html", '<div style="page-break-after: always;"></div>')
end

local function is_latex(element)
  return element.format == "tex" or element.format == "latex"
end

local function raw_block(element)
  if is_latex(element) then return this.page_break() end
  if element.format == "html" and element.text:match("^%s*<!%-%-.*%-%->%s*$") then return {} end
end

local function raw_inline(element)
  if is_latex(element) then return {} end
  if element.format ~= "html" then return nil end
  if element.text:match("^<!%-%-") then return {} end
  if not is_html and element.text:lower():match("^<br%s*/?>$") then return pandoc.LineBreak() end
end

-- Code: with a name, folded ------------------------------------------------------------------------------------------

local function folded(block)
  local fold = block.attributes["code-fold"]
  local summary = block.attributes["code-summary"] or "Kod"
  block.attributes["code-fold"], block.attributes["code-summary"] = nil, nil
  if not is_html or not fold or fold == "false" then return pandoc.Blocks({ block }) end
  return pandoc.Blocks({
    pandoc.RawBlock("html", fold == "show" and "<details open><summary>" or "<details><summary>"),
    pandoc.Plain(pandoc.utils.blocks_to_inlines(pandoc.read(summary, "markdown").blocks)),
    pandoc.RawBlock("html", "</summary>"),
    block,
    pandoc.RawBlock("html", "</details>"),
  })
end

local function code_block(block)
  block.classes = block.classes:map(function(name) return (name:gsub("^{(.*)}$", "%1")) end)
  for _, name in ipairs({ "shortcodes", "code-line-numbers" }) do block.attributes[name] = nil end
  local name = block.attributes.filename
  block.attributes.filename = nil
  local blocks = folded(block)
  if name then blocks:insert(1, pandoc.Para(pandoc.Strong(name))) end
  return blocks
end

local function code_blocks(blocks)
  local result = pandoc.Blocks({})
  for _, each in ipairs(blocks) do
    result:extend(each.t == "CodeBlock" and code_block(each) or { each })
  end
  return result
end

-- Tables in HTML, and lists that are tables --------------------------------------------------------------------------

local function tag_of(block)
  return block.t == "RawBlock" and block.format == "html" and block.text:lower() or ""
end

local function without_styles(tables)
  return pandoc.Blocks(tables):walk({
    Table = function(element)
      element.classes, element.attributes = {}, {}
      return element
    end,
  })
end

-- Pandoc reads the tags of a table one by one, with Markdown between them: here they become one table.
local function joined_tables(blocks)
  local result, parts, depth = pandoc.Blocks({}), nil, 0
  for _, block in ipairs(blocks) do
    local tag = tag_of(block)
    local _, opened = tag:gsub("<table[%s>]", "")
    local _, closed = tag:gsub("</table>", "")
    if not parts and opened > 0 then parts = {} end
    if parts then
      depth = depth + opened - closed
      local text = tag ~= "" and block.text or pandoc.write(pandoc.Pandoc({ block }), "html")
      table.insert(parts, text)
      if depth <= 0 then
        result:extend(without_styles(pandoc.read(table.concat(parts, "\n"), "html").blocks))
        parts = nil
      end
    else
      result:insert(block)
    end
  end
  return parts and blocks or result
end

local ALIGNMENTS = { d = "AlignDefault", l = "AlignLeft", r = "AlignRight", c = "AlignCenter" }

local function numbers_in(text)
  local found = {}
  for number in (text or ""):gmatch("[%d.]+") do table.insert(found, tonumber(number)) end
  return found
end

local function column_specs(count, widths, aligns)
  local total, specs = 0, {}
  for index = 1, count do total = total + (widths[index] or 0) end
  for index = 1, count do
    local width = total > 0 and widths[index] and widths[index] / total or nil
    specs[index] = { ALIGNMENTS[aligns[index]] or "AlignDefault", width }
  end
  return specs
end

local function list_table(div)
  local attributes, caption, list = div.attributes, pandoc.Blocks({}), nil
  for _, block in ipairs(div.content) do
    if block.t == "BulletList" then
      list = block
    elseif block.t == "Para" then
      caption = pandoc.Blocks({ pandoc.Plain(block.content) })
    end
  end
  if not list then return nil end
  local rows, count = pandoc.List({}), 0
  for _, item in ipairs(list.content) do
    local cells = pandoc.List({})
    for _, block in ipairs(item) do
      if block.t == "BulletList" then
        for _, content in ipairs(block.content) do cells:insert(pandoc.Cell(content)) end
      end
    end
    count = math.max(count, #cells)
    rows:insert(cells)
  end
  rows = rows:map(function(cells)
    while #cells < count do cells:insert(pandoc.Cell({})) end
    return pandoc.Row(cells)
  end)
  local aligns = {}
  for letter in (attributes.aligns or ""):gmatch("%a") do table.insert(aligns, letter) end
  local head = {}
  for _ = 1, math.min(#rows, tonumber(attributes["header-rows"] or "1")) do table.insert(head, rows:remove(1)) end
  local body = { attr = pandoc.Attr(), body = rows, head = {}, row_head_columns = tonumber(attributes["header-cols"] or "0") }
  return pandoc.Table(
    pandoc.Caption(caption), column_specs(count, numbers_in(attributes.widths), aligns),
    pandoc.TableHead(head), { body }, pandoc.TableFoot(), pandoc.Attr(div.identifier)
  )
end

local function with_widths(element, text)
  local widths = numbers_in(text)
  if #widths ~= #element.colspecs then return element end
  local total = 0
  for _, width in ipairs(widths) do total = total + width end
  for index, spec in ipairs(element.colspecs) do element.colspecs[index] = { spec[1], widths[index] / total } end
  return element
end

local function sized_table(element)
  local text = element.attributes["tbl-colwidths"]
  element.attributes["tbl-colwidths"] = nil
  return text and with_widths(element, text) or nil
end

-- Columns, tabs, margins ---------------------------------------------------------------------------------------------

local function share(column)
  return (column.attributes.width or ""):match("^[%d.]+%%$")
end

local function columns(div)
  if not is_typst then return nil end
  local tracks, blocks = {}, pandoc.Blocks({})
  for _, column in ipairs(div.content) do
    if column.t == "Div" and column.classes:includes("column") then
      table.insert(tracks, ((share(column) or "1fr"):gsub("%%$", "fr")))
      blocks:insert(pandoc.RawBlock("typst", "["))
      blocks:extend(column.content)
      blocks:insert(pandoc.RawBlock("typst", "],"))
    end
  end
  blocks:insert(1, pandoc.RawBlock("typst", "#grid(columns: (" .. table.concat(tracks, ", ") .. ",), gutter: 2em,"))
  blocks:insert(pandoc.RawBlock("typst", ")"))
  return blocks
end

local tabsets = 0

local function tabs_of(div)
  local tabs, level = {}, nil
  for _, block in ipairs(div.content) do
    if block.t == "Header" and (not level or block.level == level) then
      level = block.level
      table.insert(tabs, { header = block, content = pandoc.Blocks({}) })
    elseif #tabs > 0 then
      tabs[#tabs].content:insert(block)
    end
  end
  return tabs
end

-- On paper and in Word tabs are headings; on the page a list of links, and below it the tabs' content.
local function tabset(div)
  local tabs = tabs_of(div)
  if #tabs == 0 then return nil end
  if not is_html then
    local blocks = pandoc.Blocks({})
    for _, tab in ipairs(tabs) do
      tab.header.level = math.min(4, tab.header.level)
      blocks:insert(tab.header)
      blocks:extend(tab.content)
    end
    return blocks
  end
  tabsets = tabsets + 1
  local links, panes = pandoc.List({}), pandoc.Blocks({})
  for index, tab in ipairs(tabs) do
    local id = "flik-" .. tabsets .. "-" .. index
    links:insert({ pandoc.Plain(pandoc.Link(tab.header.content, "#" .. id)) })
    local attributes = { { "role", "group" }, { "aria-label", pandoc.utils.stringify(tab.header.content) } }
    panes:insert(pandoc.Div(tab.content, pandoc.Attr(id, { "flik" }, attributes)))
  end
  panes:insert(1, pandoc.BulletList(links))
  return pandoc.Div(panes, pandoc.Attr(div.identifier, { "flikar" }))
end

local WIDE = pandoc.List({
  "column-margin", "aside", "column-body", "column-body-outset", "column-page", "column-page-inset", "column-screen",
})

local function block(div)
  if div.classes:includes("list-table") then return list_table(div) end
  if div.classes:includes("columns") then return columns(div) end
  if div.classes:includes("panel-tabset") then return tabset(div) end
  local text = div.attributes["tbl-colwidths"]
  if text then
    div.attributes["tbl-colwidths"] = nil
    div.content = div.content:walk({ Table = function(element) return with_widths(element, text) end })
  end
  if not is_html then
    for _, name in ipairs(div.classes) do
      if WIDE:includes(name) and div.identifier == "" then return div.content end
    end
  end
  return div
end

-- Formulas -----------------------------------------------------------------------------------------------------------

local equations = 0

local function written(inlines)
  return pandoc.utils.stringify(pandoc.Inlines(inlines):walk({
    Quoted = function(quoted)
      local text = pandoc.Inlines({ pandoc.Str('"') })
      text:extend(quoted.content)
      text:insert(pandoc.Str('"'))
      return text
    end,
  }))
end

local function in_words(formula)
  return (formula:gsub("\\", " "):gsub("[{}]", " "):gsub("%s+", " "):gsub("^ ", ""):gsub(" $", ""))
end

local function typst_string(text)
  return '"' .. text:gsub("\\", "\\\\"):gsub('"', '\\"') .. '"'
end

local function numbered(math, alt, label, number)
  if not is_typst then
    local inlines = pandoc.Inlines({ math, pandoc.Str("\u{2003}(" .. number .. ")") })
    return pandoc.Inlines({ pandoc.Span(inlines, pandoc.Attr(label, { "formel" })) })
  end
  local start = '#math.equation(block: true, numbering: "(1)", alt: ' .. typst_string(alt or in_words(math.text)) .. ")["
  return pandoc.Inlines({
    pandoc.RawInline("typst", start), math, pandoc.RawInline("typst", "]<" .. label .. ">"),
  })
end

-- The braces after a formula: where they end, what they say.
local function braces_after(inlines, index)
  local start = index + 1
  if inlines[start] and (inlines[start].t == "Space" or inlines[start].t == "SoftBreak") then start = start + 1 end
  if not (inlines[start] and inlines[start].t == "Str" and inlines[start].text:match("^{#eq%-")) then return nil end
  for last = start, #inlines do
    local text = written({ table.unpack(inlines, start, last) })
    local inside = text:match("^{(.-)}")
    if inside then return last, inside:match("^#(eq%-[%w_-]+)"), inside:match('alt="(.*)"'), text:match("^{.-}(.*)$") end
  end
end

-- `formler.lua` writes every formula; here those with a label get their number.
function this.numbered_formulas(numbers)
  return function(inlines)
    if not inlines:find_if(function(each) return each.t == "Math" end) then return nil end
    local result, index = pandoc.Inlines({}), 1
    while index <= #inlines do
      local item = inlines[index]
      local last, label, alt, rest
      if item.t == "Math" and item.mathtype == "DisplayMath" then last, label, alt, rest = braces_after(inlines, index) end
      if label then
        equations = equations + 1
        numbers[label] = tostring(equations)
        result:extend(numbered(item, alt, label, numbers[label]))
        if rest ~= "" then result:insert(pandoc.Str(rest)) end
      else
        result:insert(item)
        last = index
      end
      index = last + 1
    end
    return result
  end
end

-- Shortcodes shown as such -------------------------------------------------------------------------------------------

function this.shown_shortcodes()
  return { Str = function(word)
    if word.text:find("{{{<", 1, true) or word.text:find(">}}}", 1, true) then
      return pandoc.Str((word.text:gsub("{({{<)", "%1"):gsub("(>}})}", "%1")))
    end
  end, Code = function(code)
    code.attributes.shortcodes = nil
    code.text = code.text:gsub("{({{<)", "%1"):gsub("(>}})}", "%1")
    return code
  end, CodeBlock = function(code)
    code.text = code.text:gsub("{({{<)", "%1"):gsub("(>}})}", "%1")
    return code
  end }
end

this.first = {
  Div = conditional, Span = conditional, CodeBlock = conditional_code, RawBlock = raw_block, RawInline = raw_inline,
}
this.second = {
  Blocks = function(blocks)
    local found = blocks:find_if(function(each) return each.t == "CodeBlock" or tag_of(each):match("<table") end)
    return found and code_blocks(joined_tables(blocks)) or nil
  end,
  Table = sized_table,
  Div = block,
}

return this
