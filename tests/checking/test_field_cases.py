"""Small deliveries that were once read wrongly: what a column or a file means is asked about, never assumed."""

from __future__ import annotations

import csv
import io
from pathlib import Path

import meaning as m
import pytest
import xlsxwriter
from syrupy.assertion import SnapshotAssertion

PROCUREMENTS = ["namnd", "upphandling_id", "namn", "datum", "varde", "checklista", "sakerhetskrav", "skyddsmarkning"]
PRINTERS = ["servicenamnden", "serv-u-1", "Skrivare", "2023-05-11", "810000", "ja", "ja", "oppen"]
CHAIRS = ["servicenamnden", "serv-u-2", "Möbler", "2023-06-11", "120000", "nej", "nej", "oppen"]
AREAS = (
    *("cybersakerhet", "samarbeten", "kontorsprogram", "informationshantering"),
    *("lagring", "ai", "verksamhetssystem", "problemlosning"),
)


def rows(*lines: list[str], delimiter: str = ";") -> str:
    out = io.StringIO()
    csv.writer(out, delimiter=delimiter, lineterminator="\n").writerows(lines)
    return out.getvalue()


def book(*lines: list[object], number_format: str = "", column: int = 4) -> bytes:
    out = io.BytesIO()
    with xlsxwriter.Workbook(out, {"in_memory": True}) as workbook:
        sheet = workbook.add_worksheet("Data")
        shown = workbook.add_format({"num_format": number_format} if number_format else {})
        for number, line in enumerate(lines):
            for at, cell in enumerate(line):
                sheet.write(number, at, cell, shown if at == column and number else None)
    return out.getvalue()


def with_value(row: list[str], value: object, date: str = "") -> list[object]:
    return [*row[:3], date or row[3], value, *row[5:]]


COURSES = rows(
    ["Förvaltning", "Enhet", "Användar-ID", "Roll", "Kurs", "Startdatum", "Slutdatum", "Status"],
    *(
        ["servicenamnden", "Arkiv", f"p{i:05}", "medarbetare", kurs, "2022-11-01", "2023-10-15", "Ej påbörjad"]
        for i in (1, 2, 3)
        for kurs in ("Informationssäkerhet", "Dataskydd")
    ),
)
CONFIRMED = "  kolumner: {rollgrupp: Roll, anstalld_fran: Startdatum, genomford: Slutdatum}\n"
THOUSANDS = rows(
    [*PROCUREMENTS[:4], "Värde (tkr)", *PROCUREMENTS[5:]], with_value(PRINTERS, "810"), with_value(CHAIRS, "120")
)
SCORES = rows(
    ["namnd", "enhet", "person_id", "omrade", "poang"],
    *(["servicenamnden", "Arkiv", "p00001", area, "0,62"] for area in AREAS),
)

CASES: dict[str, tuple[str, m.Files]] = {
    "02 synonym slutdatum": ("utbildning", {"utbildning.csv": COURSES}),
    "02 bekräftade rubriker": ("utbildning", {"utbildning.csv": COURSES, "kallor.yml": "utbildning:\n" + CONFIRMED}),
    "02 allt avgjort": (
        "utbildning",
        {"utbildning.csv": COURSES, "kallor.yml": f"utbildning:\n{CONFIRMED}  ignorera: [Status]\n"},
    ),
    "03 enhet i rubriken": (
        "upphandlingar",
        {"upphandlingar.csv": THOUSANDS, "kallor.yml": "upphandlingar:\n  kolumner: {varde: Värde (tkr)}\n"},
    ),
    "03 utan mappning": ("upphandlingar", {"upphandlingar.csv": THOUSANDS}),
    "03 enhet i cellformatet": (
        "upphandlingar",
        {
            "upphandlingar.xlsx": book(
                PROCUREMENTS, with_value(PRINTERS, 810), with_value(CHAIRS, 120), number_format='# ##0" tkr"'
            )
        },
    ),
    "04 skala 0-1": ("digitala_lyftet", {"digitala_lyftet.csv": SCORES}),
    "07 utanför perioden": (
        "upphandlingar",
        {
            "upphandlingar.csv": rows(
                PROCUREMENTS, with_value(PRINTERS, "810000", "2019-05-11"), with_value(CHAIRS, "120000", "2019-06-11")
            )
        },
    ),
    "11 fasta över egen kolumn": (
        "upphandlingar",
        {
            "upphandlingar.csv": rows(["Nämnd", *PROCUREMENTS[1:]], PRINTERS, ["trafiknamnden", *CHAIRS[1:]]),
            "kallor.yml": "upphandlingar:\n  fasta: {namnd: servicenamnden}\n",
        },
    ),
    "17 bara rubriker": (
        "utbildning",
        {"utbildning.csv": rows(["namnd", "enhet", "person_id", "rollgrupp", "anstalld_fran", "kurs", "genomford"])},
    ),
}  # fmt: skip


@pytest.mark.parametrize("name", CASES)
def test_a_case_from_the_field_is_told(name: str, tmp_path: Path, snapshot: SnapshotAssertion) -> None:
    data = m.delivery(tmp_path)
    dataset, files = CASES[name]
    m.lay(data, files)
    said = m.told(data, dataset)
    if name == "03 enhet i cellformatet":
        said += "\n".join(f"{one.message} {one.remedy}" for one in m.read_it(data, dataset).problems)
    assert said == snapshot


def test_a_stated_factor_gives_kronor(tmp_path: Path) -> None:
    data = m.delivery(tmp_path)
    mapping = "upphandlingar:\n  kolumner: {varde: Värde (tkr)}\n  faktor: {varde: 1000}\n"
    m.lay(data, {"upphandlingar.csv": THOUSANDS, "kallor.yml": mapping})
    assert m.read_it(data, "upphandlingar").frame["varde"].tolist() == [810_000, 120_000]
    assert m.names(data, "upphandlingar") == {}


def test_a_stated_factor_gives_points(tmp_path: Path) -> None:
    data = m.delivery(tmp_path)
    m.lay(data, {"digitala_lyftet.csv": SCORES, "kallor.yml": "digitala_lyftet: {faktor: {poang: 100}}\n"})
    assert set(m.read_it(data, "digitala_lyftet").frame["poang"]) == {62.0}
    assert "storlek" not in m.names(data, "digitala_lyftet")


def test_the_small_delivery_has_nothing_to_tell(tmp_path: Path) -> None:
    data = m.delivery(tmp_path)
    for dataset in ("utbildning", "digitala_lyftet", "klassning", "ikp", "incidenter", "mal", "namnder", "risker"):
        assert m.told(data, dataset) == ""
