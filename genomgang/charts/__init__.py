"""Charts: one style, one finish, and one small module a kind.

Each kind is a pure function from small frozen rows to a `matplotlib.figure.Figure`. Headline, subtitle, source and
alt text belong to the page, not to the figure. `None` is a value that is withheld or missing: nothing is drawn, and
the row's `note` stands in its place. Empty input, or rows of unequal lengths, is a ValueError: whether there is
anything to show is the section's question. docs/diagram.md says which kind to use for what.

Importing a kind imports matplotlib (never pyplot, so no figure stays open).
"""
