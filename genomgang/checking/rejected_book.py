"""The workbook of rejected rows: faulty cells marked, the template's drop-downs in place, our columns locked."""

from __future__ import annotations

import datetime as dt
import io
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

import xlsxwriter

from genomgang.checking.receipt import RECEIPT
from genomgang.checking.rejected_cells import LONGEST, RejectedRow, expected, fault_text, number_text
from genomgang.contracts.contract import Column, Contract, Kind
from genomgang.contracts.sheets import LISTS
from genomgang.contracts.template import NUMBER_FORMATS, first_day, instructions, validation, write_lists
from genomgang.reading.rejected_file import FAULT, SOURCE_ROW

SHEET = "Avvisade rader"

_BEFORE = 2
"""Columns before the row's own cells: what is wrong, and the row's number in the source."""

_COMMENT = 1_500
_ALLOWED = {"format_columns": True, "format_rows": True, "autofilter": True, "select_locked_cells": True}
_OPTIONS = {"in_memory": True, "strings_to_formulas": False, "strings_to_urls": False, "strings_to_numbers": False}


@dataclass(frozen=True)
class Line:
    """A rejected row as it is handed back: itself, what is told of it, and its receipt."""

    row: RejectedRow
    told: str
    receipt: str


def workbook(contract: Contract, lines: Sequence[Line]) -> bytes:
    """The workbook's bytes."""
    content = io.BytesIO()
    with xlsxwriter.Workbook(content, _OPTIONS) as book:
        sheet, lists = book.add_worksheet(SHEET), book.add_worksheet(LISTS)
        write_lists(lists, contract)
        lists.hide()
        _Writer(book, sheet, contract, lines).write()
    return content.getvalue()


class _Writer:
    """Fills the sheet of one workbook."""

    def __init__(self, book: Any, sheet: Any, contract: Contract, lines: Sequence[Line]) -> None:
        self._sheet, self._contract, self._lines = sheet, contract, lines
        self._receipt_at = _BEFORE + len(contract.columns)
        self._header = book.add_format(
            {"bold": True, "bottom": 2, "bg_color": "#E6E6E6", "text_wrap": True, "valign": "top"}
        )
        self._wrapped = book.add_format({"text_wrap": True, "valign": "top"})
        marked = {"bg_color": "#FFD9D9", "border": 1, "border_color": "#B00020"}
        free = {kind: {"num_format": shown, "locked": False, "valign": "top"} for kind, shown in NUMBER_FORMATS.items()}
        self._right = {kind: book.add_format(style) for kind, style in free.items()}
        self._wrong = {kind: book.add_format({**style, **marked}) for kind, style in free.items()}

    def write(self) -> None:
        self._write_helpers()
        for at, column in enumerate(self._contract.columns):
            self._write_header(column, at)
            for number, line in enumerate(self._lines, start=1):
                self._write_cell(number, column, at, line.row)
        self._sheet.freeze_panes(1, _BEFORE)
        self._sheet.autofilter(0, 0, len(self._lines), self._receipt_at)
        self._sheet.protect(options=_ALLOWED)

    def _write_helpers(self) -> None:
        """What is ours on each row, locked: the fault, the number in the source, and the receipt."""
        sheet = self._sheet
        sheet.set_column(0, 0, 60)
        sheet.set_column(1, 1, 10)
        sheet.set_column(self._receipt_at, self._receipt_at, None, None, {"hidden": True})
        for at, text in ((0, FAULT), (1, SOURCE_ROW), (self._receipt_at, RECEIPT)):
            sheet.write_string(0, at, text, self._header)
        for number, line in enumerate(self._lines, start=1):
            sheet.write_string(number, 0, line.told[:LONGEST], self._wrapped)
            sheet.write_string(number, 1, str(line.row.row), self._wrapped)
            sheet.write_string(number, self._receipt_at, line.receipt)

    def _write_header(self, column: Column, at: int) -> None:
        place = _BEFORE + at
        self._sheet.set_column(place, place, max(14, min(40, len(column.label) + 4)))
        self._sheet.write_string(0, place, column.label, self._header)
        self._sheet.write_comment(0, place, instructions(column), {"x_scale": 2, "y_scale": 1.5})
        self._sheet.data_validation(1, place, len(self._lines), place, validation(column, at))

    def _write_cell(self, number: int, column: Column, at: int, row: RejectedRow) -> None:
        faults = [fault for fault in row.faults if column.name in fault.columns]
        style = (self._wrong if faults else self._right)[column.kind]
        self._write_value((number, _BEFORE + at), column, row.cells[at], style)
        if faults:
            cells = dict(zip(self._contract.column_names, row.cells, strict=True))
            said = " ".join(fault_text(self._contract, fault, cells) for fault in faults)
            comment = f"{said} Förväntat: {expected(column)}"[:_COMMENT]
            self._sheet.write_comment(number, _BEFORE + at, comment, {"x_scale": 2.5, "y_scale": 2.5})

    def _write_value(self, place: tuple[int, int], column: Column, text: str, style: Any) -> None:
        """The cell with the type that the template's rule asks for, where it can be read; else as text."""
        sheet = self._sheet
        if not text:
            sheet.write_blank(*place, None, style)
        elif column.kind is Kind.DATE and (date := _date(text)) and date >= first_day(column):
            sheet.write_datetime(*place, dt.datetime.combine(date, dt.time()), style)
        elif column.kind in (Kind.WHOLE, Kind.NUMBER) and (amount := _amount(text)) is not None:
            sheet.write_number(*place, amount, style)
        else:
            sheet.write_string(*place, text, style)


def _date(text: str) -> dt.date | None:
    try:
        return dt.date.fromisoformat(text) if len(text) == len("2023-01-31") else None
    except ValueError:
        return None


def _amount(text: str) -> float | None:
    """The number that `number_text` wrote so; None for any other writing of one."""
    try:
        amount = float(text.replace(",", "."))
    except ValueError:
        return None
    return amount if number_text(amount) == text else None
