-- Both engines, before anything else: code that is explained (`# <1>`, and a list after it) has the lines' numbers before
-- the explanations. Quarto writes marks among the code on the page, which are read out as a part of it.

local COMMENT = { "#", "//", "%-%-", "%%" }

local function explained(block)
  local lines, numbered, number = {}, {}, 0
  for line in (block.text .. "\n"):gmatch("([^\n]*)\n") do
    number = number + 1
    for _, mark in ipairs(COMMENT) do
      local code, note = line:match("^(.-)%s*" .. mark .. "%s*<(%d+)>%s*$")
      if code then
        line = code
        numbered[note] = numbered[note] or {}
        table.insert(numbered[note], tostring(number))
        break
      end
    end
    table.insert(lines, line)
  end
  block.text = table.concat(lines, "\n")
  return next(numbered) and numbered or nil
end

local function explanations(list, numbered)
  local items = {}
  for index, item in ipairs(list.content) do
    local number = tostring(list.start + index - 1)
    local lines = numbered[number]
    if not lines then
      error("genomgang: Förklaring " .. number .. " under koden saknar sitt märke # <" .. number .. "> i koden.\n", 0)
    end
    local term = (#lines == 1 and "Rad " or "Rader ") .. table.concat(lines, ",")
    table.insert(items, { pandoc.Inlines({ pandoc.Str(term) }), { item } })
  end
  return pandoc.DefinitionList(items)
end

-- The code that a list explains stands before it, by itself or in a cell, where the list then follows the code.
local function code_in(block)
  if block.t == "CodeBlock" then return block end
  if block.t ~= "Div" or not block.classes:includes("cell") then return nil end
  return block.content:find_if(function(each) return each.t == "CodeBlock" and each.classes:includes("cell-code") end)
end

local function lines_of(block)
  local code = code_in(block)
  return code and explained(code)
end

local function with_explanations(blocks)
  local result, numbered = pandoc.Blocks({}), nil
  for _, block in ipairs(blocks) do
    local last = result[#result]
    if block.t ~= "OrderedList" or not numbered then
      numbered = lines_of(block)
      result:insert(block)
    else
      (last.t == "Div" and last.content or result):insert(last.t == "Div" and 2 or #result + 1, explanations(block, numbered))
      numbered = nil
    end
  end
  return result
end

return { { traverse = "topdown", Blocks = with_explanations } }
