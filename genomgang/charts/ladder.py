"""Steps where each is a part of the one before: risk analysis → continuity plan → exercised."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from itertools import pairwise

from matplotlib.figure import Figure

from genomgang.charts.labels import column_width, draw_label, make_label
from genomgang.charts.page import Page
from genomgang.charts.style import ACCENT, GREY, SEMIBOLD, SIZE, SMALL, WHITE, WIDTH
from genomgang.charts.words import text_width
from genomgang.swedish import number


@dataclass(frozen=True)
class Step:
    """A step with its count; None is withheld and shows `note`."""

    label: str
    count: int | None
    note: str = ""


def ladder(steps: Sequence[Step], *, show_share: Callable[[float], str], share_label: str = "av steget före") -> Figure:
    """Bars from zero, each with its count and its share of the step before; what is lost is outlined.

    Parameters
    ----------
    show_share:
        Writes a share 0–100, for instance `swedish.percent`; `share_label` follows it.

    Raises
    ------
    ValueError
        No steps, a negative count, or a step larger than the one before.
    """
    counts = [step.count for step in steps if step.count is not None]
    if not steps or any(count < 0 for count in counts):
        raise ValueError("a ladder needs at least one step, and no negative count")
    if any(later > earlier for earlier, later in pairwise(counts)):
        raise ValueError("a step of a ladder is a part of the one before, so it cannot be larger")
    labels = [make_label(step.label) for step in steps]
    texts = [number(step.count) if step.count is not None else "" for step in steps]
    shares = [_share(steps, i, lambda share: f"{show_share(share)} {share_label}") for i in range(len(steps))]
    left = column_width(labels) + 10
    after = max(
        text_width(text, SIZE, SEMIBOLD) + (text_width(share, SMALL) + 6 if share else 0)
        for text, share in zip(texts, shares, strict=True)
    )
    width = WIDTH - left - after - 8
    heights = [max(label.height, _BAR) + 9 for label in labels]
    page = Page(sum(heights) + 1)
    top = max(counts, default=0) or 1
    y = 0.0
    before: int | None = None
    for step, label, text, share, height in zip(steps, labels, texts, shares, heights, strict=True):
        middle = y + height / 2
        draw_label(page, label, middle)
        if step.count is None:
            page.middle(left + 4, middle, step.note, size=SMALL, color=GREY, label="note")
        else:
            end = left + step.count / top * width
            outer = left + max(step.count, before or 0) / top * width
            if outer > end:
                page.rect(end, middle - _BAR / 2, outer - end, _BAR, WHITE, edge=GREY, label="lost")
            page.rect(left, middle - _BAR / 2, end - left, _BAR, ACCENT, label="bar")
            page.middle(outer + 5, middle, text, weight=SEMIBOLD, label="value")
            at = outer + 5 + text_width(text, SIZE, SEMIBOLD) + 6
            page.middle(at, middle, share, size=SMALL, color=GREY, label="share")
        before = step.count
        y += height
    page.line((left, left), (0, page.height), GREY, label="zero")
    return page.figure


_BAR = 16.0


def _share(steps: Sequence[Step], i: int, show: Callable[[float], str]) -> str:
    """The step's share of the one before, where both are known and there was something to take a share of."""
    count, before = steps[i].count, steps[i - 1].count if i else None
    return show(100 * count / before) if count is not None and before else ""
