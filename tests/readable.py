"""A table's Markdown as a reader sees its rows: without the marks that keep words together."""

import re


def readable(markdown: str) -> str:
    """Drop the class `helt` and make the no-break spaces of a status ordinary ones."""
    whole = re.sub(r"\[([^\[\]]*)\]\{\.helt\}", r"\1", markdown)
    return re.sub(r"[●◐○▲▷➔–]\u00a0[\w\u00a0]+", lambda status: status[0].replace("\u00a0", " "), whole)


def plain_lines(markdown: str) -> str:
    """Words as a reader sees them: without the marks of key figures, with plain spaces and a paragraph on one line."""
    shown = re.sub(r"\[([^\[\]]*)\]\{data-nyckeltal=[^}]*\}", r"\1", readable(markdown)).replace("\u00a0", " ")
    return re.sub(r"(?<!\n)\n(?![\n\-|:])", " ", shown).strip()
