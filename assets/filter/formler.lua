-- Both engines: a formula is MathML on the page, and in print it has its source as alternative text, without which
-- PDF/UA lets no formula through. Word has formulas of its own.

local function typst_string(text)
  return '"' .. text:gsub("\\", "\\\\"):gsub('"', '\\"'):gsub("%s+", " ") .. '"'
end

local function written(math, options)
  return (pandoc.write(pandoc.Pandoc({ pandoc.Plain({ math }) }), FORMAT, options):gsub("%s+$", ""))
end

function Math(math)
  if FORMAT == "typst" then
    local alt = typst_string(math.text:gsub("\\displaystyle%s*", ""):match("^%s*(.-)%s*$"))
    return pandoc.RawInline("typst", "#[#set math.equation(alt: " .. alt .. ")\n" .. written(math) .. "]")
  end
  if FORMAT:match("html") then
    local options = pandoc.WriterOptions({ html_math_method = "mathml" })
    local text = written(math, options):gsub("<annotation.-</annotation>", "")
    return pandoc.RawInline("html", text)
  end
end
