"""Stacked bars of counts by status, for instance actions a year."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from matplotlib.figure import Figure

from genomgang.charts.marks import Status


@dataclass(frozen=True)
class StackRow:
    """One bar: a count per status. None: withheld, `note` stands in its place."""

    label: str
    counts: tuple[int, ...] | None
    note: str = ""


def stacks(rows: Sequence[StackRow], statuses: Sequence[Status]) -> Figure:
    """Bars from zero, each part with its count, the sum at the end, and the statuses' symbols and words above.

    Raises
    ------
    ValueError
        No rows or statuses, a row with another number of counts, or a negative count.
    """
    raise NotImplementedError
