"""A whole delivery: checked once, kept, checked again where it changed, and gated per nämnd."""

from __future__ import annotations

import csv
import json
import os
import stat
import subprocess
import sys
from pathlib import Path

import openpyxl
import pytest
from small_delivery import write_delivery

from checks import CONTRACTS, DELIVERED
from genomgang.checking.model import DeliveryCheck, effect_for
from genomgang.checking.rejected import rejected_dir
from genomgang.checking.run import check_delivery
from genomgang.checking.store import load_check, load_frame
from genomgang.contracts.contract import Severity
from genomgang.errors import DataError
from genomgang.paths import EXAMPLE, ROOT, delivery_work_dir

pytestmark = pytest.mark.slow


def change(data: Path, dataset: str, row: int, **cells: str) -> None:
    """Change cells of one row, numbered as in a spreadsheet."""
    path = data / "2024" / CONTRACTS[dataset].file
    with path.open(encoding="utf-8", newline="") as file:
        rows = list(csv.DictReader(file, delimiter=";"))
    rows[row - 2] |= cells
    with path.open("w", encoding="utf-8", newline="") as file:
        writer = csv.DictWriter(file, rows[0], delimiter=";")
        writer.writeheader()
        writer.writerows(rows)


def failures(check: DeliveryCheck) -> list[tuple[str, str]]:
    return [(name, result.description) for name, one in check.datasets.items() for result in one.failures]


@pytest.fixture(scope="module")
def delivered(tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, Path]:
    """A checked delivery with its work folder; each test changes what it needs and says so."""
    folder = tmp_path_factory.mktemp("helhet")
    write_delivery(folder / "data")
    return folder / "data", folder / "arbete"


@pytest.fixture
def data(delivered: tuple[Path, Path], monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setenv("GENOMGANG_WORK", str(delivered[1]))
    return delivered[0]


def test_1_everything_passes_and_every_row_is_used(data: Path) -> None:
    check = check_delivery(data, 2024)
    assert failures(check) == []
    assert check.blocked == {}
    for name in DELIVERED:
        one = check.datasets[name]
        assert one.rows_in == one.rows_used > 0, name
        assert one.rows_before == len(load_frame(data, 2023, name, None)), name
    assert load_check(data, 2024) == check


def test_2_an_unchanged_delivery_is_not_checked_again_and_great_expectations_not_imported(data: Path) -> None:
    code = (
        "import sys, pathlib; from genomgang.checking.run import check_delivery; "
        f"check_delivery(pathlib.Path({str(data)!r}), 2024); "
        "assert 'great_expectations' not in sys.modules"
    )
    subprocess.run([sys.executable, "-c", code], check=True, cwd=ROOT, env=dict(os.environ))


def test_3_one_namnds_rows_are_its_own_and_the_work_folder_is_private(data: Path) -> None:
    frame = load_frame(data, 2024, "utbildning", ["jarva"])
    assert set(frame["namnd"]) == {"jarva"}
    assert frame.index.tolist() == list(range(18, 26))
    assert load_frame(data, 2024, "utbildning", []).empty
    for path in delivery_work_dir(data, 2024).rglob("*"):
        assert stat.S_IMODE(path.stat().st_mode) == (0o700 if path.is_dir() else 0o600), path


def test_4_a_broken_row_blocks_its_namnd_alone_and_goes_back_to_the_owner(data: Path) -> None:
    before = check_delivery(data, 2024)
    change(data, "klassning", 5, riktighet="9", namn="=cmd|' /C calc'!A0", objekt="811218-9876")
    with pytest.raises(DataError) as stale:
        load_check(data, 2024)
    assert "är inte granskad, eller har ändrats" in str(stale.value)

    check = check_delivery(data, 2024)
    changed = [name for name in DELIVERED if check.datasets[name] != before.datasets[name]]
    assert changed == ["klassning"]
    assert check.blocked == {
        "trafiknamnden": (
            "Informationstillgångar och klassning: inte uppfyllt: Riktighet ligger mellan 0 och 4. (1 rad underkända)",
            "Informationstillgångar och klassning: inte uppfyllt: "
            "Ingen cell innehåller ett personnummer eller samordningsnummer. (1 rad underkända)",
        )
    }
    one = check.datasets["klassning"]
    assert (one.rows_in, one.rows_used, one.rows_rejected) == (9, 8, 1)
    assert [result.examples for result in one.failures] == [
        ("rad 5, Riktighet: ”9”",),
        ("rad 5: personnummer i kolumnen objekt",),
    ]
    assert 5 not in load_frame(data, 2024, "klassning", None).index

    folder = rejected_dir(data, 2024)
    with (folder / "klassning.csv").open(encoding="utf-8-sig", newline="") as file:
        (row,) = csv.DictReader(file, delimiter=";")
    assert row["fel"].startswith(
        "Riktighet (”9”): Regeln är inte uppfylld: Riktighet ligger mellan 0 och 4. Rätta värdet"
    )
    assert (row["rad i källan"], row["riktighet"], row["namn"], row["objekt"]) == (
        "5",
        "9",
        "'=cmd|' /C calc'!A0",
        "",
    )
    sheet = openpyxl.load_workbook(folder / "klassning.xlsx").active
    assert [cell.value for cell in sheet[2]][:2] == [row["fel"], "5"]
    assert all(cell.data_type != "f" for line in sheet for cell in line)
    for path in delivery_work_dir(data, 2024).rglob("*"):
        assert b"811218" not in path.read_bytes() if path.is_file() else True, path

    change(data, "klassning", 5, riktighet="3", namn="System 1", objekt="")
    assert check_delivery(data, 2024).blocked == {}
    assert not (folder / "klassning.csv").exists()


def test_5_a_warning_lets_rows_through_and_says_what_it_does_to_the_figures(data: Path) -> None:
    change(data, "incidenter", 2, enhet="Nedlagda enheten")
    check = check_delivery(data, 2024)
    (result,) = check.datasets["incidenter"].failures
    assert check.blocked == {}
    assert check.datasets["incidenter"].rows_used == 3
    assert result.effect.startswith("1 av 3 rader har en enhet som saknas i utbildningsleveransen;")
    assert effect_for(check.datasets["incidenter"], result, "servicenamnden").startswith("1 av 1 rader har en enhet")
    assert effect_for(check.datasets["incidenter"], result, "trafiknamnden") == ""
    change(data, "incidenter", 2, enhet="Ekonomiservice")


def test_6_staff_are_reconciled_against_the_register(data: Path) -> None:
    change(data, "namnder", 3, antal_anstallda="5")
    check = check_delivery(data, 2024)
    (result,) = check.datasets["utbildning"].failures
    assert result.examples == ("trafiknamnden: 4 personer mot 5 anställda i registret",)
    assert list(result.rows_by_namnd) == ["trafiknamnden"]
    change(data, "namnder", 3, antal_anstallda="4")


def test_7_a_file_that_cannot_be_read_blocks_all(data: Path) -> None:
    path = data / "2024" / "risker.csv"
    content = path.read_bytes()
    path.write_bytes(content.replace(b"sannolikhet;", b"slump;", 1))
    check = check_delivery(data, 2024)
    (result,) = check.datasets["risker"].results
    assert (result.expectation, result.passed) == ("läsning", False)
    assert list(check.blocked) == ["jarva", "servicenamnden", "trafiknamnden"]
    assert load_frame(data, 2024, "risker", None).empty
    path.write_bytes(content)
    assert check_delivery(data, 2024).blocked == {}


def test_7_a_folder_in_a_files_place_blocks_all_until_it_is_taken_away(data: Path) -> None:
    path = data / "2024" / "incidenter.csv"
    content = path.read_bytes()
    path.unlink()
    assert check_delivery(data, 2024).blocked == {}  # incidents may be missing
    path.mkdir()
    (result,) = check_delivery(data, 2024).datasets["incidenter"].results
    assert result.reason == "incidenter.csv ska vara en fil men är en mapp, och kan inte läsas."
    path.rmdir()
    assert check_delivery(data, 2024).blocked == {}
    path.write_bytes(content)


def test_8_a_name_or_number_in_a_column_that_we_do_not_ask_for_is_found(data: Path) -> None:
    path = data / "2024" / "upphandlingar.csv"
    content = path.read_text(encoding="utf-8")
    lines = content.splitlines()
    extra = ["Efternamn;Anteckning", "Ek;19811218-9876", "Al;", "Alm;"]
    path.write_text("\n".join(f"{line};{more}" for line, more in zip(lines, extra, strict=True)), encoding="utf-8")
    check = check_delivery(data, 2024)
    found = {result.expectation: result.examples for result in check.datasets["upphandlingar"].failures}
    assert found == {
        "ExpectRowsToHoldNoPersonalData": ("rad 2: personnummer i kolumnen Anteckning",),
        "ExpectHeadersToNameNoPerson": ("kolumnen ”Efternamn”",),
        "fil: oanvanda_kolumner": ("”Efternamn” (text, 3 olika värden)", "”Anteckning” (text, en ifylld cell)"),
    }
    assert "1218" not in json.dumps([check.blocked, list(found.values())])
    path.write_text(content, encoding="utf-8")


def test_the_example_passes_every_critical_check(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("GENOMGANG_WORK", str(tmp_path))
    check = check_delivery(EXAMPLE, 2024)
    assert not any(one.failed(Severity.CRITICAL) for one in check.datasets.values())
    assert check.blocked == {}
    absent = {name for name in DELIVERED if check.datasets[name].source is None}
    assert absent == {"leverantorer", "sarbarheter", "tillsyn"}  # of the newest year alone
    for name, one in check.datasets.items():
        assert one.rows_in == one.rows_used + one.rows_rejected, name
        if (figure := CONTRACTS[name].figure) and one.source:
            compared = [result for result in one.results if result.description.startswith(figure.label)]
            assert [result.passed for result in compared] == [True, True], name


def test_a_file_with_a_header_and_no_rows_is_checked_like_any_other(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("GENOMGANG_WORK", str(tmp_path / "arbete"))
    write_delivery(tmp_path / "data")
    file = tmp_path / "data" / "2024" / "incidenter.csv"
    file.write_text(file.read_text(encoding="utf-8").splitlines()[0] + "\n", encoding="utf-8")
    check = check_delivery(tmp_path / "data", 2024)
    assert check.datasets["incidenter"].rows_in == 0
    assert not check.blocked
