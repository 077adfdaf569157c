"""Opens a delivered file, whatever it is, as tables of cells."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from genomgang.errors import DataError
from genomgang.reading import limits, moment
from genomgang.reading.mapping import FILE, SourceMapping
from genomgang.reading.table import Table, is_blank_row
from genomgang.reading.text_file import read_text
from genomgang.reading.workbook import is_workbook, read_workbook


def read_content(path: Path) -> bytes:
    """The file's bytes; `DataError` where it is too large or cannot be opened."""
    if path.stat().st_size > limits.MAX_FILE_BYTES:
        raise DataError(
            f"Filen är större än {limits.MAX_FILE_BYTES // 1_000_000} MB och läses inte.",
            where=path.name,
            remedy="Exportera bara de rader och kolumner som behövs.",
        )
    try:
        return moment.read_bytes(path)
    except OSError as error:
        raise DataError(
            f"Filen kan inte öppnas ({error.strerror}).", where=path.name, remedy="Kontrollera filens rättigheter."
        ) from None


def open_tables(content: bytes, mapping: SourceMapping, fit: Callable[[Table], int], where: str) -> list[Table]:
    """The file's sheets, at least one with content; a text file has one.

    What the file is follows from its content, not from its name. `fit` says how well a table fits what is sought, to
    tell a text file's delimiter.
    """
    if is_workbook(content):
        tables = read_workbook(content, mapping.sheet, where)
    elif content[:1000].lstrip().startswith(b"<"):
        raise DataError(
            "Filen är en webbsida eller XML, inte en tabell.",
            where=where,
            remedy="Öppna filen i Excel och spara den som .xlsx eller .csv.",
        )
    else:
        tables = [read_text(content, mapping.encoding, mapping.delimiter, fit, where)]
    if all(is_blank_row(row) for table in tables for row in table.rows):
        raise _nothing_to_read(tables, mapping, where)
    return tables


def _nothing_to_read(tables: list[Table], mapping: SourceMapping, where: str) -> DataError:
    names = ", ".join(table.sheet for table in tables if table.sheet)
    if mapping.sheet and mapping.sheet not in {table.sheet for table in tables}:
        return DataError(
            f"Bladet ”{mapping.sheet}” finns inte.", where=where, remedy=f"Välj bland arbetsbokens blad: {names}."
        )
    hidden = ", ".join(table.sheet for table in tables if table.hidden)
    if hidden and not mapping.sheet:
        return DataError(
            "Arbetsboken har inget synligt blad med innehåll.",
            where=where,
            remedy=f"Gör bladet synligt, eller ange blad i {FILE}. Dolda blad: {hidden}.",
        )
    return DataError("Filen är tom.", where=where, remedy="Exportera filen på nytt.")
