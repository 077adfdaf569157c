"""Broken, rejected, corrected, taken in: the check is green, and the report is the one of a clean delivery."""

from __future__ import annotations

import datetime as dt
import io
import shutil
from collections.abc import Iterator, Mapping
from contextlib import redirect_stdout
from dataclasses import dataclass
from pathlib import Path

import pytest
from handed import AR, break_cells, correct, in_folders_of_its_own
from small_delivery import write_delivery
from syrupy.assertion import SnapshotAssertion

from checks import CONTRACTS
from genomgang.checking.rejected import rejected_dir
from genomgang.checking.run import check_delivery
from genomgang.cli import run
from genomgang.corrections.take_in import take_in
from genomgang.corrections.tell import told_done
from genomgang.engines.builtin import BuiltinEngine
from genomgang.publish.output import Target
from genomgang.render import render_report

BROKEN: Mapping[str, Mapping[tuple[int, str], tuple[str, object]]] = {
    "klassning": {(2, "typ"): ("sysstem", "system"), (4, "riktighet"): ("9", 3)},
    "utbildning": {
        (2, "genomford"): ("2023-02-31", dt.date(2023, 2, 10)),
        (3, "namnd"): ("servicen", "servicenamnden"),
        (6, "kurs"): ("infosäk 2", "Informationssäkerhet"),
    },
    "ikp": {(2, "avvikelser"): ("en", 1), (3, "status"): ("halvvägs", "pågår")},
    "incidenter": {
        (2, "incident_id"): ("ia-2024-trafiknamnden", "ia-2024-servicenamnden"),
        (3, "konsult"): ("?", "nej"),
    },
    "risker": {(2, "behandling"): ("Ring 811218-9876", "Rensning varje kvartal")},
}
"""Ten cells in five data sets: what is delivered, and what the data owner writes."""


def check(data: Path) -> dict[str, int]:
    """The data sets with rejected rows, and those that are gone. The meeting has not been held."""
    found = {name: one for name, one in check_delivery(data, AR).datasets.items() if not CONTRACTS[name].of_meeting}
    return {name: one.rows_rejected for name, one in found.items() if one.rows_rejected or one.source is None}


def break_delivery(data: Path) -> None:
    for name, cells in BROKEN.items():
        path = data / f"{AR}/{name}.csv"
        break_cells(path, {place: text for place, (text, _) in cells.items()})


def take_in_all(data: Path, tmp_path: Path) -> None:
    """The data owner's corrections, all of them; only the last is checked at once."""
    books = {}
    for name, cells in BROKEN.items():
        right = {place: value for place, (_, value) in cells.items()}
        books[name] = correct(rejected_dir(data, AR) / f"{name}.xlsx", name, right, tmp_path / f"{name}.xlsx")
    *first, last = books.values()
    for book in first:
        print(told_done(take_in(book, data)))
    assert run(["ta-emot", str(last)]) == 0


def html(data: Path, version: str) -> str:
    files = render_report(Target("servicenamnden", AR, version), ("html",), BuiltinEngine(), data)
    return files["html"].read_text(encoding="utf-8")


@dataclass(frozen=True)
class Way:
    """A delivery from broken to corrected: its folder, what each check found, and what was said of the corrections."""

    data: Path
    clean: Mapping[str, bytes]
    broken: Mapping[str, int]
    said: str
    corrected: Mapping[str, int]


@pytest.fixture(scope="module")
def way(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Way]:
    base = tmp_path_factory.mktemp("rattad")
    with in_folders_of_its_own(base) as data:
        write_delivery(data)
        clean = {name: (data / f"{AR}/{name}.csv").read_bytes() for name in BROKEN}
        break_delivery(data)
        broken, told = check(data), io.StringIO()
        with redirect_stdout(told):
            take_in_all(data, base)
        yield Way(data, clean, broken, told.getvalue().replace(str(base), "…"), check(data))


@pytest.mark.slow
def test_the_check_of_a_corrected_delivery_is_that_of_a_clean_one(way: Way, snapshot: SnapshotAssertion) -> None:
    assert way.broken == {"klassning": 2, "utbildning": 3, "ikp": 2, "incidenter": 2, "risker": 1}
    assert way.said == snapshot
    assert way.corrected == {}
    assert {name: (way.data / f"{AR}/{name}-rattad-1.csv").read_bytes() for name in BROKEN} == way.clean


@pytest.fixture(scope="module")
def clean(way: Way, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The same delivery without a fault. The internal report names each file, so they are called as the corrected."""
    data = tmp_path_factory.mktemp("ren")
    write_delivery(data)
    shutil.copyfile(way.data / f"{AR}/kallor.yml", data / f"{AR}/kallor.yml")
    for name in BROKEN:
        (data / f"{AR}/{name}.csv").rename(data / f"{AR}/{name}-rattad-1.csv")
    check(data)
    return data


@pytest.mark.slow
@pytest.mark.parametrize("version", ["intern", "offentlig"])
def test_the_report_of_a_corrected_delivery_is_that_of_a_clean_one(way: Way, clean: Path, version: str) -> None:
    assert html(way.data, version) == html(clean, version)


@pytest.mark.slow
def test_a_second_faulty_round_ends_with_code_1_and_is_told_with_a_new_file(
    data: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str], snapshot: SnapshotAssertion
) -> None:
    break_cells(data / f"{AR}/utbildning.csv", {(2, "genomford"): "2023-02-31", (4, "kurs"): "okänd"})
    assert check(data) == {"utbildning": 2}
    right = {(2, "genomford"): "i våras", (4, "kurs"): "infosäkerhet 3"}
    book = rejected_dir(data, AR) / "utbildning.xlsx"
    assert run(["ta-emot", str(correct(book, "utbildning", right, tmp_path / "ett.xlsx"))]) == 1
    told = capsys.readouterr().out.replace(str(tmp_path), "…")
    assert "våras" not in told
    file = told.rsplit(": ", 1)[1].strip().replace("…", str(tmp_path))
    right = {(2, "genomford"): dt.date(2023, 2, 10), (4, "kurs"): "Informationssäkerhet"}
    assert run(["ta-emot", str(correct(Path(file), "utbildning", right, tmp_path / "tva.xlsx"))]) == 0
    assert told.replace(Path(file).parents[1].name, "<leverans>") == snapshot
    assert check(data) == {}


@pytest.mark.slow
def test_the_check_tells_rejected_rows_that_lie_in_place_of_the_delivery(data: Path) -> None:
    path = data / f"{AR}/klassning.csv"
    break_cells(path, {(2, "typ"): "sysstem"})
    check(data)
    book = rejected_dir(data, AR) / "klassning.xlsx"
    path.unlink()
    shutil.copyfile(book, path.with_suffix(".xlsx"))
    found = check_delivery(data, AR)
    (result,) = found.datasets["klassning"].failures
    assert result.reason == "Filen är en fil med avvisade rader (en rad), inte hela leveransen."
    assert "genomgang ta-emot FIL" in result.remedy
    assert len(found.blocked) == len(CONTRACTS["namnder"].columns[:3])
    assert book.exists()
