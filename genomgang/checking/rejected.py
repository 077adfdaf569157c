"""Rejected rows, as files to send back to the data owner. Private: they hold rows at person level."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterable, Mapping, Sequence
from pathlib import Path
from typing import Any

import pandas as pd
import xlsxwriter

from genomgang.checking.derive import READABLE
from genomgang.checking.messages import columns_of
from genomgang.contract import Check
from genomgang.paths import delivery_work_dir
from genomgang.reading.model import Problem, Reading
from genomgang.reading.privacy import contains_email, contains_personal_number
from genomgang.store import private, write_private
from genomgang.swedish import number

FAULT = "fel"
SOURCE_ROW = "rad i källan"
BLANKED = ""

MOST_ROWS = 1_000
"""So many rejected rows are written. More of them have one fault in common, which is mended in the source."""

_FORMULA = ("=", "+", "-", "@", "\t", "\r", "\n")
"""First characters that make a spreadsheet take a text for a formula, also after spaces."""

_SPACES = " \N{NO-BREAK SPACE}"


def rejected_dir(data: Path, ar: int) -> Path:
    """The private folder of one delivery's rejected rows."""
    return delivery_work_dir(data, ar) / "avvisade"


def write_rejected(reading: Reading, faults: Mapping[int, Sequence[Check]], data: Path, ar: int) -> tuple[Path, ...]:
    """Write `<dataset>.csv` and `.xlsx` with what is wrong in each rejected row; remove older ones. Returns the files.

    A cell with a personal identity number or an e-mail address is left blank.
    """
    private(delivery_work_dir(data, ar))
    folder = private(rejected_dir(data, ar))
    paths = tuple(folder / f"{reading.contract.name}{suffix}" for suffix in (".csv", ".xlsx"))
    if not faults:
        for path in paths:
            path.unlink(missing_ok=True)
        return ()
    first = sorted(faults)[:MOST_ROWS]
    table = rejected_rows(reading, {row: faults[row] for row in first})
    if len(faults) > len(first):
        table[-1][0] += f" Ytterligare {number(len(faults) - len(first))} rader är avvisade: rätta felet i källan och "
        table[-1][0] += "leverera hela filen på nytt."
    write_private(paths[0], _csv(table))
    write_private(paths[1], _xlsx(table))
    return paths


def rejected_rows(reading: Reading, faults: Mapping[int, Sequence[Check]]) -> list[list[str]]:
    """Header and rows: what is wrong, the row in the source, and the cells as text that is safe in a spreadsheet."""
    names = reading.contract.column_names
    problems: dict[int, list[Problem]] = {}
    for problem in reading.problems:
        if problem.row is not None and problem.row in faults:
            problems.setdefault(problem.row, []).append(problem)
    frame = reading.frame[reading.frame.index.isin(list(faults))]
    body = [
        [
            safe_cell(_fault(faults[row], problems.get(row, []))),
            str(row),
            *(
                BLANKED if name in secret(faults[row]) else safe_cell(cell)
                for name, cell in zip(names, _cells(cells, names, problems.get(row, [])), strict=True)
            ),
        ]
        for row, cells in zip(frame.index, frame.itertuples(index=False), strict=True)
    ]
    return [[FAULT, SOURCE_ROW, *names], *body]


def secret(checks: Sequence[Check]) -> set[str]:
    """The columns whose cells may not be written again."""
    return {name for check in checks if check.secret for name in columns_of(check)}


def safe_cell(text: str) -> str:
    """The text, blank where it could point out a person, and never a formula in a spreadsheet."""
    if contains_personal_number(text) or contains_email(text):
        return BLANKED
    return f"'{text}" if text.lstrip(_SPACES).startswith(_FORMULA) else text


def _fault(checks: Sequence[Check], problems: Sequence[Problem]) -> str:
    """What the reader says of cells that it could not read, then the other rules that the row breaks."""
    rules = [check for check in checks if columns_of(check) != (READABLE,)]
    return " ".join(
        [
            *(f"{problem.column or 'Raden'}: {problem.message} {problem.remedy}".strip() for problem in problems),
            *(f"Regeln är inte uppfylld: {check.description} {check.remedy}" for check in rules),
        ]
    )


def _cells(cells: Iterable[Any], names: Sequence[str], problems: Sequence[Problem]) -> list[str]:
    delivered = {problem.column: problem.value for problem in problems}
    return [delivered.get(name, _text(cell)) for name, cell in zip(names, cells, strict=True)]


def _text(cell: Any) -> str:
    if pd.isna(cell):
        return ""
    if isinstance(cell, pd.Timestamp):
        return cell.date().isoformat()
    if isinstance(cell, bool):
        return "ja" if cell else "nej"
    if isinstance(cell, float):
        return f"{cell:g}".replace(".", ",") if not cell.is_integer() else f"{cell:.0f}"
    return str(cell)


def _csv(table: Sequence[Sequence[str]]) -> bytes:
    text = io.StringIO()
    csv.writer(text, delimiter=";", lineterminator="\r\n").writerows(table)
    return text.getvalue().encode("utf-8-sig")


def _xlsx(table: Sequence[Sequence[str]]) -> bytes:
    content = io.BytesIO()
    options = {"in_memory": True, "strings_to_formulas": False, "strings_to_urls": False, "strings_to_numbers": False}
    with xlsxwriter.Workbook(content, options) as workbook:
        sheet = workbook.add_worksheet("Avvisade rader")
        bold = workbook.add_format({"bold": True})
        for line, row in enumerate(table):
            for at, cell in enumerate(row):
                sheet.write_string(line, at, cell[:32_767], bold if line == 0 else None)
        sheet.freeze_panes(1, 0)
        sheet.set_column(0, 0, 60)
        sheet.autofilter(0, 0, len(table) - 1, len(table[0]) - 1)
    return content.getvalue()
