"""Reads a file of rejected rows that comes back: each row's receipt, and its cells as the data owner left them."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

from checks import CONTRACTS
from genomgang.checking.receipt import RECEIPT, Receipt, receipt_of
from genomgang.checking.rejected_cells import number_text
from genomgang.contracts.contract import Contract
from genomgang.errors import DataError
from genomgang.reading.cells import Cell, is_blank, normal, stripped
from genomgang.reading.mapping import SourceMapping
from genomgang.reading.opening import open_tables, read_content
from genomgang.reading.privacy import plain
from genomgang.reading.rejected_file import FAULT, SOURCE_ROW
from genomgang.reading.table import Row, Table, is_blank_row
from genomgang.reading.yamlfile import nearest
from genomgang.text.swedish import counted, listed

_FETCH = "Ta filen ur mappen avvisade på nytt, för in rättelserna där och kör ta-emot igen."


@dataclass(frozen=True)
class ReturnedRow:
    """A row that has come back: where it stands in the file, its receipt, and its cells by column."""

    line: int
    receipt: Receipt
    cells: Mapping[str, Cell | None]


@dataclass(frozen=True)
class Returned:
    """A whole file that has come back; every row belongs to the same check of the same data set.

    `file` marks the delivered file that it is about, `together` says how many rows were handed back.
    """

    contract: Contract
    ar: int
    file: str
    together: int
    file_name: str
    rows: tuple[ReturnedRow, ...]


def read_returned(path: Path) -> Returned:
    """The file's rows. DataError where it is no file of rejected rows, or where rows were added or mixed."""
    if not path.is_file():
        known = [one.name for one in path.parent.iterdir()] if path.parent.is_dir() else []
        raise DataError(
            f"Filen ”{path.name}” finns inte.{nearest(path.name, known)}",
            where=str(path.parent),
            remedy="Ange den rättade filen, en av dem i mappen avvisade.",
        )
    tables = open_tables(read_content(path), SourceMapping(), _fit, path.name)
    table, header_at = _sheet(tables, path.name)
    headers = [normal(plain(cell)) if not is_blank(cell) else "" for cell in table.rows[header_at]]
    receipts = [
        (number, row, _receipt(row, headers))
        for number, row in enumerate(table.rows, start=1)
        if number > header_at + 1 and not is_blank_row(row)
    ]
    if not receipts:
        raise DataError("Filen har rubriker men inga rader.", where=path.name, remedy=_FETCH)
    _refuse_added([number for number, _, receipt in receipts if receipt is None], path.name)
    found = [(number, row, receipt) for number, row, receipt in receipts if receipt is not None]
    first = found[0][2]
    _refuse_mixed([(number, receipt) for number, _, receipt in found], path.name)
    contract = CONTRACTS.get(first.dataset)
    if contract is None:
        raise DataError(f"Det finns ingen datamängd ”{first.dataset}”.", where=path.name, remedy=_FETCH)
    places = _places(headers, contract, path.name)
    return Returned(
        contract,
        first.ar,
        first.file,
        first.together,
        path.name,
        tuple(
            ReturnedRow(number, receipt, {name: _at(row, at) for name, at in places.items()})
            for number, row, receipt in found
        ),
    )


def returned_text(cell: Cell | None) -> str:
    """A cell that has come back, as text in the form in which it was handed back."""
    match cell:
        case None:
            return ""
        case bool():
            return "ja" if cell else "nej"
        case int() | float():
            return number_text(cell)
        case dt.datetime():
            return cell.date().isoformat() if cell.time() == dt.time() else cell.isoformat(" ")
        case dt.date():
            return cell.isoformat()
        case _:
            return stripped(str(cell))


def _fit(table: Table) -> int:
    """How many of our own headers a table has, to tell a text file's delimiter."""
    own = {normal(FAULT), normal(SOURCE_ROW), normal(RECEIPT)}
    return max(
        (len(own & {normal(plain(cell)) for cell in row if not is_blank(cell)}) for row in table.rows), default=0
    )


def _sheet(tables: list[Table], where: str) -> tuple[Table, int]:
    """The table with rejected rows, and its header's place."""
    for table in tables:
        for at, row in enumerate(table.rows):
            texts = {normal(plain(cell)) for cell in row if not is_blank(cell)}
            if {normal(SOURCE_ROW), normal(RECEIPT)} <= texts:
                return table, at
            if {normal(FAULT), normal(SOURCE_ROW)} <= texts:
                raise DataError(
                    f"Kolumnen ”{RECEIPT}” är borttagen, så det går inte att veta vilka av leveransens rader det är.",
                    where=where,
                    remedy=_FETCH,
                )
    raise DataError(
        "Filen är ingen fil med avvisade rader.",
        where=where,
        remedy="Ange den rättade filen ur mappen avvisade. En hel leverans läggs i stället i årets mapp.",
    )


def _receipt(row: Row, headers: list[str]) -> Receipt | None:
    cell = _at(row, headers.index(normal(RECEIPT)))
    return None if is_blank(cell) else receipt_of(plain(cell))


def _refuse_added(lines: list[int], where: str) -> None:
    if lines:
        raise DataError(
            f"{_rows(lines)} i filen saknar kvitto och hör inte till de avvisade. Nya rader tas inte emot.",
            where=where,
            remedy="Ta bort raden här. Ska den vara med: lägg till den i källan och leverera hela filen på nytt.",
        )


def _refuse_mixed(found: list[tuple[int, Receipt]], where: str) -> None:
    """One file is about one check of one data set, and has each row once."""
    names = sorted({receipt.dataset for _, receipt in found})
    if len(names) > 1:
        titles = [CONTRACTS[name].title if name in CONTRACTS else name for name in names]
        raise DataError(
            f"Filen har rader ur flera datamängder: {listed(titles)}.",
            where=where,
            remedy="Ta emot en datamängd i taget.",
        )
    if len({(receipt.ar, receipt.file, receipt.together) for _, receipt in found}) > 1:
        raise DataError("Filen har rader ur flera kontroller.", where=where, remedy=_FETCH)
    seen: dict[int, int] = {}
    for line, receipt in found:
        if receipt.row in seen:
            raise DataError(
                f"Rad {line} i filen är en kopia av rad {seen[receipt.row]}: båda har samma kvitto.",
                where=where,
                remedy="Behåll en av dem. Nya rader läggs till i källan.",
            )
        seen[receipt.row] = line


def _places(headers: list[str], contract: Contract, where: str) -> dict[str, int]:
    """Column → its place; a workbook has the template's headers, a text file our own names."""
    labels = {column.name: normal(column.label) for column in contract.columns}
    names = {column.name: normal(column.name) for column in contract.columns}
    used = max((labels, names), key=lambda said: sum(text in headers for text in said.values()))
    missing = [contract.column(name).label for name, text in used.items() if text not in headers]
    if missing:
        raise DataError(
            f"{'Kolumnen' if len(missing) == 1 else 'Kolumnerna'} {listed(missing)} saknas i filen.",
            where=where,
            remedy=_FETCH,
        )
    return {name: headers.index(text) for name, text in used.items()}


def _at(row: Row, position: int) -> Cell | None:
    return row[position] if position < len(row) else None


def _rows(lines: list[int]) -> str:
    shown = listed([str(line) for line in lines[:5]])
    more = f" och {counted(len(lines) - 5, 'rad', 'rader')} till" if len(lines) > 5 else ""
    return f"Rad {shown}{more}" if len(lines) == 1 else f"Raderna {shown}{more}"
