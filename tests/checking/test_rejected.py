"""Rejected rows as a spreadsheet opens them: no formulas, no identity numbers."""

from __future__ import annotations

import csv
import io
import zipfile
from pathlib import Path
from xml.etree import ElementTree

import pandas as pd
import pytest
from hypothesis import given
from hypothesis import strategies as st

from checks import CONTRACTS
from genomgang.checking.derive import all_checks
from genomgang.checking.rejected import MOST_ROWS, write_rejected
from genomgang.checking.safe_cell import safe_cell
from genomgang.contracts.frames import empty_frame
from genomgang.reading import Reading

HOSTILE = {
    "<script>alert(1)</script>": "<script>alert(1)</script>",
    "#set page(fill: red)": "#set page(fill: red)",
    "{{< include /etc/passwd >}}": "{{< include /etc/passwd >}}",
    '=cmd|" /C calc"!A0': '\'=cmd|" /C calc"!A0',
    "\u202e=1+1": "\u202e=1+1",
    'a;b"c\r\n=1+1': 'a;b"c\r\n=1+1',
    "x" * 10_000: "x" * 10_000,
    "Ring 811218-9876": "",
}
"""Free text as delivered, and as the rejected rows' file must show it: text, and never a formula."""


@pytest.mark.parametrize(
    ("cell", "shown"),
    [
        ("=HYPERLINK(1)", "'=HYPERLINK(1)"),
        ("+46", "'+46"),
        ("-1", "'-1"),
        ("@SUM(A1)", "'@SUM(A1)"),
        ("\t=1", "'\t=1"),
        ("\r=1", "'\r=1"),
        (" =1", "' =1"),
        ("Ekonomi", "Ekonomi"),
        ("811218-9876", ""),
        ("se p811218-9876", ""),
        ("anna@exempel.se", ""),
        ("", ""),
    ],
)
def test_a_cell_is_safe_to_open(cell: str, shown: str) -> None:
    assert safe_cell(cell) == shown


@given(st.text())
def test_no_text_starts_as_a_formula(text: str) -> None:
    assert not safe_cell(text).lstrip(" \u00a0").startswith(("=", "+", "-", "@", "\t", "\r", "\n"))


@pytest.fixture
def rejected(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> tuple[Path, ...]:
    """The files of an action plan where every row is rejected, and every action a hostile text."""
    monkeypatch.setenv("GENOMGANG_WORK", str(tmp_path / "arbete"))
    contract = CONTRACTS["atgarder"]
    frame = empty_frame(contract).reindex(range(2, 2 + len(HOSTILE)))
    frame["atgard"] = pd.array(list(HOSTILE), dtype=frame["atgard"].dtype)
    faults = {int(row): (all_checks(contract)[2],) for row in frame.index}
    return write_rejected(Reading(contract, frame, (), None, frame[[]]), faults, tmp_path, 2024)


def test_hostile_text_comes_back_as_text_in_csv(rejected: tuple[Path, ...]) -> None:
    header, *rows = csv.reader(io.StringIO(rejected[0].read_bytes().decode("utf-8-sig"), newline=""), delimiter=";")
    assert [row[header.index("atgard")] for row in rows] == list(HOSTILE.values())
    assert {len(row) for row in rows} == {len(header)}


def test_hostile_text_comes_back_as_text_in_excel(rejected: tuple[Path, ...]) -> None:
    with zipfile.ZipFile(rejected[1]) as book:
        parts = {name: book.read(name) for name in book.namelist() if name.endswith(".xml")}
    space = "{http://schemas.openxmlformats.org/spreadsheetml/2006/main}"
    shared = ["".join(item.itertext()) for item in ElementTree.fromstring(parts["xl/sharedStrings.xml"])]
    normal = [text.replace("_x000D_", "\r") for text in shared]
    assert {shown.replace("\r\n", "\n") for shown in HOSTILE.values() if shown} <= {
        text.replace("\r\n", "\n") for text in normal
    }
    sheet = ElementTree.fromstring(parts["xl/worksheets/sheet1.xml"])
    assert not list(sheet.iter(f"{space}f"))
    assert not list(sheet.iter(f"{space}hyperlink"))


def test_the_files_are_for_their_owner_alone(rejected: tuple[Path, ...]) -> None:
    assert {path.stat().st_mode & 0o777 for path in rejected} == {0o600}
    assert rejected[0].parent.stat().st_mode & 0o777 == 0o700


def test_of_many_rejected_rows_the_first_thousand_are_written(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("GENOMGANG_WORK", str(tmp_path))
    contract = CONTRACTS["namnder"]
    frame = pd.concat([empty_frame(contract), pd.DataFrame({"namnd": ["a"] * 1_500})]).set_axis(range(2, 1_502))
    frame.index.name = "rad"
    reading = Reading(contract, frame, (), None, frame[[]])
    faults = dict.fromkeys(range(2, 1_502), (contract.checks[0],))
    path, _ = write_rejected(reading, faults, tmp_path / "data", 2024)
    lines = path.read_text(encoding="utf-8-sig").splitlines()
    assert len(lines) == 1 + MOST_ROWS
    assert "Ytterligare 500 rader är avvisade" in lines[-1]
    assert "Ytterligare" not in lines[-2]
