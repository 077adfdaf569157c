"""A chart in words for those who cannot see it, from the same frame as the chart and its table."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING, Any

import pandas as pd

from genomgang.disclosure import SYMBOL
from genomgang.markdown import Table
from genomgang.swedish import in_words

if TYPE_CHECKING:
    from genomgang.charts.kinds import Chart
    from genomgang.charts.telling import Cell

_IN_UNIT = {"procent": " i procent", "": ""}
_MOST = 12
"""More rows than this are not told one by one."""


def alt_text(frame: pd.DataFrame, chart: Chart[Any], unit: str, table: Table, columns: Sequence[int]) -> str:
    """The kind of chart and every row in words, of many rows the highest and the lowest.

    `table` has the frame's cells as they are shown, and `columns` are the places of those that are told, the most
    important first. Of hidden rows it is said how many they are, and what is the same in every row is said once.
    """
    from genomgang.charts.telling import cells

    names = [frame.columns[place] for place in columns]
    width = frame.shape[1]
    rows = [
        (str(label), cells(names, [values[place] for place in columns], [shown[place - width] for place in columns]))
        for label, values, shown in zip(frame.index, frame.to_numpy(), table.rows, strict=True)
    ]
    hidden = [label for label, told in rows if told and told[0].value == SYMBOL]
    known = [(label, told) for label, told in rows if label not in hidden]
    shared = _shared([told for _, told in known])
    apart = [(label, [cell for cell in told if cell.name not in shared]) for label, told in known]
    sentences = [f"{label}: {chart.tell(told)}." for label, told in (apart if len(rows) <= _MOST else _outermost(apart))]
    sentences += [f"{name}: {words}." for name, words in shared.items()]
    if hidden:
        sentences.append(f"Visas inte: {in_words(len(hidden))} av {in_words(len(rows))}.")
    return " ".join([f"{chart.kind}{_IN_UNIT.get(unit, f' i {unit}')}.", *sentences])


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


def _outermost(rows: Sequence[tuple[str, Sequence[Cell]]]) -> list[tuple[str, Sequence[Cell]]]:
    """The rows with the highest and the lowest number in their first cell, so named."""
    from genomgang.charts.values import known

    numbers = [(value, label, cells) for label, cells in rows if (value := known(cells[0].value)) is not None]
    if not numbers:
        return []
    highest, lowest = (choose(numbers, key=lambda row: row[0]) for choose in (max, min))
    return [(f"Högst, {highest[1]}", highest[2]), (f"Lägst, {lowest[1]}", lowest[2])]
