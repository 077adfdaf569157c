"""A table's Markdown as a reader sees its rows: without the marks that keep words together."""

import re


def readable(markdown: str) -> str:
    """Drop the class `helt` and make the no-break space after a status symbol an ordinary one."""
    return re.sub(r"([●◐○▲▷➔–])\u00a0", r"\1 ", re.sub(r"\[([^\[\]]*)\]\{\.helt\}", r"\1", markdown))
