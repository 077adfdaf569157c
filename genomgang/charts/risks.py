"""The risk matrix 5 × 5, from last year to now."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
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
    grid = _Grid.holding(risks, zones, left=left, top=LINE + 6, pill=pill)
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
        before_label if any(_moved(risk) for risk in risks) else "",
    )
    return page.figure


_LEVELS = 5
_LABELS = 72.0
_PILL = 17.0
_HIGH = 15.0
_WORD = 13.0
"""Room at the top of a cell for its zone's word."""
_LOWEST = 26.0
"""The least height of a row of cells, beside that."""
_CORNERS = ((1, 1), (_LEVELS, 1), (_LEVELS, _LEVELS))
"""Where each zone's word stands, if the cell is in the zone and free; else in the nearest that is."""
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
    words: dict[tuple[int, int], str]  # the cell that carries its zone's word

    @classmethod
    def holding(cls, risks: Sequence[Risk], zones: Zones, *, left: float, top: float, pill: float) -> _Grid:
        width = (WIDTH - left - 1) / _LEVELS
        across = max(1, int((width - 4) // (pill + 3)))
        slots: dict[tuple[int, int], list[tuple[str, str]]] = {}
        # From left to right by where the arrow comes from or goes to, so that arrows seldom cross their neighbours.
        for risk in sorted(risks, key=lambda r: r.before[1] if r.before else r.consequence):
            slots.setdefault((risk.likelihood, risk.consequence), []).append((risk.id, "now"))
        left_to_right = sorted(risks, key=lambda r: r.consequence)
        for risk in left_to_right:
            if _moved(risk) and risk.before is not None:
                held = slots.setdefault(risk.before, [])
                # Ghosts that leave leftwards stand before this year's risks, in the given order; others after them.
                behind = sum(kind == "before" for _, kind in held) if risk.consequence < risk.before[1] else len(held)
                held.insert(behind, (risk.id, "before"))
        words = _words(zones, slots)
        tops = [top]
        for level in range(_LEVELS, 0, -1):
            most = max(len(slots.get((level, c), [])) for c in range(1, _LEVELS + 1))
            lines = max(1, -(-most // across))
            word = _WORD if any(row == level for row, _ in words) else 0
            tops.append(tops[-1] + word + max(lines * (_HIGH + 3), _LOWEST) + 3)
        return cls(left, top, width, tuple(tops), slots, across, pill, words)

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
        middle = y + _WORD + (height - _WORD) / 2 if place in self.words else y + height / 2
        return (
            x + width / 2 + (position - (in_line - 1) / 2) * step,
            middle + (line - (lines - 1) / 2) * (_HIGH + 3),
        )


def _moved(risk: Risk) -> bool:
    return risk.before is not None and risk.before != (risk.likelihood, risk.consequence)


def _zone(place: tuple[int, int], zones: Zones) -> int:
    return sum(place[0] * place[1] > limit for limit in zones.limits)


def _words(zones: Zones, slots: Mapping[tuple[int, int], object]) -> dict[tuple[int, int], str]:
    found = {}
    levels = range(1, _LEVELS + 1)
    for zone, (a, b) in enumerate(_CORNERS):
        cells = [(c, d) for c in levels for d in levels if _zone((c, d), zones) == zone]
        if cells:
            best = min(cells, key=lambda cell: (cell in slots, abs(cell[0] - a) + abs(cell[1] - b), cell))
            found[best] = zones.words[zone]
    return found


def _ground(page: Page, grid: _Grid, zones: Zones) -> None:
    """Tinted cells, a line where two zones meet, and each zone's word once."""
    levels = range(1, _LEVELS + 1)
    for place in ((a, b) for a in levels for b in levels):
        x, y, width, height = grid.box(place)
        zone = _zone(place, zones)
        page.rect(x, y, width, height, _TINTS[zone], edge=WHITE, label="zone")
        if place in grid.words:
            page.text(x + 5, y + 11.5, grid.words[place], size=SMALL, weight=SEMIBOLD, label="zone word")
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
        if not _moved(risk) or risk.before is None:
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
