-- Both engines: in HTML a table or a chart that is wider than a phone scrolls inside itself. The keyboard reaches it,
-- and a screen reader names a table by its columns and a chart by its caption. On a phone each row of a table with plain
-- columns is a card instead (`kort`), in which every cell says its column.

if not FORMAT:match("html") then return {} end

local function names(element)
  local found = pandoc.List({})
  for _, row in ipairs(element.head.rows) do
    for _, cell in ipairs(row.cells) do
      local name = pandoc.utils.stringify(cell.contents)
      if name ~= "" then found:insert(name) end
    end
  end
  return found
end

local function label(columns)
  if #columns == 0 then return "Tabell" end
  if #columns == 1 then return "Tabell med kolumnen " .. columns[1] end
  local last = columns:remove(#columns)
  return "Tabell med kolumnerna " .. table.concat(columns, ", ") .. " och " .. last
end

-- A landmark's name tells it from the others: tables with the same columns are counted.
local met = {}
local function unique(name)
  met[name] = (met[name] or 0) + 1
  return met[name] == 1 and name or name .. " (" .. met[name] .. ")"
end

local function scrolling_chart(div)
  local caption = div.attributes["aria-describedby"]
  if not caption or not caption:match("^fig%-") then return nil end
  div.attributes["aria-describedby"] = nil
  div.attributes["aria-labelledby"] = caption
  div.attributes.role = "group"
  div.attributes.tabindex = "0"
  div.classes:insert("rullbar")
  return div
end

local function spans(cell)
  return cell.col_span > 1 or cell.row_span > 1
end

-- Every cell below the header gets its column's name, where each column has one and no cell spans several.
local function told_by_cells(element, columns)
  if #element.head.rows ~= 1 or #columns ~= #element.colspecs or #columns < 3 then return false end
  for _, body in ipairs(element.bodies) do
    for _, row in ipairs(body.body) do
      if row.cells:find_if(spans) then return false end
    end
  end
  for _, body in ipairs(element.bodies) do
    for _, row in ipairs(body.body) do
      for place, cell in ipairs(row.cells) do cell.attributes.rubrik = columns[place] end
    end
  end
  return true
end

return {
  {
    Div = scrolling_chart,
    Table = function(element)
      local cards = told_by_cells(element, names(element))
      -- Pairs, not named fields, whose order would vary from run to run.
      local attributes = { { "role", "region" }, { "tabindex", "0" }, { "aria-label", unique(label(names(element))) } }
      return pandoc.Div(element, pandoc.Attr("", cards and { "rullbar", "kort" } or { "rullbar" }, attributes))
    end,
  },
}
