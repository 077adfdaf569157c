"""A matrix of counts, for instance consequence level by age of the classification."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from matplotlib.figure import Figure


@dataclass(frozen=True)
class Count:
    """A cell: None is withheld and shows `note`; `flagged` sets it apart as something to act on."""

    value: int | None
    flagged: bool = False
    note: str = ""


@dataclass(frozen=True)
class CountRow:
    """One row of cells."""

    label: str
    cells: tuple[Count, ...]


def count_matrix(
    rows: Sequence[CountRow],
    columns: Sequence[str],
    *,
    row_title: str = "",
    column_title: str = "",
    flag_label: str = "",
) -> Figure:
    """Squares with an area that follows the count, and the count written in each.

    Flagged cells are orange with a triangle, explained once by `flag_label`.

    Raises
    ------
    ValueError
        No rows or columns, a row with another number of cells, or a negative count.
    """
    raise NotImplementedError
