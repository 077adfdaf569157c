"""The own line among the others' range and median."""

from __future__ import annotations

import math
from collections.abc import Callable, Sequence
from dataclasses import dataclass

from matplotlib.figure import Figure

from genomgang.charts.page import Page
from genomgang.charts.style import (
    ACCENT,
    CONTRAST,
    GREY,
    GRID,
    INK,
    LINE,
    NORMAL,
    SEMIBOLD,
    SIZE,
    SMALL,
    TINT_GREY,
    WHITE,
    WIDTH,
)  # fmt: skip
from genomgang.charts.words import runs, spread_out, text_width, wrap


@dataclass(frozen=True)
class TrendPoint:
    """One period: the own value, the others' median and range (for instance quartiles). None leaves a gap."""

    period: str
    own: float | None
    median: float | None = None
    low: float | None = None
    high: float | None = None


def trend(
    points: Sequence[TrendPoint],
    *,
    show: Callable[[float], str],
    own_label: str,
    median_label: str = "",
    range_label: str = "",
    target: float | None = None,
    target_label: str = "mål",
    note: str = "",
) -> Figure:
    """A line from zero over at least two periods, labelled at its right end; `note` stands where no own value is known.

    Raises
    ------
    ValueError
        Fewer than two points, or a negative value.
    """
    known = [v for p in points for v in (p.own, p.median, p.low, p.high) if v is not None]
    known += [] if target is None else [target]
    if len(points) < _FEWEST or any(v < 0 for v in known):
        raise ValueError("a trend needs at least two periods, and no negative value")
    ticks = _ticks(max(known, default=0) or 1, show)
    names = _names(points, show, own_label, median_label, range_label)
    if all(p.own is None for p in points):
        names.append(_Name(0, wrap(f"{own_label}: {note}", _NAMES), GREY, NORMAL))
    names += [] if target is None else [_Name(target, [f"{target_label} {show(target)}"], INK, NORMAL)]
    right = max((text_width(line, SIZE, n.weight) for n in names for line in n.lines), default=0) + 10
    left = max(text_width(show(tick), SMALL) for tick in ticks) + 8
    frame = _Frame(left + 8, WIDTH - right - left - 8, len(points), ticks[-1])
    page = Page(_TOP + _HEIGHT + LINE + 5)
    for tick in ticks:
        page.line((left, WIDTH - right + 4), (frame.y(tick),) * 2, GRID if tick else GREY, label="grid")
        page.middle(left - 6, frame.y(tick), show(tick), size=SMALL, color=GREY, ha="right", label="scale")
    _periods(page, points, frame, left)
    _band(page, points, frame)
    _series(page, [p.median for p in points], frame, GREY, 1.3, label="median")
    if target is not None:
        page.line((left, WIDTH - right + 4), (frame.y(target),) * 2, CONTRAST, line=1.1, dash=True, label="target")
    _series(page, [p.own for p in points], frame, ACCENT, 2.2, label="own")
    own = [(frame.x(i), frame.y(p.own)) for i, p in enumerate(points) if p.own is not None]
    for at in own:
        page.dot(*at, 3, ACCENT, edge=WHITE, line=0.8, label="own point")
    _write_names(page, names, frame, WIDTH - right + 8)
    return page.figure


_FEWEST = 2
_MOST_TICKS = 5
_QUARTER = 2.5
_TOP = 8.0
_HEIGHT = 120.0
_NAMES = 105.0


@dataclass(frozen=True)
class _Frame:
    left: float
    width: float
    periods: int
    top: float

    def x(self, period: int) -> float:
        return self.left + self.width * period / (self.periods - 1)

    def y(self, value: float) -> float:
        return _TOP + _HEIGHT * (1 - value / self.top)


@dataclass(frozen=True)
class _Name:
    value: float
    lines: list[str]
    color: str
    weight: int


def _ticks(largest: float, show: Callable[[float], str]) -> list[float]:
    """Zero and one to four round steps that cover `largest` and that `show` tells apart."""
    power = 10 ** math.floor(math.log10(largest / 4))
    steps = [factor * power * scale for scale in (1, 10, 100) for factor in (1, 2, _QUARTER, 5)
             # A quarter is round only as a whole number: 0,25 would be written 0,3.
             if factor != _QUARTER or power * scale >= 10]  # fmt: skip
    for step in steps:
        ticks = [step * i for i in range(math.ceil(largest / step - 1e-9) + 1)]
        if len(ticks) <= _MOST_TICKS and len({show(tick) for tick in ticks}) == len(ticks):
            return ticks
    return [0, largest]


def _names(
    points: Sequence[TrendPoint], show: Callable[[float], str], own_label: str, median_label: str, range_label: str
) -> list[_Name]:
    """What is written at the right: each line's name at its last known value, the range's at its middle."""
    names = []
    own = [p.own for p in points if p.own is not None]
    if own:
        names.append(_Name(own[-1], wrap(f"{own_label} {show(own[-1])}", _NAMES, SIZE, SEMIBOLD), INK, SEMIBOLD))
    median = [p.median for p in points if p.median is not None]
    if median and median_label:
        names.append(_Name(median[-1], wrap(f"{median_label} {show(median[-1])}", _NAMES), GREY, NORMAL))
    high = [p.high for p in points if p.high is not None and p.low is not None]
    if high and range_label:
        names.append(_Name(high[-1], wrap(range_label, _NAMES), GREY, NORMAL))
    return names


def _write_names(page: Page, names: Sequence[_Name], frame: _Frame, x: float) -> None:
    heights = [len(name.lines) * LINE for name in names]
    middles = spread_out([frame.y(name.value) for name in names], heights, 0, frame.y(0) + 4, 2)
    for name, middle in zip(names, middles, strict=True):
        page.block(x, middle, name.lines, color=name.color, weight=name.weight, label="name")


def _periods(page: Page, points: Sequence[TrendPoint], frame: _Frame, left: float) -> None:
    """Every period, or every second, third … where they would touch."""
    widest = max(text_width(p.period, SMALL) for p in points) + 8
    step = math.ceil(widest / (frame.width / (len(points) - 1)))
    for i in range((len(points) - 1) % step, len(points), step):
        half = text_width(points[i].period, SMALL) / 2
        at = max(frame.x(i), half) if i else max(frame.x(i), min(left, half))
        page.text(at, frame.y(0) + LINE + 1, points[i].period, size=SMALL, color=GREY, ha="center", label="period")


def _band(page: Page, points: Sequence[TrendPoint], frame: _Frame) -> None:
    whole = [p.low if p.high is not None else None for p in points]
    for run in runs(whole):
        lower = [(frame.x(i), frame.y(points[i].low or 0)) for i in run]
        upper = [(frame.x(i), frame.y(points[i].high or 0)) for i in reversed(run)]
        page.shape(lower + upper, TINT_GREY, edge=TINT_GREY, label="range")


def _series(page: Page, values: Sequence[float | None], frame: _Frame, color: str, line: float, *, label: str) -> None:
    for run in runs(values):
        page.line([frame.x(i) for i in run], [frame.y(values[i] or 0) for i in run], color, line=line, label=label)
