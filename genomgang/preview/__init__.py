"""A page that follows what is edited: made again when a chapter, text, style, rule or delivery is saved."""
