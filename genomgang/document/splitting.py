"""Where a document's cells begin and end, by the rules with which Quarto cuts a document into a notebook."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Literal

_AS_IT_IS = r"(?:\s*,\s*|\s+)(?:echo|warning)\s*=\s*(?:F|FALSE|False|false)"
"""Options in braces, as in R Markdown: Quarto passes over them, so only those that say what holds already may stand."""

OPENS_CELL = re.compile(rf"^(\s*)(`{{3,}})\s*\{{python(?:{_AS_IT_IS})*\s*\}}\s*$")
_FENCE = re.compile(r"^[\s>]*(`{3,}|~{3,})\s*([^`]*)$")


@dataclass(frozen=True)
class Part:
    """A stretch of the document: its front matter, a cell with Python, or Markdown.

    `line` is the number of its first line, counted from 1; a cell's fences are not among its lines. `fenced` is the
    number of the line with the cell's opening fence, `indent` the white space before it, and `length` how many lines
    follow it up to its closing fence; 0 for a cell that never ends.
    """

    kind: Literal["raw", "code", "markdown"]
    lines: tuple[str, ...]
    line: int
    fenced: int = 0
    indent: str = ""
    length: int = 0

    @property
    def source(self) -> str:
        """The lines as one text."""
        return "\n".join(self.lines)


def split(text: str) -> tuple[Part, ...]:
    """The document's parts, in order; Markdown of blank lines only is left out.

    A cell is ```` ```{python} ````, also with spaces before the brace or before the fence (a cell in a list). Whatever
    other fences a document has, the language of its cells is Python.
    """
    return tuple(part for part in map(_trimmed, _parts(text.split("\n"))) if part.lines or part.kind == "code")


def without_cells(text: str) -> str:
    """The text with every cell's lines left blank, so that what remains stands where it stood."""
    lines = text.split("\n")
    for part in split(text):
        if part.kind == "code":
            last = part.fenced + part.length
            lines[part.fenced - 1 : last] = [""] * (last - part.fenced + 1)
    return "\n".join(lines)


def _parts(lines: list[str]) -> Iterator[Part]:
    begin = _after_front_matter(lines)
    if begin:
        yield Part("raw", tuple(lines[:begin]), 1)
    index, fence = begin, ""
    while index < len(lines):
        line = lines[index]
        opens = None if fence else OPENS_CELL.match(line)
        if opens:
            yield Part("markdown", tuple(lines[begin:index]), begin + 1)
            end = _end_of_cell(lines, index, opens[1], opens[2])
            inside = tuple(each.removeprefix(opens[1]) for each in lines[index + 1 : end])
            length = end - index if end < len(lines) else 0
            yield Part("code", inside, index + 2, index + 1, opens[1], length)
            index = begin = end + 1
            continue
        match = _FENCE.match(line)
        if match and not fence:
            fence = match[1]
        elif match and match[1].startswith(fence) and not match[2].strip():
            fence = ""
        index += 1
    yield Part("markdown", tuple(lines[begin:]), begin + 1)


def _after_front_matter(lines: list[str]) -> int:
    if not lines or lines[0].rstrip() != "---":
        return 0
    return next((index + 1 for index, line in enumerate(lines) if index and line.rstrip() in ("---", "...")), 0)


def _end_of_cell(lines: list[str], start: int, indent: str, ticks: str) -> int:
    closes = re.compile(rf"^{indent}{ticks}\s*$")
    return next((index for index in range(start + 1, len(lines)) if closes.match(lines[index])), len(lines))


def _trimmed(part: Part) -> Part:
    """Without blank lines at its ends."""
    filled = [number for number, line in enumerate(part.lines) if line.strip()]
    if not filled:
        return Part(part.kind, (), part.line, part.fenced, part.indent, part.length)
    first, last = filled[0], filled[-1]
    return Part(part.kind, part.lines[first : last + 1], part.line + first, part.fenced, part.indent, part.length)
