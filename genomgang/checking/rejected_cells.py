"""What is wrong in which cell of a rejected row, in the words of the template that the data owner knows."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

import pandas as pd

from genomgang.checking.derive import PRIVACY, READABLE
from genomgang.checking.messages import columns_of
from genomgang.checking.safe_cell import BLANKED, safe_cell
from genomgang.contracts.contract import Check, Column, Contract, Kind
from genomgang.contracts.template import choices, instructions
from genomgang.reading.model import Problem, Reading
from genomgang.reading.privacy import SEARCHES, redact
from genomgang.text.swedish import listed

LONGEST = 32_767
"""Characters that a cell of a workbook can hold."""

_SPACES = " \N{NO-BREAK SPACE}"
_HELD = 60
_FILLED = "ExpectRowsToBeFilled"


@dataclass(frozen=True)
class CellFault:
    """What is wrong with one or several cells of a row (none: with the row as a whole), what they held, and the rule.

    `wrong` says what is wrong and `remedy` what to do, in Swedish.
    """

    columns: tuple[str, ...]
    wrong: str
    remedy: str


@dataclass(frozen=True)
class RejectedRow:
    """One rejected row: its number in the source, its cells as they are handed back, and what is wrong with it."""

    row: int
    cells: tuple[str, ...]
    faults: tuple[CellFault, ...]


def rejected(reading: Reading, faults: Mapping[int, Sequence[Check]]) -> tuple[RejectedRow, ...]:
    """The rejected rows in the order of the file."""
    cells = handed_back(reading, list(faults))
    problems = _by_row(reading, faults)
    at = reading.frame.index.get_indexer(pd.Index(list(cells)))
    return tuple(
        RejectedRow(
            row,
            cells[row],
            tuple(
                _faults(
                    reading.contract,
                    reading.frame.iloc[place],
                    reading.ignored.iloc[place],
                    faults[row],
                    problems.get(row, ()),
                )
            ),
        )
        for row, place in zip(cells, at.tolist(), strict=True)
    )


def handed_back(reading: Reading, rows: Sequence[int]) -> dict[int, tuple[str, ...]]:
    """Row number → its cells in the template's words, safe in a spreadsheet; unreadable ones as they were delivered.

    It follows from the file and its mapping alone, so that a row that comes back can be compared with it.
    """
    contract = reading.contract
    frame = reading.frame.assign(**reading.as_written)
    frame = frame[frame.index.isin(list(rows))]
    secret = _secret(contract, frame)
    delivered = {
        row: {problem.column: problem.value for problem in problems} for row, problems in _by_row(reading, rows).items()
    }
    return {
        int(row): tuple(
            BLANKED
            if (row, column.name) in secret
            else safe_cell(delivered.get(row, {}).get(column.name, text_of(column, cell)))[:LONGEST]
            for column, cell in zip(contract.columns, cells, strict=True)
        )
        for row, cells in zip(frame.index, frame.itertuples(index=False), strict=True)
    }


def _secret(contract: Contract, frame: pd.DataFrame) -> set[tuple[int, str]]:
    """Row and column of the cells that no file may hold again: above the limit of a check that is secret.

    Where it is not told whether the check applies to the row, it does.
    """
    found: set[tuple[int, str]] = set()
    for check in (each for each in contract.checks if each.secret):
        name, (column, _, value) = str(check.arguments["column"]), check.arguments["row_condition"]
        applies = (frame[column] == value) | frame[column].isna()
        above = applies & (frame[name] > check.arguments["max_value"])
        found |= {(int(row), name) for row in frame.index[above.fillna(value=False).astype(bool)]}
    return found


def text_of(column: Column, cell: Any) -> str:
    """A value as the template has it: ja or nej, the word in the list, a date as åååå-mm-dd, a decimal comma."""
    if cell is None or (not isinstance(cell, str) and pd.isna(cell)):
        return ""
    match column.kind:
        case Kind.YESNO:
            return "ja" if cell else "nej"
        case Kind.CATEGORY:
            return column.values.get(str(cell), str(cell))
        case Kind.DATE:
            return pd.Timestamp(cell).date().isoformat()
        case Kind.WHOLE | Kind.NUMBER:
            return number_text(cell)
        case _:
            return cell.isoformat() if isinstance(cell, dt.date) else str(cell)


def number_text(number: float) -> str:
    """A number with all its digits, and a decimal comma where it has decimals."""
    return f"{number:.15g}".replace(".", ",") if not float(number).is_integer() else f"{number:.0f}"


def expected(column: Column) -> str:
    """What the column's cells may hold, as the template says it."""
    words = choices(column)
    return instructions(column) + (f" Värden: {', '.join(words)}." if words else "")


def fault_text(contract: Contract, fault: CellFault, cells: Mapping[str, str]) -> str:
    """Which cell it is, what it held, what is wrong and what to do."""
    if not fault.columns:
        return f"Raden: {fault.wrong} {fault.remedy}".strip()
    held = listed([f"{contract.column(name).label} ({_held(cells[name])})" for name in fault.columns])
    return f"{held}: {fault.wrong} {fault.remedy}".strip()


def _held(text: str) -> str:
    return f"”{text if len(text) <= _HELD else text[: _HELD - 1] + '…'}”" if text else "tom"


def _by_row(reading: Reading, rows: Mapping[int, Any] | Sequence[int]) -> dict[int, list[Problem]]:
    wanted = set(rows)
    found: dict[int, list[Problem]] = {}
    for problem in reading.problems:
        if problem.row is not None and problem.row in wanted:
            found.setdefault(problem.row, []).append(problem)
    return found


def _faults(
    contract: Contract, cells: pd.Series, ignored: pd.Series, checks: Sequence[Check], problems: Sequence[Problem]
) -> Iterator[CellFault]:
    for problem in problems:
        known = problem.column is not None and problem.column in contract.column_names
        yield CellFault((str(problem.column),) if known else (), problem.message, problem.remedy)
    for check in checks:
        names = columns_of(check)
        if names == (READABLE,):
            continue
        if check.expectation == PRIVACY:
            yield from _personal(contract, cells, ignored, check)
        elif check.expectation == _FILLED:
            for name in names:
                if pd.isna(cells[name]):
                    yield CellFault((name,), "Cellen måste fyllas i.", expected(contract.column(name)))
        else:
            own = tuple(name for name in names if name in contract.column_names)
            yield CellFault(own, f"Regeln är inte uppfylld: {check.description}", check.remedy)


def _personal(contract: Contract, cells: pd.Series, ignored: pd.Series, check: Check) -> Iterator[CellFault]:
    """The cells with a personal identity number or an address: they come back empty."""
    kind = str(check.arguments["kind"])
    for name in columns_of(check):
        if name in contract.column_names:
            if SEARCHES[kind](pd.Series([cells[name]], dtype="object")).any():
                yield CellFault(
                    (name,),
                    f"Cellen innehöll {_a(kind)} och är tömd här.",
                    "Skriv det som ska stå i stället; lämnas den tom töms den i leveransen.",
                )
        else:
            at = name.removesuffix(" (övrig)") if name not in ignored.index else name
            if at in ignored.index and SEARCHES[kind](pd.Series([ignored[at]], dtype="object")).any():
                yield CellFault(
                    (),
                    f"Kolumnen ”{redact(at)}”, som inte används, innehåller {_a(kind)}.",
                    "Ta bort kolumnen ur källan och leverera hela filen på nytt.",
                )


def _a(kind: str) -> str:
    return f"en {kind}" if kind == "e-postadress" else f"ett {kind}"
