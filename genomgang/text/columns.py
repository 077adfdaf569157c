"""How a table's columns share the width of a printed page, from what they hold.

Lengths are in ems of the tables' text. Letters are measured in classes of the report's typeface, which is enough
to keep words whole and to let every row take as few lines as the page allows.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import lru_cache
from math import inf

PAGE = 48.6
"""The text column in print: 160 mm of text set in 9.25 points, less a little for the classes' coarseness."""
PADDING = 1.25
"""What a cell keeps free: 2 mm on each side."""

_CLASSES = {
    " \u00a0": 0.2,
    "ijlI.,:;'’·|": 0.25,
    "f()!-": 0.3,
    "rtJ/": 0.35,
    "sz": 0.4,
    "cvxy": 0.45,
    "bdhnopquöACEPRSTZÅÄ": 0.55,
    "BDGKHNUX●▲○▷": 0.62,
    "OQÖMw◐➔": 0.7,
    "mW%": 0.83,
}
_LETTERS = {letter: width for letters, width in _CLASSES.items() for letter in letters}
_OTHER = 0.5
_BOLD = 1.04  # the header's letters are wider

_MARKUP = re.compile(r"\]\([^)]*\)|\]\{[^}]*\}|[\[\\]")
_REFERENCE = re.compile(r"@(?:sec|fig|tbl)-[\w-]+")
_WORD = re.compile(r"[^\W\d_]{9}(?=[^\W\d_]{6})|[^ \n]+")
"""Words, where a no-break space keeps a number with its unit; those of 15 letters or more may be hyphenated."""
_LONGEST = 6
"""So many of a column's longest cells say how wide it should be; the others need no more lines than they."""


def column_widths(rows: Sequence[Sequence[str]]) -> tuple[float, ...]:
    """The columns' widths in ems, which together fill the page; `rows` are Markdown, the header first.

    Words stay whole, but for the very long. Within that, cells take as few lines as there is room for.
    """
    columns = [_longest(column) for column in zip(*rows, strict=True)]
    room = PAGE - PADDING * len(columns)
    words = [max(max(cell) for cell in column) for column in columns]
    widths = _fewest_lines(columns, room) if sum(words) < room else _cut(words, room)
    return tuple(PADDING + width * room / sum(widths) for width in widths)


def natural_width(rows: Sequence[Sequence[str]]) -> float:
    """What the table would take if no cell wrapped, in ems."""
    columns = [_longest(column) for column in zip(*rows, strict=True)]
    return sum(PADDING + _width_for(column, 1) for column in columns)


@lru_cache(maxsize=32)  # both widths of a table are asked for in turn
def _longest(column: tuple[str, ...]) -> list[list[float]]:
    """The lengths of the words in a column's header and longest cells."""
    header, *cells = ([_length(word) for word in _WORD.findall(_seen(cell)) or ["–"]] for cell in column)
    return [[word * _BOLD for word in header], *sorted(cells, key=sum, reverse=True)[:_LONGEST]]


def _seen(cell: str) -> str:
    """What a reader sees of a cell's Markdown."""
    return _REFERENCE.sub("Avsnitt\u00a010.1", _MARKUP.sub("", cell))


def _length(text: str) -> float:
    return sum(_LETTERS.get(letter, _OTHER) for letter in text)


def _fewest_lines(columns: Sequence[Sequence[Sequence[float]]], room: float) -> list[float]:
    """The widths at which no cell takes more lines than it must, and then fewer where that saves most for its width."""
    lines = 1
    while sum(widths := [_width_for(column, lines) for column in columns]) > room:
        lines += 1
    fewer = [lines - 1] * len(columns)
    while True:
        room_left = room - sum(widths)
        better = [_width_for(column, count) if count else inf for column, count in zip(columns, fewer, strict=True)]
        affordable = [
            ((after - now) / max(1, sum(_lines(words, now) > count for words in column)), i)
            for i, (column, now, after, count) in enumerate(zip(columns, widths, better, fewer, strict=True))
            if after - now <= room_left
        ]
        if not affordable:
            return widths
        _, position = min(affordable)
        widths[position] = better[position]
        fewer[position] -= 1


def _width_for(cells: Sequence[Sequence[float]], lines: int) -> float:
    """The least width at which each of the cells, as its words' lengths, takes at most `lines` lines."""
    width = max(max(words) for words in cells)
    for words in cells:
        width = max(width, (sum(words) + _OTHER / 2 * (len(words) - lines)) / lines)
        while _lines(words, width) > lines:
            width += 0.5
    return width


def _lines(words: Sequence[float], width: float) -> int:
    """How many lines the words take."""
    count, used = 1, 0.0
    for word in words:
        if used and used + _LETTERS[" "] + word > width:
            count, used = count + 1, word
        else:
            used += word + (_LETTERS[" "] if used else 0)
    return count


def _cut(words: Sequence[float], room: float) -> list[float]:
    """The words' lengths, the longest cut alike until all have room side by side."""
    ascending = sorted(words)
    left = room
    for position, word in enumerate(ascending):
        share = left / (len(ascending) - position)
        if word > share:
            return [min(length, share) for length in words]
        left -= word
    return list(words)
