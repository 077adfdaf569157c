-- Both engines: a reference inside a sentence has a small letter, "i avsnitt 15"; one that begins a sentence a large one.

local SMALL = { Avsnitt = "avsnitt", Figur = "figur", Tabell = "tabell", Ekvation = "ekvation" }

local function small(element)
  if element.t == "RawInline" and element.format == "typst" and element.text:match("^#ref%(") then
    element.text = element.text:gsub("supplement: %[(%u%l+)", function(word) return "supplement: [" .. (SMALL[word] or word) end)
  elseif element.t == "RawInline" and element.format == "typst" then -- to a part of a figure
    element.text = element.text:gsub("^(#link%(<[^>]+>%)%[)(%u%l+)", function(link, word) return link .. (SMALL[word] or word) end)
  elseif element.t == "Link" and element.classes:includes("quarto-xref") then
    local first = element.content[1]
    if first and first.t == "Str" then
      first.text = first.text:gsub("^(%u%l+)", function(word) return SMALL[word] or word end)
      element.content[1] = first
    end
  end
  return element
end

local function begins(before)
  if not before then return true end
  local text = before.t == "Str" and before.text or ""
  return text:match("[.!?:]$") ~= nil
end

local function raw(element, pattern)
  return element.t == "RawInline" and element.format == "typst" and element.text:match(pattern) ~= nil
end

-- Quarto writes a reference for Typst in pieces: its beginning, its words, its end. Here it becomes one.
local function joined(inlines)
  local whole, beginning, words = pandoc.Inlines({}), nil, nil
  for _, element in ipairs(inlines) do
    if raw(element, "^#ref%(<[^>]+>, supplement: %[$") then
      beginning, words = element.text, pandoc.Inlines({})
    elseif beginning and raw(element, "^%]%)$") then
      local typed = pandoc.write(pandoc.Pandoc({ pandoc.Plain(words) }), "typst"):gsub("%s+$", "")
      whole:insert(pandoc.RawInline("typst", beginning .. typed .. "])"))
      beginning = nil
    else
      (beginning and words or whole):insert(element)
    end
  end
  return whole
end

-- The button that shows a chart's figures says which chart: its words are raw HTML, so the number is taken from the
-- reference within.
local BUTTON = "(<summary>Visa siffrorna)(</summary>)"

function Blocks(blocks)
  for index, block in ipairs(blocks) do
    local behind = blocks[index + 1]
    if block.t == "RawBlock" and block.text:match(BUTTON) and behind and behind.t == "Div" then
      behind:walk({
        Link = function(link)
          if not link.classes:includes("quarto-xref") then return nil end
          local name = pandoc.utils.stringify(link):gsub("^(%u%l+)", function(word) return SMALL[word] or word end)
          block.text = block.text:gsub(BUTTON, "%1 bakom " .. name:gsub("%%", "%%%%") .. "%2")
        end,
      })
    end
  end
  return blocks
end

function Inlines(inlines)
  inlines = joined(inlines)
  for index, element in ipairs(inlines) do
    local previous = inlines[index - 1]
    if previous and (previous.t == "Space" or previous.t == "SoftBreak") then previous = inlines[index - 2] end
    if not begins(previous) then inlines[index] = small(element) end
  end
  return inlines
end
