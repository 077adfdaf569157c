"""Turns a file's cells into a typed frame, each distinct value once."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

import numpy as np
import pandas as pd

from genomgang.contract import Column, Contract
from genomgang.frames import DTYPES, ROW
from genomgang.reading.cells import Cell, Rules, Unreadable
from genomgang.reading.privacy import redact
from genomgang.reading.values import parse

_SHOWN_CHARACTERS = 60


@dataclass(frozen=True)
class CellProblem:
    """An unreadable cell, or row where `column` is None; `row` counts as a spreadsheet does, `value` is masked."""

    row: int
    column: str | None
    value: str
    message: str
    remedy: str


def typed_frame(
    contract: Contract, cells: Mapping[str, np.ndarray], rows: Sequence[int], rules: Rules
) -> tuple[pd.DataFrame, list[CellProblem]]:
    """The contract's frame from its columns' cells, and the cells that could not be read (missing in the frame).

    `cells` holds an object array for every column of the contract, with one cell for each number in `rows`.
    """
    index = pd.Index(np.asarray(rows, dtype="int64"), name=ROW)
    columns: dict[str, pd.Series] = {}
    problems: list[CellProblem] = []
    for column in contract.columns:
        columns[column.name], found = _typed(cells[column.name], column, rows, rules)
        problems.extend(found)
    return pd.DataFrame(columns).set_index(index), problems


def _typed(cells: np.ndarray, column: Column, rows: Sequence[int], rules: Rules) -> tuple[pd.Series, list[CellProblem]]:
    codes, distinct = _factorize(cells)
    values: list[Any] = []
    unreadable: dict[int, Unreadable] = {}
    for code, cell in enumerate(distinct):
        try:
            values.append(parse(cell, column, rules))
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
    text = " ".join(redact("" if cell is None else cell).split())
    return text if len(text) <= _SHOWN_CHARACTERS else f"{text[: _SHOWN_CHARACTERS - 1]}…"
