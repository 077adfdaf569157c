"""Appendix: the words that the report uses."""

from __future__ import annotations

from genomgang.markdown import Markdown, bullets, escape
from genomgang.regler.ordlista import glossary


def terms() -> Markdown:
    """The glossary as one list, which both engines set and tag alike. Pandoc's definition lists are not: for them
    Quarto's Typst has a rule of its own, and a list of its own for each word."""
    return bullets([Markdown(f"**{escape(word)}**: {escape(meaning)}") for word, meaning in glossary().items()])
