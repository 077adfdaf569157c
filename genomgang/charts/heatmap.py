"""A table of statuses: symbol, word and tint in every cell."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from matplotlib.figure import Figure

from genomgang.charts.marks import Status


@dataclass(frozen=True)
class HeatRow:
    """One row; a cell that is None stays empty."""

    label: str
    cells: tuple[Status | None, ...]


def heatmap(rows: Sequence[HeatRow], columns: Sequence[str]) -> Figure:
    """Rows (working methods) by columns (tertials, at most eight), each cell with its word.

    Raises
    ------
    ValueError
        No rows, no columns or more than eight, or a row with another number of cells.
    """
    raise NotImplementedError
