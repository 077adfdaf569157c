"""Appendix: the words that the report uses."""

from __future__ import annotations

from genomgang.markdown import Markdown, escape, paragraphs
from genomgang.regler.ordlista import glossary


def terms() -> Markdown:
    """The glossary as a definition list."""
    return paragraphs(*(f"{escape(word)}\n:   {escape(meaning)}" for word, meaning in glossary().items()))
