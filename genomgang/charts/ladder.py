"""Steps where each is a part of the one before: risk analysis → continuity plan → exercised."""

from __future__ import annotations

from itertools import pairwise

import pandas as pd
from matplotlib.axes import Axes

from genomgang.charts.axes import named, settle, write, write_label
from genomgang.charts.kinds import kind
from genomgang.charts.labels import column_width, make_label
from genomgang.charts.style import ACCENT, GREY, SEMIBOLD, SIZE, SMALL, WHITE, breadth
from genomgang.charts.values import instead, known
from genomgang.charts.words import text_width
from genomgang.text.swedish import CountedOut, number, percent

_BAR = 16.0
_AFTER = 5.0
_APART = 6.0


@kind("Staplar steg för steg")
def ladder(frame: pd.DataFrame, ax: Axes, *, share_label: str = "av steget före") -> None:
    """Bars from zero for the counts in the first column; what is lost since the step before is outlined.

    The second column, where there is one, holds each step's share of the one before, 0–100; `share_label` follows it. A
    share of few is not written: the counts stand there already.
    A count that is hidden or missing is not drawn, and that is said in its place.

    Raises
    ------
    ValueError
        No steps, a negative count, or a step larger than the one before.
    """
    values = [] if frame.empty else list(frame.iloc[:, 0])
    counts = [known(value) for value in values]
    told = [count for count in counts if count is not None]
    if not values or any(count < 0 for count in told):
        raise ValueError("a ladder needs at least one step, and no negative count")
    if any(later > earlier for earlier, later in pairwise(told)):
        raise ValueError("a step of a ladder is a part of the one before, so it cannot be larger")
    labels = [make_label(str(label)) for label in frame.index]
    texts = ["" if count is None else number(count) for count in counts]
    shares = _shares(frame, share_label)
    left = column_width(labels) + 10
    after = max(
        text_width(text, SIZE, SEMIBOLD) + (text_width(share, SMALL) + _APART if share else 0)
        for text, share in zip(texts, shares, strict=True)
    )
    heights = [max(label.height, _BAR) + 9 for label in labels]
    settle(ax, sum(heights) + 1, left=left, right=after + 8)
    ax.set_xlim(0, max(told, default=0) or 1)
    per_point = ax.get_xlim()[1] / (breadth() - left - after - 8)
    for place, (value, count, label) in enumerate(zip(values, counts, labels, strict=True)):
        middle = sum(heights[:place]) + heights[place] / 2
        write_label(ax, label, middle)
        if count is None:
            write(ax, 4 * per_point, middle, instead(value), size=SMALL, color=GREY, label="note")
            continue
        outer = max(count, (counts[place - 1] if place else None) or 0)
        _bar(ax, count, outer, middle)
        end = outer + _AFTER * per_point
        write(ax, end, middle, texts[place], weight=SEMIBOLD, label="value")
        end += (text_width(texts[place], SIZE, SEMIBOLD) + _APART) * per_point
        write(ax, end, middle, shares[place], size=SMALL, color=GREY, label="share")
    named("zero", ax.plot((0, 0), (0, sum(heights) + 1), color=GREY, linewidth=0.8, solid_capstyle="butt"))


def _shares(frame: pd.DataFrame, label: str) -> list[str]:
    if frame.shape[1] < 2:
        return [""] * len(frame)
    shares = [known(value) for value in frame.iloc[:, 1]]
    return ["" if share is None or isinstance(share, CountedOut) else f"{percent(share)} {label}" for share in shares]


def _bar(ax: Axes, count: float, outer: float, middle: float) -> None:
    if outer > count:
        lost = ax.barh(middle, outer - count, _BAR, left=count, facecolor=WHITE, edgecolor=GREY, linewidth=0.8)
        named("lost", lost)
    named("bar", ax.barh(middle, count, _BAR, color=ACCENT, linewidth=0))
