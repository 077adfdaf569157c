"""Turns a file's cells into a typed frame, each distinct value once."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Any, cast

import numpy as np
import pandas as pd

from genomgang.contracts.contract import Column, Contract, Kind
from genomgang.contracts.frames import DTYPES, ROW
from genomgang.reading.cells import Cell, Rules, Unreadable, Value, stripped
from genomgang.reading.privacy import redact
from genomgang.reading.units import NUMERIC, counted_in, factor_remedy, is_own, split_unit
from genomgang.reading.values import parse
from genomgang.reading.workbook_worker import BEFORE_UNIT

_SHOWN_CHARACTERS = 60
_DECIMALS = 6
"""A product is rounded to so many, since 0.29 × 100 is 28.999999999999996."""


@dataclass(frozen=True)
class CellProblem:
    """An unreadable cell, or row where `column` is None; `row` counts as a spreadsheet does, `value` is masked."""

    row: int
    column: str | None
    value: str
    message: str
    remedy: str


def typed_frame(
    contract: Contract,
    cells: Mapping[str, np.ndarray],
    rows: Sequence[int],
    rules: Rules,
    factors: Mapping[str, float],
) -> tuple[pd.DataFrame, list[CellProblem]]:
    """The contract's frame from its columns' cells, and the cells that could not be read (missing in the frame).

    `cells` holds an object array for every column of the contract, with one cell for each number in `rows`; `factors`
    is what the numbers of some columns are multiplied with.
    """
    index = pd.Index(np.asarray(rows, dtype="int64"), name=ROW)
    columns: dict[str, pd.Series] = {}
    problems: list[CellProblem] = []
    for column in contract.columns:
        columns[column.name], found = _typed(cells[column.name], column, rows, rules, factors.get(column.name))
        problems.extend(found)
    return pd.DataFrame(columns).set_index(index), problems


def _typed(
    cells: np.ndarray, column: Column, rows: Sequence[int], rules: Rules, factor: float | None
) -> tuple[pd.Series, list[CellProblem]]:
    codes, distinct = _factorize(cells)
    values: list[Any] = []
    unreadable: dict[int, Unreadable] = {}
    for code, cell in enumerate(distinct):
        try:
            values.append(value_of(cell, column, rules, factor))
        except Unreadable as problem:
            values.append(None)
            unreadable[code] = problem
    dtype: Any = DTYPES[column.kind]
    series = pd.Series(pd.array(values, dtype=dtype).take(codes))
    if not unreadable:
        return series, []
    shown = {code: shorten(distinct[code]) for code in unreadable}
    bad = np.flatnonzero(np.isin(codes, list(unreadable)))
    return series, [
        CellProblem(rows[position], column.name, shown[code], unreadable[code].message, unreadable[code].remedy)
        for position, code in zip(bad.tolist(), codes[bad].tolist(), strict=True)
    ]


def value_of(cell: Cell | None, column: Column, rules: Rules, factor: float | None = None) -> Value:
    """The cell's value in the column's own unit; `Unreadable` where its unit is another and no factor is given."""
    if column.kind not in NUMERIC:
        return parse(cell.replace(BEFORE_UNIT, "") if isinstance(cell, str) else cell, column, rules)
    if isinstance(cell, str) and (parts := split_unit(stripped(cell))):
        shown_by_format = BEFORE_UNIT in cell
        cell = _number_part(cell, parts, column, factor)
        if shown_by_format and cell == parts[0]:
            cell = float(cell)
    if factor is None or factor == 1:
        return parse(cell, column, rules)
    number = parse(cell, replace(column, kind=Kind.NUMBER), rules)
    if number is None:
        return None
    product = round(float(cast("float", number)) * factor, _DECIMALS)
    if column.kind is Kind.WHOLE and not product.is_integer():
        raise Unreadable(
            f"Talet gånger faktorn {factor:g} är inget heltal, men här ska stå ett heltal.",
            "Kontrollera faktorn i kallor.yml och värdet i källan.",
        )
    return int(product) if column.kind is Kind.WHOLE else product


def _number_part(cell: str, parts: tuple[str, str], column: Column, factor: float | None) -> str:
    """The cell without its unit, where that is known to be right."""
    number, unit = parts
    if is_own(unit, column):
        if factor is None or factor == 1:
            return number
        raise Unreadable(
            f"Cellen anger {unit}, men kallor.yml säger att talen ska multipliceras med {factor:g}.",
            "Låt alla celler i kolumnen ha samma enhet, eller rätta faktorn.",
        )
    if factor is not None:
        return number
    if unit == "%":
        return cell  # a per cent has a message of its own
    raise Unreadable(
        f"Cellen anger {unit}, men {column.label} räknas i {counted_in(column)}.", factor_remedy(unit, column)
    )


def _factorize(cells: np.ndarray) -> tuple[np.ndarray, list[Cell | None]]:
    """Codes and distinct cells. Types are kept apart, since 1, 1.0 and True are equal but not the same cell."""
    if set(map(type, cells)) == {str}:
        codes, found = pd.factorize(cells)
        return codes, list(found)
    seen: dict[object, int] = {}
    distinct: list[Cell | None] = []
    codes = np.empty(len(cells), dtype="int64")
    for position, cell in enumerate(cells):
        key = cell if cell.__class__ is str else (cell.__class__, cell)
        code = seen.get(key)
        if code is None:
            code = seen[key] = len(distinct)
            distinct.append(cell)
        codes[position] = code
    return codes, distinct


def shorten(cell: Cell | None) -> str:
    """A cell as a message may show it: masked, on one line and not too long."""
    text = " ".join(redact("" if cell is None else cell).replace(BEFORE_UNIT, "").split())
    return text if len(text) <= _SHOWN_CHARACTERS else f"{text[: _SHOWN_CHARACTERS - 1]}…"
