"""The risk matrix 5 × 5, from last year to now."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from matplotlib.figure import Figure

from genomgang.charts.page import Page
from genomgang.charts.style import (
    ACCENT,
    GREY,
    INK,
    LINE,
    SEMIBOLD,
    SMALL,
    TINT_ACCENT,
    TINT_CONTRAST,
    TINT_GREY,
    WHITE,
    WIDTH,
)  # fmt: skip
from genomgang.charts.words import text_width, wrap


@dataclass(frozen=True)
class Risk:
    """A risk's place, likelihood and consequence 1–5; `before` is last year's (likelihood, consequence)."""

    id: str
    likelihood: int
    consequence: int
    before: tuple[int, int] | None = None


@dataclass(frozen=True)
class Zones:
    """Three zones by likelihood × consequence: at most `limits[0]`, at most `limits[1]`, above."""

    words: tuple[str, str, str]
    limits: tuple[int, int]


def risk_matrix(
    risks: Sequence[Risk],
    zones: Zones,
    *,
    likelihood: Sequence[str],
    consequence: Sequence[str],
    likelihood_title: str = "Sannolikhet",
    consequence_title: str = "Konsekvens",
    now_label: str = "nu",
    before_label: str = "förra året, där risken har flyttats",
) -> Figure:
    """Each risk as a numbered dot in its cell, with an arrow from last year's cell where it has moved.

    Parameters
    ----------
    likelihood, consequence:
        The names of the five levels, lowest first; likelihood goes upwards, consequence to the right.

    Raises
    ------
    ValueError
        No risks, a value outside 1–5, or not five names.
    """
    places = [(r.likelihood, r.consequence) for r in risks] + [r.before for r in risks if r.before is not None]
    if not risks or any(not 1 <= value <= _LEVELS for place in places for value in place):
        raise ValueError(f"a risk matrix needs at least one risk, with values from 1 to {_LEVELS}")
    if len(likelihood) != _LEVELS or len(consequence) != _LEVELS:
        raise ValueError(f"a risk matrix needs {_LEVELS} names a side")
    side = [wrap(name, _LABELS, SMALL) for name in likelihood]
    left = max(text_width(line, SMALL) for lines in side for line in lines)
    left = max(left, text_width(likelihood_title, SMALL, SEMIBOLD)) + 8
    pill = max(_PILL, *(text_width(risk.id, SMALL, SEMIBOLD) + 7 for risk in risks))
    grid = _Grid.holding(risks, left, LINE + 6, pill)
    foot = [wrap(name, grid.width - 4, SMALL) for name in consequence]
    feet = max(len(lines) for lines in foot) * LINE
    page = Page(grid.bottom + feet + 2 * (LINE + 4) + 2)
    _ground(page, grid, zones)
    page.text(0, SMALL, likelihood_title, size=SMALL, weight=SEMIBOLD, label="title")
    for level in range(1, _LEVELS + 1):
        _, middle = grid.centre((level, 1))
        page.block(0, middle, side[level - 1], size=SMALL, label="level")
        across, _ = grid.centre((1, level))
        lines = foot[level - 1]
        page.block(across, grid.bottom + 4 + len(lines) * LINE / 2, lines, size=SMALL, ha="center", label="level")
    y = grid.bottom + feet + LINE + 3
    page.text(grid.left, y, consequence_title, size=SMALL, weight=SEMIBOLD, label="title")
    _moves(page, grid, risks, pill)
    _key(
        page,
        grid.left,
        y + LINE - 1,
        now_label,
        before_label if any(r.before not in {None, (r.likelihood, r.consequence)} for r in risks) else "",
    )
    return page.figure


_LEVELS = 5
_LABELS = 72.0
_PILL = 17.0
_HIGH = 15.0
_WORD = 13.0
"""Room at the top of every cell for its zone's word."""
_TINTS = (TINT_ACCENT, TINT_GREY, TINT_CONTRAST)


@dataclass(frozen=True)
class _Grid:
    """Where the cells lie, and who stands in which slot of which cell.

    Slots are held by this year's risks and by last year's places of those that have moved: (id, "now" or "before").
    """

    left: float
    top: float
    width: float
    tops: tuple[float, ...]  # of likelihood 5, 4, 3, 2, 1, and the bottom
    slots: dict[tuple[int, int], list[tuple[str, str]]]
    across: int
    pill: float

    @classmethod
    def holding(cls, risks: Sequence[Risk], left: float, top: float, pill: float) -> _Grid:
        width = (WIDTH - left - 1) / _LEVELS
        across = max(1, int((width - 4) // (pill + 3)))
        slots: dict[tuple[int, int], list[tuple[str, str]]] = {}
        for risk in risks:
            now = (risk.likelihood, risk.consequence)
            slots.setdefault(now, []).append((risk.id, "now"))
            if risk.before is not None and risk.before != now:
                slots.setdefault(risk.before, []).append((risk.id, "before"))
        tops = [top]
        for level in range(_LEVELS, 0, -1):
            most = max(len(slots.get((level, c), [])) for c in range(1, _LEVELS + 1))
            lines = max(1, -(-most // across))
            tops.append(tops[-1] + _WORD + max(lines * (_HIGH + 3), 26) + 3)
        return cls(left, top, width, tuple(tops), slots, across, pill)

    @property
    def bottom(self) -> float:
        return self.tops[-1]

    def box(self, place: tuple[int, int]) -> tuple[float, float, float, float]:
        likelihood, consequence = place
        top, bottom = self.tops[_LEVELS - likelihood], self.tops[_LEVELS - likelihood + 1]
        return self.left + (consequence - 1) * self.width, top, self.width, bottom - top

    def centre(self, place: tuple[int, int]) -> tuple[float, float]:
        x, y, width, height = self.box(place)
        return x + width / 2, y + height / 2

    def slot(self, place: tuple[int, int], holder: tuple[str, str]) -> tuple[float, float]:
        """The middle of a holder's slot: slots fill lines that are centred in the cell below its word."""
        x, y, width, height = self.box(place)
        held = self.slots[place]
        line, position = divmod(held.index(holder), self.across)
        in_line = min(self.across, len(held) - line * self.across)
        lines = -(-len(held) // self.across)
        step = self.pill + 3
        middle = y + _WORD + (height - _WORD) / 2
        return (
            x + width / 2 + (position - (in_line - 1) / 2) * step,
            middle + (line - (lines - 1) / 2) * (_HIGH + 3) - 1,
        )


def _zone(place: tuple[int, int], zones: Zones) -> int:
    return sum(place[0] * place[1] > limit for limit in zones.limits)


def _ground(page: Page, grid: _Grid, zones: Zones) -> None:
    """Tinted cells, a line where two zones meet, and the zone's word in every cell."""
    levels = range(1, _LEVELS + 1)
    for place in ((a, b) for a in levels for b in levels):
        x, y, width, height = grid.box(place)
        zone = _zone(place, zones)
        page.rect(x, y, width, height, _TINTS[zone], edge=WHITE, label="zone")
        page.text(x + 4, y + 10.5, zones.words[zone], size=SMALL, color=GREY, label="zone word")
    for place in ((a, b) for a in levels for b in levels):
        x, y, width, height = grid.box(place)
        a, b = place
        if b < _LEVELS and _zone((a, b + 1), zones) != _zone(place, zones):
            page.line((x + width,) * 2, (y, y + height), GREY, label="border")
        if a < _LEVELS and _zone((a + 1, b), zones) != _zone(place, zones):
            page.line((x, x + width), (y, y), GREY, label="border")


def _moves(page: Page, grid: _Grid, risks: Sequence[Risk], pill: float) -> None:
    for risk in risks:
        now = (risk.likelihood, risk.consequence)
        if risk.before is None or risk.before == now:
            continue
        start = grid.slot(risk.before, (risk.id, "before"))
        page.arrow(start, _edge(start, grid.slot(now, (risk.id, "now")), pill), INK, line=1, head=6, label="move")
        page.dot(*start, 3, WHITE, edge=INK, label="before")
    for risk in risks:
        now = (risk.likelihood, risk.consequence)
        _pill(page, *grid.slot(now, (risk.id, "now")), risk.id, pill)


def _pill(page: Page, x: float, y: float, text: str, width: float) -> None:
    page.rect(x - width / 2, y - _HIGH / 2, width, _HIGH, ACCENT, edge=WHITE, label="now")
    page.middle(x, y, text, size=SMALL, weight=SEMIBOLD, color=WHITE, ha="center", label="id")


def _edge(start: tuple[float, float], end: tuple[float, float], pill: float) -> tuple[float, float]:
    """Where the line from `start` meets the pill around `end`."""
    dx, dy = start[0] - end[0], start[1] - end[1]
    reach = min(
        (pill / 2 + 1) / abs(dx) if dx else 1.0,
        (_HIGH / 2 + 1) / abs(dy) if dy else 1.0,
        1.0,
    )
    return end[0] + dx * reach, end[1] + dy * reach


def _key(page: Page, x: float, y: float, now_label: str, before_label: str) -> None:
    page.rect(x, y - 5.5, 11, 11, ACCENT, label="key")
    page.middle(x + 15, y, now_label, size=SMALL, label="key")
    if before_label:
        after = x + 15 + text_width(now_label, SMALL) + 14
        page.dot(after + 3, y, 3, WHITE, edge=INK, label="key")
        page.middle(after + 10, y, before_label, size=SMALL, label="key")
