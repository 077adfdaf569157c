"""What does not fit is told, with a remedy, and nothing is written."""

from __future__ import annotations

import shutil
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from handed import AR, break_cells, correct, edited, hand_back, write
from syrupy.assertion import SnapshotAssertion

from checks import CONTRACTS
from genomgang.corrections.take_in import take_in
from genomgang.errors import UserError
from genomgang.reading import read

KLASSNING = {(2, "typ"): "sysstem", (4, "personuppgifter"): "kanske"}
RIGHT = {(2, "typ"): "system", (4, "personuppgifter"): "ja"}

Case = Callable[[Path, Path], Path]
"""Takes the delivery's folder and the corrected file; gives the file that is taken in."""


def changed(change: Callable[[Any], object]) -> Case:
    return lambda _data, book: edited(book, book, change)


def _removed_column(sheet: Any) -> None:
    sheet.delete_cols([cell.value for cell in sheet[1]].index("Typ") + 1)


def _copied_row(sheet: Any) -> None:
    sheet.append([cell.value for cell in sheet[3]])


def _mixed_keys(sheet: Any) -> None:
    at = [cell.value for cell in sheet[1]].index("Tillgångens id") + 1
    sheet.cell(2, at).value, sheet.cell(3, at).value = sheet.cell(3, at).value, sheet.cell(2, at).value


def _of_two_sets(sheet: Any) -> None:
    cell = sheet.cell(3, sheet.max_column)
    cell.value = cell.value.replace("klassning.", "risker.")


def _of_two_checks(sheet: Any) -> None:
    cell = sheet.cell(3, sheet.max_column)
    dataset, ar, file, *rest = cell.value.split(".")
    cell.value = ".".join([dataset, ar, file[::-1], *rest])


def _of_a_year_without_delivery(sheet: Any) -> None:
    for line in (2, 3):
        cell = sheet.cell(line, sheet.max_column)
        cell.value = cell.value.replace(f".{AR}.", ".2021.")


def _uncorrected(sheet: Any) -> None:
    write(sheet, "klassning", KLASSNING)


def _delivery_changed(data: Path, book: Path) -> Path:
    path = data / f"{AR}/klassning.csv"
    path.write_bytes(path.read_bytes().replace(b"System 2", b"System 22"))
    return book


def _another_delivery(data: Path, book: Path) -> Path:
    path = data / f"{AR}/klassning.csv"
    path.write_bytes(path.read_bytes().replace(b"servicenamnden", b"idrottsnamnden"))
    return book


def _no_delivery(data: Path, book: Path) -> Path:
    (data / f"{AR}/klassning.csv").unlink()
    return book


def _already_taken_in(data: Path, book: Path) -> Path:
    take_in(book, data)
    return book


def _whole_delivery(data: Path, _book: Path) -> Path:
    return data / f"{AR}/risker.csv"


def _missing_file(_data: Path, book: Path) -> Path:
    return book.with_name("rat.xlsx")


def _settings_that_cannot_be_changed(data: Path, book: Path) -> Path:
    (data / f"{AR}/kallor.yml").write_text("klassning: {fil: klassning.csv, ignorera: [}\n", encoding="utf-8")
    return book


def _old_excel(data: Path, book: Path) -> Path:
    from odf.opendocument import OpenDocumentSpreadsheet
    from odf.table import Table, TableCell, TableRow
    from odf.text import P

    source = data / f"{AR}/klassning.csv"
    document = OpenDocumentSpreadsheet()
    table = Table(name="Klassning")
    for line in source.read_text(encoding="utf-8").splitlines():
        row = TableRow()
        for text in line.split(";"):
            cell = TableCell(valuetype="string")
            cell.addElement(P(text=text))
            row.addElement(cell)
        table.addElement(row)
    document.spreadsheet.addElement(table)
    document.save(str(source.with_suffix(".ods")))
    source.unlink()
    return correct(hand_back(data, "klassning"), "klassning", RIGHT, book)


CASES: dict[str, Case] = {
    "filen finns inte": _missing_file,
    "en hel leverans": _whole_delivery,
    "tillagd rad": changed(lambda sheet: sheet.append(["", 99, "servicenamnden"])),
    "borttagen rad": changed(lambda sheet: sheet.delete_rows(3)),
    "alla rader borttagna": changed(lambda sheet: sheet.delete_rows(2, 2)),
    "kopierad rad": changed(_copied_row),
    "borttagen kolumn": changed(_removed_column),
    "borttaget kvitto": changed(lambda sheet: sheet.delete_cols(sheet.max_column)),
    "hopblandade nycklar": changed(_mixed_keys),
    "två datamängder": changed(_of_two_sets),
    "två kontroller": changed(_of_two_checks),
    "ett år utan leverans": changed(_of_a_year_without_delivery),
    "inget rättat": changed(_uncorrected),
    "leveransen ändrad": _delivery_changed,
    "en annan nämnds leverans": _another_delivery,
    "datamängden inte levererad": _no_delivery,
    "redan mottagen": _already_taken_in,
    "kallor.yml går inte att läsa": _settings_that_cannot_be_changed,
    "ett format som inte skrivs": _old_excel,
}


@pytest.mark.parametrize("name", CASES)
def test_what_does_not_fit_is_told_and_nothing_is_written(
    data: Path, tmp_path: Path, name: str, snapshot: SnapshotAssertion
) -> None:
    break_cells(data / f"{AR}/klassning.csv", KLASSNING)
    book = correct(hand_back(data, "klassning"), "klassning", RIGHT, tmp_path / "ratt.xlsx")
    file = CASES[name](data, book)
    before = {path: path.read_bytes() for path in data.rglob("*") if path.is_file()}
    with pytest.raises(UserError) as refused:
        take_in(file, data)
    assert {path: path.read_bytes() for path in data.rglob("*") if path.is_file()} == before
    assert str(refused.value).replace(str(tmp_path), "…") == snapshot


def test_a_fixed_column_is_corrected_where_it_is_fixed(data: Path, tmp_path: Path, snapshot: SnapshotAssertion) -> None:
    path = data / f"{AR}/klassning.csv"
    lines = [line.split(";") for line in path.read_text(encoding="utf-8").splitlines()]
    at = lines[0].index("typ")
    text = "\n".join(";".join(line[:at] + line[at + 1 :]) for line in lines)
    path.write_text(text, encoding="utf-8")
    (data / f"{AR}/kallor.yml").write_text("klassning: {fasta: {typ: system}}\n", encoding="utf-8")
    book = correct(hand_back(data, "klassning", [2]), "klassning", {(2, "typ"): "register"}, tmp_path / "ratt.xlsx")
    with pytest.raises(UserError) as refused:
        take_in(book, data)
    assert str(refused.value) == snapshot


def test_a_sign_that_the_files_encoding_lacks_is_told(data: Path, tmp_path: Path, snapshot: SnapshotAssertion) -> None:
    path = data / f"{AR}/risker.csv"
    path.write_bytes(path.read_text(encoding="utf-8").encode("cp1252"))
    book = correct(hand_back(data, "risker", [2]), "risker", {(2, "risk"): "A → B"}, tmp_path / "ratt.xlsx")
    with pytest.raises(UserError) as refused:
        take_in(book, data)
    assert str(refused.value) == snapshot


@pytest.mark.parametrize("suffix", [".xlsx", ".csv"])
def test_rejected_rows_in_place_of_the_delivery_are_told_as_what_they_are(
    data: Path, suffix: str, snapshot: SnapshotAssertion
) -> None:
    path = data / f"{AR}/klassning.csv"
    break_cells(path, KLASSNING)
    book = hand_back(data, "klassning")
    path.unlink()
    shutil.copyfile(book.with_suffix(suffix), path.with_suffix(suffix))
    with pytest.raises(UserError) as refused:
        read(CONTRACTS["klassning"], data, AR)
    assert str(refused.value) == snapshot
