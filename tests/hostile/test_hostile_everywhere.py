"""Hostile text in every free-text field comes out as text: in HTML, PDF and DOCX, and in the rejected rows' file."""

from __future__ import annotations

import csv
import io
import re
import subprocess
import zipfile
from collections.abc import Iterator, Mapping
from pathlib import Path
from xml.etree import ElementTree

import pikepdf
import pytest
from bs4 import BeautifulSoup
from hostile_delivery import AR, FRONT, NAMND, TEXTS, TOGETHER, canary, free_text, place, planted, write_hostile
from hostile_texts import HOSTILE

from checks import CONTRACTS, DELIVERED
from genomgang.checking.derive import all_checks
from genomgang.checking.rejected import write_rejected
from genomgang.checking.run import check_delivery
from genomgang.engines.builtin import BuiltinEngine
from genomgang.publish.output import Target
from genomgang.reading import read
from genomgang.render import render_report
from genomgang.review.texts import SECTIONS

pytestmark = pytest.mark.slow

FORMATS = ("html", "pdf", "docx")
NOT_PRINTED = {
    "ikp.kontroll",
    "incidenter.hemenhet",
    "incidenter.incident_id",
    "klassning.leverantor",
    "klassning.objekt",
    "klassning.tillgang_id",
    "leverantorer.leverantor_id",
    "mal.enhet",
    "namnder.foregangare",
    "omvarld.handelse_id",
    "risker.risk_id",
    "sarbarheter.sarbarhet_id",
    "sarbarheter.system",
    "tillsyn.tillsyn_id",
    "upphandlingar.upphandling_id",
}
"""Columns that the report counts or sorts by, and never shows."""

MARKED_UP = ("markdown", "shortcode", "formel")
"""Kinds that are changed in the coordinator's texts, where emphasis is allowed and `\\(` is an escape."""

REORDERING = "\u202a-\u202e\u2066-\u2069\u200e\u200f"
CONTROLS = "\x00-\x08\x0b-\x1f"


@pytest.fixture(scope="module")
def data(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Path]:
    folder = tmp_path_factory.mktemp("fientlig")
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("GENOMGANG_WORK", str(folder / "arbete"))
        patch.setenv("GENOMGANG_OUTPUT", str(folder / "ut"))
        write_hostile(folder / "data")
        yield folder / "data"


@pytest.fixture(scope="module")
def report(data: Path) -> Mapping[str, Path]:
    assert check_delivery(data, AR).blocked == {}
    return render_report(Target(NAMND, AR, "intern"), FORMATS, BuiltinEngine(), data)


@pytest.fixture(scope="module")
def page(report: Mapping[str, Path]) -> BeautifulSoup:
    return BeautifulSoup(report["html"].read_text(encoding="utf-8"), "html.parser")


@pytest.fixture(scope="module")
def words(report: Mapping[str, Path], page: BeautifulSoup) -> dict[str, str]:
    """What each format says, squeezed."""
    printed = [
        subprocess.run(["pdftotext", "-raw", report[part], "-"], capture_output=True, check=True).stdout.decode("utf-8")
        for part in ("pdf", "underlag")
    ]
    with zipfile.ZipFile(report["docx"]) as archive:
        document = ElementTree.fromstring(archive.read("word/document.xml"))
    return {
        "html": squeezed(page.get_text()),
        "pdf": squeezed("\n".join(printed)),
        "docx": squeezed("".join(document.itertext())),
    }


def squeezed(text: str) -> str:
    """Text as a reader compares it: without spaces, hyphens and unseen marks, quotation marks straight."""
    straight = text.translate({0x2019: "'", 0x201D: '"', 0x2026: "..."})
    return re.sub(rf"[\s\u00ad\u200b\u2060\u2212{REORDERING}{CONTROLS}-]+", "", straight)


def printed_places() -> list[tuple[str, str]]:
    """Where something was planted that the report shows, and each kind that is shown whole there."""
    columns = [place(contract, column) for contract in DELIVERED.values() for column in free_text(contract)]
    names = dict.fromkeys([*columns, *FRONT])
    return [
        *((name, kind) for name in names if name not in NOT_PRINTED for kind in (TEXTS | TOGETHER)),
        *((name, kind) for name in SECTIONS for kind in TEXTS if kind not in MARKED_UP),
    ]


def as_shown(name: str, kind: str) -> str:
    """What was planted; a comment in a section is the coordinator's own note, and stands in no report."""
    return re.sub(r"<!--.*?-->", "", planted(name, kind)) if name in SECTIONS else planted(name, kind)


def test_what_is_shown_is_shown_as_it_was_written(words: Mapping[str, str]) -> None:
    """Where a text is shown in one format it is shown in all: in HTML and Word whole, in PDF but for a page's turn."""
    shown = [(name, kind) for name, kind in printed_places() if squeezed(canary(name, kind)) in words["html"]]
    for name, kind in shown:
        assert squeezed(canary(name, kind)) in words["pdf"], (name, kind)
        for form in ("html", "docx"):
            assert squeezed(as_shown(name, kind)[:300]) in words[form], (form, name, kind)
    assert {name for name, _ in shown} == {name for name, _ in printed_places()}
    for kind in HOSTILE | TOGETHER:
        places = [name for name, one in shown if one == kind]
        assert any(squeezed(planted(name, kind)) in words["pdf"] for name in places), kind
    assert [name for name in NOT_PRINTED if squeezed(canary(name, "")) in words["html"]] == []


def test_ten_thousand_characters_are_printed_to_the_last(words: Mapping[str, str]) -> None:
    """A few words are parted by the turn of a page: some 140 pages, and in each turn a cell of several columns."""
    printed = {form: text.count("Ordutanslut") for form, text in words.items()}
    assert printed["docx"] > 10 * 750
    assert printed["pdf"] > 0.96 * printed["docx"]


def test_nothing_becomes_an_element_of_the_page(page: BeautifulSoup) -> None:
    assert page.find_all(["script", "iframe", "object", "embed"]) == []
    assert page.main.find_all(["b", "i", "del", "img"]) == []
    assert {a["href"][0] for a in page.find_all("a", href=True)} == {"#"}
    assert not re.search(f"[{REORDERING}{CONTROLS}]", page.get_text())
    assert "dold" not in "".join(page.find_all(string=lambda text: type(text).__name__ == "Comment"))


def test_the_pdf_links_nowhere_outside_and_runs_nothing(report: Mapping[str, Path]) -> None:
    with pikepdf.open(report["pdf"]) as pdf:
        actions = [note.A for page in pdf.pages for note in page.get("/Annots", []) if "/A" in note]
        assert [str(action.S) for action in actions if action.S in ("/URI", "/JavaScript", "/Launch")] == []
        assert not {"/OpenAction", "/AA"} & set(pdf.Root.keys())


def test_the_word_document_links_nowhere_outside(report: Mapping[str, Path]) -> None:
    with zipfile.ZipFile(report["docx"]) as archive:
        parts = {name: archive.read(name).decode("utf-8") for name in archive.namelist() if name.endswith(".rels")}
    assert [name for name, part in parts.items() if 'TargetMode="External"' in part] == []
    assert not any("vba" in name for name in parts)


@pytest.mark.parametrize("name", DELIVERED)
def test_the_rejected_rows_hold_every_text_and_no_formula(data: Path, name: str) -> None:
    contract = CONTRACTS[name]
    reading = read(contract, data, AR)
    every_row = {int(row): (all_checks(contract)[2],) for row in reading.frame.index}
    table, book = write_rejected(reading, every_row, data, AR)
    header, *rows = csv.reader(io.StringIO(table.read_bytes().decode("utf-8-sig"), newline=""), delimiter=";")
    assert len(rows) == reading.source.rows_in
    for row, (_, delivered) in zip(rows, reading.frame.iterrows(), strict=True):
        for column in free_text(contract):
            assert row[header.index(column.name)].removeprefix("'") == delivered[column.name]
    with zipfile.ZipFile(book) as archive:
        sheet = ElementTree.fromstring(archive.read("xl/worksheets/sheet1.xml"))
    space = "{http://schemas.openxmlformats.org/spreadsheetml/2006/main}"
    assert [*sheet.iter(f"{space}f"), *sheet.iter(f"{space}hyperlink")] == []
