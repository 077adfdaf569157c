"""Dumbbells from now to wanted, with the distribution behind."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from matplotlib.figure import Figure

from genomgang.charts.labels import column_width, draw_label, make_label
from genomgang.charts.page import Page
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
    WIDTH,
)  # fmt: skip
from genomgang.charts.words import spread_out, text_width


@dataclass(frozen=True)
class GapRow:
    """One area.

    `now` and `wanted` lie on the scale from zero to `maximum`. `distribution` is the share (or count) of people in
    each of equally wide classes from zero to `maximum`; empty: none is drawn. `now` None: `note` stands in its place.
    """

    label: str
    now: float | None
    wanted: float | None
    distribution: tuple[float, ...] = ()
    n: int | None = None
    note: str = ""


def gaps(
    rows: Sequence[GapRow],
    *,
    show: Callable[[float], str],
    maximum: float = 100,
    now_label: str = "nu",
    wanted_label: str = "önskat",
) -> Figure:
    """Arrows from now to wanted, in the caller's order (the largest gap first), labelled on the top row.

    Raises
    ------
    ValueError
        No rows, or a value outside the scale.
    """
    ends = [v for row in rows for v in (row.now, row.wanted) if v is not None]
    if not rows or any(not 0 <= v <= maximum for v in ends):
        raise ValueError(f"gaps need at least one row, with values from 0 to {maximum}")
    labels = [make_label(row.label, row.n) for row in rows]
    numbers = [_numbers(row, show) for row in rows]
    left = column_width(labels) + 12
    width = WIDTH - left - max(text_width(text, SIZE, SEMIBOLD) for text in numbers) - 14
    heights = [max(label.height + 6, _ROW) for label in labels]
    bottom = _HEADER + sum(heights)
    page = Page(bottom + LINE + 4)

    def x(value: float) -> float:
        return left + value / maximum * width

    _scale(page, x, maximum, show, bottom)
    densities = [_density(row.distribution) for row in rows]
    tallest = max((part for density in densities for part in density), default=0) or 1
    y = _HEADER
    for row, label, text, density, height in zip(rows, labels, numbers, densities, heights, strict=True):
        base = y + height / 2 + 6
        draw_label(page, label, y + height / 2)
        if row.now is None:
            page.middle(x(0) + 4, base - 6, row.note, size=SMALL, color=GREY, label="note")
        else:
            _distribution(page, density, x, maximum=maximum, base=base, tallest=tallest)
            page.middle(WIDTH, base - 4, text, weight=SEMIBOLD, ha="right", label="value")
            _dumbbell(page, row.now, row.wanted, x, base)
        y += height
    first = next((row for row in rows if row.now is not None), None)
    if first is not None:
        _header(page, first, x, now_label, wanted_label)
    return page.figure


_ROW = 23.0
_HEADER = 16.0
_TALLEST = 13.0
_DOT = 4.0


def _numbers(row: GapRow, show: Callable[[float], str]) -> str:
    if row.now is None:
        return ""
    return show(row.now) if row.wanted is None else f"{show(row.now)} → {show(row.wanted)}"


def _scale(
    page: Page, x: Callable[[float], float], maximum: float, show: Callable[[float], str], bottom: float
) -> None:
    steps = 4 if maximum % 4 == 0 else 1
    for part in range(steps + 1):
        value = maximum * part / steps
        page.line((x(value), x(value)), (_HEADER, bottom), GRID, label="grid")
        page.text(x(value), bottom + LINE, show(value), size=SMALL, color=GREY, ha="center", label="scale")


def _density(shares: Sequence[float]) -> list[float]:
    """Shares per class as densities: rows of unlike sizes and classes are drawn with equal areas."""
    total = sum(shares) or 1
    return [share / total * len(shares) for share in shares]


def _distribution(
    page: Page, shares: Sequence[float], x: Callable[[float], float], *, maximum: float, base: float, tallest: float
) -> None:
    step = maximum / max(len(shares), 1)
    for i, share in enumerate(shares):
        if not share:
            continue
        height = share / tallest * _TALLEST
        page.rect(x(i * step) + 0.4, base - height, x(step) - x(0) - 0.8, height, LIGHT_GREY, label="distribution")


def _dumbbell(page: Page, now: float, wanted: float | None, x: Callable[[float], float], base: float) -> None:
    if wanted is not None:
        if wanted > now:
            page.arrow((x(now), base), (x(wanted) - 1.5, base), INK, line=1.4, head=6)
        page.rect(x(wanted) - 1.25, base - 7, 2.5, 14, CONTRAST, label="wanted")
    page.dot(x(now), base, _DOT, ACCENT, edge=WHITE, line=0.8, label="now")


def _header(page: Page, row: GapRow, x: Callable[[float], float], now_label: str, wanted_label: str) -> None:
    items = [(x(row.now or 0), now_label)]
    if row.wanted is not None:
        items.append((x(row.wanted), wanted_label))
    widths = [text_width(text, SMALL, SEMIBOLD) for _, text in items]
    centres = spread_out([at for at, _ in items], widths, x(0), WIDTH, 8)
    for (_, text), centre in zip(items, centres, strict=True):
        page.text(centre, SMALL, text, size=SMALL, weight=SEMIBOLD, ha="center", label="key")
