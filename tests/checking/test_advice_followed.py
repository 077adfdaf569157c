"""What a message advises is done, to the letter: the whole check of the data set then goes through, with the right rows.

The cases are those of the field: a delivery that was once read wrongly, and what its owner is told to do about it.
"""

from __future__ import annotations

import csv
import datetime as dt
import io
import re
import zipfile
from collections.abc import Callable
from pathlib import Path

import meaning as m
import pandas as pd
import pytest
import xlsxwriter
from small_delivery import DELIVERIES
from test_delivered_values import PERSON, STAFF
from test_field_cases import AREAS, CHAIRS, COURSES, PRINTERS, PROCUREMENTS, rows, with_value
from test_strangers import known

from checks import CONTRACTS
from genomgang.checking.dataset import CheckedRows, check_reading
from genomgang.checking.identity import identified
from genomgang.contracts.contract import Severity
from genomgang.errors import DataError
from genomgang.reading import Proposal, propose_mapping

pytestmark = pytest.mark.slow
LATER = "serv-u-3"
THIRD = ["servicenamnden", LATER, "Stolar", "2023-08-11", "230000", "ja", "ja", "oppen"]


@pytest.fixture
def data(tmp_path: Path) -> Path:
    return m.delivery(tmp_path)


def whole_check(data: Path, dataset: str) -> CheckedRows:
    """Every rule for cells and every check of the file, as a delivery's check runs them."""
    around = known(data, dataset)
    return check_reading(identified(m.read_it(data, dataset), around), around)


def grave(checked: CheckedRows) -> dict[str, str]:
    """What stops the delivery: the check's words → its remedy."""
    return {
        one.description: one.remedy
        for one in checked.results
        if not one.passed and one.severity is Severity.CRITICAL
    }  # fmt: skip


def warned(checked: CheckedRows, name: str) -> bool:
    return any(one.expectation == f"fil: {name}" and not one.passed for one in checked.results)


def remedy(checked: CheckedRows, words: str) -> str:
    """The only remedy among those that stop the delivery that has the words."""
    (found,) = [one for one in grave(checked).values() if words in one]
    return found


def mapping(data: Path, text: str) -> None:
    (data / str(m.AR) / "kallor.yml").write_text(text, encoding="utf-8")


def procurements(*lines: list[object]) -> m.Files:
    return {"upphandlingar.csv": rows(PROCUREMENTS, *[[str(cell) for cell in line] for line in lines])}


def book(*lines: list[object], change: Callable[[xlsxwriter.Workbook], None] = lambda _: None) -> bytes:
    out = io.BytesIO()
    with xlsxwriter.Workbook(out, {"in_memory": True}) as workbook:
        sheet = workbook.add_worksheet("Data")
        for number, line in enumerate((PROCUREMENTS, *lines)):
            sheet.write_row(number, 0, line)
        change(workbook)
    return out.getvalue()


def packed_again(content: bytes, name: Callable[[str], str], part: Callable[[bytes], bytes] = lambda one: one) -> bytes:
    """The workbook with its parts under other names, and its main part changed."""
    out = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(content)) as old, zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as new:
        for one in old.namelist():
            content = old.read(one)
            new.writestr(name(one), part(content) if one == "xl/workbook.xml" else content)
    return out.getvalue()


# -- 01: a date that is a placeholder ---------------------------------------------------------------------------------


def test_01_the_date_is_filled_in_at_the_source(data: Path) -> None:
    m.lay(data, procurements(with_value(PRINTERS, 810_000, "9999-12-31"), CHAIRS))
    assert "Fyll i uppgiften i källan." in remedy(whole_check(data, "upphandlingar"), "Fyll i")
    m.lay(data, procurements(PRINTERS, CHAIRS))
    checked = whole_check(data, "upphandlingar")
    assert not grave(checked)
    assert len(checked.used) == 2


# -- 02: a header with several meanings -------------------------------------------------------------------------------


def test_02_the_right_header_gives_the_right_share(data: Path) -> None:
    """The course's period is not the person's: another column of the export is, and it is named."""
    head, *lines = csv.reader(io.StringIO(COURSES), delimiter=";")
    done = ["2023-02-11", "", "2023-02-12", "", "2023-02-13", "2023-02-14"]
    more = [[*line[:-1], day, "2015-01-01"] for line, day in zip(lines, done, strict=True)]
    m.lay(data, {"utbildning.csv": rows([*head[:-1], "Godkänd den", "Började"], *more)})
    with pytest.raises(DataError, match="Betyder de något annat: ange där den rubrik som gäller"):
        m.read_it(data, "utbildning")
    named = "{rollgrupp: Roll, anstalld_fran: Började, genomford: Godkänd den}"
    mapping(data, f"utbildning: {{kolumner: {named}, ignorera: [Startdatum, Slutdatum]}}\n")
    checked = whole_check(data, "utbildning")
    assert not {one for one in grave(checked) if "nollor" not in one}
    assert checked.used["genomford"].notna().sum() == 4


# -- 03, 04: a unit and a scale ---------------------------------------------------------------------------------------


def test_03_the_factor_of_the_message_is_stated(data: Path) -> None:
    head = [*PROCUREMENTS[:4], "Värde (tkr)", *PROCUREMENTS[5:]]
    m.lay(data, {"upphandlingar.csv": rows(head, with_value(PRINTERS, "810"), with_value(CHAIRS, "120"))})
    mapping(data, "upphandlingar:\n  kolumner: {varde: Värde (tkr)}\n")
    with pytest.raises(DataError) as asked:
        m.read_it(data, "upphandlingar")
    advised = re.search(r"faktor: \{varde: 1000\}", asked.value.remedy)
    assert advised
    mapping(data, f"upphandlingar:\n  kolumner: {{varde: Värde (tkr)}}\n  {advised[0]}\n")
    checked = whole_check(data, "upphandlingar")
    assert not grave(checked)
    assert checked.used["varde"].tolist() == [810_000, 120_000]


def test_04_the_factor_of_the_message_is_stated(data: Path) -> None:
    lines = [["servicenamnden", "Ekonomiservice", "p0000", area, "0,62"] for area in AREAS]
    m.lay(data, {"digitala_lyftet.csv": rows(["namnd", "enhet", "person_id", "omrade", "poang"], *lines)})
    advised = re.search(r"faktor: \{poang: \d+\}", remedy(whole_check(data, "digitala_lyftet"), "faktor"))
    assert advised
    mapping(data, f"digitala_lyftet: {{{advised[0]}}}\n")
    checked = whole_check(data, "digitala_lyftet")
    assert not grave(checked)
    assert set(checked.used["poang"]) == {62.0}


# -- 05, 06: whose row it is ------------------------------------------------------------------------------------------


def test_05_an_unknown_name_blocks_until_the_short_name_stands_there(data: Path) -> None:
    m.lay(data, procurements(PRINTERS, ["Serviceförvaltningen", *CHAIRS[1:]]))
    checked = whole_check(data, "upphandlingar")
    assert "Rätta nämndens kortnamn" in remedy(checked, "kortnamn")
    assert len(checked.used) == 1
    m.lay(data, procurements(PRINTERS, CHAIRS))
    assert not grave(whole_check(data, "upphandlingar"))


def test_05_or_until_the_register_has_the_name(data: Path) -> None:
    m.lay(data, procurements(PRINTERS, ["Serviceförvaltningen", *CHAIRS[1:]]))
    register = data / str(m.AR) / "namnder.csv"
    register.write_text(
        register.read_text(encoding="utf-8").replace("Förvaltningen 1", "Serviceförvaltningen"), encoding="utf-8"
    )
    checked = whole_check(data, "upphandlingar")
    assert not grave(checked)
    assert checked.used["namnd"].tolist() == ["servicenamnden", "servicenamnden"]
    assert warned(checked, "namnd_kand_igen")


@pytest.mark.parametrize("name", ["Förvaltningen 1", "SERVICENAMNDEN"])
def test_05_06_a_known_name_is_told_until_the_short_name_stands_there(name: str, data: Path) -> None:
    m.lay(data, procurements(PRINTERS, [name, *CHAIRS[1:]]))
    checked = whole_check(data, "upphandlingar")
    assert warned(checked, "namnd_kand_igen")
    assert checked.used["namnd"].tolist() == ["servicenamnden", "servicenamnden"]
    m.lay(data, procurements(PRINTERS, CHAIRS))
    assert not warned(whole_check(data, "upphandlingar"), "namnd_kand_igen")


# -- 07: outside the period -------------------------------------------------------------------------------------------


def test_07_both_answers_of_the_messages_are_given(data: Path) -> None:
    m.lay(data, procurements(with_value(PRINTERS, 810_000, "2019-05-11"), with_value(CHAIRS, 120_000, "2019-06-11")))
    stops = grave(whole_check(data, "upphandlingar"))
    answers = [found[1] for one in stops.values() if (found := re.search(r"besked: \{(.*?)\}", one))]
    assert len(answers) == len(stops) == 2
    mapping(data, f"upphandlingar:\n  besked: {{{', '.join(answers)}}}\n")
    checked = whole_check(data, "upphandlingar")
    assert not grave(checked)
    assert warned(checked, "utanfor_perioden")


def test_07_rows_of_the_period_are_delivered(data: Path) -> None:
    m.lay(data, procurements(PRINTERS, CHAIRS))
    assert not grave(whole_check(data, "upphandlingar"))


# -- 08: a personal identity number -----------------------------------------------------------------------------------


def test_08_the_number_is_taken_away(data: Path) -> None:
    texts = ("Skrivare till handläggare 811218 9876", "Möbler 81 12 18-9876")
    m.lay(data, procurements(*([*row[:2], one, *row[3:]] for row, one in zip((PRINTERS, CHAIRS), texts, strict=True))))
    checked = whole_check(data, "upphandlingar")
    assert "Ta bort numret ur källan" in remedy(checked, "numret")
    assert checked.used.empty
    assert not any("9876" in str(one) for one in checked.results)
    gone = [re.sub(r"\s*\d[\d -]+", "", one) for one in texts]
    m.lay(data, procurements(*([*row[:2], one, *row[3:]] for row, one in zip((PRINTERS, CHAIRS), gone, strict=True))))
    checked = whole_check(data, "upphandlingar")
    assert not grave(checked)
    assert checked.used["namn"].tolist() == ["Skrivare till handläggare", "Möbler"]


# -- 09: hidden rows --------------------------------------------------------------------------------------------------


def hide_third(workbook: xlsxwriter.Workbook) -> None:
    workbook.get_worksheet_by_name("Data").set_row(2, None, None, {"hidden": True})


@pytest.mark.parametrize(("word", "rows_used"), [("raknas_inte", [2, 4]), ("raknas", [2, 3, 4])])
def test_09_either_word_of_the_message_is_written(word: str, rows_used: list[int], data: Path) -> None:
    m.lay(data, {"upphandlingar.xlsx": book(PRINTERS, CHAIRS, THIRD, change=hide_third)})
    advice = remedy(whole_check(data, "upphandlingar"), "dolda_rader")
    assert f"dolda_rader: {word}" in advice or f"({word})" in advice
    mapping(data, f"upphandlingar: {{dolda_rader: {word}}}\n")
    checked = whole_check(data, "upphandlingar")
    assert not grave(checked)
    assert checked.used.index.tolist() == rows_used


def test_09_or_the_rows_are_taken_away(data: Path) -> None:
    m.lay(data, {"upphandlingar.xlsx": book(PRINTERS, THIRD)})
    assert not grave(whole_check(data, "upphandlingar"))


# -- 10: a package with other names -----------------------------------------------------------------------------------


@pytest.mark.parametrize(
    "name",
    [lambda one: one.replace("/", "\\"), lambda one: one.replace("xl/", "XL/")],
    ids=["omvända snedstreck", "versaler"],
)
def test_10_the_format_is_changed_to_a_number(name: Callable[[str], str], data: Path) -> None:
    def percent(workbook: xlsxwriter.Workbook) -> None:
        shown = workbook.add_format({"num_format": "0%"})
        for row in (1, 2):
            workbook.get_worksheet_by_name("Data").write_number(row, 4, 0.95, shown)

    m.lay(data, {"upphandlingar.xlsx": packed_again(book(PRINTERS, CHAIRS, change=percent), name)})
    checked = whole_check(data, "upphandlingar")
    assert "Ändra cellens format till tal och skriv värdet utan procenttecken." in remedy(checked, "format till tal")
    assert checked.used.empty
    lines = [with_value(PRINTERS, 810_000), with_value(CHAIRS, 120_000)]
    m.lay(data, {"upphandlingar.xlsx": packed_again(book(*lines), name)})
    checked = whole_check(data, "upphandlingar")
    assert not grave(checked)
    assert checked.used["varde"].tolist() == [810_000, 120_000]


# -- 11: a fixed value over a column ----------------------------------------------------------------------------------


def test_11_the_fixed_value_is_taken_away(data: Path) -> None:
    m.lay(data, {"upphandlingar.csv": rows(["Nämnd", *PROCUREMENTS[1:]], PRINTERS, ["trafiknamnden", *CHAIRS[1:]])})
    mapping(data, "upphandlingar:\n  fasta: {namnd: servicenamnden}\n")
    with pytest.raises(DataError, match="Ta bort namnd under fasta"):
        m.read_it(data, "upphandlingar")
    mapping(data, "")
    checked = whole_check(data, "upphandlingar")
    assert not grave(checked)
    assert checked.used["namnd"].tolist() == ["servicenamnden", "trafiknamnden"]


# -- 12: broken characters --------------------------------------------------------------------------------------------


def test_12_the_right_encoding_is_stated_and_what_is_lost_is_written_again(data: Path) -> None:
    lines = ([*PRINTERS[:2], "Möbler till förskola", *PRINTERS[3:]], [*CHAIRS[:2], "M\ufffdbler", *CHAIRS[3:]])
    m.lay(data, procurements(*lines))
    mapping(data, "upphandlingar: {kodning: cp1252}\n")
    (told,) = [one for one in whole_check(data, "upphandlingar").results if one.expectation == "fil: trasiga_tecken"]
    assert not told.passed
    assert "ange kodning i kallor.yml" in told.remedy
    assert "måste skrivas in igen" in told.remedy
    mapping(data, "upphandlingar: {kodning: utf-8}\n")
    assert m.read_it(data, "upphandlingar").frame["namn"].tolist()[0] == "Möbler till förskola"
    assert warned(whole_check(data, "upphandlingar"), "trasiga_tecken")
    m.lay(data, procurements(lines[0], CHAIRS))
    assert not warned(whole_check(data, "upphandlingar"), "trasiga_tecken")


# -- 13: one person under several spellings ---------------------------------------------------------------------------


def test_13_the_rows_that_are_wrong_are_taken_away(data: Path) -> None:
    again = (
        ["servicenamnden", "ARKIV", "P90001", *PERSON[3:]],
        ["servicenamnden", "Ar\u00adkiv", "p90001.0", *PERSON[3:]],
    )
    first = [*PERSON[:2], "p90001", *PERSON[3:]]
    m.lay(data, {"utbildning.csv": rows(STAFF, first, *again)})
    checked = whole_check(data, "utbildning")
    assert "Ta bort den rad som är fel." in remedy(checked, "rad som är fel")
    assert checked.used.empty
    m.lay(data, {"utbildning.csv": rows(STAFF, first)})
    checked = whole_check(data, "utbildning")
    assert not grave(checked)
    assert len(checked.used) == 1


# -- 14: times of day -------------------------------------------------------------------------------------------------


def test_14_the_order_that_is_asked_for_is_stated(data: Path) -> None:
    m.lay(
        data,
        procurements(
            with_value(PRINTERS, 810_000, "5/3/2023 1:30 PM"), with_value(CHAIRS, 120_000, "2023-06-11 10:05:33 UTC")
        ),
    )
    problems = m.read_it(data, "upphandlingar").problems
    assert [one.row for one in problems] == [2]
    advised = re.search(r"datumordning: [\w-]+", problems[0].remedy)
    assert advised
    mapping(data, "upphandlingar:\n  datumordning: manad-dag\n")
    checked = whole_check(data, "upphandlingar")
    assert not grave(checked)
    assert checked.used["datum"].tolist() == [pd.Timestamp(2023, 5, 3), pd.Timestamp(2023, 6, 11)]


# -- 15, 19: map ------------------------------------------------------------------------------------------------------


def followed(proposal: Proposal, rest: dict[str, str], more: str = "") -> str:
    """The proposal as its own first lines say: sure lines kept, right ones uncommented, the others a fixed value."""
    lines = []
    for line in proposal.text.splitlines():
        found = re.match(r'#\s{4}(\w+): "\w', line)
        if found and found[1] not in rest:
            lines.append(line[1:])
        elif not line.startswith("#"):
            lines.append(line)
    fixed = ", ".join(f"{name}: {value}" for name, value in rest.items())
    return "\n".join([*lines, f"  fasta: {{{fixed}}}", more, ""])


def propose(file: Path, dataset: str) -> Proposal:
    unknown = propose_mapping(file, CONTRACTS.values())
    assert "kör kommandot igen med --datamangd" in unknown.text
    named = propose_mapping(file, [CONTRACTS[dataset]])
    assert named.sure
    assert named.header_row == 1
    return named


def test_15_the_proposal_is_followed_line_by_line(data: Path) -> None:
    head = ["ref_id", "name", "description", "domain", "status", "severity", "detection"]
    line = ["IN.07", "Incident sju", "en text", "PROV", "ongoing", "critical", "internal"]
    out = io.BytesIO()
    with xlsxwriter.Workbook(out, {"in_memory": True}) as workbook:
        sheet = workbook.add_worksheet("Data")
        for at, cells in enumerate((head, line)):
            sheet.write_row(at, 0, cells)
    year = data / str(m.AR)
    (year / "incidenter.csv").unlink()
    (year / "incidents.xlsx").write_bytes(out.getvalue())
    own = DELIVERIES[m.AR]["incidenter"][0]
    rest = {name: own.get(name) or '""' for name in CONTRACTS["incidenter"].column_names}
    for name in ("namnd", "incident_id", "allvarlighet"):
        del rest[name]
    more = '  varden:\n    namnd: {PROV: servicenamnden}\n    allvarlighet: {"critical": hög}\n  ignorera: [status]'
    mapping(data, followed(propose(year / "incidents.xlsx", "incidenter"), rest, more))
    checked = whole_check(data, "incidenter")
    assert not grave(checked)
    assert checked.used[["namnd", "incident_id", "allvarlighet"]].iloc[0].tolist() == ["servicenamnden", "IN.07", "hog"]


def test_19_the_proposal_is_followed_line_by_line(data: Path) -> None:
    content = 'Title,Description,Owner\r\nBackup,"ett; två; tre; fyra; fem, sex",HR\r\nLogg,"He said ""stop""; then, left",IT\r\n'
    year = data / str(m.AR)
    (year / "omvarld.csv").unlink()
    (year / "kontroller.csv").write_text(content, encoding="utf-8", newline="")
    own = DELIVERIES[m.AR]["omvarld"][0]
    rest = {name: own.get(name) or '""' for name in CONTRACTS["omvarld"].column_names}
    for name in ("rubrik", "paverkan"):
        del rest[name]
    mapping(data, followed(propose(year / "kontroller.csv", "omvarld"), rest))
    reading = m.read_it(data, "omvarld")
    assert reading.problems == ()
    assert reading.frame["rubrik"].tolist() == ["Backup", "Logg"]
    assert reading.frame["paverkan"].tolist() == ["ett; två; tre; fyra; fem, sex", 'He said "stop"; then, left']


# -- 16: an emoji -----------------------------------------------------------------------------------------------------


def test_16_the_sign_is_replaced_at_the_source(data: Path) -> None:
    m.lay(data, procurements([*PRINTERS[:2], "Skrivare \U0001f600", *PRINTERS[3:]], CHAIRS))
    checked = whole_check(data, "upphandlingar")
    assert not grave(checked)
    assert warned(checked, "tecken_utan_form")
    m.lay(data, procurements(PRINTERS, CHAIRS))
    assert not warned(whole_check(data, "upphandlingar"), "tecken_utan_form")


# -- 17: only headers -------------------------------------------------------------------------------------------------


def test_17_the_file_is_taken_out_again(data: Path) -> None:
    whole = (data / str(m.AR) / "utbildning.csv").read_text(encoding="utf-8")
    m.lay(data, {"utbildning.csv": rows(STAFF)})
    assert "Ta ut filen på nytt ur källan" in remedy(whole_check(data, "utbildning"), "på nytt")
    m.lay(data, {"utbildning.csv": whole})
    assert not grave(whole_check(data, "utbildning"))


# -- 18: dates from 1904 ----------------------------------------------------------------------------------------------


def test_18_the_date_system_is_turned_off(data: Path) -> None:
    day = dt.date(2023, 5, 11)
    number = (day - dt.date(1899, 12, 30)).days

    def dates(workbook: xlsxwriter.Workbook) -> None:
        shown = workbook.add_format({"num_format": "yyyy-mm-dd"})
        for row in (1, 2):
            workbook.get_worksheet_by_name("Data").write_number(row, 3, number, shown)

    right = book(PRINTERS, CHAIRS, change=dates)
    wrong = packed_again(
        right, lambda one: one, lambda part: part.replace(b"<workbookPr", b'<workbookPr date1904 = "1"', 1)
    )
    m.lay(data, {"upphandlingar.xlsx": wrong})
    with pytest.raises(DataError, match="Stäng av 1904 års datumsystem"):
        m.read_it(data, "upphandlingar")
    m.lay(data, {"upphandlingar.xlsx": right})
    checked = whole_check(data, "upphandlingar")
    assert not grave(checked)
    assert set(checked.used["datum"]) == {pd.Timestamp(day)}
