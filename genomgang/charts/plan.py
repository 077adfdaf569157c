"""The plan: roles by years, with the actions written out."""

from __future__ import annotations

import math
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from matplotlib.figure import Figure

from genomgang.charts.labels import draw_label, make_label
from genomgang.charts.marks import Status
from genomgang.charts.page import Page, key_height
from genomgang.charts.style import GREY, LIGHT_GREY, LINE, ON_PAGE, SEMIBOLD, SMALL, WIDTH
from genomgang.charts.words import text_width, wrap


@dataclass(frozen=True)
class PlanAction:
    """An action with its short text, placed by `role` and `year`."""

    id: str
    role: str
    year: str
    text: str
    status: Status


def plan(actions: Sequence[PlanAction], roles: Sequence[str], years: Sequence[str]) -> Figure:
    """One row a role, one column a year (at most four), each action with its status symbol before its text.

    A year with much to do gets a wider column than one with little. Where all actions would not fit a page, a role's
    first ones in each year are written out, and how many it has in all.

    Raises
    ------
    ValueError
        No actions, more than four years, or an action whose role or year is not among `roles` and `years`.
    """
    if not actions or not 1 <= len(years) <= _MOST_YEARS:
        raise ValueError("a plan needs at least one action and one to four years")
    strangers = [action.id for action in actions if action.role not in roles or action.year not in years]
    if strangers:
        raise ValueError(f"role or year outside the plan: {', '.join(strangers)}")
    labels = [make_label(role, room=_LABELS, weight=SEMIBOLD) for role in roles]
    left = max(label.width for label in labels) + _BETWEEN
    columns = _columns(actions, years, left)
    every = {(role, year): _Cell([(a, wrap(a.text, columns[year][1] - _INDENT, SMALL))
                                  for a in actions if (a.role, a.year) == (role, year)])
             for role in roles for year in years}  # fmt: skip
    for most in range(max(len(cell.entries) for cell in every.values()), 0, -1):
        cells = {place: cell.cut(most) for place, cell in every.items()}
        heights = [max(label.height, *(cells[role, year].height for year in years)) + _AIR
                   for role, label in zip(roles, labels, strict=True)]  # fmt: skip
        if sum(heights) <= _TALLEST:
            break
    statuses = list(dict.fromkeys(action.status for action in actions))
    top = key_height(statuses, WIDTH) + _UNDER_KEY
    page = Page(top + _HEADER + sum(heights))
    page.key(0, 0, statuses, room=WIDTH)
    for year, (x, _) in columns.items():
        page.text(x, top + SMALL + 1, year, weight=SEMIBOLD, label="year")
    y = top + _HEADER
    for role, label, height in zip(roles, labels, heights, strict=True):
        page.line((0, WIDTH), (y, y), LIGHT_GREY, label="rule")
        draw_label(page, label, y + _AIR / 2 + label.height / 2)
        for year, (x, _) in columns.items():
            _entries(page, cells[role, year], x, y + _AIR / 2)
        y += height
    return page.figure


_MOST_YEARS = 4
_LABELS = 78.0
_BETWEEN = 12.0
_INDENT = 11.0
_UNDER_KEY = 8.0
_HEADER = 17.0
_AIR = 10.0
_APART = 3.0
_NARROWEST = 64.0
_TALLEST = 560.0
"""Leaves room on a page for the key, the headline and the source."""

_Entry = tuple[PlanAction, list[str]]


@dataclass(frozen=True)
class _Cell:
    """A role's actions in a year; `total` is above nought where only the first of so many are written out."""

    entries: Sequence[_Entry]
    total: int = 0

    def cut(self, most: int) -> _Cell:
        return self if len(self.entries) <= most else _Cell(self.entries[:most], len(self.entries))

    @property
    def height(self) -> float:
        lines = sum(len(text) for _, text in self.entries) + bool(self.total)
        return lines * LINE + max(len(self.entries) - 1 + bool(self.total), 0) * _APART


def _columns(actions: Sequence[PlanAction], years: Sequence[str], left: float) -> Mapping[str, tuple[float, float]]:
    """Left edge and room of each year's column.

    Lines fall as width grows, so that widths by the square root of the words keep the columns about equally tall.
    """
    words = {year: sum(text_width(a.text, SMALL) for a in actions if a.year == year) for year in years}
    free = WIDTH - left - len(years) * (_NARROWEST + _BETWEEN) + _BETWEEN
    whole = sum(math.sqrt(width) for width in words.values()) or 1
    columns = {}
    x = left
    for year in years:
        room = _NARROWEST + free * math.sqrt(words[year]) / whole
        columns[year] = (x, room)
        x += room + _BETWEEN
    return columns


def _entries(page: Page, cell: _Cell, x: float, y: float) -> None:
    for action, text in cell.entries:
        page.symbol(x + 3.5, y + LINE / 2, action.status.symbol, ON_PAGE[action.status.tone])
        for line in text:
            page.middle(x + _INDENT, y + LINE / 2, line, size=SMALL, label="action")
            y += LINE
        y += _APART
    if cell.total:
        page.middle(x + _INDENT, y + LINE / 2, f"… totalt {cell.total}", size=SMALL, color=GREY, label="rest")
