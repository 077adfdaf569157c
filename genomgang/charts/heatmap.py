"""A table of statuses: symbol, word and tint in every cell."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from matplotlib.figure import Figure

from genomgang.charts.labels import column_width, draw_label, make_label
from genomgang.charts.marks import Status
from genomgang.charts.page import Page
from genomgang.charts.style import FILL, GREY, LINE, ON_FILL, SMALL, WIDTH
from genomgang.charts.words import text_width, wrap


@dataclass(frozen=True)
class HeatRow:
    """One row; a cell that is None stays empty."""

    label: str
    cells: tuple[Status | None, ...]


def heatmap(rows: Sequence[HeatRow], columns: Sequence[str]) -> Figure:
    """Rows (working methods) by columns (tertials, at most eight), each cell with its word.

    Raises
    ------
    ValueError
        No rows, no columns or more than eight, or a row with another number of cells.
    """
    if not rows or not 1 <= len(columns) <= 8:
        raise ValueError("a heatmap needs at least one row and one to eight columns")
    if any(len(row.cells) != len(columns) for row in rows):
        raise ValueError(f"every row of the heatmap needs {len(columns)} cells")
    labels = [make_label(row.label, room=_LABELS) for row in rows]
    left = column_width(labels) + 8
    cell = min((WIDTH - left) / len(columns), _WIDEST)
    heads = [wrap(column, cell - 4, SMALL) for column in columns]
    header = max(len(head) for head in heads) * LINE + 3
    heights = [max(label.height, *(_cell_height(status, cell) for status in row.cells)) + 4
               for row, label in zip(rows, labels, strict=True)]  # fmt: skip
    page = Page(header + sum(heights))
    for i, head in enumerate(heads):
        middle = header - 3 - len(head) * LINE / 2
        page.block(left + (i + 0.5) * cell, middle, head, size=SMALL, color=GREY, ha="center", label="column")
    y = header
    for row, label, height in zip(rows, labels, heights, strict=True):
        draw_label(page, label, y + height / 2)
        for i, status in enumerate(row.cells):
            if status is not None:
                _cell(page, status, left + i * cell + 1, y + 1, width=cell - 2, height=height - 2)
        y += height
    return page.figure


_LABELS = 118.0
_WIDEST = 92.0
_SIDE = 11.0
"""What a symbol takes beside its word."""


def _beside(status: Status, cell: float) -> bool:
    return text_width(status.word, SMALL) + _SIDE + 8 <= cell


def _cell_height(status: Status | None, cell: float) -> float:
    if status is None or _beside(status, cell):
        return LINE + 12
    lines = wrap(status.word, cell - 5, SMALL)
    return len(lines) * LINE + (9 if _starts_beside(lines, cell) else 17)


def _starts_beside(lines: Sequence[str], cell: float) -> bool:
    """Whether the symbol has room beside the first of the word's lines."""
    return text_width(lines[0], SMALL) + _SIDE + 6 <= cell


def _cell(page: Page, status: Status, x: float, y: float, *, width: float, height: float) -> None:
    page.rect(x, y, width, height, FILL[status.tone], label="cell")
    color = ON_FILL[status.tone]
    middle = y + height / 2
    if _beside(status, width + 2):
        start = x + (width - text_width(status.word, SMALL) - _SIDE) / 2
        page.symbol(start + 3.5, middle, status.symbol, color)
        page.middle(start + _SIDE, middle, status.word, size=SMALL, color=color, label="word")
        return
    lines = wrap(status.word, width - 3, SMALL)
    if _starts_beside(lines, width + 2):
        first = middle - (len(lines) - 1) * LINE / 2
        start = x + (width - text_width(lines[0], SMALL) - _SIDE) / 2
        page.symbol(start + 3.5, first, status.symbol, color)
        page.middle(start + _SIDE, first, lines[0], size=SMALL, color=color, label="word")
        page.block(x + width / 2, middle + LINE / 2, lines[1:], size=SMALL, color=color, ha="center", label="word")
        return
    page.symbol(x + width / 2, middle - len(lines) * LINE / 2, status.symbol, color)
    page.block(x + width / 2, middle + 5.5, lines, size=SMALL, color=color, ha="center", label="word")
