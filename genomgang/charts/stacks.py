"""Stacked bars of counts by status, for instance actions a year."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from matplotlib.figure import Figure

from genomgang.charts.labels import column_width, draw_label, make_label
from genomgang.charts.marks import Status
from genomgang.charts.page import Page, key_height
from genomgang.charts.style import FILL, GREY, ON_FILL, SEMIBOLD, SIZE, SMALL, WHITE, WIDTH
from genomgang.charts.words import text_width
from genomgang.swedish import number


@dataclass(frozen=True)
class StackRow:
    """One bar: a count per status. None: withheld, `note` stands in its place."""

    label: str
    counts: tuple[int, ...] | None
    note: str = ""


def stacks(rows: Sequence[StackRow], statuses: Sequence[Status]) -> Figure:
    """Bars from zero, each part with its count, the sum at the end, and the statuses' symbols and words above.

    Raises
    ------
    ValueError
        No rows or statuses, a row with another number of counts, or a negative count.
    """
    if not rows or not statuses or any(row.counts is not None and len(row.counts) != len(statuses) for row in rows):
        raise ValueError("stacks need at least one row and status, and a count per status in every row")
    if any(count < 0 for row in rows for count in row.counts or ()):
        raise ValueError("a count cannot be negative")
    labels = [make_label(row.label) for row in rows]
    sums = [number(sum(row.counts)) if row.counts is not None else "" for row in rows]
    left = column_width(labels) + 10
    width = WIDTH - left - max(text_width(text, SIZE, SEMIBOLD) for text in sums) - 6
    heights = [max(label.height, _BAR) + 8 for label in labels]
    header = key_height(statuses, WIDTH) + 5
    page = Page(header + sum(heights))
    page.key(0, 0, statuses, room=WIDTH)
    top = max((sum(row.counts) for row in rows if row.counts is not None), default=0) or 1
    y = header
    for row, label, text, height in zip(rows, labels, sums, heights, strict=True):
        middle = y + height / 2
        draw_label(page, label, middle)
        if row.counts is None:
            page.middle(left + 4, middle, row.note, size=SMALL, color=GREY, label="note")
        else:
            end = _bar(page, row.counts, statuses, left, middle, scale=width / top)
            page.middle(end + 5, middle, text, weight=SEMIBOLD, label="sum")
        y += height
    page.line((left, left), (header, page.height), GREY, label="zero")
    return page.figure


_BAR = 17.0


def _bar(
    page: Page, counts: Sequence[int], statuses: Sequence[Status], left: float, middle: float, *, scale: float
) -> float:
    """One bar; its parts carry symbol and count where both fit, else the count. Returns its right end."""
    at = left
    for count, status in zip(counts, statuses, strict=True):
        part = count * scale
        if not count:
            continue
        page.rect(at, middle - _BAR / 2, part, _BAR, FILL[status.tone], label="part")
        text, color = number(count), ON_FILL[status.tone]
        words = text_width(text)
        if words + 16 <= part:
            start = at + (part - words - 11) / 2
            page.symbol(start + 3.5, middle, status.symbol, color)
            page.middle(start + 11, middle, text, color=color, label="value")
        elif words + 2 <= part:
            page.middle(at + part / 2, middle, text, color=color, ha="center", label="value")
        at += part
        page.line((at, at), (middle - _BAR / 2, middle + _BAR / 2), WHITE, label="gap")
    return at
