"""A matrix of counts, for instance consequence level by age of the classification."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from matplotlib.figure import Figure

from genomgang.charts.labels import column_width, draw_label, make_label
from genomgang.charts.marks import Symbol
from genomgang.charts.page import Page
from genomgang.charts.style import (
    CONTRAST,
    GREY,
    GRID,
    INK,
    LINE,
    SEMIBOLD,
    SIZE,
    SMALL,
    TINT_ACCENT,
    WHITE,
    WIDTH,
)  # fmt: skip
from genomgang.charts.words import text_width, wrap
from genomgang.swedish import number


@dataclass(frozen=True)
class Count:
    """A cell: None is withheld and shows `note`; `flagged` sets it apart as something to act on."""

    value: int | None
    flagged: bool = False
    note: str = ""


@dataclass(frozen=True)
class CountRow:
    """One row of cells."""

    label: str
    cells: tuple[Count, ...]


def count_matrix(
    rows: Sequence[CountRow],
    columns: Sequence[str],
    *,
    row_title: str = "",
    column_title: str = "",
    flag_label: str = "",
) -> Figure:
    """Squares with an area that follows the count, and the count written in each.

    Flagged cells are orange with a triangle, explained once by `flag_label`.

    Raises
    ------
    ValueError
        No rows or columns, a row with another number of cells, or a negative count.
    """
    if not rows or not columns or any(len(row.cells) != len(columns) for row in rows):
        raise ValueError("a matrix needs at least one row and column, and a cell per column in every row")
    values = [cell.value for row in rows for cell in row.cells if cell.value is not None]
    if any(value < 0 for value in values):
        raise ValueError("a count cannot be negative")
    labels = [make_label(row.label, room=_LABELS) for row in rows]
    left = max(column_width(labels), text_width(row_title, SMALL)) + 10
    cell = min((WIDTH - left) / len(columns), _WIDEST)
    heads = [wrap(column, cell - 6, SMALL) for column in columns]
    titles = LINE + 2 if column_title or row_title else 0.0
    header = titles + max(len(head) for head in heads) * LINE + 4
    heights = [max(label.height, *(len(_note(c, cell)) * LINE for c in row.cells), _SIDE + 2) + 4
               for row, label in zip(rows, labels, strict=True)]  # fmt: skip
    explained = bool(flag_label) and any(c.flagged for row in rows for c in row.cells)
    page = Page(header + sum(heights) + (LINE + 6 if explained else 1))
    page.text(left, SMALL, column_title, size=SMALL, color=GREY, label="title")
    page.text(0, header - 7, row_title, size=SMALL, color=GREY, label="title")
    for i, head in enumerate(heads):
        middle = header - 4 - len(head) * LINE / 2
        page.block(left + (i + 0.5) * cell, middle, head, size=SMALL, ha="center", label="column")
    largest = max(values, default=0) or 1
    y = header
    for row, label, height in zip(rows, labels, heights, strict=True):
        page.line((0, left + cell * len(columns)), (y, y), GRID, label="rule")
        draw_label(page, label, y + height / 2)
        for i, count in enumerate(row.cells):
            _cell(page, count, (left + (i + 0.5) * cell, y + height / 2), largest, cell)
        y += height
    page.line((0, left + cell * len(columns)), (y, y), GRID, label="rule")
    if explained:
        page.symbol(left + 4, y + LINE, Symbol.TRIANGLE, CONTRAST)
        page.middle(left + 12, y + LINE, flag_label, size=SMALL, label="key")
    return page.figure


_LABELS = 130.0
_WIDEST = 90.0
_SIDE = 24.0
"""The side of the largest square."""
_LEAST = 3.5
"""A square smaller than this would not be seen: counts below about a hundredth of the largest look alike."""


def _note(count: Count, cell: float) -> list[str]:
    return wrap(count.note, cell - 6, SMALL) if count.value is None and count.note else []


def _cell(page: Page, count: Count, centre: tuple[float, float], largest: int, cell: float) -> None:
    x, y = centre
    if count.value is None:
        page.block(x, y, _note(count, cell), size=SMALL, color=GREY, ha="center", label="note")
        return
    if count.value == 0:
        page.middle(x, y, "0", color=GREY, ha="center", label="value")
        return
    side = max(_SIDE * (count.value / largest) ** 0.5, _LEAST)
    page.rect(x - side / 2, y - side / 2, side, side, CONTRAST if count.flagged else TINT_ACCENT, label="square")
    text = number(count.value)
    inside = text_width(text, SIZE, SEMIBOLD) + 3 <= side and side >= LINE
    if inside:
        color = WHITE if count.flagged else INK
        page.middle(x, y, text, weight=SEMIBOLD, color=color, ha="center", label="value")
    else:
        page.middle(x + side / 2 + 3, y, text, weight=SEMIBOLD, label="value")
    if count.flagged:
        page.symbol(x - side / 2 - 6, y, Symbol.TRIANGLE, CONTRAST, size=6)
