-- Both engines: in HTML a table scrolls inside a region of its own, which the keyboard reaches and a screen reader
-- names by its columns.

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

return {
  {
    Table = function(element)
      local attributes = { role = "region", tabindex = "0", ["aria-label"] = label(names(element)) }
      return pandoc.Div(element, pandoc.Attr("", { "rullbar" }, attributes))
    end,
  },
}
