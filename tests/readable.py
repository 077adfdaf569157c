"""A table's Markdown as a reader sees its rows: without the marks that keep words together."""

import re


def readable(markdown: str) -> str:
    """Drop the class `helt` and make the no-break spaces of a status ordinary ones."""
    whole = re.sub(r"\[([^\[\]]*)\]\{\.helt\}", r"\1", markdown)
    return re.sub(r"[●◐○▲▷➔–]\u00a0[\w\u00a0]+", lambda status: status[0].replace("\u00a0", " "), whole)
