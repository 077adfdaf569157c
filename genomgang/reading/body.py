"""The rows below the header: which are data, which sum them up, and what merged and missing cells mean."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from types import MappingProxyType
from typing import cast

import numpy as np

from genomgang.contracts.contract import Contract, Kind
from genomgang.errors import DataError
from genomgang.reading import limits
from genomgang.reading.cells import Cell, Unreadable, is_blank
from genomgang.reading.columns import CellProblem, shorten, value_of
from genomgang.reading.header import Header
from genomgang.reading.mapping import SourceMapping
from genomgang.reading.model import TotalsRow
from genomgang.reading.table import Row, Table, is_blank_row
from genomgang.reading.words import SUMS

_NUMERIC = (Kind.WHOLE, Kind.NUMBER)
_TOTAL = re.compile(rf"{SUMS}\s*:?[\d\s]*", re.IGNORECASE)


@dataclass(frozen=True)
class Body:
    """Data rows with their numbers, totals rows, and rows or cells that cannot be right as they stand."""

    rows: Sequence[Row]
    numbers: Sequence[int]
    totals: tuple[TotalsRow, ...]
    problems: tuple[CellProblem, ...]


def read_body(table: Table, header: Header, contract: Contract, mapping: SourceMapping) -> Body:
    """The table's rows below its header, without blank ones; totals rows at the end apart."""
    filled, problems = _spread_merged(table, header, contract)
    rows = [
        (number, row) for number, row in enumerate(filled, start=1) if number > header.row + 1 and not is_blank_row(row)
    ]
    totals: list[TotalsRow] = []
    while rows and _is_total(rows[-1][1], header, contract):
        number, row = rows.pop()
        totals.insert(0, _total(number, row, header, contract, mapping))
    last = rows[-1][0] if rows else 0
    problems = [problem for problem in problems if problem.row <= last]
    if table.encoding:  # in a text file a row can be cut off or have a delimiter too many
        problems += _uneven(rows, header)
    return Body([row for _, row in rows], [number for number, _ in rows], tuple(totals), tuple(problems))


def _is_total(row: Row, header: Header, contract: Contract) -> bool:
    """Whether the row begins with a word for a total and leaves something empty that a data row must have."""
    label = next(cell for cell in row if not is_blank(cell))
    if not isinstance(label, str) or not _TOTAL.fullmatch(label.strip()):
        return False
    required = [header.positions.get(column.name) for column in contract.columns if column.required]
    return any(at is not None and is_blank(_at(row, at)) for at in required)


def _total(number: int, row: Row, header: Header, contract: Contract, mapping: SourceMapping) -> TotalsRow:
    sums: dict[str, float] = {}
    for column in contract.columns:
        cell = _at(row, header.positions[column.name]) if column.name in header.positions else None
        if column.kind in _NUMERIC and cell is not None and not is_blank(cell):
            try:
                text = cell.strip() if isinstance(cell, str) else cell
                number_column = replace(column, kind=Kind.NUMBER)
                total = value_of(text, number_column, mapping.rules, mapping.factors.get(column.name))
                sums[column.name] = float(cast("float", total))
            except Unreadable:
                continue  # the label itself, or words: a totals row need not sum every column
    return TotalsRow(number, shorten(next(cell for cell in row if not is_blank(cell))), MappingProxyType(sums))


def _uneven(rows: Sequence[tuple[int, Row]], header: Header) -> list[CellProblem]:
    width = max(at for at, text in enumerate(header.texts, start=1) if text)
    problems = []
    for number, row in rows:
        if len(row) < width:
            message = f"Raden har {len(row)} celler men rubrikraden {width}: raden är avhuggen."
        elif len(row) > width and any(not is_blank(cell) for cell in row[width:]):
            message = f"Raden har {len(row)} celler men rubrikraden {width}."
        else:
            continue
        problems.append(
            CellProblem(
                number,
                None,
                "",
                message,
                "Sätt citattecken om celler som innehåller avgränsaren, eller exportera på nytt.",
            )
        )
    return problems


def _spread_merged(table: Table, header: Header, contract: Contract) -> tuple[Sequence[Row], list[CellProblem]]:
    """Rows where every cell of a merged block holds the block's value; a merged amount is a problem.

    What is merged over several rows holds for each of them, but for a number that is not part of the key: nobody can
    tell whether it is each row's or their sum.
    """
    last_column = len(header.texts) - 1
    blocks = [
        (top, left, bottom, min(right, last_column))
        for top, left, bottom, right in table.merged
        if bottom > header.row and left <= last_column
    ]
    if not blocks:
        return table.rows, []
    if sum((bottom - top + 1) * (right - left + 1) for top, left, bottom, right in blocks) > limits.MAX_MERGED_CELLS:
        raise DataError(
            "Bladet har för många sammanfogade celler.",
            where=f"blad {table.sheet}",
            remedy="Dela upp de sammanfogade cellerna i källan.",
        )
    names = {at: name for name, at in header.positions.items()}
    rows = [list(row) for row in table.rows]
    problems = []
    for top, left, bottom, right in blocks:
        columns = [names[at] for at in range(left, right + 1) if at in names]
        amount = [name for name in columns if contract.column(name).kind in _NUMERIC and name not in contract.key]
        value = rows[top][left] if top < len(rows) and left < len(rows[top]) else None
        while len(rows) <= bottom and not is_blank(value):
            rows.append([])
        for at in range(max(top, header.row + 1), min(bottom + 1, len(rows))):
            rows[at].extend([None] * (right + 1 - len(rows[at])))
            rows[at][left : right + 1] = [value] * (right + 1 - left)
            if len(columns) > 1 or amount:
                problems.append(
                    CellProblem(
                        at + 1,
                        (amount or columns)[0],
                        shorten(value),
                        "Cellen är sammanfogad med andra, så det går inte att veta vad varje rad har.",
                        "Dela upp de sammanfogade cellerna i källan.",
                    )
                )
    return rows, problems


def column_cells(body: Body, positions: Mapping[str, int]) -> dict[str, np.ndarray]:
    """The cells of each column, one for each data row, None where a row is too short."""
    width = max(map(len, body.rows), default=0)
    cells = np.full((len(body.rows), max([width, *(at + 1 for at in positions.values())])), None, dtype=object)
    if width and min(map(len, body.rows)) == width:
        cells[:, :width] = body.rows
    else:
        for number, row in enumerate(body.rows):
            cells[number, : len(row)] = row
    return {name: cells[:, at] for name, at in positions.items()}


def _at(row: Row, position: int) -> Cell | None:
    return row[position] if position < len(row) else None
