"""What a file holds before anything is known of its meaning."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from genomgang.reading.cells import Cell, is_blank

Row = Sequence[Cell | None]


@dataclass(frozen=True)
class Table:
    """One sheet's rows from its first row on, so that `rows[i]` is row `i + 1` in a spreadsheet.

    `sheet` is empty and `encoding` set for a text file. `merged` are blocks of merged cells as zero-based
    (first row, first column, last row, last column). `hidden_rows` (also those filtered away), `struck_rows` and
    `hidden_columns` are zero-based too.
    """

    rows: Sequence[Row]
    sheet: str = ""
    encoding: str = ""
    delimiter: str = ""
    hidden: bool = False
    merged: tuple[tuple[int, int, int, int], ...] = ()
    hidden_rows: tuple[int, ...] = ()
    struck_rows: tuple[int, ...] = ()
    hidden_columns: tuple[int, ...] = ()


def is_blank_row(row: Row) -> bool:
    """Whether a row has no cell with content."""
    for cell in row:  # a plain loop: nearly always the first cell settles it  # noqa: SIM110
        if not is_blank(cell):
            return False
    return True
