"""A chart in words, row by row, for its alt text: what is told is what the frame holds."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass

from genomgang.charts.marks import Status
from genomgang.charts.values import instead, known
from genomgang.text.swedish import is_missing, lower_first

TOTAL = "Summa"
"""The column that holds a row's sum."""


@dataclass(frozen=True)
class Cell:
    """A cell of a row: its column's name, the value itself, and how a table shows it."""

    name: str
    value: object
    words: str


def cells(columns: Iterable[object], values: Iterable[object], words: Iterable[str]) -> list[Cell]:
    """A row's cells; a column that is a status is called by its word."""
    names = (column.word if isinstance(column, Status) else str(column) for column in columns)
    return [Cell(*each) for each in zip(names, values, words, strict=True)]


Tell = Callable[[Sequence[Cell]], str]
"""A row's cells in words; the row's label is written before them."""


def value_first(cells: Sequence[Cell]) -> str:
    """The first column's number, then the others' by name: "75 % (mål 90 %, i fjol 60 %)"."""
    first, *others = cells
    if known(first.value) is None:
        return instead(first.value)
    told = ", ".join(f"{lower_first(each.name)} {each.words}" for each in others if known(each.value) is not None)
    return f"{first.words} ({told})" if told else first.words


def every_column(cells: Sequence[Cell]) -> str:
    """Every column's name and what stands in it: "T1 2023 mindre avvikelse, T2 2023 ingen avvikelse"."""
    return ", ".join(f"{each.name} {_word(each)}" for each in cells)


def counts_of_columns(cells: Sequence[Cell]) -> str:
    """How many there are in each column that has any, the row's sum left out: "3 klar, 1 pågår"."""
    told = [_counted(each) for each in cells if each.name != TOTAL and known(each.value) != 0]
    return ", ".join(told) or "inga"


def _counted(cell: Cell) -> str:
    name = lower_first(cell.name)
    return f"{name} {instead(cell.value)}" if known(cell.value) is None else f"{cell.words} {name}"


def _word(cell: Cell) -> str:
    if isinstance(cell.value, Status):
        return lower_first(cell.value.word)
    return instead(cell.value) if is_missing(cell.value) else cell.words
