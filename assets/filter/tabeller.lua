-- Both engines: cells that a document marks as `radrubrik` become their rows' header cells, which Markdown has no way
-- to write; and in print a header of several rows is one weight, where the template reaches the first.

local MARK = "radrubrik"

local function marked(cell)
  local block = cell.contents[1]
  local inline = block and #cell.contents == 1 and block.content and #block.content == 1 and block.content[1]
  return inline and inline.t == "Span" and inline.classes:includes(MARK)
end

-- The first row has all its columns; rows below may stand beside a cell that reaches down to them.
local function header_columns(body)
  local columns = 0
  for _, cell in ipairs(body.body[1] and body.body[1].cells or {}) do
    if not marked(cell) then break end
    columns = columns + cell.col_span
  end
  return columns
end

local function unmarked(cell)
  if marked(cell) then cell.contents[1].content = cell.contents[1].content[1].content end
  return cell
end

local function strong(cell)
  return cell.contents:map(function(block)
    if block.t == "Plain" or block.t == "Para" then block.content = pandoc.Inlines({ pandoc.Strong(block.content) }) end
    return block
  end)
end

-- Markdown tells where a column stands, not a single cell: a header over several columns stands in their middle.
local function centre(rows)
  for _, row in ipairs(rows) do
    for _, cell in ipairs(row.cells) do
      if cell.col_span > 1 then cell.alignment = "AlignCenter" end
    end
  end
end

function Table(element)
  centre(element.head.rows)
  for _, body in ipairs(element.bodies) do
    body.row_head_columns = math.max(body.row_head_columns, header_columns(body))
    for _, row in ipairs(body.body) do row.cells = row.cells:map(unmarked) end
  end
  if FORMAT == "typst" then
    for index, row in ipairs(element.head.rows) do
      if index > 1 then
        for _, cell in ipairs(row.cells) do
          if #cell.contents > 0 then cell.contents = strong(cell) end
        end
      end
    end
  end
  return element
end
