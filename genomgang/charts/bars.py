"""Horizontal bars against a target and last year's value."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from matplotlib.figure import Figure

from genomgang.charts.labels import Label, bold_if, column_width, draw_label, make_label
from genomgang.charts.page import Page
from genomgang.charts.style import (
    ACCENT,
    CONTRAST,
    GREY,
    INK,
    LIGHT_GREY,
    SEMIBOLD,
    SIZE,
    SMALL,
    TINT_GREY,
    WHITE,
    WIDTH,
)
from genomgang.charts.words import spread_out, text_width


@dataclass(frozen=True)
class BarRow:
    """One bar.

    `value`, `before` (last year's) and `target` are in the unit that `show` writes. `value` None: `note` ("färre än
    5") stands in its place. `n` is written in grey after the label. `total` sets the row apart in semibold.
    """

    label: str
    value: float | None
    before: float | None = None
    target: float | None = None
    n: int | None = None
    note: str = ""
    total: bool = False


def bars(
    rows: Sequence[BarRow],
    *,
    show: Callable[[float], str],
    maximum: float | None = None,
    target_label: str = "mål",
    before_label: str = "förra året",
) -> Figure:
    """Horizontal bars from zero, in the caller's order (sort by value first).

    Parameters
    ----------
    show:
        Writes a value with its unit, for instance `swedish.percent`.
    maximum:
        The right end of the scale, for instance 100 for percentages; by default the largest value, target or
        last year's value.
    target_label, before_label:
        Written once, above the first tick and the first hollow dot; `target_label` is followed by the target
        where all rows share it.

    Raises
    ------
    ValueError
        No rows, or a negative value.
    """
    known = [v for row in rows for v in (row.value, row.before, row.target) if v is not None]
    if not rows or any(v < 0 for v in known):
        raise ValueError("bars need at least one row, and no negative value")
    top = max([maximum or 0, *known]) or 1
    labels = [make_label(row.label, row.n, weight=bold_if(row.total)) for row in rows]
    shown = [show(row.value) if row.value is not None else "" for row in rows]
    left = column_width(labels) + 10
    width = WIDTH - left - max(text_width(text, SIZE, SEMIBOLD) for text in shown) - 8
    air = 7 if len(rows) <= _MANY else 3
    heights = [max(label.height, _BAR) + air for label in labels]
    header = _HEADER if any(v is not None for row in rows for v in (row.before, row.target)) else 0.0
    page = Page(header + sum(heights) + 1)

    def x(value: float) -> float:
        return left + value / top * width

    middles = []
    y = header
    for height in heights:
        middles.append(y + height / 2)
        y += height
    for row, label, text, middle in zip(rows, labels, shown, middles, strict=True):
        _row(page, row, label, text, middle=middle, x=x, track=top if maximum else 0)
    page.line((left, left), (header, page.height - 1), GREY, label="zero")
    if header:
        _header(page, rows, middles[0], x, show=show, target_label=target_label, before_label=before_label)
    return page.figure


_BAR = 10.0
_HEADER = 20.0
_MANY = 20


def _row(
    page: Page, row: BarRow, label: Label, text: str, *, middle: float, x: Callable[[float], float], track: float
) -> None:
    draw_label(page, label, middle)
    if row.value is None:
        page.middle(x(0) + 4, middle, row.note, size=SMALL, color=GREY, label="note")
        return
    if track:
        page.rect(x(0), middle - _BAR / 2, x(track) - x(0), _BAR, TINT_GREY, label="track")
    page.rect(x(0), middle - _BAR / 2, x(row.value) - x(0), _BAR, ACCENT, label="bar")
    page.middle(WIDTH, middle, text, weight=SEMIBOLD, ha="right", label="value")
    if row.target is not None:
        page.rect(x(row.target) - 1, middle - _BAR / 2 - 2, 2, _BAR + 4, CONTRAST, label="target")
    if row.before is not None:
        page.dot(x(row.before), middle, 3, WHITE, edge=INK, label="before")


def _header(
    page: Page,
    rows: Sequence[BarRow],
    first: float,
    x: Callable[[float], float],
    *,
    show: Callable[[float], str],
    target_label: str,
    before_label: str,
) -> None:
    """Name the tick and the dot above the first row that has them, with a leader down to it where it is the top row."""
    items: list[tuple[float, str, float]] = []
    targets = {row.target for row in rows if row.target is not None}
    befores = [row for row in rows if row.before is not None and row.value is not None]
    if targets:
        drawn = [row.target for row in rows if row.target is not None and row.value is not None]
        shared = next(iter(targets))
        text = f"{target_label} {show(shared)}" if len(targets) == 1 else target_label
        items.append((x(drawn[0] if drawn else shared), text, _BAR / 2 + 2))
    if befores:
        items.append((x(befores[0].before or 0), before_label, 3))
    widths = [text_width(text, SMALL) for _, text, _ in items]
    centres = spread_out([at for at, _, _ in items], widths, x(0), WIDTH, 8)
    for (at, text, stop), centre in zip(items, centres, strict=True):
        page.text(centre, SMALL, text, size=SMALL, color=INK, ha="center", label="key")
        page.line((at, at), (SMALL + 3, first - stop), LIGHT_GREY, label="leader")
