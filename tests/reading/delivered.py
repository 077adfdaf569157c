"""Makes deliveries of procurements as other systems write them, and says what they hold."""

from __future__ import annotations

import csv
import datetime as dt
import io
import zipfile
from collections.abc import Callable, Sequence
from pathlib import Path

import pandas as pd
import xlsxwriter
from odf.opendocument import OpenDocumentSpreadsheet
from odf.table import Table, TableCell, TableRow
from odf.text import P

from checks import CONTRACTS
from genomgang.contracts.frames import DTYPES, ROW
from genomgang.reading import Reading, read

CONTRACT = CONTRACTS["upphandlingar"]
NAMES = list(CONTRACT.column_names)
LABELS = [column.label for column in CONTRACT.columns]
FIRST = ["servicenamnden", "u-1", "Skrivare åäö", "2023-05-11", "1250000,5", "ja", "nej", "oppen"]
SECOND = ["bromma", "u-2", "Städning", "2023-12-25", "300", "ja", "nej", "intern"]
TYPED_FIRST = [*FIRST[:3], dt.date(2023, 5, 11), 1250000.5, True, "nej", "öppen"]
TYPED_SECOND = [*SECOND[:3], dt.date(2023, 12, 25), 300, "ja", False, "intern"]


def replaced(row: Sequence[object], **cells: object) -> list[object]:
    """The row with some columns' cells exchanged."""
    return [cells.get(name, cell) for name, cell in zip(NAMES, row, strict=True)]


def expected(*numbers: int) -> pd.DataFrame:
    """The frame that `FIRST` and `SECOND` must give when they stand on these rows of the source."""
    true_rows = {
        "namnd": ["servicenamnden", "bromma"],
        "upphandling_id": ["u-1", "u-2"],
        "namn": ["Skrivare åäö", "Städning"],
        "datum": [pd.Timestamp(2023, 5, 11), pd.Timestamp(2023, 12, 25)],
        "varde": [1250000.5, 300.0],
        "checklista": [True, True],
        "sakerhetskrav": [False, False],
        "skyddsmarkning": ["oppen", "intern"],
    }
    types = {column.name: DTYPES[column.kind] for column in CONTRACT.columns}
    return pd.DataFrame(true_rows, index=pd.Index(numbers, name=ROW, dtype="int64")).astype(types)


def text(*rows: Sequence[object], delimiter: str = ";", encoding: str = "utf-8", newline: str = "\r\n") -> bytes:
    """Rows as a delimited text file."""
    out = io.StringIO()
    csv.writer(out, delimiter=delimiter, lineterminator=newline).writerows(rows)
    return out.getvalue().encode(encoding)


def workbook(build: Callable[[xlsxwriter.Workbook], None]) -> bytes:
    """An Excel workbook as `build` fills it."""
    out = io.BytesIO()
    with xlsxwriter.Workbook(out, {"in_memory": True, "default_date_format": "yyyy-mm-dd"}) as book:
        build(book)
    return out.getvalue()


def sheet(*rows: Sequence[object], name: str = "Blad1", first: int = 0, left: int = 0) -> bytes:
    """An Excel workbook with one sheet of rows."""

    def build(book: xlsxwriter.Workbook) -> None:
        page = book.add_worksheet(name)
        for number, row in enumerate(rows, start=first):
            page.write_row(number, left, row)

    return workbook(build)


def ods(*rows: Sequence[object], **cell_attributes: str) -> bytes:
    """An OpenDocument sheet; the attributes are put on every cell below the header."""
    document = OpenDocumentSpreadsheet()
    table = Table(name="Blad1")
    document.spreadsheet.addElement(table)
    for number, row in enumerate(rows):
        line = TableRow()
        for value in row:
            line.addElement(_ods_cell(value, cell_attributes if number else {}))
        table.addElement(line)
    out = io.BytesIO()
    document.write(out)
    return out.getvalue()


def _ods_cell(value: object, attributes: dict[str, str]) -> TableCell:
    if isinstance(value, bool):
        cell = TableCell(valuetype="boolean", booleanvalue=str(value).lower(), **attributes)
    elif isinstance(value, dt.date):
        cell = TableCell(valuetype="date", datevalue=value.isoformat(), **attributes)
    elif isinstance(value, int | float):
        cell = TableCell(valuetype="float", value=str(value), **attributes)
    else:
        cell = TableCell(valuetype="string", **attributes)
    cell.addElement(P(text=str(value)))
    return cell


def rewrite_part(content: bytes, part: str, change: Callable[[bytes], bytes]) -> bytes:
    """A workbook with one of its parts changed."""
    out = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(content)) as old, zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as new:
        for name in old.namelist():
            new.writestr(name, change(old.read(name)) if name == part else old.read(name))
    return out.getvalue()


def deliver(folder: Path, files: dict[str, bytes | str]) -> Reading:
    """Lays the files in the year's folder and reads the procurements."""
    year = folder / "2024"
    year.mkdir(parents=True, exist_ok=True)
    for name, content in files.items():
        (year / name).write_bytes(content.encode() if isinstance(content, str) else content)
    return read(CONTRACT, folder, 2024)
