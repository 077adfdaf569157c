"""The plan: roles by years, with the actions written out."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from matplotlib.figure import Figure

from genomgang.charts.labels import draw_label, make_label
from genomgang.charts.marks import Status
from genomgang.charts.page import Page
from genomgang.charts.style import GREY, LIGHT_GREY, LINE, ON_PAGE, SEMIBOLD, SMALL, WIDTH
from genomgang.charts.words import wrap


@dataclass(frozen=True)
class PlanAction:
    """An action with its short text, placed by `role` and `year`."""

    id: str
    role: str
    year: str
    text: str
    status: Status


def plan(actions: Sequence[PlanAction], roles: Sequence[str], years: Sequence[str]) -> Figure:
    """One row a role, one column a year (at most four), each action with its status symbol and word above its text.

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
    left = max(label.width for label in labels) + 12
    column = (WIDTH - left) / len(years)
    room = column - _BETWEEN
    entries = {(role, year): [(a, wrap(a.text, room, SMALL)) for a in actions if (a.role, a.year) == (role, year)]
               for role in roles for year in years}  # fmt: skip
    heights = [max(label.height, *(_height(entries[role, year], room) for year in years)) + _AIR
               for role, label in zip(roles, labels, strict=True)]  # fmt: skip
    page = Page(_HEADER + sum(heights))
    for i, year in enumerate(years):
        page.text(left + i * column, SMALL + 1, year, weight=SEMIBOLD, label="year")
    y = _HEADER
    for role, label, height in zip(roles, labels, heights, strict=True):
        page.line((0, WIDTH), (y, y), LIGHT_GREY, label="rule")
        draw_label(page, label, y + _AIR / 2 + label.height / 2)
        for i, year in enumerate(years):
            _entries(page, entries[role, year], left + i * column, y + _AIR / 2, room)
        y += height
    return page.figure


_MOST_YEARS = 4
_LABELS = 78.0
_BETWEEN = 12.0
_HEADER = 17.0
_AIR = 10.0
_APART = 6.0

_Entry = tuple[PlanAction, list[str]]


def _heading(action: PlanAction, room: float) -> list[str]:
    return wrap(f"{action.id} {action.status.word}".strip(), room - 11, SMALL)


def _height(entries: Sequence[_Entry], room: float) -> float:
    lines = sum(len(_heading(action, room)) + len(text) for action, text in entries)
    return lines * LINE + max(len(entries) - 1, 0) * _APART


def _entries(page: Page, entries: Sequence[_Entry], x: float, y: float, room: float) -> None:
    for action, text in entries:
        page.symbol(x + 3.5, y + LINE / 2, action.status.symbol, ON_PAGE[action.status.tone])
        for line in _heading(action, room):
            page.middle(x + 11, y + LINE / 2, line, size=SMALL, color=GREY, label="status")
            y += LINE
        for line in text:
            page.middle(x, y + LINE / 2, line, size=SMALL, label="action")
            y += LINE
        y += _APART
