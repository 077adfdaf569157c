"""Which line of a document a construct stands on, and where that line was written."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Mapping, Sequence
from typing import Any

from genomgang.engines import pandoc
from genomgang.errors import RenderError

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


def line_of(document: str, needle: str, found: Callable[[Mapping[str, Any]], bool]) -> int:
    """The line of the first construct for which `found` is true of the tree, and in whose line `needle` stands.

    Where several lines hold the needle, the document is read up to each of them in turn, by halves.
    """
    lines = document.split("\n")
    at = [number for number, line in enumerate(lines, start=1) if needle in line]
    at = at or [number for number, line in enumerate(lines, start=1) if line.strip()] or [1]
    low, high = 0, len(at) - 1
    while low < high:
        middle = (low + high) // 2
        if found(_read("\n".join(lines[: at[middle + 1] - 1]))):
            high = middle
        else:
            low = middle + 1
    return at[low]


def line_of_block(document: str, index: int) -> int:
    """The line on which the block with this number, counted from 0, begins."""
    lines = document.split("\n")
    low, high = 1, len(lines)
    while low < high:
        middle = (low + high) // 2
        if len(_read("\n".join(lines[:middle]))["blocks"]) > index:
            high = middle
        else:
            low = middle + 1
    return low


def _read(text: str) -> Mapping[str, Any]:
    """The tree of a document's beginning, whatever it warns of: it may end within a block."""
    try:
        return pandoc.tree(text + "\n")
    except RenderError:
        return {"blocks": [], "meta": {}}
