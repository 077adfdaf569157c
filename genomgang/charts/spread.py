"""All nämnder as dots, one row an indicator: the own one in colour, the median as a tick."""

from __future__ import annotations

import math
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from statistics import median

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
    WHITE,
    breadth,
    scaled,
)  # fmt: skip
from genomgang.charts.words import text_width, wrap


@dataclass(frozen=True)
class SpreadRow:
    """One indicator on its own scale from zero to `maximum`; `others` excludes the own nämnd.

    The median that is drawn is that of all known values, the own one included. `own` None: `note` stands in its place.
    """

    label: str
    others: tuple[float, ...]
    own: float | None
    show: Callable[[float], str]
    maximum: float
    note: str = ""


def spread(
    rows: Sequence[SpreadRow],
    *,
    own_label: str,
    others_label: str = "övriga nämnder",
    median_label: str = "median",
) -> Figure:
    """One strip of dots a row, with the own value and the median written at the right.

    Raises
    ------
    ValueError
        No rows, or a value outside a row's scale.
    """
    if not rows or any(not 0 <= v <= row.maximum for row in rows for v in (*row.others, row.own or 0)):
        raise ValueError("a spread needs at least one row, with values from 0 to the row's maximum")
    labels = [make_label(row.label, room=_LABELS) for row in rows]
    left = column_width(labels) + 14
    medians = [median([*row.others, *([] if row.own is None else [row.own])] or [0]) for row in rows]
    own = [row.show(row.own) if row.own is not None else "" for row in rows]
    middle_texts = [row.show(value) if row.others else "–" for row, value in zip(rows, medians, strict=True)]
    own_head = wrap(own_label, scaled(_VALUES), SMALL, SEMIBOLD)
    median_head = wrap(median_label, scaled(_VALUES), SMALL)
    last = max(text_width(text, SMALL) for text in (*median_head, *middle_texts))
    first = max(text_width(text, SIZE, SEMIBOLD) for text in (*own_head, *own))
    width = breadth() - left - last - first - 36
    key = left + 10 + text_width(others_label, SMALL) + 12 + 6 + text_width(median_label, SMALL)
    right = breadth() - last - 14
    above = 0 if key + 6 <= right - first else LINE + 4  # in a narrow chart the heads stand below the key
    header = above + max(len(own_head), len(median_head)) * LINE + 5
    swarms = [_swarm([v / row.maximum * width for v in row.others]) for row in rows]
    deep = [max([0.0, *(abs(dy) for _, dy in swarm)]) + _DOT for swarm in swarms]
    heights = [max(label.height, 2 * d + 4, _LEAST) + LINE + 6 for label, d in zip(labels, deep, strict=True)]
    page = Page(header + sum(heights))
    for i, line in enumerate(own_head):
        page.text(right, above + SMALL + i * LINE, line, size=SMALL, weight=SEMIBOLD, ha="right", label="head")
    for i, line in enumerate(median_head):
        page.text(breadth(), above + SMALL + i * LINE, line, size=SMALL, color=GREY, ha="right", label="head")
    page.dot(left + _DOT, SMALL - 3, _DOT, LIGHT_GREY, edge=GREY, line=0.6, label="key")
    page.text(left + 10, SMALL, others_label, size=SMALL, color=GREY, label="key")
    after = left + 10 + text_width(others_label, SMALL) + 12
    page.rect(after, 1, 1.8, 11, INK, label="key")
    page.text(after + 6, SMALL, median_label, size=SMALL, color=GREY, label="key")
    y = header
    for row, label, swarm, centre, height in zip(rows, labels, swarms, medians, heights, strict=True):
        middle = y + (height - LINE - 2) / 2
        draw_label(page, label, middle)
        page.line((left, left + width), (middle, middle), LIGHT_GREY, label="base")
        ends = (row.show(0), row.show(row.maximum))
        if row.own is not None or sum(text_width(words, SMALL) for words in (*ends, row.note)) + 12 <= width:
            page.text(left, y + height - 4, ends[0], size=SMALL, color=GREY, label="scale")
            page.text(left + width, y + height - 4, ends[1], size=SMALL, color=GREY, ha="right", label="scale")
        for at, dy in swarm:
            page.dot(left + at, middle + dy, _DOT, LIGHT_GREY, edge=GREY, line=0.6, label="other")
        if row.others:
            at = left + centre / row.maximum * width
            page.rect(at - 0.9, middle - 9, 1.8, 18, INK, label="median")
        if row.own is not None:
            page.dot(left + row.own / row.maximum * width, middle, 5, ACCENT, edge=WHITE, line=1, label="own")
        else:
            page.text(left + width / 2, y + height - 4, row.note, size=SMALL, color=GREY, ha="center", label="note")
        y += height
    _values(page, own, middle_texts, header, heights, right=right)
    return page.figure


_LABELS = 140.0
_VALUES = 62.0
_DOT = 2.4
_LEAST = 22.0
_DEEPEST = 4
"""Dots that may stand above or below each other before they overlap instead."""


def _swarm(places: Sequence[float]) -> list[tuple[float, float]]:
    """Each dot at its own place, moved up or down by whole dots where it would lie upon another."""
    step = 2 * _DOT + 0.4
    rows: dict[int, float] = {}  # row → right end of its last dot
    found: list[tuple[float, float]] = []
    for place in sorted(places):
        order = [0, *(sign * i for i in range(1, _DEEPEST + 1) for sign in (-1, 1))]
        row = next((r for r in order if rows.get(r, -math.inf) + step <= place), order[len(found) % len(order)])
        rows[row] = place
        found.append((place, row * step))
    return found


def _values(
    page: Page, own: Sequence[str], medians: Sequence[str], header: float, heights: Sequence[float], *, right: float
) -> None:
    y = header
    for mine, middle, height in zip(own, medians, heights, strict=True):
        at = y + (height - LINE - 2) / 2
        page.middle(right, at, mine, weight=SEMIBOLD, ha="right", label="value")
        page.middle(breadth(), at, middle, size=SMALL, color=GREY, ha="right", label="median value")
        y += height
