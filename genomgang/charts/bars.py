"""Horizontal bars against a target and last year's value."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

import pandas as pd
from matplotlib.axes import Axes

from genomgang.charts.axes import beside, named, settle, write, write_label
from genomgang.charts.kinds import kind
from genomgang.charts.labels import bold_if, column_width, make_label
from genomgang.charts.style import (
    ACCENT,
    CONTRAST,
    GREY,
    INK,
    LIGHT_GREY,
    SEMIBOLD,
    SIZE,
    SMALL,
    TINT_GREY,
    WHITE,
    breadth,
)
from genomgang.charts.values import column, instead, known
from genomgang.charts.words import spread_out, text_width
from genomgang.text.swedish import measured

_BAR = 10.0
_HEADER = 20.0
_MANY = 20
_DOT = 6.0


@dataclass(frozen=True)
class Roles:
    """Which columns of a frame a chart reads; a column that the frame lacks is not drawn.

    `target` and `before` (last year's) are in the value's unit. `n` is written in grey after the label, `note` stands
    where the value is missing.
    """

    value: str = "Nu"
    target: str = "Mål"
    before: str = "I fjol"
    n: str = "n"
    note: str = "Anmärkning"


def _drawn_columns(settings: Mapping[str, Any]) -> tuple[str, ...]:
    roles = settings.get("roles", Roles())
    return roles.value, roles.target, roles.before


@kind("Liggande staplar", draws=_drawn_columns)
def bars(
    frame: pd.DataFrame,
    ax: Axes,
    *,
    unit: str = "procent",
    decimals: int = 0,
    roles: Roles = Roles(),
    total: str = "",
    target_label: str = "mål",
    before_label: str = "förra året",
) -> None:
    """One bar a row, from zero, in the frame's order (sort by value first); the index holds the labels.

    Shares (`unit` "procent") stand on a scale that ends at 100, others on one that ends at the largest value, target
    or last year's value. The row called `total` is set apart. The labels of target and last year are written once,
    above the first of each; the target's own value beside its label where all rows share it.

    Raises
    ------
    ValueError
        No rows, or a negative value.
    """
    rows = _rows(frame, roles)
    values = [value for row in rows for value in (row.value, row.before, row.target) if value is not None]
    if not rows or any(value < 0 for value in values):
        raise ValueError("bars need at least one row, and no negative value")
    full = 100.0 if unit == "procent" else 0.0
    top = max([full, *values]) or 1.0
    labels = [make_label(row.label, row.n, weight=bold_if(row.label == total)) for row in rows]
    shown = ["" if row.value is None else measured(row.value, unit, decimals) for row in rows]
    left = column_width(labels) + 10
    right = max(text_width(words, SIZE, SEMIBOLD) for words in shown) + 8
    air = 7 if len(rows) <= _MANY else 3 if len(rows) <= 2 * _MANY else 0.5
    heights = [max(label.height, _BAR) + air for label in labels]
    header = _HEADER if any(each is not None for row in rows for each in (row.before, row.target)) else 0.0
    settle(ax, sum(heights) + 1, left=left, right=right, top=header)
    ax.set_xlim(0, top)
    middles = [sum(heights[:i]) + height / 2 for i, height in enumerate(heights)]
    for row, label, middle, words in zip(rows, labels, middles, shown, strict=True):
        write_label(ax, label, middle)
        if row.value is None:
            write(ax, 4 * top / _points(ax), middle, row.note, size=SMALL, color=GREY, label="note")
        else:
            write(ax, breadth(), middle, words, transform=beside(ax), weight=SEMIBOLD, ha="right", label="value")
    drawn = [(row, middle) for row, middle in zip(rows, middles, strict=True) if row.value is not None]
    _bars(ax, drawn, track=top if full else 0)
    named("zero", ax.plot((0, 0), (0, sum(heights)), color=GREY, linewidth=0.8, solid_capstyle="butt"))
    if header:
        named_values = [row.target for row in rows if row.target is not None]
        shared = f" {measured(named_values[0], unit, decimals)}" if len(set(named_values)) == 1 else ""
        _keys(ax, rows, middles[0], left, target=f"{target_label}{shared}", before=before_label)


@dataclass(frozen=True)
class _Row:
    label: str
    value: float | None
    target: float | None
    before: float | None
    n: int | None
    note: str


def _rows(frame: pd.DataFrame, roles: Roles) -> list[_Row]:
    return [
        _Row(
            str(label),
            known(value),
            known(target),
            known(before),
            None if (persons := known(n)) is None else int(persons),
            str(note or instead(value)),
        )
        for label, value, target, before, n, note in zip(
            frame.index,
            column(frame, roles.value),
            column(frame, roles.target),
            column(frame, roles.before),
            column(frame, roles.n),
            column(frame, roles.note),
            strict=True,
        )
    ]


def _points(ax: Axes) -> float:
    """The width of the Axes in points."""
    return float(ax.get_position().width) * ax.figure.get_figwidth() * 72  # type: ignore[union-attr]


def _bars(ax: Axes, drawn: Sequence[tuple[_Row, float]], *, track: float) -> None:
    middles = [middle for _, middle in drawn]
    if track:
        named("track", ax.barh(middles, [track] * len(drawn), _BAR, color=TINT_GREY, linewidth=0))
    named("bar", ax.barh(middles, [row.value or 0 for row, _ in drawn], _BAR, color=ACCENT, linewidth=0))
    targets = [(row.target, middle) for row, middle in drawn if row.target is not None]
    tick = 2 / _points(ax) * ax.get_xlim()[1]
    for target, middle in targets:
        named("target", ax.barh(middle, tick, _BAR + 4, left=target - tick / 2, color=CONTRAST, linewidth=0))
    befores = [(row.before, middle) for row, middle in drawn if row.before is not None]
    for before, middle in befores:
        dot = ax.plot(before, middle, "o", ms=_DOT, mfc=WHITE, mec=INK, mew=1.1)
        named("before", dot)


def _keys(ax: Axes, rows: Sequence[_Row], first: float, left: float, *, target: str, before: str) -> None:
    """Name the tick and the dot above the first row that has them, with a leader down to it where it is the top row."""
    scale = _points(ax) / ax.get_xlim()[1]
    items: list[tuple[float, str, float]] = []
    targets = [row.target for row in rows if row.target is not None]
    if targets:
        drawn = [row.target for row in rows if row.target is not None and row.value is not None]
        items.append((left + (drawn or targets)[0] * scale, target, _BAR / 2 + 2))
    befores = [row.before for row in rows if row.before is not None and row.value is not None]
    if befores:
        items.append((left + befores[0] * scale, before, _DOT / 2))
    widths = [text_width(words, SMALL) for _, words, _ in items]
    centres = spread_out([at for at, _, _ in items], widths, left, breadth(), 8)
    place = beside(ax)
    for (at, words, stop), centre in zip(items, centres, strict=True):
        write(ax, centre, SMALL * (1 - 0.33) - _HEADER, words, transform=place, size=SMALL, ha="center", label="key")
        line = ax.plot((at, at), (SMALL + 3 - _HEADER, first - stop), color=LIGHT_GREY, linewidth=0.8, transform=place)
        named("leader", line)
