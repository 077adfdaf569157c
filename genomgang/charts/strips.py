"""Distributions as thin 100 % stacked strips over ordered bands."""

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
    INK,
    LIGHT_GREY,
    LINE,
    SMALL,
    TINT_ACCENT,
    TINT_CONTRAST,
    WHITE,
    WIDTH,
)  # fmt: skip
from genomgang.charts.words import flow, spread_out, text_width


@dataclass(frozen=True)
class StripRow:
    """One distribution: a share 0–100 per band, summing to 100. None: `note` stands in its place."""

    label: str
    shares: tuple[float, ...] | None
    n: int | None = None
    note: str = ""


def strips(rows: Sequence[StripRow], bands: Sequence[str], *, show: Callable[[float], str]) -> Figure:
    """One thin strip a row, with shares written inside and the bands' names above the first strip.

    Parameters
    ----------
    bands:
        Names of two to five bands, lowest first.

    Raises
    ------
    ValueError
        No rows, fewer than two or more than five bands, or shares that do not add up to 100 (± 1, for rounding).
    """
    if not rows or not 2 <= len(bands) <= 5:
        raise ValueError("strips need at least one row and two to five bands")
    for row in rows:
        if row.shares is not None and (len(row.shares) != len(bands) or abs(sum(row.shares) - 100) > 1):
            raise ValueError(f"the shares of {row.label} must be {len(bands)} and add up to 100")
    colors = _COLORS[len(bands)]
    labels = [make_label(row.label, row.n) for row in rows]
    left = column_width(labels) + 10
    width = WIDTH - left - 1
    heights = [max(label.height, _STRIP) + 7 for label in labels]
    names = [text_width(band, SMALL) for band in bands]
    direct = rows[0].shares is not None and sum(names) + 10 * (len(bands) - 1) <= width
    header = LINE + 9 if direct else (flow([16 + name for name in names], WIDTH, 12)[-1][1] + 1) * (LINE + 2) + 5
    page = Page(header + sum(heights))
    y = header
    for row, label, height in zip(rows, labels, heights, strict=True):
        middle = y + height / 2
        draw_label(page, label, middle)
        if row.shares is None:
            page.middle(left, middle, row.note, size=SMALL, color=GREY, label="note")
        else:
            _strip(page, row.shares, colors, left=left, width=width, middle=middle, show=show)
        y += height
    if direct and rows[0].shares is not None:
        first = header + heights[0] / 2 - _STRIP / 2
        _names_above(page, bands, rows[0].shares, left=left, width=width, top=first)
    else:
        for band, color, (at, line) in zip(bands, colors, flow([16 + name for name in names], WIDTH, 12), strict=True):
            page.rect(at, line * (LINE + 2), 12, 11, color[0], label="key")
            page.middle(at + 16, line * (LINE + 2) + 5.5, band, size=SMALL, label="key")
    return page.figure


_STRIP = 15.0
_LOWEST = (CONTRAST, WHITE)
_LOW = (TINT_CONTRAST, INK)
_MIDDLE = (LIGHT_GREY, INK)
_HIGH = (TINT_ACCENT, INK)
_HIGHEST = (ACCENT, WHITE)
_COLORS = {
    2: (_LOW, _HIGHEST),
    3: (_LOW, _HIGH, _HIGHEST),
    4: (_LOWEST, _LOW, _HIGH, _HIGHEST),
    5: (_LOWEST, _LOW, _MIDDLE, _HIGH, _HIGHEST),
}
"""Surface and text of each band, lowest first: the ends are strong, the order is the position's."""


def _strip(
    page: Page,
    shares: Sequence[float],
    colors: Sequence[tuple[str, str]],
    *,
    left: float,
    width: float,
    middle: float,
    show: Callable[[float], str],
) -> None:
    total = sum(shares)
    at = left
    for share, (fill, ink) in zip(shares, colors, strict=True):
        part = share / total * width
        page.rect(at, middle - _STRIP / 2, part, _STRIP, fill, label="band")
        text = show(share)
        if text_width(text, SMALL) + 4 <= part:
            page.middle(at + part / 2, middle, text, size=SMALL, color=ink, ha="center", label="value")
        at += part
        if at < left + width - 0.5:
            page.line((at, at), (middle - _STRIP / 2, middle + _STRIP / 2), WHITE, line=1.2, label="gap")


def _names_above(
    page: Page, bands: Sequence[str], shares: Sequence[float], *, left: float, width: float, top: float
) -> None:
    """The bands' names above the first strip, each with a leader to the middle of its part."""
    total = sum(shares)
    middles = [left + (sum(shares[:i]) + share / 2) / total * width for i, share in enumerate(shares)]
    widths = [text_width(band, SMALL) for band in bands]
    centres = spread_out(middles, widths, left, left + width, 10)
    for band, at, centre, share in zip(bands, middles, centres, shares, strict=True):
        page.text(centre, SMALL, band, size=SMALL, ha="center", label="key")
        if share:
            page.line((centre, at), (SMALL + 3, top - 1), GREY, line=0.6, label="leader")
