"""Where each line of a document was written."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Sequence

Locate = Callable[[int], object]
"""From a line number, counted from 1, to where that line was written."""

_FENCE = re.compile(r"^[\s>]*(`{3,}|~{3,})\s*(.*)$")
_CODE_SPAN = re.compile(r"(`+)(?!`).*?(?<!`)\1(?!`)")


class Frozen(str):
    """A document without cells that remembers, line for line, where its text was written."""

    __slots__ = ("places",)

    places: tuple[str, ...]

    @classmethod
    def of(cls, text: str, places: Sequence[str]) -> Frozen:
        """The text with one place a line."""
        made = cls(text)
        made.places = tuple(places)
        return made

    def __add__(self, more: str) -> Frozen:
        """The text with more at its end, which was written where the document ends."""
        return Frozen.of(str(self) + more, self.places)


def place_of(document: str, line: int) -> str:
    """Where a line, counted from 1, was written; of a text that does not remember, the line itself."""
    if isinstance(document, Frozen) and document.places:
        return document.places[min(line, len(document.places)) - 1]
    return f"dokumentet, rad {line}"


def prose(text: str) -> Iterator[tuple[int, str]]:
    """Lines (from 1) that are Markdown: not in fences, and with code spans blanked."""
    fence = ""
    for number, line in enumerate(text.split("\n"), start=1):
        match = _FENCE.match(line)
        if fence:
            if match and match[1].startswith(fence) and not match[2]:
                fence = ""
        elif match and not (match[1][0] == "`" and "`" in match[2]):
            fence = match[1]
        else:
            yield number, _CODE_SPAN.sub("", line)
