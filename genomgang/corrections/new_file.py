"""The delivery with its corrected cells, in the form that it was delivered in."""

from __future__ import annotations

import datetime as dt
import io
import zipfile
from collections.abc import Iterator, Sequence
from dataclasses import replace

import numpy as np
import pandas as pd

from genomgang.checking.rejected_cells import number_text, text_of
from genomgang.contracts.contract import Kind
from genomgang.corrections.changes import Change
from genomgang.corrections.text_edit import Place, with_text_cells
from genomgang.corrections.workbook_edit import NewCell, with_workbook_cells
from genomgang.errors import DataError
from genomgang.reading.cells import Cell, Unreadable, Value
from genomgang.reading.columns import value_of
from genomgang.reading.header import Header
from genomgang.reading.model import Reading
from genomgang.reading.reader import Delivered, read_delivered, rules_of, table_of
from genomgang.reading.table import Table
from genomgang.reading.workbook import is_workbook

_MEND_IN_SOURCE = "Rätta cellen i källan och leverera hela filen på nytt."


def corrected_content(found: Delivered, reading: Reading, changes: Sequence[Change]) -> bytes:
    """The file's bytes with the changes made. DataError where one of them cannot be made without touching another cell.

    What has been made is read again, and every cell must then be what it was or what it was corrected to.
    """
    table, header = table_of(reading.contract, found)
    rules = rules_of(table, header, reading.contract, found.mapping)
    found = replace(found, mapping=replace(found.mapping, rules=rules))
    where = found.path.name
    if table.encoding:
        texts = dict(_texts(found, reading, table, header, changes))
        content = with_text_cells(found.content, table, texts, where)
    elif is_workbook(found.content) and _is_xlsx(found.content):
        cells = dict(_cells(found, reading, table, header, changes))
        content = with_workbook_cells(found.content, table.sheet, cells, where)
    else:
        raise DataError(
            "Rättelser kan föras in i filer av formaten .csv och .xlsx, men inte i den här.",
            where=where,
            remedy="Öppna leveransen i Excel, spara den som .xlsx med samma namn, flytta den gamla ur mappen (ändra "
            "fil i kallor.yml om den står där) och kör genomgang check. Rätta sedan i de nya avvisade raderna.",
        )
    _refuse_other_effects(found, reading, content, changes)
    return content


def _is_xlsx(content: bytes) -> bool:
    try:
        with zipfile.ZipFile(io.BytesIO(content)) as archive:
            return any(name.replace("\\", "/").lower().endswith("xl/workbook.xml") for name in archive.namelist())
    except zipfile.BadZipFile:
        return False


def _place(change: Change, table: Table, header: Header, where: str) -> Place:
    row, column = change.row - 1, header.positions[change.column.name]
    if table.encoding and column >= len(table.rows[row]):
        raise DataError(
            f"Rad {change.row} är avhuggen och har ingen cell för {change.column.label}.",
            where=where,
            remedy=_MEND_IN_SOURCE,
        )
    return row, column


def _texts(
    found: Delivered, reading: Reading, table: Table, header: Header, changes: Sequence[Change]
) -> Iterator[tuple[Place, str]]:
    for change in changes:
        place = _place(change, table, header, found.path.name)
        written = {str(row[place[1]]) for row in table.rows[header.row + 1 :] if place[1] < len(row)}
        yield place, _as_text(change, found, written)


def _as_text(change: Change, found: Delivered, written: set[str]) -> str:
    """A text that means the value in this file: one that the column already has, where there is one."""
    if change.unreadable:
        return change.after
    candidates = [text for text in _candidates(change, found) if _means(text, change, found)]
    if not candidates:
        raise _cannot(change, found.path.name)
    return next((text for text in candidates if text in written), candidates[0])


def _candidates(change: Change, found: Delivered) -> list[str]:
    column, value = change.column, change.value
    if value is None:
        return [""]
    texts = [change.after, text_of(column, value)]
    if column.kind is Kind.CATEGORY:
        texts.append(str(value))
    if column.kind in (Kind.WHOLE, Kind.NUMBER):
        number = number_text(_delivered_number(change, found))
        texts = [number, number.replace(",", ".")]
    return texts


def _delivered_number(change: Change, found: Delivered) -> float:
    return float(f"{float(_number(change.value)) / found.mapping.factors.get(change.column.name, 1):.12g}")


def _number(value: Value) -> float:
    assert isinstance(value, int | float)
    return value


def _means(cell: Cell, change: Change, found: Delivered) -> bool:
    column = change.column
    try:
        return value_of(cell, column, found.mapping.rules, found.mapping.factors.get(column.name)) == change.value
    except Unreadable:
        return False


def _cells(
    found: Delivered, reading: Reading, table: Table, header: Header, changes: Sequence[Change]
) -> Iterator[tuple[Place, NewCell]]:
    corrected = {change.row for change in changes}
    others = [row - 1 for row in reading.frame.index if row not in corrected]
    for change in changes:
        place = _place(change, table, header, found.path.name)
        value = change.value
        kind: tuple[type, ...] = ()
        if change.unreadable or value is None:
            yield place, NewCell(change.after if change.unreadable else None)
            continue
        if isinstance(value, dt.date):
            kind = (dt.date,)
        elif change.column.kind in (Kind.WHOLE, Kind.NUMBER):
            value, kind = _delivered_number(change, found), (int, float)
        like = next((row for row in others if _is(_cell(table, row, place[1]), kind)), None) if kind else None
        if like is not None and _means(value, change, found):
            assert isinstance(value, int | float | dt.date)
            yield place, NewCell(value, like)
        else:
            written = {str(_cell(table, row, place[1])) for row in others}
            yield place, NewCell(_as_text(change, found, written))


def _cell(table: Table, row: int, column: int) -> Cell | None:
    return table.rows[row][column] if row < len(table.rows) and column < len(table.rows[row]) else None


def _is(cell: Cell | None, kinds: tuple[type, ...]) -> bool:
    return isinstance(cell, kinds) and not isinstance(cell, bool)


def _refuse_other_effects(found: Delivered, reading: Reading, content: bytes, changes: Sequence[Change]) -> None:
    """DataError where the new file is read as anything but the old one with these changes."""
    now = read_delivered(reading.contract, replace(found, content=content))
    if not now.frame.index.equals(reading.frame.index) or now.ignored_columns != reading.ignored_columns:
        raise _cannot(changes[0], found.path.name)
    changed = {(change.row, change.column.name) for change in changes}
    for name in reading.contract.column_names:
        was, is_now = reading.frame[name], now.frame[name]
        differs = ~((was == is_now).fillna(value=False).astype(bool) | (was.isna() & is_now.isna()))
        for row in np.asarray(was.index[differs]).tolist():
            if (row, name) not in changed:
                one = next((change for change in changes if change.row == row), changes[0])
                raise _cannot(one, found.path.name)
    for change in changes:
        cell = now.frame.at[change.row, change.column.name]
        if not change.unreadable and not _same(cell, change.value):
            raise _cannot(change, found.path.name)


def _same(cell: object, value: Value) -> bool:
    if pd.isna(cell) or value is None:  # type: ignore[call-overload]  # one cell
        return bool(pd.isna(cell)) and value is None  # type: ignore[call-overload]
    return bool(cell == (pd.Timestamp(value) if isinstance(value, dt.date) else value))


def _cannot(change: Change, where: str) -> DataError:
    return DataError(
        f"Rättelsen på rad {change.row}, {change.column.label}, kan inte föras in utan att något annat ändras.",
        where=where,
        remedy=_MEND_IN_SOURCE,
    )
