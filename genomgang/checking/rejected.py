"""Rejected rows, as files to send back to the data owner. Private: they hold rows at person level.

The workbook is corrected by the data owner and taken in again with `genomgang ta-emot`.
"""

from __future__ import annotations

import csv
import io
from collections.abc import Mapping, Sequence
from pathlib import Path

from genomgang.checking.receipt import RECEIPT, Receipt, content_mark, file_mark
from genomgang.checking.rejected_book import Line, workbook
from genomgang.checking.rejected_cells import RejectedRow, fault_text, rejected
from genomgang.checking.safe_cell import safe_cell
from genomgang.contracts.contract import Check, Contract
from genomgang.paths import delivery_work_dir
from genomgang.reading.model import Reading
from genomgang.reading.rejected_file import FAULT, SOURCE_ROW
from genomgang.running.private_files import private, write_private
from genomgang.text.swedish import number

MOST_ROWS = 1_000
"""So many rejected rows are written. More of them have one fault in common, which is mended in the source."""


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
    rows = rejected(reading, {row: faults[row] for row in first})
    told = [_told(reading.contract, row) for row in rows]
    if len(faults) > len(first):
        told[-1] += f" Ytterligare {number(len(faults) - len(first))} rader är avvisade: rätta felet i källan och "
        told[-1] += "leverera hela filen på nytt."
    lines = tuple(map(Line, rows, told, _receipts(reading, rows, ar)))
    write_private(paths[0], _csv(reading.contract, lines))
    write_private(paths[1], workbook(reading.contract, lines))
    return paths


def _receipts(reading: Reading, rows: Sequence[RejectedRow], ar: int) -> list[str]:
    file = file_mark(reading.source.sha256 if reading.source else "")
    return [str(Receipt(reading.contract.name, ar, file, row.row, content_mark(row.cells), len(rows))) for row in rows]


def _told(contract: Contract, row: RejectedRow) -> str:
    cells = dict(zip(contract.column_names, row.cells, strict=True))
    return safe_cell(" ".join(fault_text(contract, fault, cells) for fault in row.faults))


def _csv(contract: Contract, lines: Sequence[Line]) -> bytes:
    text = io.StringIO()
    writer = csv.writer(text, delimiter=";", lineterminator="\r\n")
    writer.writerow([FAULT, SOURCE_ROW, *contract.column_names, RECEIPT])
    writer.writerows([line.told, line.row.row, *line.row.cells, line.receipt] for line in lines)
    return text.getvalue().encode("utf-8-sig")
