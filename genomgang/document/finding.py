"""Which line of a document a construct stands on. Slow, and only asked when something is wrong."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any

from genomgang.engines import pandoc
from genomgang.errors import RenderError


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
