-- Both engines: the document's title is the page's only first-level heading, so its chapters stand on the second.
-- They keep their numbers: pandoc would count from the title's level. Paper and Word have a style for the title.

if not FORMAT:match("html") then return {} end

local function number_of(counts, level)
  counts[level] = (counts[level] or 0) + 1
  for below = level + 1, 6 do counts[below] = 0 end
  local parts = {}
  for above = 1, level do parts[above] = tostring(counts[above] or 0) end
  return table.concat(parts, ".")
end

function Pandoc(doc)
  local counts = {}
  doc.blocks = doc.blocks:walk({
    Header = function(header)
      if PANDOC_WRITER_OPTIONS.number_sections and not header.classes:includes("unnumbered") then
        header.attributes.number = number_of(counts, header.level)
      end
      header.level = header.level + 1
      return header
    end,
  })
  return doc
end
