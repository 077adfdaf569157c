"""The risk matrix 5 × 5, from last year to now."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from itertools import product

import pandas as pd
from matplotlib.axes import Axes
from matplotlib.patches import FancyArrowPatch

from genomgang.charts.axes import beside, named, settle, write, write_lines
from genomgang.charts.kinds import kind
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
    breadth,
    scaled,
)  # fmt: skip
from genomgang.charts.telling import Cell
from genomgang.charts.values import known
from genomgang.charts.words import text_width, wrap
from genomgang.text.swedish import lower_first

_LEVELS = 5
_EACH = range(1, _LEVELS + 1)
_LABELS = 72.0
_PILL = 17.0
_HIGH = 15.0
_DOT = 6.0
_WORD = 13.0
"""Room at the top of a cell for its zone's word."""
_LOWEST = 26.0
"""The least height of a row of cells, beside that."""
_HEADER = LINE + 6
_CORNERS = ((1, 1), (_LEVELS, 1), (_LEVELS, _LEVELS))
"""Where each zone's word stands, if the cell is in the zone and free; else in the nearest that is."""
_TINTS = (TINT_ACCENT, TINT_GREY, TINT_CONTRAST)

Place = tuple[int, int]
"""Likelihood and consequence, 1–5."""


@dataclass(frozen=True)
class Zones:
    """Three zones by likelihood × consequence: at most `limits[0]`, at most `limits[1]`, above."""

    words: tuple[str, str, str]
    limits: tuple[int, int]


@dataclass(frozen=True)
class Places:
    """The columns with a risk's likelihood and consequence, now and last year; without the latter nothing moves."""

    now: tuple[str, str] = ("Sannolikhet", "Konsekvens")
    before: tuple[str, str] = ("Sannolikhet i fjol", "Konsekvens i fjol")


def _told(cells: Sequence[Cell]) -> str:
    """Numbers by name, words as they are: "värde 15, sannolikhet 3, konsekvens 5, upp 5"."""
    return ", ".join(
        lower_first(each.words) if known(each.value) is None else f"{lower_first(each.name)} {each.words}"
        for each in cells
    )


@kind("Matris med fem gånger fem rutor", _told, lambda _: ("Värde", *Places().now, "Förändring"))
def risk_matrix(
    frame: pd.DataFrame,
    ax: Axes,
    *,
    zones: Zones,
    likelihood: Sequence[str],
    consequence: Sequence[str],
    places: Places = Places(),
    now_label: str = "nu",
    before_label: str = "förra året, där risken har flyttats",
) -> None:
    """Each row as a pill with its label in its cell, with an arrow from last year's cell where it has moved.

    `likelihood` (upwards) and `consequence` (to the right) name the five levels, lowest first.

    Raises
    ------
    ValueError
        No rows, a value outside 1–5, or not five names.
    """
    risks = _risks(frame, places)
    if not risks or any(value not in _EACH for risk in risks for value in (*risk.now, *(risk.before or ()))):
        raise ValueError(f"a risk matrix needs at least one risk, with values from 1 to {_LEVELS}")
    if len(likelihood) != _LEVELS or len(consequence) != _LEVELS:
        raise ValueError(f"a risk matrix needs {_LEVELS} names a side")
    side = [wrap(name, scaled(_LABELS), SMALL) for name in likelihood]
    left = max(text_width(line, SMALL) for lines in side for line in lines)
    left = max(left, text_width(places.now[0], SMALL, SEMIBOLD)) + 8
    grid = _grid(risks, zones, width=(breadth() - left - 1) / _LEVELS)
    foot = [wrap(name, grid.width - 0.5, SMALL) for name in consequence]
    feet = max(len(lines) for lines in foot) * LINE
    settle(ax, grid.bottom, left=left, right=1, top=_HEADER, bottom=feet + 2 * (LINE + 4) + 2)
    ax.set_xlim(0.5, _LEVELS + 0.5)
    _draw_ground(ax, grid, zones)
    write(ax, 0, SMALL * (1 - 0.33) - _HEADER, places.now[0], transform=beside(ax), size=SMALL, weight=SEMIBOLD,
          label="title")  # fmt: skip
    for level in _EACH:
        write_lines(ax, 0, grid.middle(level), side[level - 1], transform=beside(ax), size=SMALL, label="level")
        lines = foot[level - 1]
        write_lines(ax, level, grid.bottom + 4 + len(lines) * LINE / 2, lines, size=SMALL, ha="center", label="level")
    y = grid.bottom + feet + LINE + 3 - SMALL * 0.33
    write(ax, 0.5, y, places.now[1], size=SMALL, weight=SEMIBOLD, label="title")
    for risk in risks:
        _draw_move(ax, grid, risk)
    for risk in risks:
        _draw_pill(ax, grid, risk)
    moved = any(risk.moved for risk in risks)
    _draw_key(ax, grid, y + LINE - 1 + SMALL * 0.33, now_label, before_label if moved else "")


@dataclass(frozen=True)
class _Risk:
    id: str
    now: Place
    before: Place | None

    @property
    def moved(self) -> bool:
        return self.before is not None and self.before != self.now


def _risks(frame: pd.DataFrame, places: Places) -> list[_Risk]:
    def place(row: Mapping[str, object], columns: tuple[str, str]) -> Place | None:
        likelihood, consequence = (known(row.get(name)) for name in columns)
        return None if likelihood is None or consequence is None else (int(likelihood), int(consequence))

    rows = [{str(name): value for name, value in row.items()} for row in frame.to_dict("records")]
    return [
        _Risk(str(label), place(row, places.now) or (0, 0), place(row, places.before))
        for label, row in zip(frame.index, rows, strict=True)
    ]


@dataclass(frozen=True)
class _Grid:
    """Where the cells lie, and who stands in which slot of which cell. Lengths are points; x is the consequence.

    Slots are held by this year's risks and by last year's places of those that have moved: (id, "now" or "before").
    """

    width: float
    tops: tuple[float, ...]  # of likelihood 5, 4, 3, 2, 1, and the bottom
    slots: Mapping[Place, Sequence[tuple[str, str]]]
    across: int
    pill: float
    words: Mapping[Place, str]  # the cell that carries its zone's word

    @property
    def bottom(self) -> float:
        return self.tops[-1]

    def top(self, likelihood: int) -> float:
        return self.tops[_LEVELS - likelihood]

    def height(self, likelihood: int) -> float:
        return self.tops[_LEVELS - likelihood + 1] - self.top(likelihood)

    def middle(self, likelihood: int) -> float:
        return self.top(likelihood) + self.height(likelihood) / 2

    def slot(self, place: Place, holder: tuple[str, str]) -> tuple[float, float]:
        """The middle of a holder's slot: slots fill lines that are centred in the cell below its word."""
        held = self.slots[place]
        line, position = divmod(held.index(holder), self.across)
        in_line = min(self.across, len(held) - line * self.across)
        lines = -(-len(held) // self.across)
        middle = self.middle(place[0]) + (_WORD / 2 if place in self.words else 0)
        return (
            place[1] + (position - (in_line - 1) / 2) * (self.pill + 3) / self.width,
            middle + (line - (lines - 1) / 2) * (_HIGH + 3),
        )


def _grid(risks: Sequence[_Risk], zones: Zones, *, width: float) -> _Grid:
    pill = max(_PILL, *(text_width(risk.id, SMALL, SEMIBOLD) + 7 for risk in risks))
    across = max(1, int((width - 4) // (pill + 3)))
    slots = _slots(risks)
    words = _words(zones, slots)
    tops = [0.0]
    for level in reversed(_EACH):
        most = max(len(slots.get((level, consequence), [])) for consequence in _EACH)
        lines = max(1, -(-most // across))
        word = _WORD if any(row == level for row, _ in words) else 0
        tops.append(tops[-1] + word + max(lines * (_HIGH + 3), _LOWEST) + 3)
    return _Grid(width, tuple(tops), slots, across, pill, words)


def _slots(risks: Sequence[_Risk]) -> dict[Place, list[tuple[str, str]]]:
    slots: dict[Place, list[tuple[str, str]]] = {}
    # From left to right by where the arrow comes from or goes to, so that arrows seldom cross their neighbours.
    for risk in sorted(risks, key=lambda r: r.before[1] if r.before else r.now[1]):
        slots.setdefault(risk.now, []).append((risk.id, "now"))
    for risk in sorted(risks, key=lambda r: r.now[1]):
        if risk.moved and risk.before is not None:
            held = slots.setdefault(risk.before, [])
            # Ghosts that leave leftwards stand before this year's risks, in the given order; others after them.
            behind = sum(kind == "before" for _, kind in held) if risk.now[1] < risk.before[1] else len(held)
            held.insert(behind, (risk.id, "before"))
    return slots


def _zone(place: Place, zones: Zones) -> int:
    return sum(place[0] * place[1] > limit for limit in zones.limits)


def _words(zones: Zones, slots: Mapping[Place, object]) -> dict[Place, str]:
    found = {}
    for zone, (a, b) in enumerate(_CORNERS):
        cells = [cell for cell in product(_EACH, _EACH) if _zone(cell, zones) == zone]
        if cells:
            best = min(cells, key=lambda cell: (cell in slots, abs(cell[0] - a) + abs(cell[1] - b), cell))
            found[best] = zones.words[zone]
    return found


def _draw_ground(ax: Axes, grid: _Grid, zones: Zones) -> None:
    """Tinted cells, a line where two zones meet, and each zone's word once."""
    for a, b in product(_EACH, _EACH):
        tint = _TINTS[_zone((a, b), zones)]
        named("zone", ax.barh(grid.middle(a), 1, grid.height(a), left=b - 0.5, color=tint, ec=WHITE, lw=0.8))
    for (a, b), word in grid.words.items():
        middle = grid.top(a) + 11.5 - SMALL * 0.33
        write(ax, b - 0.5 + 5 / grid.width, middle, word, size=SMALL, weight=SEMIBOLD, label="zone word")
    for a, b in product(_EACH, _EACH):
        x, top, bottom = b + 0.5, grid.top(a), grid.top(a) + grid.height(a)
        if b < _LEVELS and _zone((a, b + 1), zones) != _zone((a, b), zones):
            named("border", ax.plot((x, x), (top, bottom), color=GREY, linewidth=0.8, solid_capstyle="butt"))
        if a < _LEVELS and _zone((a + 1, b), zones) != _zone((a, b), zones):
            named("border", ax.plot((x - 1, x), (top, top), color=GREY, linewidth=0.8, solid_capstyle="butt"))


def _draw_move(ax: Axes, grid: _Grid, risk: _Risk) -> None:
    if not risk.moved or risk.before is None:
        return
    start = grid.slot(risk.before, (risk.id, "before"))
    end = _edge(start, grid.slot(risk.now, (risk.id, "now")), grid)
    style = "-|>,head_length=6,head_width=2.7"
    arrow = FancyArrowPatch(start, end, arrowstyle=style, mutation_scale=1, shrinkA=0, shrinkB=0, color=INK, zorder=2)
    ax.add_patch(arrow)
    named("move", arrow)
    named("before", ax.plot(*start, "o", ms=_DOT, mfc=WHITE, mec=INK, mew=1.1))


def _draw_pill(ax: Axes, grid: _Grid, risk: _Risk) -> None:
    x, y = grid.slot(risk.now, (risk.id, "now"))
    width = grid.pill / grid.width
    pill = ax.barh(y, width, _HIGH, left=x - width / 2, color=ACCENT, ec=WHITE, lw=0.8, zorder=3)
    named("now", pill)
    write(ax, x, y, risk.id, size=SMALL, weight=SEMIBOLD, color=WHITE, ha="center", label="id")


def _edge(start: tuple[float, float], end: tuple[float, float], grid: _Grid) -> tuple[float, float]:
    """Where the line from `start` meets the pill around `end`."""
    dx, dy = (start[0] - end[0]) * grid.width, start[1] - end[1]
    reach = min(
        (grid.pill / 2 + 1) / abs(dx) if dx else 1.0,
        (_HIGH / 2 + 1) / abs(dy) if dy else 1.0,
        1.0,
    )
    return end[0] + dx * reach / grid.width, end[1] + dy * reach


def _draw_key(ax: Axes, grid: _Grid, y: float, now_label: str, before_label: str) -> None:
    def across(points: float) -> float:
        return 0.5 + points / grid.width

    named("key", ax.barh(y, 11 / grid.width, 11, left=0.5, color=ACCENT, lw=0))
    write(ax, across(15), y, now_label, size=SMALL, label="key")
    if before_label:
        after = 15 + text_width(now_label, SMALL) + 14
        named("key", ax.plot(across(after + 3), y, "o", ms=_DOT, mfc=WHITE, mec=INK, mew=1.1))
        write(ax, across(after + 10), y, before_label, size=SMALL, label="key")
