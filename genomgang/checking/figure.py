"""A data set's key figure this year and last year, for a nämnd or for all."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

import pandas as pd

from genomgang.contracts.contract import Contract, KeyFigure, Protection
from genomgang.text.swedish import percent_text

COMPARABLE_ROWS = 30
"""Fewer rows than this: a change in per cent says nothing, and is not looked at."""


@dataclass(frozen=True)
class Compared:
    """A key figure in per cent, this year and last; `hidden`: a group is too small for its share to be told."""

    now: float
    before: float
    hidden: bool

    @property
    def change(self) -> float:
        """Percentage points."""
        return round(self.now - self.before, 1)

    @property
    def text(self) -> str:
        """Both years' figures in Swedish, or that they are not shown."""
        if self.hidden:
            return "andelarna visas inte, eftersom för få personer ingår"
        return f"{percent_text(self.now)} mot {percent_text(self.before)} förra året"


def marks(figure: KeyFigure, frame: pd.DataFrame) -> pd.Series:
    """1 for each row that counts, 0 for each other; only rows that the figure looks at, with the frame's index."""
    for column, values in figure.among.items():
        frame = frame[frame[column].isin(values)]
    cells = frame[figure.column]
    return (cells.isin(figure.values) if figure.values else cells.notna()).astype("Float64")


def tally(contract: Contract, figure: KeyFigure, frame: pd.DataFrame) -> pd.DataFrame:
    """Per nämnd (index): `rader` looked at, `traffar` that count, persons with and without such a row.

    `personer_med` and `personer_utan` are 0 where rows are not about persons.
    """
    hits = marks(figure, frame)
    rows = frame.loc[hits.index]
    grouped = hits.groupby(rows["namnd"])
    table = pd.DataFrame({"rader": grouped.size(), "traffar": grouped.sum()})
    person = next((column.name for column in contract.columns if column.protection is Protection.PERSON), None)
    for name, value in (("personer_med", 1), ("personer_utan", 0)):
        group = rows[hits == value]
        persons = group.groupby("namnd")[person].nunique() if person else pd.Series(dtype="Int64")
        table[name] = persons.reindex(table.index, fill_value=0)
    return table


def compared(
    now: pd.DataFrame, before: pd.DataFrame, namnder: Iterable[str], earlier: Iterable[str], smallest: float
) -> Compared | None:
    """The figure of `namnder` this year against that of `earlier` last year; None where either year has too few rows.

    `now` and `before` are tallies; `smallest` is the least number of persons in a group whose share may be told.
    """
    years = [table.loc[table.index.isin(list(names))].sum() for table, names in ((now, namnder), (before, earlier))]
    if any(year["rader"] < COMPARABLE_ROWS for year in years):
        return None
    share, share_before = (float(year["traffar"]) * 100 / float(year["rader"]) for year in years)
    groups = [int(year[name]) for year in years for name in ("personer_med", "personer_utan")]
    return Compared(share, share_before, hidden=any(0 < persons < smallest for persons in groups))
