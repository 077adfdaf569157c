"""Small multiples: one line a panel over the same periods and the same scale."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from matplotlib.figure import Figure

from genomgang.charts.page import Page
from genomgang.charts.style import ACCENT, CONTRAST, GREY, GRID, LINE, SEMIBOLD, SIZE, SMALL, WHITE, breadth
from genomgang.charts.words import runs, text_width, wrap


@dataclass(frozen=True)
class Panel:
    """One line, a value per period. None leaves a gap; where all are None, `note` is written instead."""

    label: str
    values: tuple[float | None, ...]
    target: float | None = None
    note: str = ""


def panels(
    rows: Sequence[Panel],
    periods: Sequence[str],
    *,
    show: Callable[[float], str],
    maximum: float | None = None,
    target_label: str = "mål",
) -> Figure:
    """Three panels a row, two on a phone; every panel from zero to `maximum` (by default the largest value or target).

    The last point carries its value; the target is a dashed line, named in the first panel that has one.

    Raises
    ------
    ValueError
        No panels or periods, a panel with another number of values, or a negative value.
    """
    if not rows or not periods or any(len(row.values) != len(periods) for row in rows):
        raise ValueError("panels need at least one row and period, and a value per period in every row")
    known = [v for row in rows for v in (*row.values, row.target) if v is not None]
    if any(v < 0 for v in known):
        raise ValueError("panels show no negative values")
    top = max([maximum or 0, *known]) or 1
    scale = max(text_width(show(v), SMALL) for v in (0, top)) + 5
    across = int(breadth() // _LEAST)
    width = (breadth() - scale - _BETWEEN * (across - 1)) / across
    titles = [wrap(row.label, width, SIZE, SEMIBOLD) for row in rows]
    named = next((i for i, row in enumerate(rows) if row.target is not None), None)
    lines = [titles[i : i + across] for i in range(0, len(rows), across)]
    title_heights = [max(len(title) for title in line) * LINE for line in lines]
    # The target's name stands above the first plot that has one.
    gaps = [_NAMED if named is not None and line == named // across else _ABOVE for line in range(len(lines))]
    plots = [title + gap + _HEIGHT + _FOOT for title, gap in zip(title_heights, gaps, strict=True)]
    page = Page(sum(plots) + (len(lines) - 1) * _BELOW)
    y = 0.0
    for line, plot in enumerate(plots):
        base = y + plot - _FOOT
        for value in (0, top):
            at = base - value / top * _HEIGHT
            page.middle(scale - 5, at, show(value), size=SMALL, color=GREY, ha="right", label="scale")
        for i in range(line * across, min((line + 1) * across, len(rows))):
            left = scale + (i - line * across) * (width + _BETWEEN)
            for number, words in enumerate(titles[i]):
                page.text(left, y + SIZE + number * LINE, words, weight=SEMIBOLD, label="title")
            frame = _Frame(left, base, width, len(periods), top)
            _panel(page, frame, rows[i], periods, show)
            _periods(page, frame, periods)
            if i == named and rows[i].target is not None:
                text = f"{target_label} {show(rows[i].target or 0)}"
                # Where the line runs close below the topmost one, its name stands above both.
                at = frame.y(rows[i].target or 0)
                at = frame.y(top) if at - frame.y(top) < SMALL + 3 else at
                page.text(left, at - 5, text, size=SMALL, label="key")
        y = base + _FOOT + _BELOW
    return page.figure


_LEAST = 120.0
"""The least room for a panel with its value and periods."""
_BETWEEN = 16.0
_HEIGHT = 42.0
_FOOT = LINE + 4  # the periods below the baseline
_ABOVE = 9.0
_NAMED = 16.0
_BELOW = 9.0


@dataclass(frozen=True)
class _Frame:
    left: float
    base: float
    width: float
    periods: int
    top: float

    @property
    def right(self) -> float:
        return self.left + self.width

    def x(self, period: int) -> float:
        """Room at the right for the last value."""
        room = self.width - 40
        return self.left + 6 + (room * period / (self.periods - 1) if self.periods > 1 else room)

    def y(self, value: float) -> float:
        return self.base - value / self.top * _HEIGHT


def _panel(page: Page, frame: _Frame, row: Panel, periods: Sequence[str], show: Callable[[float], str]) -> None:
    for value in (0, frame.top):
        page.line((frame.left, frame.right), (frame.y(value),) * 2, GREY if value == 0 else GRID, label="grid")
    if row.target is not None:
        page.line((frame.left, frame.right), (frame.y(row.target),) * 2, CONTRAST, line=1.1, dash=True, label="target")
    points = [(frame.x(i), frame.y(v)) for i, v in enumerate(row.values) if v is not None]
    if not points:
        page.middle(frame.left + 6, frame.base - _HEIGHT / 2, row.note, size=SMALL, color=GREY, label="note")
        return
    for run in runs(row.values):
        page.line([frame.x(i) for i in run], [frame.y(row.values[i] or 0) for i in run], ACCENT, line=1.8, label="own")
    for x, y in points[:-1]:
        page.dot(x, y, 2, ACCENT, label="point")
    page.dot(*points[-1], 3.2, ACCENT, edge=WHITE, line=0.8, label="last")
    last = next(v for v in reversed(row.values) if v is not None)
    page.middle(points[-1][0] + 6, _clear(points[-1][1], frame, row), show(last), weight=SEMIBOLD, label="value")


def _periods(page: Page, frame: _Frame, periods: Sequence[str]) -> None:
    """The first and the last period. They are written last: a number right after them would be read as theirs."""
    for i in sorted({0, len(periods) - 1}):
        half = text_width(periods[i], SMALL) / 2
        at = min(max(frame.x(i), frame.left + half), frame.right - half)
        page.text(at, frame.base + LINE, periods[i], size=SMALL, color=GREY, ha="center", label="period")


def _clear(y: float, frame: _Frame, row: Panel) -> float:
    """The value's height, moved off the target line where they would cross, and above the baseline."""
    if row.target is not None and abs(y - frame.y(row.target)) < _HALF:
        y = frame.y(row.target) + (_HALF if y >= frame.y(row.target) else -_HALF)
    return min(y, frame.base - _HALF)


_HALF = 6.5
"""Half a line of text with a little air."""
