"""Where in the chapters lies what pandoc or Typst could not take. Slow, and only done when something is wrong."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from pathlib import Path
from typing import Any

from genomgang.document.finding import line_of_block
from genomgang.document.positions import place_of
from genomgang.errors import RenderError

PART = "del"
"""In the metadata of a document's beginning: a reference to what comes later is no fault there."""

_MARK = "// genomgang: stycke "
_LACKING = re.compile(r'the text `"(.+?)"` could not be displayed')
_LINE = re.compile(r"┌─ \S*?:(\d+):\d+")


class TypstFault(Exception):
    """Typst could not make a file: what it said, where in its source (`diagnostic`), and that source."""

    def __init__(self, name: str, said: str, diagnostic: str, source: Path) -> None:
        super().__init__(said)
        self.name = name
        self.said = said
        self.diagnostic = diagnostic
        self.lines = source.read_text(encoding="utf-8").split("\n")


def part_of(tree: Mapping[str, Any], count: int) -> dict[str, Any]:
    """A document's first blocks, told to be a part."""
    meta = {**tree["meta"], PART: {"t": "MetaBool", "c": True}}
    return {**tree, "meta": meta, "blocks": tree["blocks"][:count]}


def with_marks(tree: Mapping[str, Any]) -> dict[str, Any]:
    """The document with every block's number before it, as a comment in Typst."""
    blocks: list[Any] = []
    for number, block in enumerate(tree["blocks"]):
        blocks += [{"t": "RawBlock", "c": ["typst", f"{_MARK}{number}"]}, block]
    return {**tree, "blocks": blocks}


def refused_at(document: str, said: str, count: int, refusal: Callable[[int], str]) -> RenderError:
    """The error for what pandoc refuses in a document of `count` blocks; `refusal` tells why of the first ones."""
    low, high = 1, count
    while low < high:
        middle = (low + high) // 2
        if refusal(middle) == said:
            high = middle
        else:
            low = middle + 1
    return RenderError(
        f"Dokumentet kunde inte omvandlas. {said}",
        where=place_of(document, line_of_block(document, low - 1)),
        remedy="Rätta stycket som börjar där.",
    )


def typst_failed_at(document: str, fault: TypstFault, marked: TypstFault | None) -> RenderError:
    """The error for Typst's fault; `marked` is the same one where the document's blocks are numbered."""
    block = _block_of(marked) if marked else None
    where = place_of(document, line_of_block(document, block)) if block is not None else "mallen för PDF"
    if lacking := _LACKING.search(fault.said):
        return RenderError(
            f"Rapportens typsnitt saknar tecknet {lacking[1]}, så det kan inte stå i PDF:en.",
            where=where,
            remedy="Ta bort tecknet ur stycket som börjar där, eller skriv det med ord.",
        )
    return RenderError(
        f"Typst kunde inte göra {fault.name}: {fault.said}",
        where=where,
        remedy="Rätta stycket som börjar där. Rå Typst och formler är vanliga orsaker.",
    )


def _block_of(fault: TypstFault) -> int | None:
    match = _LINE.search(fault.diagnostic)
    for line in reversed(fault.lines[: int(match[1])] if match else []):
        if line.startswith(_MARK):
            return int(line.removeprefix(_MARK))
    return None
