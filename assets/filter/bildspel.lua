-- Both engines: a deck's first slide says whose it is, in which version, and that its figures are invented where they are.

if FORMAT ~= "pptx" then return {} end

function Meta(meta)
  local lines = pandoc.List({})
  for _, name in ipairs({ "namnd", "version" }) do
    if meta[name] then lines:insert(pandoc.MetaInlines(pandoc.Inlines(pandoc.utils.stringify(meta[name])))) end
  end
  if meta.syntetisk then lines:insert(pandoc.MetaInlines(pandoc.Inlines("Syntetiska uppgifter"))) end
  meta.author = lines
  return meta
end
