"""Tiny charts for a table cell, 30 × 8 mm. They carry no text: the table's row does."""

from __future__ import annotations

from collections.abc import Sequence

from matplotlib.figure import Figure

from genomgang.charts.page import Page
from genomgang.charts.style import ACCENT, CONTRAST, INK, LIGHT_GREY, MILLIMETRE, TINT_GREY, WHITE
from genomgang.charts.words import runs


def spark_bar(
    value: float | None, *, target: float | None = None, before: float | None = None, maximum: float = 100
) -> Figure:
    """A bar from zero to `maximum`, with a target tick and last year's value as a hollow dot.

    Without a value only the empty scale and the target are drawn.

    Raises
    ------
    ValueError
        A value outside zero to `maximum`, or `maximum` not above zero.
    """
    known = [v for v in (value, target, before) if v is not None]
    if maximum <= 0 or any(not 0 <= v <= maximum for v in known):
        raise ValueError(f"a spark bar's values lie from 0 to {maximum}")
    page = Page(_HEIGHT, _WIDTH)
    middle = _HEIGHT / 2

    def x(v: float) -> float:
        return _EDGE + v / maximum * (_WIDTH - 2 * _EDGE)

    page.rect(x(0), middle - 4, x(maximum) - x(0), 8, TINT_GREY, label="track")
    if value is not None:
        page.rect(x(0), middle - 4, x(value) - x(0), 8, ACCENT, label="bar")
    if target is not None:
        page.rect(x(target) - 1, middle - 7, 2, 14, CONTRAST, label="target")
    if before is not None:
        page.dot(x(before), middle, 2.6, WHITE, edge=INK, line=1, label="before")
    return page.figure


def spark_line(values: Sequence[float | None], *, target: float | None = None) -> Figure:
    """A line from zero with its last point marked; None leaves a gap.

    Raises
    ------
    ValueError
        No values, or a negative one.
    """
    known = [v for v in (*values, target) if v is not None]
    if not values or any(v < 0 for v in known):
        raise ValueError("a spark line needs at least one value, and no negative one")
    page = Page(_HEIGHT, _WIDTH)
    top = max(known, default=0) or 1

    def x(i: int) -> float:
        return _EDGE + (_WIDTH - 2 * _EDGE) * (i / (len(values) - 1) if len(values) > 1 else 1)

    def y(v: float) -> float:
        return _HEIGHT - _EDGE - v / top * (_HEIGHT - 2 * _EDGE)

    page.line((_EDGE, _WIDTH - _EDGE), (y(0), y(0)), LIGHT_GREY, label="zero")
    if target is not None:
        page.line((_EDGE, _WIDTH - _EDGE), (y(target), y(target)), CONTRAST, line=1, dash=True, label="target")
    for run in runs(values):
        page.line([x(i) for i in run], [y(values[i] or 0) for i in run], ACCENT, line=1.5, label="own")
    last = next(((x(i), y(v)) for i, v in reversed(list(enumerate(values))) if v is not None), None)
    if last is not None:
        page.dot(*last, 2.6, ACCENT, edge=WHITE, line=0.6, label="last")
    return page.figure


_WIDTH = 30 * MILLIMETRE
_HEIGHT = 8 * MILLIMETRE
_EDGE = 4.0
