"""Field cases on values and identity: a nämnd, an id or a unit under several spellings, hidden rows, broken characters."""

from __future__ import annotations

import io
from dataclasses import replace
from pathlib import Path

import meaning as m
import pandas as pd
import pytest
import xlsxwriter
from hypothesis import given, settings
from hypothesis import strategies as st
from syrupy.assertion import SnapshotAssertion
from test_field_cases import CHAIRS, PRINTERS, PROCUREMENTS, rows

from genomgang.checking.context import Known
from genomgang.checking.file_check import Checked
from genomgang.checking.file_checks import run_file_checks
from genomgang.checking.identity import _spelling_changes, folded, identified, names_of
from genomgang.reading.delivery import load_delivery

STAFF = ["namnd", "enhet", "person_id", "rollgrupp", "anstalld_fran", "kurs", "genomford"]
PERSON = ["servicenamnden", "Arkiv", "p00001", "medarbetare", "2015-01-01", "dataskydd", "2023-01-01"]


def known(data: Path) -> Known:
    empty = pd.DataFrame({"namnd": [], "enhet": []})
    register, targets = (m.read_it(data, name).frame for name in ("namnder", "mal"))
    return Known(load_delivery(data, m.AR), register, targets, empty, {})


def told(data: Path, dataset: str) -> str:
    around = known(data)
    reading = identified(m.read_it(data, dataset), around)
    names = ("dolda", "inledande", "trasiga", "namnd_kand", "skrivsatt", "tecken")
    found = run_file_checks(Checked(reading, reading.frame, around))
    return "\n".join(
        m._lines(one) for one in found if not one.passed and one.expectation.removeprefix("fil: ").startswith(names)
    )


def hidden_row() -> bytes:
    out = io.BytesIO()
    with xlsxwriter.Workbook(out, {"in_memory": True}) as book:
        sheet = book.add_worksheet("Data")
        struck = book.add_format({"font_strikeout": True})
        for at, row in enumerate((PROCUREMENTS, PRINTERS, CHAIRS, [*CHAIRS[:1], "serv-u-3", *CHAIRS[2:]])):
            sheet.write_row(at, 0, row, struck if at == 3 else None)
        sheet.set_row(2, None, None, {"hidden": True})
        sheet.set_column(2, 2, None, None, {"hidden": True})
    return out.getvalue()


CASES: dict[str, tuple[str, m.Files]] = {
    "05 nämnd som namn": ("upphandlingar", {"upphandlingar.csv": rows(PROCUREMENTS, PRINTERS, ["Servicenämnden", *CHAIRS[1:]])}),
    "05 förvaltning": ("upphandlingar", {"upphandlingar.csv": rows(PROCUREMENTS, PRINTERS, ["FÖRVALTNINGEN 1", *CHAIRS[1:]])}),
    "06 versaler": ("upphandlingar", {"upphandlingar.csv": rows(PROCUREMENTS, PRINTERS, ["SERVICENAMNDEN", *CHAIRS[1:]])}),
    "09 dolda rader": ("upphandlingar", {"upphandlingar.xlsx": hidden_row()}),
    "09 räknas inte": (
        "upphandlingar",
        {"upphandlingar.xlsx": hidden_row(), "kallor.yml": "upphandlingar: {dolda_rader: raknas_inte}\n"},
    ),
    "12 trasiga tecken": (
        "upphandlingar",
        {"upphandlingar.csv": rows(PROCUREMENTS, [*PRINTERS[:2], "MÃ¶bler till fÃ¶rskola", *PRINTERS[3:]], [*CHAIRS[:2], "M\ufffdbler", *CHAIRS[3:]])},
    ),
    "13 samma id": (
        "utbildning",
        {"utbildning.csv": rows(STAFF, PERSON, ["servicenamnden", "ARKIV", "P00001", *PERSON[3:]], ["servicenamnden", "Ar\u00adkiv", "p00001.0", *PERSON[3:]])},
    ),
    "13 nollor": ("upphandlingar", {"upphandlingar.csv": rows(PROCUREMENTS, [*PRINTERS[:1], "00123", *PRINTERS[2:]], [*CHAIRS[:1], "123", *CHAIRS[2:]])}),
    "16 emoji": ("upphandlingar", {"upphandlingar.csv": rows(PROCUREMENTS, [*PRINTERS[:2], "Skrivare 😀", *PRINTERS[3:]], CHAIRS)}),
}  # fmt: skip


@pytest.mark.parametrize("name", CASES)
def test_a_case_from_the_field_is_told(name: str, tmp_path: Path, snapshot: SnapshotAssertion) -> None:
    data = m.delivery(tmp_path)
    dataset, files = CASES[name]
    m.lay(data, files)
    said = told(data, dataset)
    assert said
    assert said == snapshot


def test_rows_that_do_not_count_are_left_out(tmp_path: Path) -> None:
    data = m.delivery(tmp_path)
    m.lay(data, CASES["09 räknas inte"][1])
    assert m.read_it(data, "upphandlingar").frame.index.tolist() == [2]


@pytest.mark.parametrize(
    "name",
    ["SERVICENAMNDEN", "Servicena\u0308mnden", "service\u200bnämnden", "Servicenämndens", "Nämnden för service",
     "servicenämnden\u00a0", "Stockholms stad Servicenämnden", "servicenamnden\u200f"],
)  # fmt: skip
def test_a_namnd_is_known_however_it_is_written(name: str, tmp_path: Path) -> None:
    assert names_of(known(m.delivery(tmp_path))).meant(name) == "servicenamnden"


@pytest.mark.parametrize("name", ["rinkeby‑kista", "Rinkeby–Kista", "JÄRVA SDN", "järva stadsdelsnämnd"])
def test_a_predecessor_means_the_one_that_took_over(name: str, tmp_path: Path) -> None:
    assert names_of(known(m.delivery(tmp_path))).meant(name) == "jarva"


@pytest.mark.parametrize("name", ["Regionen", "nämnden", "", "stad"])
def test_nobody_is_guessed(name: str, tmp_path: Path) -> None:
    assert names_of(known(m.delivery(tmp_path))).meant(name) == ""


def test_a_name_that_two_share_means_neither(tmp_path: Path) -> None:
    around = known(m.delivery(tmp_path))
    shared = replace(around, register=around.register.assign(forvaltning="Förvaltningen"))
    assert names_of(shared).meant("Förvaltningen") == ""


def test_decimals_that_a_spreadsheet_puts_after_a_number_are_joined() -> None:
    assert _spelling_changes(pd.Series(["3", "3", "3.0", "4.0"]), ()) == {"3.0": "3"}


def test_decimals_that_are_a_part_of_the_id_are_not_joined() -> None:
    assert _spelling_changes(pd.Series(["1", "1.0", "1.2"]), ()) == {}


_NOISE = st.text(alphabet="\u00ad\u200b\u200d\u2060\ufeff", max_size=3)


@settings(max_examples=100, deadline=None)
@given(before=_NOISE, within=_NOISE, after=_NOISE, at=st.integers(1, 5), upper=st.booleans())
def test_invisible_signs_and_case_never_make_two_of_one(before, within, after, at, upper) -> None:
    text = "p00001"
    written = before + text[:at] + within + text[at:] + after
    written = written.upper() if upper else written
    assert folded(written) == text
    changes = _spelling_changes(pd.Series([text, text, written]), ())
    assert changes == ({} if written == text else {written: text})


@settings(max_examples=100, deadline=None)
@given(ids=st.lists(st.from_regex(r"\A[a-z]{1,2}[1-9][0-9]{0,3}\Z"), unique=True, max_size=20))
def test_ids_that_differ_in_a_letter_or_digit_are_never_joined(ids) -> None:
    assert _spelling_changes(pd.Series(ids, dtype="str"), ()) == {}
