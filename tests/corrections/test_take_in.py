"""Corrected rows come home: the cells that were corrected are changed, and nothing else."""

from __future__ import annotations

import csv
import datetime as dt
import io
import re
import shutil
import zipfile
from pathlib import Path

import openpyxl
import pytest
import xlsxwriter
from handed import AR, break_cells, correct, edited, hand_back
from odf.opendocument import OpenDocumentSpreadsheet
from odf.table import Table, TableCell, TableRow
from odf.text import P

from checks import CONTRACTS, DELIVERED
from genomgang.checking.derive import all_checks
from genomgang.checking.rejected import rejected_dir, write_rejected
from genomgang.corrections.take_in import take_in, take_in_part
from genomgang.corrections.tell import told_done
from genomgang.errors import DataError
from genomgang.reading import read

KLASSNING = {(2, "typ"): "sysstem", (4, "personuppgifter"): "kanske"}
RIGHT = {(2, "typ"): "system", (4, "personuppgifter"): "ja"}


def test_the_new_file_is_the_clean_one_byte_for_byte_and_the_old_one_is_left(data: Path, tmp_path: Path) -> None:
    path = data / "2024/klassning.csv"
    clean = break_cells(path, KLASSNING)
    broken = path.read_bytes()
    done = take_in(correct(hand_back(data, "klassning"), "klassning", RIGHT, tmp_path / "ratt.xlsx"), data)
    assert (done.new.name, done.new.read_bytes(), path.read_bytes()) == ("klassning-rattad-1.csv", clean, broken)
    assert read(CONTRACTS["klassning"], data, AR).source.file == done.new.name
    log = list(csv.DictReader(io.StringIO(done.log.read_bytes().decode("utf-8-sig")), delimiter=";"))
    assert [(row["rad i källan"], row["kolumn"], row["från"], row["till"]) for row in log] == [
        ("2", "Typ", "sysstem", "system"),
        ("4", "Personuppgifter", "kanske", "ja"),
    ]
    assert {path.stat().st_mode & 0o777 for path in (done.new, done.log)} == {0o600}


def test_encoding_delimiter_quotes_and_line_ends_stay(data: Path, tmp_path: Path) -> None:
    path = data / "2024/atgarder.csv"
    text = path.read_text(encoding="utf-8").replace("\r\n", "\n").replace("\n", "\r\n")
    text = text.replace(";Inventera informationsklassningar;", ';"Gå igenom; ""allt"" på nämnden";')
    path.write_bytes(text.encode("latin-1"))
    clean = break_cells_quoted(path, "ej_paborjad", "påbörjas ej")
    right = {(2, "status"): "ej påbörjad", (3, "status"): "ej påbörjad", (4, "status"): "ej påbörjad"}
    labels = CONTRACTS["atgarder"].labels("status")
    done = take_in(
        correct(
            hand_back(data, "atgarder"),
            "atgarder",
            {place: labels["ej_paborjad"] for place in right},
            tmp_path / "ratt.xlsx",
        ),
        data,
    )
    now = done.new.read_bytes().decode("latin-1")
    assert now.replace(f";{labels['ej_paborjad']};", ";ej_paborjad;") == clean.decode("latin-1")


def break_cells_quoted(path: Path, old: str, new: str) -> bytes:
    before = path.read_bytes()
    path.write_bytes(before.decode("latin-1").replace(f";{old};", f";{new};").encode("latin-1"))
    return before


def test_a_cell_gets_quotes_where_its_text_parts_cells(data: Path, tmp_path: Path) -> None:
    path = data / "2024/risker.csv"
    book = correct(hand_back(data, "risker", [2]), "risker", {(2, "risk"): 'Ett; "två"'}, tmp_path / "ratt.xlsx")
    clean = path.read_text(encoding="utf-8")
    done = take_in(book, data)
    assert done.new.read_text(encoding="utf-8") == clean.replace("Behörigheter finns kvar", '"Ett; ""två"""', 1)


def formatted(path: Path, source: Path) -> None:
    """The delivery's text file as a workbook with formats, a formula, hidden rows and a comment."""
    rows = list(csv.reader(io.StringIO(source.read_text(encoding="utf-8")), delimiter=";"))
    with xlsxwriter.Workbook(path) as book:
        sheet = book.add_worksheet("Risker 2024")
        book.add_worksheet("Annat").write_formula("A1", "=1+1", None, 2)
        date, bold = (
            book.add_format({"num_format": "d mmm yyyy"}),
            book.add_format({"bold": True, "bg_color": "yellow"}),
        )
        header = rows[0]
        for at, row in enumerate(rows):
            for column, text in enumerate(row):
                if at and header[column] == "ovad_datum" and re.fullmatch(r"\d{4}-\d\d-\d\d", text):
                    sheet.write_datetime(at + 2, column, dt.datetime.fromisoformat(text), date)
                elif at and header[column] == "konsekvens":
                    sheet.write_formula(at + 2, column, "=2+2", bold, 4)
                elif at and header[column] == "sannolikhet" and text.isdigit():
                    sheet.write_number(at + 2, column, int(text), bold)
                elif text:
                    sheet.write_string(at + 2, column, text, bold)
        sheet.write_comment("B4", "Fråga förvaltningen")
    source.unlink()


def parts(path: Path) -> dict[str, bytes]:
    with zipfile.ZipFile(path) as archive:
        return {name: archive.read(name) for name in archive.namelist()}


def test_in_a_workbook_only_the_corrected_cells_are_changed(data: Path, tmp_path: Path) -> None:
    source = data / "2024/risker.csv"
    break_cells(source, {(2, "sannolikhet"): "tre", (2, "ovad_datum"): "maj", (3, "kontinuitetsplan"): "x?"})
    formatted(data / "2024/risker.xlsx", source)
    before = parts(data / "2024/risker.xlsx")
    right = {(4, "sannolikhet"): 3, (4, "ovad_datum"): dt.date(2022, 5, 1), (5, "kontinuitetsplan"): "ja"}
    done = take_in(correct(hand_back(data, "risker"), "risker", right, tmp_path / "ratt.xlsx"), data)
    after = parts(done.new)
    changed = [name for name in before if before[name] != after[name]]
    assert changed == ["xl/worksheets/sheet1.xml"]
    cell = re.compile(rb"<c [^>]*?(?:/>|>.*?</c>)")
    was, now = cell.findall(before[changed[0]]), cell.findall(after[changed[0]])
    assert cell.sub(b"", before[changed[0]]) == cell.sub(b"", after[changed[0]])
    differing = [new for old, new in zip(was, now, strict=True) if old != new]
    style = next(re.search(rb's="(\d+)"', one)[1] for one in was if b"<v>44682" in one)
    assert len(differing) == 3
    assert any(b"<v>3.0</v>" in one for one in differing)
    assert any(b's="' + style + b'"><v>44682</v>' in one for one in differing)
    reading = read(CONTRACTS["risker"], data, AR)
    assert (reading.problems, reading.source.file) == ((), "risker-rattad-1.xlsx")


def test_a_wrong_key_is_corrected_by_the_rows_place(data: Path, tmp_path: Path) -> None:
    path = data / "2024/incidenter.csv"
    clean = break_cells(path, {(2, "incident_id"): "ia-2024-trafiknamnden", (2, "namnd"): "service"})
    right = {(2, "incident_id"): "ia-2024-servicenamnden", (2, "namnd"): "servicenamnden"}
    book = correct(hand_back(data, "incidenter", [2, 3]), "incidenter", right, tmp_path / "ratt.xlsx")
    assert take_in(book, data).new.read_bytes() == clean


def test_what_still_cannot_be_read_is_told_again_and_mended_in_a_second_round(data: Path, tmp_path: Path) -> None:
    path = data / "2024/klassning.csv"
    clean = break_cells(path, KLASSNING)
    halfway = {**RIGHT, (4, "personuppgifter"): "nja"}
    first = take_in(correct(hand_back(data, "klassning"), "klassning", halfway, tmp_path / "ett.xlsx"), data)
    assert [change.still_wrong for change in first.changes if change.unreadable] == [
        "rad 4, Personuppgifter: Värdet finns inte i listan för Personuppgifter. Använd ett av värdena: nej, ja, "
        "känsliga."
    ]
    book = hand_back(data, "klassning")
    second = take_in(correct(book, "klassning", {(4, "personuppgifter"): "ja"}, tmp_path / "tva.xlsx"), data)
    assert (second.old, second.new.name) == (first.new, "klassning-rattad-2.csv")
    assert second.new.read_bytes() == clean


def test_two_owners_correct_their_own_rows_of_the_same_check(data: Path, tmp_path: Path) -> None:
    clean = break_cells(data / "2024/klassning.csv", KLASSNING)
    book = hand_back(data, "klassning")

    def only(line: int) -> Path:
        done = correct(book, "klassning", RIGHT, tmp_path / f"{line}.xlsx")
        return edited(done, done, lambda sheet: sheet.delete_rows(line))

    first = take_in_part(only(2), data)
    assert (first.left_out, [change.row for change in first.changes]) == (1, [4])
    assert take_in_part(only(3), data).new.read_bytes() == clean


def test_a_cell_with_a_personal_number_comes_back_empty_and_what_is_written_replaces_it(
    data: Path, tmp_path: Path
) -> None:
    path = data / "2024/klassning.csv"
    clean = break_cells(path, {(2, "namn"): "Ring 811218-9876", (3, "objekt"): "811218-9876"})
    book = hand_back(data, "klassning", [2, 3])
    done = take_in(correct(book, "klassning", {(2, "namn"): "System 1"}, tmp_path / "ratt.xlsx"), data)
    assert done.new.read_bytes() == clean
    assert b"811218" not in done.log.read_bytes()
    assert "811218" not in told_done(done)


def test_nothing_at_person_level_is_told_in_the_terminal(data: Path, tmp_path: Path) -> None:
    break_cells(data / "2024/utbildning.csv", {(2, "genomford"): "2023-02-31", (4, "kurs"): "okänd"})
    right = {(2, "genomford"): dt.date(2023, 2, 10), (2, "person_id"): "p9999", (4, "kurs"): "Informationssäkerhet"}
    done = take_in(correct(hand_back(data, "utbildning"), "utbildning", right, tmp_path / "ratt.xlsx"), data)
    told = told_done(done)
    assert not re.search(r"2023-02|p9999|p0000", told)
    assert "rad 2, Genomförd: värdet visas inte" in told
    assert "rad 4, Kurs: ”okänd” → ”Informationssäkerhet”" in told
    assert "2023-02-10" in done.log.read_text(encoding="utf-8-sig")


def test_the_text_file_of_rejected_rows_is_taken_in_too(data: Path, tmp_path: Path) -> None:
    clean = break_cells(data / "2024/klassning.csv", KLASSNING)
    text = hand_back(data, "klassning").with_suffix(".csv").read_text(encoding="utf-8-sig")
    back = tmp_path / "ratt.csv"
    table = list(csv.reader(io.StringIO(text), delimiter=";"))
    for row in table[1:]:
        row[2:] = [{"sysstem": "system", "kanske": "ja"}.get(cell, cell) for cell in row[2:]]
    with back.open("w", encoding="cp1252", newline="") as file:
        csv.writer(file, delimiter=";").writerows(table)
    assert take_in(back, data).new.read_bytes() == clean


def test_a_workbook_saved_as_an_open_document_is_taken_in_too(data: Path, tmp_path: Path) -> None:
    clean = break_cells(data / "2024/klassning.csv", KLASSNING)
    book = openpyxl.load_workbook(correct(hand_back(data, "klassning"), "klassning", RIGHT, tmp_path / "ratt.xlsx"))
    document = OpenDocumentSpreadsheet()
    for sheet in book:
        table = Table(name=sheet.title)
        for values in sheet.iter_rows(values_only=True):
            row = TableRow()
            for value in values:
                number = isinstance(value, int | float)
                cell = TableCell(valuetype="float", value=value) if number else TableCell(valuetype="string")
                cell.addElement(P(text="" if value is None else str(value)))
                row.addElement(cell)
            table.addElement(row)
        document.spreadsheet.addElement(table)
    document.save(str(tmp_path / "ratt.ods"))
    assert take_in(tmp_path / "ratt.ods", data).new.read_bytes() == clean


@pytest.mark.parametrize("name", DELIVERED)
def test_rows_that_nobody_has_changed_are_unchanged_in_every_data_set(data: Path, tmp_path: Path, name: str) -> None:
    """Handed back, saved by a spreadsheet, and taken in: no cell has become another on the way."""
    contract = CONTRACTS[name]
    reading = read(contract, data, AR)
    write_rejected(reading, {int(row): (all_checks(contract)[1],) for row in reading.frame.index}, data, AR)
    for suffix in (".xlsx", ".csv"):
        back = tmp_path / f"orord{suffix}"
        if suffix == ".xlsx":
            edited(rejected_dir(data, AR) / f"{name}.xlsx", back, lambda _: None)
        else:
            shutil.copyfile(rejected_dir(data, AR) / f"{name}.csv", back)
        with pytest.raises(DataError, match=r"Inget är ändrat i filen\."):
            take_in(back, data)


def test_the_mapping_keeps_its_words_and_gets_the_new_name(data: Path, tmp_path: Path) -> None:
    path = data / "2024/kallor.yml"
    path.write_text(
        "# Från HR\nrisker:\n  besked: {storlek: bekräftat av HR 2023}  # ja\nklassning:\n  # uttag\n  fil: klassning.csv # nya\n",
        encoding="utf-8",
    )
    break_cells(data / "2024/klassning.csv", KLASSNING)
    take_in(correct(hand_back(data, "klassning"), "klassning", RIGHT, tmp_path / "ratt.xlsx"), data)
    assert path.read_text(encoding="utf-8") == (
        "# Från HR\nrisker:\n  besked: {storlek: bekräftat av HR 2023}  # ja\nklassning:\n  # uttag\n"
        '  fil: "klassning-rattad-1.csv" # nya\n'
    )


def test_values_are_written_as_the_mapping_reads_them(data: Path, tmp_path: Path) -> None:
    path = data / "2024/upphandlingar.csv"
    clean = break_cells(path, {(2, "varde"): "många"})
    path.write_bytes(path.read_bytes().replace(b";1250000;", b";1250;"))
    (data / "2024/kallor.yml").write_text("upphandlingar: {faktor: {varde: 1000}}\n", encoding="utf-8")
    right = {(2, "varde"): 1_250_000}
    done = take_in(correct(hand_back(data, "upphandlingar"), "upphandlingar", right, tmp_path / "ratt.xlsx"), data)
    assert done.new.read_bytes() == clean.replace(b";1250000;", b";1250;")


def test_a_write_that_fails_leaves_nothing(data: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    break_cells(data / "2024/klassning.csv", KLASSNING)
    book = correct(hand_back(data, "klassning"), "klassning", RIGHT, tmp_path / "ratt.xlsx")
    before = sorted(path.name for path in (data / "2024").iterdir())

    def full(path: Path, content: bytes) -> None:
        if path.name == "kallor.yml":
            raise OSError(28, "No space left on device")
        path.write_bytes(content)

    monkeypatch.setattr("genomgang.corrections.take_in.write_private", full)
    with pytest.raises(DataError, match="Inget är ändrat"):
        take_in(book, data)
    assert sorted(path.name for path in (data / "2024").iterdir()) == before


def test_what_still_cannot_be_read_at_person_level_is_told_without_it(data: Path, tmp_path: Path) -> None:
    break_cells(data / "2024/utbildning.csv", {(2, "genomford"): "2023-02-31"})
    right = {(2, "genomford"): "2099-01-01"}
    done = take_in(correct(hand_back(data, "utbildning"), "utbildning", right, tmp_path / "ratt.xlsx"), data)
    assert [change.still_wrong for change in done.changes] == [
        "rad 2, Genomförd: cellen kan inte läsas (värdet visas inte)"
    ]
