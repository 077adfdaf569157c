"""A chart in words for those who cannot see it, from the same frame as the chart and its table."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING, Any

import pandas as pd

from genomgang.privacy.disclosure import SYMBOL
from genomgang.text.markdown import Table
from genomgang.text.swedish import in_words

if TYPE_CHECKING:
    from genomgang.charts.kinds import Chart
    from genomgang.charts.telling import Cell

Row = tuple[str, "Sequence[Cell]"]
"""A row's label and its cells that are told."""

_IN_UNIT = {"procent": " i procent", "": ""}
_MOST = 12
"""More rows than this are not told one by one."""


def alt_text(frame: pd.DataFrame, chart: Chart[Any], unit: str, table: Table, columns: Sequence[int]) -> str:
    """The kind of chart and its rows in words.

    `table` has the frame's cells as they are shown, and `columns` are the places of those that are told, the most
    important first. Where each row is about one value, only the highest and the lowest of many rows are told, of hidden
    rows how many they are, and what is the same in every row is said once.
    """
    from genomgang.charts.telling import cells, value_first

    names = [frame.columns[place] for place in columns]
    width = frame.shape[1]
    rows = [
        (str(label), cells(names, [values[place] for place in columns], [shown[place - width] for place in columns]))
        for label, values, shown in zip(frame.index, frame.to_numpy(), table.rows, strict=True)
    ]
    told = _values(rows) if chart.tell is value_first else [f"{label}: {chart.tell(cells)}." for label, cells in rows]
    return " ".join([f"{chart.kind}{_IN_UNIT.get(unit, f' i {unit}')}.", *told])


def _values(rows: Sequence[Row]) -> list[str]:
    from genomgang.charts.telling import value_first

    known = [(label, cells) for label, cells in rows if not cells or cells[0].value != SYMBOL]
    shared = _shared([cells for _, cells in known])
    apart = [(label, [cell for cell in cells if cell.name not in shared]) for label, cells in known]
    told = apart if len(rows) <= _MOST else _outermost(apart)
    sentences = [f"{label}: {value_first(cells)}." for label, cells in told]
    sentences += [f"{name}: {words}." for name, words in shared.items()]
    hidden = len(rows) - len(known)
    return [*sentences, f"Dolt: {in_words(hidden)} av {in_words(len(rows))}."] if hidden else sentences


def _shared(rows: Sequence[Sequence[Cell]]) -> dict[str, str]:
    """The columns after the first whose number is the same in every row, and how it is shown."""
    from genomgang.charts.values import known

    if len(rows) < 2:
        return {}
    columns = list(zip(*rows, strict=True))[1:]
    return {
        column[0].name: column[0].words
        for column in columns
        if known(column[0].value) is not None and len({cell.value for cell in column}) == 1
    }


def _outermost(rows: Sequence[Row]) -> list[Row]:
    """The rows with the highest and the lowest number in their first cell, so named."""
    from genomgang.charts.values import known

    numbers = [(value, label, cells) for label, cells in rows if (value := known(cells[0].value)) is not None]
    if not numbers:
        return []
    highest, lowest = (choose(numbers, key=lambda row: row[0]) for choose in (max, min))
    return [(f"Högst, {highest[1]}", highest[2]), (f"Lägst, {lowest[1]}", lowest[2])]
