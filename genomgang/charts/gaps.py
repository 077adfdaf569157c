"""Dumbbells from now to wanted, with the distribution behind."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from types import MappingProxyType
from typing import Any

import pandas as pd
from matplotlib.axes import Axes

from genomgang.charts.axes import beside, named, settle, write, write_label
from genomgang.charts.kinds import kind
from genomgang.charts.labels import Label, column_width, make_label
from genomgang.charts.style import (
    ACCENT,
    CONTRAST,
    GREY,
    GRID,
    INK,
    LIGHT_GREY,
    LINE,
    SEMIBOLD,
    SIZE,
    SMALL,
    WHITE,
    breadth,
)
from genomgang.charts.values import column, instead, known
from genomgang.charts.words import spread_out, text_width
from genomgang.text.swedish import measured

_ROW = 23.0
_HEADER = 16.0
_FOOT = LINE + 4
_BASE = 6.0
"""How far below a row's middle its arrow runs."""
_TALLEST = 13.0
_DOT = 8.0
_HEAD = 6.0


NOTHING_BEHIND: Mapping[str, Sequence[float]] = MappingProxyType({})


@dataclass(frozen=True)
class GapRoles:
    """Which columns of a frame the chart reads; a column that the frame lacks is not drawn.

    `n` is written in grey after the label, and `note` stands where there is no value now.
    """

    now: str = "Nu"
    wanted: str = "Önskat"
    n: str = "Svar"
    note: str = "Anmärkning"


def _drawn_columns(settings: Mapping[str, Any]) -> tuple[str, ...]:
    roles = settings.get("roles", GapRoles())
    return roles.now, roles.wanted


@kind("Pilar från nu till önskat", draws=_drawn_columns)
def gaps(
    frame: pd.DataFrame,
    ax: Axes,
    *,
    behind: Mapping[str, Sequence[float]] = NOTHING_BEHIND,
    unit: str = "",
    decimals: int = 0,
    maximum: float = 100,
    roles: GapRoles = GapRoles(),
    now_label: str = "nu",
    wanted_label: str = "önskat",
) -> None:
    """An arrow a row from now to wanted, in the frame's order (the largest gap first), labelled on the top row.

    `behind` has, for the rows whose distribution is drawn, by their labels, how many persons there are in each of
    equally wide classes from zero to `maximum`.

    Raises
    ------
    ValueError
        No rows, or a value outside the scale.
    """
    rows = _rows(frame, roles)
    ends = [value for row in rows for value in (row.now, row.wanted) if value is not None]
    if not rows or any(not 0 <= value <= maximum for value in ends):
        raise ValueError(f"gaps need at least one row, with values from 0 to {maximum}")
    labels = [make_label(row.label, row.n) for row in rows]
    numbers = [row.numbers(unit, decimals) for row in rows]
    heights = [max(label.height + 6, _ROW) for label in labels]
    right = max(text_width(words, SIZE, SEMIBOLD) for words in numbers) + 14
    left = column_width(labels) + 12
    settle(ax, sum(heights), left=left, right=right, top=_HEADER, bottom=_FOOT)
    ax.set_xlim(0, maximum)
    point = maximum / (breadth() - left - right)
    _scale(ax, maximum, sum(heights), unit, decimals)
    densities = [_density(behind, row) for row in rows]
    tallest = max((part for density in densities for part in density), default=0) or 1
    middles = [sum(heights[:i]) + height / 2 for i, height in enumerate(heights)]
    for row, label, words, density, middle in zip(rows, labels, numbers, densities, middles, strict=True):
        _row(ax, row, label, words, middle, point=point, density=[part / tallest for part in density])
    first = next((row for row in rows if row.now is not None), None)
    if first is not None:
        _header(ax, first, point, right, (now_label, wanted_label))


@dataclass(frozen=True)
class _Row:
    label: str
    now: float | None
    wanted: float | None
    n: int | None
    note: str

    def numbers(self, unit: str, decimals: int) -> str:
        """What is written at the right: "60 → 70", or where it is reached "80, nått (75)"."""
        if self.now is None:
            return ""
        if self.wanted is not None and self.now >= self.wanted:
            return f"{measured(self.now, unit, decimals)}, nått ({measured(self.wanted, unit, decimals)})"
        return " → ".join(measured(value, unit, decimals) for value in (self.now, self.wanted) if value is not None)


def _rows(frame: pd.DataFrame, roles: GapRoles) -> list[_Row]:
    return [
        _Row(
            str(label),
            known(now),
            known(wanted),
            None if (persons := known(n)) is None else int(persons),
            str(note or instead(now)),
        )
        for label, now, wanted, n, note in zip(
            frame.index,
            column(frame, roles.now),
            column(frame, roles.wanted),
            column(frame, roles.n),
            column(frame, roles.note),
            strict=True,
        )
    ]


def _density(behind: Mapping[str, Sequence[float]], row: _Row) -> list[float]:
    """A row's persons per class as densities: rows of unlike sizes and classes are drawn with equal areas."""
    if row.now is None:
        return []
    shares = behind.get(row.label, ())
    total = sum(shares) or 1
    return [share / total * len(shares) for share in shares]


def _scale(ax: Axes, maximum: float, bottom: float, unit: str, decimals: int) -> None:
    steps = 4 if maximum % 4 == 0 else 1
    for part in range(steps + 1):
        value = maximum * part / steps
        named("grid", ax.plot((value, value), (0, bottom), color=GRID, linewidth=0.8, zorder=0.5))
        words = measured(value, unit, decimals)
        write(ax, value, bottom + LINE - SMALL * 0.33, words, size=SMALL, color=GREY, ha="center", label="scale")


def _row(
    ax: Axes, row: _Row, label: Label, words: str, middle: float, *, point: float, density: Sequence[float]
) -> None:
    write_label(ax, label, middle)
    base = middle + _BASE
    if row.now is None:
        write(ax, 4 * point, middle, row.note, size=SMALL, color=GREY, label="note")
        return
    step = ax.get_xlim()[1] / max(len(density), 1)
    for number, part in enumerate(density):
        if part:
            bar = ax.bar(
                number * step + 0.4 * point, -part * _TALLEST, step - 0.8 * point, bottom=base, align="edge",
                color=LIGHT_GREY, linewidth=0,
            )  # fmt: skip
            named("distribution", bar)
    write(ax, breadth(), base - 4, words, transform=beside(ax), weight=SEMIBOLD, ha="right", label="value")
    _dumbbell(ax, row.now, row.wanted, base, point)


def _dumbbell(ax: Axes, now: float, wanted: float | None, base: float, point: float) -> None:
    if wanted is not None:
        if wanted > now:
            _arrow(ax, now, wanted - 1.5 * point, base, point)
        named("wanted", ax.barh(base, 2.5 * point, 14, left=wanted - 1.25 * point, color=CONTRAST, linewidth=0))
    named("now", ax.plot(now, base, "o", ms=_DOT, mfc=ACCENT, mec=WHITE, mew=0.8, zorder=3))


def _arrow(ax: Axes, start: float, tip: float, base: float, point: float) -> None:
    """A straight arrow; one shorter than its head is only a head."""
    head = min(_HEAD * point, tip - start)
    if tip - start > head:
        line = ax.plot((start, tip - head), (base, base), color=INK, linewidth=1.4, solid_capstyle="butt")
        named("arrow", line)
    half = head / point * 0.45
    ends = ((tip, tip - head, tip - head), (base, base + half, base - half))
    named("arrow head", ax.fill(*ends, color=INK, linewidth=0, zorder=2))


def _header(ax: Axes, row: _Row, point: float, right: float, labels: tuple[str, str]) -> None:
    """Name the dot and the tick above the first row that has them."""
    items = [
        (value / point, words) for value, words in zip((row.now, row.wanted), labels, strict=True) if value is not None
    ]
    widths = [text_width(words, SMALL, SEMIBOLD) for _, words in items]
    room = ax.get_xlim()[1] / point + right
    for (_, words), centre in zip(items, spread_out([at for at, _ in items], widths, 0, room, 8), strict=True):
        middle = SMALL * (1 - 0.33) - _HEADER
        write(ax, centre * point, middle, words, size=SMALL, weight=SEMIBOLD, ha="center", label="key")
