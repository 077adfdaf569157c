"""A line over periods."""

from __future__ import annotations

import math
from collections.abc import Sequence

import pandas as pd
from matplotlib.axes import Axes
from matplotlib.transforms import Affine2D, Transform, blended_transform_factory

from genomgang.charts.axes import named, settle, write, write_lines
from genomgang.charts.kinds import kind
from genomgang.charts.style import ACCENT, GREY, GRID, LINE, SEMIBOLD, SIZE, SMALL, WHITE, breadth, scaled
from genomgang.charts.values import instead, known
from genomgang.charts.words import runs, text_width, wrap
from genomgang.text.swedish import lower_first, measured

_FEWEST = 2
_MOST_TICKS = 5
_QUARTER = 2.5
_TOP = 8.0
_HEIGHT = 120.0
_WRAPPED = 40.0
"""The least room for a period in which its name is written on several lines rather than left out."""
_NAMES = 105.0


@kind("Linje")
def trend(frame: pd.DataFrame, ax: Axes, *, unit: str = "", decimals: int = 0) -> None:
    """A line from zero through the numbers of the frame's first column, a period a row; other columns are not drawn.

    A missing number leaves a gap. The column's name and the last number stand at the line's right end.

    Raises
    ------
    ValueError
        Fewer than two periods, or a negative value.
    """
    values = [known(value) for value in frame.iloc[:, 0]] if frame.shape[1] else []
    if len(values) < _FEWEST or any(value is not None and value < 0 for value in values):
        raise ValueError("a trend needs at least two periods, and no negative value")
    ticks = _ticks(max((value for value in values if value is not None), default=0) or 1, unit, decimals)
    scale = [measured(tick, unit, decimals) for tick in ticks]
    last = next((value for value in reversed(values) if value is not None), None)
    name = wrap(_name(str(frame.columns[0]), last, unit, decimals), scaled(_NAMES), SIZE, SEMIBOLD)
    left = max(text_width(words, SMALL) for words in scale) + 8
    right = max(text_width(words, SIZE, SEMIBOLD) for words in name) + 10
    step = (breadth() - left - right - 8) / (len(values) - 1)
    periods = [wrap(str(period), step - 6, SMALL) if step >= _WRAPPED else [str(period)] for period in frame.index]
    below = max(map(len, periods)) * LINE + 8
    settle(ax, _HEIGHT, left=left + 8, right=right, top=_TOP, bottom=below)
    ax.set_xlim(0, len(values) - 1)
    ax.set_ylim(0, ticks[-1])
    for tick, words in zip(ticks, scale, strict=True):
        reach = (-8 / step, len(values) - 1 + 4 / step)
        named("grid", ax.plot(reach, (tick, tick), color=GRID if tick else GREY, linewidth=0.8, zorder=0.5))
        write(ax, -14 / step, _down(tick, ticks), words, transform=_place(ax), size=SMALL, color=GREY, ha="right",
              label="scale")  # fmt: skip
    _periods(ax, periods, left=left, step=step)
    for run in runs(values):
        named("own", ax.plot(run, [values[place] or 0 for place in run], color=ACCENT, linewidth=2.2))
    points = [(place, value) for place, value in enumerate(values) if value is not None]
    dots = ax.plot(*zip(*points, strict=True), "o", ms=6, mfc=ACCENT, mec=WHITE, mew=0.8) if points else []
    named("own point", dots)
    half = len(name) * LINE / 2
    middle = min(max(_down(last or 0, ticks), half - _TOP), _HEIGHT + 4 - half)
    write_lines(ax, len(values) - 1 + 8 / step, middle, name, transform=_place(ax), weight=SEMIBOLD, label="name")


def _place(ax: Axes) -> Transform:
    """x is data, y is points below the top of the Axes: where words stand."""
    top = ax.get_position().y1 * ax.figure.get_figheight()  # type: ignore[union-attr]
    down = Affine2D().scale(1, -1 / 72).translate(0, top) + ax.figure.dpi_scale_trans
    return blended_transform_factory(ax.transData, down)


def _down(value: float, ticks: Sequence[float]) -> float:
    """How many points below the top a value lies."""
    return _HEIGHT * (1 - value / ticks[-1])


def _name(column: str, last: float | None, unit: str, decimals: int) -> str:
    if last is None:
        return f"{lower_first(column)}: {instead(last)}"
    return f"{lower_first(column)} {measured(last, unit, decimals)}"


def _ticks(largest: float, unit: str, decimals: int) -> list[float]:
    """Zero and one to four round steps that cover `largest` and that are told apart as they are written."""
    power = 10 ** math.floor(math.log10(largest / 4))
    steps = [factor * power * scale for scale in (1, 10, 100) for factor in (1, 2, _QUARTER, 5)
             # A quarter is round only as a whole number: 0,25 would be written 0,3.
             if factor != _QUARTER or power * scale >= 10]  # fmt: skip
    for step in steps:
        ticks = [step * i for i in range(math.ceil(largest / step - 1e-9) + 1)]
        if len(ticks) <= _MOST_TICKS and len({measured(tick, unit, decimals) for tick in ticks}) == len(ticks):
            return ticks
    return [0, largest]


def _periods(ax: Axes, periods: Sequence[Sequence[str]], *, left: float, step: float) -> None:
    """Every period, or every second, third … where they would touch; `step` is the points from one to the next."""
    widths = [max(text_width(line, SMALL) for line in lines) for lines in periods]
    every = math.ceil((max(widths) + (8 if step < _WRAPPED else 5)) / step)
    for place in range((len(periods) - 1) % every, len(periods), every):
        half = widths[place] / 2
        at = left + 8 + place * step
        at = max(at, half if place else min(left, half))
        middle = _HEIGHT + SMALL * 0.67 + 7 + (len(periods[place]) - 1) * LINE / 2
        write_lines(ax, (at - left - 8) / step, middle, periods[place], transform=_place(ax), size=SMALL, color=GREY,
                    ha="center", label="period")  # fmt: skip
