"""The own value among its peers, one row an indicator: their range as a band, the city's median as a tick."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from matplotlib.figure import Figure

from genomgang.charts.labels import column_width, draw_label, make_label
from genomgang.charts.page import Page
from genomgang.charts.style import (
    ACCENT,
    GREY,
    INK,
    LIGHT_GREY,
    LINE,
    SEMIBOLD,
    SIZE,
    SMALL,
    TINT_ACCENT,
    WHITE,
    breadth,
    scaled,
)  # fmt: skip
from genomgang.charts.words import text_width, wrap


@dataclass(frozen=True)
class SpanRow:
    """One indicator on its own scale from zero to `maximum`. What is None is not drawn.

    `note` is written instead of the own value: why it is not shown, or a share of few as the count that it is.
    """

    label: str
    own: float | None
    median: float | None
    low: float | None
    high: float | None
    show: Callable[[float], str]
    maximum: float
    note: str = ""


def span(rows: Sequence[SpanRow], *, own_label: str, range_label: str, median_label: str) -> Figure:
    """One line a row with band, tick and dot, the own value and the median written at the right.

    Rows that follow each other on one scale share its figures.

    Raises
    ------
    ValueError
        No rows, a value outside a row's scale, or a range with one end.
    """
    _check(rows)
    labels = [make_label(row.label, room=_LABELS) for row in rows]
    left = column_width(labels) + 14
    own = [row.note if row.note or row.own is None else row.show(row.own) for row in rows]
    medians = ["–" if row.median is None else row.show(row.median) for row in rows]
    own_head = wrap(own_label, scaled(_VALUES), SMALL, SEMIBOLD)
    median_head = wrap(median_label, scaled(_VALUES), SMALL)
    last = max(text_width(text, SMALL) for text in (*median_head, *medians))
    first = max(text_width(text, SIZE, SEMIBOLD) for text in (*own_head, *own))
    right = breadth() - last - 14
    width = right - first - 22 - left
    key = 24 + max(text_width(range_label, SMALL), text_width(median_label.lower(), SMALL))
    above = 0 if key + 6 <= right - first else 2 * LINE + 4  # in a narrow chart the heads stand below the key
    header = above + max(len(own_head), len(median_head), 2) * LINE + 7
    scales = [(row.show(0), row.show(row.maximum)) for row in rows]
    # Rows that share a scale have it once, below the last of them.
    ends = [scale != following for scale, following in zip(scales, [*scales[1:], None], strict=True)]
    feet = [LINE + _AIR if end else _AIR for end in ends]
    heights = [max(label.height, _LEAST) + foot for label, foot in zip(labels, feet, strict=True)]
    page = Page(header + sum(heights))
    for i, line in enumerate(own_head):
        page.text(right, above + SMALL + i * LINE, line, size=SMALL, weight=SEMIBOLD, ha="right", label="head")
    for i, line in enumerate(median_head):
        page.text(breadth(), above + SMALL + i * LINE, line, size=SMALL, color=GREY, ha="right", label="head")
    _key(page, range_label, median_label)
    y = header
    for row, label, mine, centre, height, foot in zip(rows, labels, own, medians, heights, feet, strict=True):
        middle = y + (height - foot) / 2
        draw_label(page, label, middle)
        _row(page, row, left, width, middle)
        if foot > _AIR:
            base = y + height - _AIR
            start, end = row.show(0), row.show(row.maximum)
            if text_width(start, SMALL) + text_width(end, SMALL) + 6 <= width:
                page.text(left, base, start, size=SMALL, color=GREY, label="scale")
            page.text(left + width, base, end, size=SMALL, color=GREY, ha="right", label="scale")
        page.middle(right, middle, mine, weight=SEMIBOLD, ha="right", label="value")
        page.middle(breadth(), middle, centre, size=SMALL, color=GREY, ha="right", label="median value")
        y += height
    return page.figure


_LABELS = 140.0
_VALUES = 70.0
_BAND = 10.0
_LEAST = 20.0
_AIR = 5.0


def _check(rows: Sequence[SpanRow]) -> None:
    if not rows or any((row.low is None) != (row.high is None) for row in rows):
        raise ValueError("a span needs at least one row, and both ends of a range or none")
    for row in rows:
        if any(v is not None and not 0 <= v <= row.maximum for v in (row.own, row.median, row.low, row.high)):
            raise ValueError("a span's values lie from 0 to the row's maximum")


def _key(page: Page, range_label: str, median_label: str) -> None:
    _range(page, 0, 18, 6)
    page.text(24, SMALL, range_label, size=SMALL, color=GREY, label="key")
    page.rect(8.1, LINE + 1, 1.8, 11, INK, label="key")
    page.text(24, SMALL + LINE, median_label.lower(), size=SMALL, color=GREY, label="key")


def _range(page: Page, start: float, end: float, middle: float) -> None:
    """A band whose ends can be told from the page also where its tint cannot."""
    page.rect(start, middle - _BAND / 2, end - start, _BAND, TINT_ACCENT, label="range")
    for at in (start, end):
        page.line((at, at), (middle - _BAND / 2, middle + _BAND / 2), GREY, line=1.2, label="end")


def _row(page: Page, row: SpanRow, left: float, width: float, middle: float) -> None:
    def x(value: float) -> float:
        return left + value / row.maximum * width

    page.line((left, left + width), (middle, middle), LIGHT_GREY, label="base")
    if row.low is not None and row.high is not None:
        # Where all peers share one value the band is a mark of its own.
        _range(page, x(row.low), max(x(row.high), x(row.low) + 2), middle)
    if row.median is not None:
        page.rect(x(row.median) - 0.9, middle - 9, 1.8, 18, INK, label="median")
    if row.own is not None:
        page.dot(x(row.own), middle, 5, ACCENT, edge=WHITE, line=1, label="own")
