"""The plan: roles by years, with the actions written out."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from matplotlib.figure import Figure

from genomgang.charts.marks import Status


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
    raise NotImplementedError
