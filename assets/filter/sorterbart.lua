-- Both engines: in HTML a reader can sort the tables in `::: {.sorterbar}`. A page that has none bears no script.

if not FORMAT:match("html") then return {} end

local function read(name)
  local beside = pandoc.path.join({ pandoc.path.directory(PANDOC_SCRIPT_FILE), "..", "html", name })
  local file = assert(io.open(beside, "r"))
  local text = file:read("a")
  file:close()
  return text
end

return {
  {
    Pandoc = function(document)
      local sortable = false
      document:walk({
        Div = function(div)
          if div.classes:includes("sorterbar") then sortable = true end
        end,
      })
      if not sortable then return nil end
      document.blocks:insert(pandoc.RawBlock("html", read("sortering.html")))
      return document
    end,
  },
}
