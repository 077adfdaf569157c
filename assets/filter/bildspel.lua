-- Both engines: a deck's first slide says whose it is, in which version, and that its figures are invented where they are.
-- A picture's alternative text is its title: pandoc prints a caption below the picture, but takes a title for its words.

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

function Image(image)
  image.title = image.attributes["fig-alt"] or pandoc.utils.stringify(image.caption)
  image.attributes["fig-alt"] = nil
  image.caption = {}
  return image
end
