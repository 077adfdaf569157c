"""Reads one data set of a delivery into its contract's form."""

from __future__ import annotations

import hashlib
from collections.abc import Mapping, Sequence
from pathlib import Path
from types import MappingProxyType

from genomgang.contract import Contract, Kind
from genomgang.errors import DataError
from genomgang.frames import empty_frame
from genomgang.reading import limits
from genomgang.reading.columns import typed_frame
from genomgang.reading.header import Header, find_header
from genomgang.reading.model import Problem, Reading, Source
from genomgang.reading.table import Row, Table, is_blank_row
from genomgang.reading.text_file import read_text
from genomgang.reading.values import Cell, Decimal, Rules

SUFFIXES = (".csv", ".xlsx", ".xls", ".ods")


def read(contract: Contract, data: Path, ar: int) -> Reading:
    """The data set as delivered for the year.

    Raises `DataError` where a required data set is missing or a file cannot be used at all. What is wrong in single
    cells and rows is in the reading's `problems`.
    """
    folder = data / str(ar) if contract.yearly else data
    path = _find(contract, folder)
    if path is None:
        return Reading(contract, empty_frame(contract), (), None)
    content = _content(path)
    where = path.name
    table = read_text(content, "", "", lambda table: _fit(table, contract), where)
    header = find_header(table.rows, contract)
    if header is None:
        raise DataError(f"Ingen rubrikrad hittades för {contract.title}.", where=where)
    missing = [column.label for column in contract.columns if column.name not in header.positions]
    if missing:
        raise DataError(f"Kolumner saknas: {', '.join(missing)}.", where=where)
    rules = Rules(decimal=Decimal.OWN if _is_own_form(table, header, contract) else Decimal.UNKNOWN)
    body = [
        (number, row)
        for number, row in enumerate(table.rows, start=1)
        if number > header.row + 1 and not is_blank_row(row)
    ]
    numbers = [number for number, _ in body]
    cells = _cells([row for _, row in body], header.positions)
    frame, cell_problems = typed_frame(contract, cells, numbers, rules)
    problems = tuple(Problem(where, table.sheet, p.row, p.column, p.value, p.message, p.remedy) for p in cell_problems)
    source = Source(where, table.sheet, hashlib.sha256(content).hexdigest(), len(frame), table.encoding)
    return Reading(contract, frame, problems, source, header.ignored)


def _find(contract: Contract, folder: Path) -> Path | None:
    found = [path for suffix in SUFFIXES if (path := folder / f"{contract.name}{suffix}").is_file()]
    if len(found) > 1:
        raise DataError(
            f"{contract.title} finns i flera filer: {', '.join(path.name for path in found)}.",
            where=str(folder),
            remedy="Behåll den fil som gäller, eller ange den i kallor.yml.",
        )
    if not found and contract.required:
        raise DataError(
            f"Datamängden {contract.title} saknas i leveransen.",
            where=str(folder / contract.file),
            remedy="Lägg filen där, eller ange i kallor.yml vilken fil som gäller.",
        )
    return found[0] if found else None


def _content(path: Path) -> bytes:
    if path.stat().st_size > limits.MAX_FILE_BYTES:
        raise DataError(
            f"Filen är större än {limits.MAX_FILE_BYTES // 1_000_000} MB och läses inte.",
            where=path.name,
            remedy="Exportera bara de rader och kolumner som behövs.",
        )
    return path.read_bytes()


def _fit(table: Table, contract: Contract) -> int:
    header = find_header(table.rows, contract)
    return len(header.positions) if header else 0


def _is_own_form(table: Table, header: Header, contract: Contract) -> bool:
    """Our own form is known beforehand: `;`, our column names, ISO dates and decimal comma."""
    names = [str(cell) for cell in table.rows[header.row]]
    return table.delimiter == ";" and header.row == 0 and names == list(contract.column_names)


def _cells(rows: Sequence[Row], positions: Mapping[str, int]) -> dict[str, list[Cell | None]]:
    return {name: [row[at] if at < len(row) else None for row in rows] for name, at in positions.items()}
