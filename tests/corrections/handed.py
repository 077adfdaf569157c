"""Hands rows back as the check does, and corrects them as a data owner does in a spreadsheet."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import openpyxl
import pytest

from checks import CONTRACTS
from genomgang.checking.derive import all_checks
from genomgang.checking.rejected import rejected_dir, write_rejected
from genomgang.checking.rejected_book import SHEET
from genomgang.reading import read

AR = 2024
Cells = Mapping[tuple[int, str], Any]
"""(Row in the source, our column) → what is written in the cell."""


@contextmanager
def in_folders_of_its_own(base: Path) -> Iterator[Path]:
    """The folder of a delivery that is yet to be written, with work and output beside it."""
    data = base / "data"
    with pytest.MonkeyPatch.context() as patch:
        for name, folder in {"WORK": base / "arbete", "OUTPUT": base / "ut", "DATA": data}.items():
            patch.setenv(f"GENOMGANG_{name}", str(folder))
        yield data


def hand_back(data: Path, name: str, rows: Iterable[int] = ()) -> Path:
    """The workbook of rejected rows: those given, or every row that cannot be read."""
    contract = CONTRACTS[name]
    reading = read(contract, data, AR)
    unreadable = {problem.row for problem in reading.problems if problem.row is not None}
    chosen = sorted({*rows, *unreadable})
    write_rejected(reading, {row: (all_checks(contract)[1],) for row in chosen}, data, AR)
    return rejected_dir(data, AR) / f"{name}.xlsx"


def correct(book: Path, name: str, cells: Cells, target: Path) -> Path:
    """The workbook with some cells changed, saved elsewhere."""
    return edited(book, target, lambda sheet: write(sheet, name, cells))


def edited(book: Path, target: Path, change: Callable[[Any], object]) -> Path:
    workbook = openpyxl.load_workbook(book)
    change(workbook[SHEET])
    workbook.save(target)
    return target


def write(sheet: Any, name: str, cells: Cells) -> None:
    headers = [cell.value for cell in sheet[1]]
    lines = {int(line[1].value): line for line in sheet.iter_rows(min_row=2)}
    for (row, column), value in cells.items():
        lines[row][headers.index(CONTRACTS[name].column(column).label)].value = value


def break_cells(path: Path, cells: Mapping[tuple[int, str], str], encoding: str = "utf-8") -> bytes:
    """Write other texts in some cells of a delivered text file without quotes; the bytes before."""
    before = path.read_bytes()
    lines = before.decode(encoding).splitlines(keepends=True)
    header = lines[0].rstrip("\r\n").split(";")
    for (row, column), text in cells.items():
        line = lines[row - 1]
        bare = line.rstrip("\r\n")
        parts = bare.split(";")
        parts[header.index(column)] = text
        lines[row - 1] = ";".join(parts) + line[len(bare) :]
    path.write_bytes("".join(lines).encode(encoding))
    return before
