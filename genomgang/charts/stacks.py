"""Stacked bars of counts by status, for instance actions a role."""

from __future__ import annotations

from collections.abc import Hashable, Mapping, Sequence
from dataclasses import dataclass

import pandas as pd
from matplotlib.axes import Axes

from genomgang.charts.axes import named, settle, write, write_label
from genomgang.charts.kinds import kind
from genomgang.charts.labels import column_width, make_label
from genomgang.charts.marks import Status
from genomgang.charts.style import FILL, GREY, ON_FILL, SEMIBOLD, SIZE, SMALL, WHITE, breadth
from genomgang.charts.symbols import draw_key, draw_symbol, key_height
from genomgang.charts.telling import TOTAL, counts_of_columns
from genomgang.charts.values import instead, known
from genomgang.charts.words import text_width
from genomgang.text.swedish import number

_BAR = 17.0


@kind("Staplar delade efter läge, med antal", tell=counts_of_columns)
def stacks(frame: pd.DataFrame, ax: Axes) -> None:
    """A bar a row from zero: a part for each column that is a `Status`, and the column `Summa`, where there is one, as
    a number at the end. The statuses' symbols and words stand above.

    Where a part is hidden or missing nothing of its row is drawn, and that is said in its place.

    Raises
    ------
    ValueError
        No rows or no statuses, or a negative count.
    """
    statuses = [name for name in frame.columns if isinstance(name, Status)]
    rows = [_row(str(label), row, statuses) for label, row in zip(frame.index, frame.to_dict("records"), strict=True)]
    if not rows or not statuses or any(count < 0 for row in rows for count in row.counts):
        raise ValueError("stacks need at least one row and status, and no negative count")
    labels = [make_label(row.label) for row in rows]
    left = column_width(labels) + 10
    right = max(text_width(row.total, SIZE, SEMIBOLD) for row in rows) + 6
    heights = [max(label.height, _BAR) + 8 for label in labels]
    header = key_height(statuses, breadth()) + 5
    settle(ax, sum(heights), left=left, right=right, top=header)
    ax.set_xlim(0, max(sum(row.counts) for row in rows) or 1)
    draw_key(ax, statuses, -header, room=breadth())
    per_point = ax.get_xlim()[1] / (breadth() - left - right)
    for place, (row, label) in enumerate(zip(rows, labels, strict=True)):
        middle = sum(heights[:place]) + heights[place] / 2
        write_label(ax, label, middle)
        if not row.counts:
            write(ax, 4 * per_point, middle, row.note, size=SMALL, color=GREY, label="note")
            continue
        _draw(ax, row.counts, statuses, middle, per_point)
        write(ax, sum(row.counts) + 5 * per_point, middle, row.total, weight=SEMIBOLD, label="sum")
    named("zero", ax.plot((0, 0), (0, sum(heights)), color=GREY, linewidth=0.8, solid_capstyle="butt"))


@dataclass(frozen=True)
class _Row:
    """A row's counts, none where one of them is not known; then `note` says why."""

    label: str
    counts: tuple[float, ...]
    total: str
    note: str


def _row(label: str, row: Mapping[Hashable, object], statuses: Sequence[Status]) -> _Row:
    counts = [known(row[status]) for status in statuses]
    unknown = [row[status] for status, count in zip(statuses, counts, strict=True) if count is None]
    if unknown:
        return _Row(label, (), "", instead(unknown[0]))
    total = known(row.get(TOTAL))
    return _Row(label, tuple(each for each in counts if each is not None), "" if total is None else number(total), "")


def _draw(ax: Axes, counts: Sequence[float], statuses: Sequence[Status], middle: float, per_point: float) -> None:
    """One bar; its parts carry symbol and count where both fit, else the count."""
    at = 0.0
    for count, status in zip(counts, statuses, strict=True):
        if not count:
            continue
        named("part", ax.barh(middle, count, _BAR, left=at, color=FILL[status.tone], linewidth=0))
        words, color, room = number(count), ON_FILL[status.tone], count / per_point
        width = text_width(words)
        if width + 16 <= room:
            start = at + (room - width - 11) / 2 * per_point
            draw_symbol(ax, start + 3.5 * per_point, middle, status.symbol, color)
            write(ax, start + 11 * per_point, middle, words, color=color, label="value")
        elif width + 2 <= room:
            write(ax, at + count / 2, middle, words, color=color, ha="center", label="value")
        at += count
        edge = ax.plot((at, at), (middle - _BAR / 2, middle + _BAR / 2), color=WHITE, linewidth=0.8)
        named("gap", edge)
