"""A grid of statuses: symbol, word and tint in every cell."""

from __future__ import annotations

from dataclasses import dataclass

import pandas as pd
from matplotlib.axes import Axes

from genomgang.charts.axes import named, settle, write, write_label, write_lines
from genomgang.charts.kinds import kind
from genomgang.charts.labels import column_width, make_label
from genomgang.charts.marks import Status
from genomgang.charts.style import FILL, GREY, LINE, ON_FILL, SMALL, breadth
from genomgang.charts.symbols import draw_symbol
from genomgang.charts.telling import every_column
from genomgang.charts.words import text_width, wrap

_MOST = 8
_LABELS = 118.0
_WIDEST = 92.0
_SIDE = 11.0
"""What a symbol takes beside its word."""


@kind("Rutnät med bedömningar", tell=every_column)
def heatmap(frame: pd.DataFrame, ax: Axes) -> None:
    """A cell for each `Status` in the frame, with its word: at most eight columns. A missing cell stays empty.

    Raises
    ------
    ValueError
        No rows, no columns, or more than eight.
    """
    columns = [str(name) for name in frame.columns]
    if frame.empty or not 1 <= len(columns) <= _MOST:
        raise ValueError("a heatmap needs at least one row and one to eight columns")
    labels = [make_label(str(label), room=_LABELS) for label in frame.index]
    left = column_width(labels) + 8
    cell = min((breadth() - left) / len(columns), _WIDEST)
    rows = [[_laid_out(each, cell) for each in row] for row in frame.itertuples(index=False)]
    heads = [wrap(column, cell - 4, SMALL) for column in columns]
    header = max(len(head) for head in heads) * LINE + 3
    heights = [
        max(label.height, *(LINE + 12 if each is None else each.height for each in row)) + 4
        for label, row in zip(labels, rows, strict=True)
    ]
    settle(ax, sum(heights), left=left, right=breadth() - left - cell * len(columns), top=header)
    ax.set_xlim(0, len(columns))
    for column, head in enumerate(heads):
        middle = -3 - len(head) * LINE / 2
        write_lines(ax, column + 0.5, middle, head, size=SMALL, color=GREY, ha="center", label="column")
    for number, (label, row, height) in enumerate(zip(labels, rows, heights, strict=True)):
        middle = sum(heights[:number]) + height / 2
        write_label(ax, label, middle)
        for column, content in enumerate(row):
            if content is not None:
                _draw(ax, content, column, middle, width=cell, height=height)


@dataclass(frozen=True)
class _Content:
    """A cell's symbol and its word on lines; the symbol stands `beside` the first of them, or above."""

    status: Status
    lines: tuple[str, ...]
    beside: bool
    height: float


def _laid_out(status: object, cell: float) -> _Content | None:
    if not isinstance(status, Status):
        return None
    if text_width(status.word, SMALL) + _SIDE + 8 <= cell:
        return _Content(status, (status.word,), beside=True, height=LINE + 12)
    lines = tuple(wrap(status.word, cell - 5, SMALL))
    beside = text_width(lines[0], SMALL) + _SIDE + 6 <= cell
    return _Content(status, lines, beside, len(lines) * LINE + (9 if beside else 17))


def _draw(ax: Axes, content: _Content, column: int, middle: float, *, width: float, height: float) -> None:
    """One cell; `width` is a column's in points, and a column is 1 wide in the Axes."""
    air = 1 / width
    ground = ax.barh(middle, 1 - 2 * air, height - 2, left=column + air, color=FILL[content.status.tone], linewidth=0)
    named("cell", ground)
    color, centre, lines = ON_FILL[content.status.tone], column + 0.5, content.lines
    symbol = content.status.symbol
    if not content.beside:
        draw_symbol(ax, centre, middle - len(lines) * LINE / 2, symbol, color)
        write_lines(ax, centre, middle + 5.5, lines, size=SMALL, color=color, ha="center", label="word")
        return
    first = middle - (len(lines) - 1) * LINE / 2
    start = -(text_width(lines[0], SMALL) + _SIDE) / 2
    draw_symbol(ax, centre + (start + 3.5) / width, first, symbol, color)
    write(ax, centre + (start + _SIDE) / width, first, lines[0], size=SMALL, color=color, label="word")
    write_lines(ax, centre, middle + LINE / 2, lines[1:], size=SMALL, color=color, ha="center", label="word")
