"""A matrix of counts, for instance consequence level by age of the classification."""

from __future__ import annotations

import pandas as pd
from matplotlib.axes import Axes

from genomgang.charts.axes import beside, named, settle, write, write_label, write_lines
from genomgang.charts.kinds import kind
from genomgang.charts.labels import column_width, make_label
from genomgang.charts.marks import Symbol
from genomgang.charts.style import CONTRAST, GREY, GRID, INK, LINE, SEMIBOLD, SIZE, SMALL, TINT_ACCENT, WHITE, breadth
from genomgang.charts.symbols import draw_symbol
from genomgang.charts.telling import TOTAL, counts_of_columns
from genomgang.charts.values import instead, known
from genomgang.charts.words import text_width, wrap
from genomgang.text.swedish import number

_LABELS = 130.0
_WIDEST = 90.0
_SIDE = 24.0
"""The side of the largest square."""
_LEAST = 3.5
"""A square smaller than this would not be seen: counts below about a hundredth of the largest look alike."""


@kind("Matris med antal", tell=counts_of_columns)
def count_matrix(
    frame: pd.DataFrame,
    ax: Axes,
    *,
    flagged: pd.DataFrame | None = None,
    flag_label: str = "",
) -> None:
    """Squares with an area that follows the count, and the count written in each. The column `Summa` is not drawn.

    The names of the frame's index and columns stand above them. Cells that are true in `flagged`, which has the
    frame's labels, are orange with a triangle, explained once by `flag_label`.

    Raises
    ------
    ValueError
        No rows or columns, or a negative count.
    """
    drawn = frame.drop(columns=TOTAL, errors="ignore")
    values = [value for value in map(known, drawn.to_numpy().flat) if value is not None]
    if drawn.empty or any(value < 0 for value in values):
        raise ValueError("a matrix needs at least one row and column, and no negative count")
    marks = None if flagged is None else flagged.reindex(index=drawn.index, columns=drawn.columns, fill_value=False)
    explained = marks is not None and bool((marks & (drawn != 0)).any(axis=None))
    labels = [make_label(str(label), room=_LABELS) for label in drawn.index]
    left = max(column_width(labels), text_width(_title(drawn.index), SMALL)) + 10
    cell = min((breadth() - left) / drawn.shape[1], _WIDEST)
    heights = [max(label.height, _SIDE + 2) + 4 for label in labels]
    height, right = sum(heights), left + cell * drawn.shape[1]
    heads = [wrap(str(column), cell - 6, SMALL) for column in drawn.columns]
    titles = LINE + 2 if _title(drawn.columns) or _title(drawn.index) else 0.0
    header = titles + max(len(head) for head in heads) * LINE + 4
    settle(ax, height, left=left, right=breadth() - right, top=header, bottom=LINE + 6 if explained else 1)
    ax.set_xlim(-0.5, drawn.shape[1] - 0.5)
    _heads(ax, drawn, heads, header, left)
    largest = max(values, default=0) or 1
    for place, label in enumerate(labels):
        middle = sum(heights[:place]) + heights[place] / 2
        write_label(ax, label, middle)
        for column, value in enumerate(drawn.iloc[place]):
            urgent = marks is not None and bool(marks.iat[place, column])
            _draw(ax, value, column, middle, largest=largest, cell=cell, urgent=urgent)
    for edge in (*(sum(heights[:place]) for place in range(len(heights))), height):
        rule = ax.plot((0, right), (edge, edge), color=GRID, linewidth=0.8, transform=beside(ax), zorder=0.5)
        named("rule", rule)
    if explained:
        draw_symbol(ax, left + 4, height + LINE, Symbol.TRIANGLE, CONTRAST, transform=beside(ax))
        write(ax, left + 12, height + LINE, flag_label, transform=beside(ax), size=SMALL, label="key")


def _title(names: pd.Index) -> str:
    return "" if names.name is None else str(names.name)


def _heads(ax: Axes, drawn: pd.DataFrame, heads: list[list[str]], header: float, left: float) -> None:
    """The columns' names, and above them what rows and columns are."""
    place = beside(ax)
    baseline = SMALL * (1 - 0.33) - header
    write(ax, left, baseline, _title(drawn.columns), transform=place, size=SMALL, color=GREY, label="title")
    write(ax, 0, -7 - SMALL * 0.33, _title(drawn.index), transform=place, size=SMALL, color=GREY, label="title")
    for column, head in enumerate(heads):
        write_lines(ax, column, -4 - len(head) * LINE / 2, head, size=SMALL, ha="center", label="column")


def _draw(ax: Axes, value: object, column: int, middle: float, *, largest: float, cell: float, urgent: bool) -> None:
    """One cell; `cell` is a column's width in points, and a column is 1 wide in the Axes."""
    count = known(value)
    if count is None:
        write_lines(ax, column, middle, wrap(instead(value), cell - 6, SMALL), size=SMALL, color=GREY, ha="center",
                    label="note")  # fmt: skip
        return
    if count == 0:
        write(ax, column, middle, "0", color=GREY, ha="center", label="value")
        return
    side = max(_SIDE * (count / largest) ** 0.5, _LEAST)
    named("square", ax.plot(column, middle, "s", ms=side, color=CONTRAST if urgent else TINT_ACCENT, mew=0))
    words = number(count)
    if text_width(words, SIZE, SEMIBOLD) + 3 <= side and side >= LINE:
        color = WHITE if urgent else INK
        write(ax, column, middle, words, weight=SEMIBOLD, color=color, ha="center", label="value")
    else:
        write(ax, column + (side / 2 + 3) / cell, middle, words, weight=SEMIBOLD, label="value")
    if urgent:
        draw_symbol(ax, column - (side / 2 + 6) / cell, middle, Symbol.TRIANGLE, CONTRAST, size=6)
