"""The column of row labels at the left: wrapped, with n in grey after them."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from genomgang.charts.page import Page
from genomgang.charts.style import GREY, LINE, NORMAL, SEMIBOLD, SIZE, SMALL, scaled
from genomgang.charts.words import text_width, wrap
from genomgang.text.swedish import number

WIDEST = 165.0
_GAP = 4.0


@dataclass(frozen=True)
class Label:
    """Lines of text; `n` follows the last of them."""

    lines: tuple[str, ...]
    n: str
    weight: int

    @property
    def height(self) -> float:
        return len(self.lines) * LINE

    @property
    def width(self) -> float:
        last = text_width(self.lines[-1], SIZE, self.weight)
        tail = (_GAP * bool(self.lines[-1]) + text_width(self.n, SMALL)) if self.n else 0.0
        return max(last + tail, *(text_width(line, SIZE, self.weight) for line in self.lines))


def make_label(text: str, n: int | None = None, *, room: float = WIDEST, weight: int = NORMAL) -> Label:
    """Wrap `text` to `room`, less in a narrow chart; n takes a line of its own where it does not fit after the text."""
    room = scaled(room)
    lines = wrap(text, room, SIZE, weight)
    tail = "" if n is None else f"n = {number(n)}"
    if tail and text_width(lines[-1], SIZE, weight) + _GAP + text_width(tail, SMALL) > room:
        lines.append("")
    return Label(tuple(lines), tail, weight)


def bold_if(emphasis: object) -> int:
    """The weight of a label that is set apart where `emphasis` is true."""
    return SEMIBOLD if emphasis else NORMAL


def column_width(labels: Sequence[Label]) -> float:
    """The width of the widest label."""
    return max(label.width for label in labels)


def draw_label(page: Page, label: Label, middle: float, x: float = 0) -> None:
    """Draw `label` centred on `middle`."""
    page.block(x, middle, label.lines, weight=label.weight, label="row label")
    if label.n:
        after = text_width(label.lines[-1], SIZE, label.weight)
        bottom = middle + (len(label.lines) - 1) * LINE / 2
        page.middle(x + after + _GAP * bool(after), bottom, label.n, size=SMALL, color=GREY, label="n")
