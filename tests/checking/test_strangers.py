"""Deliveries as a stranger would write them: each was once read without a word, or told of without cause."""

from __future__ import annotations

import csv
import io
import re
import unicodedata
from collections.abc import Callable, Mapping
from dataclasses import replace
from pathlib import Path

import meaning as m
import pandas as pd
import pytest
import xlsxwriter
from hypothesis import example, given, settings
from hypothesis import strategies as st
from odf import number, style
from odf.opendocument import OpenDocumentSpreadsheet
from odf.table import Table, TableCell, TableRow
from odf.text import P
from small_delivery import DELIVERIES
from test_field_cases import COURSES, PRINTERS, PROCUREMENTS, book, rows, with_value

from checks import CONTRACTS
from genomgang.checking.context import Known
from genomgang.checking.file_check import Checked, FileCheck
from genomgang.checking.file_checks import FILE_CHECKS, run_file_checks
from genomgang.checking.identity import identified, names_of
from genomgang.checking.model import CheckResult
from genomgang.contracts.contract import Severity
from genomgang.errors import DataError
from genomgang.reading import Reading
from genomgang.reading.words import is_done, speaks_of_completion

Row = dict[str, str]
CRITICAL = Severity.CRITICAL


@pytest.fixture
def data(tmp_path: Path) -> Path:
    return m.delivery(tmp_path)


def text(dataset: str, change: Callable[[Row, int], Row] = lambda row, _: row, ar: int = m.AR, **headers: str) -> str:
    """The small delivery's rows, each changed; headers by other names."""
    changed = [change(dict(row), at) for at, row in enumerate(DELIVERIES[ar][dataset])]
    names = list(dict.fromkeys([*CONTRACTS[dataset].column_names, *(name for row in changed for name in row)]))
    out = io.StringIO()
    writer = csv.writer(out, delimiter=";", lineterminator="\n")
    writer.writerows(
        [[headers.get(one, one) for one in names], *([row.get(one, "") for one in names] for row in changed)]
    )
    return out.getvalue()


def extra(header: str, *values: str) -> Callable[[Row, int], Row]:
    return lambda row, at: {**row, header: values[at % len(values)]}


def known(data: Path, dataset: str, files_before: Mapping[str, str] | None = None) -> Known:
    people = m.read_it(data, "utbildning").frame
    return Known(
        delivery=m.load_delivery(data, m.AR),
        register=m.read_it(data, "namnder").frame,
        targets=m.read_it(data, "mal").frame,
        units=people[["namnd", "enhet"]].drop_duplicates(),
        before={dataset: m.read(CONTRACTS[dataset], data, m.AR - 1).frame},
        persons=frozenset(people["person_id"]),
        files_before=files_before or {},
    )


def checked(data: Path, dataset: str, files_before: Mapping[str, str] | None = None) -> dict[str, CheckResult]:
    """What fails on the delivered file, with names and ids in one spelling."""
    around = known(data, dataset, files_before)
    reading = identified(m.read_it(data, dataset), around)
    found = run_file_checks(Checked(reading, reading.frame, around))
    return {one.expectation.removeprefix("fil: "): one for one in found if not one.passed}


# -- rows and sheets that are no data, or hold it unseen --------------------------------------------------------------


@pytest.mark.parametrize(
    ("dataset", "column", "word"),
    [
        ("digitala_lyftet", "person_id", "Medel"),
        ("digitala_lyftet", "person_id", "Genomsnitt:"),
        ("utbildning", "person_id", "Totalt"),
        ("risker", "risk_id", "Summa"),
        ("klassning", "tillgang_id", "Delsumma"),
    ],
)
def test_a_row_that_sums_up_others_among_them_is_no_person_or_thing(
    dataset: str, column: str, word: str, data: Path
) -> None:
    m.lay(data, {f"{dataset}.csv": text(dataset, lambda row, at: {**row, column: word} if at == 1 else row)})
    told = [(one.row, one.column, one.message) for one in m.read_it(data, dataset).problems]
    assert told == [(3, column, "Raden ser ut att räkna samman andra rader, men varje rad ska gälla en sak.")]


@pytest.mark.parametrize(("dataset", "column"), [("klassning", "tillgang_id"), ("dataskydd", "rad_id")])
def test_an_export_that_was_put_together_with_itself_is_told(dataset: str, column: str, data: Path) -> None:
    once = text(dataset)
    again = text(dataset, lambda row, _: {**row, column: f"{row[column]}-2"}).splitlines(keepends=True)[1:]
    m.lay(data, {f"{dataset}.csv": once})
    assert "dubblerade_rader" not in checked(data, dataset)
    m.lay(data, {f"{dataset}.csv": once + "".join(again)})
    found = checked(data, dataset)["dubblerade_rader"]
    assert found.severity is CRITICAL
    assert found.examples[0].endswith("olika, bortsett från id")
    answer = "{dubblerade_rader: Registret har två av varje enligt systemförvaltaren}"
    m.lay(data, {"kallor.yml": f"{dataset}: {{besked: {answer}}}\n"})
    assert checked(data, dataset)["dubblerade_rader"].severity is Severity.WARNING


def test_data_on_a_hidden_sheet_alone_is_told_as_hidden(data: Path) -> None:
    out = io.BytesIO()
    with xlsxwriter.Workbook(out, {"in_memory": True}) as book:
        book.add_worksheet("Om uttaget").write(0, 0, "Framtaget av ekonomi")
        sheet = book.add_worksheet("Uttag")
        for at, line in enumerate((PROCUREMENTS, PRINTERS)):
            sheet.write_row(at, 0, line)
        sheet.hide()
    m.lay(data, {"upphandlingar.xlsx": out.getvalue()})
    assert m.told(data, "upphandlingar").endswith(" Dolda blad läses bara om kallor.yml anger blad: Uttag.")
    m.lay(data, {"kallor.yml": "upphandlingar: {blad: Uttag}\n"})
    assert m.read_it(data, "upphandlingar").frame["varde"].tolist() == [810_000]


def test_a_unit_of_the_format_is_shown_as_a_reader_sees_it(data: Path) -> None:
    m.lay(data, {"upphandlingar.xlsx": book(PROCUREMENTS, with_value(PRINTERS, 810), number_format='0.0" mkr"')})
    (problem,) = m.read_it(data, "upphandlingar").problems
    assert problem.value == "810.0 mkr"


# -- 1: what a column says --------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("header", "value", "means"),
    [
        ("Stängd", "nej", None),
        ("Closed", "no", None),
        ("Aktiv", "ja", None),
        ("Giltigt certifikat", "nej", False),
        ("Frånvaro", "ja", False),
        ("Frånvaro", "nej", True),
        ("Närvaro", "ja", True),
        ("Deltagit", "nej", False),
        ("Förfallen", "ja", False),
        ("Inte slutförd", "ja", False),
        ("Arkiverad", "ja", False),
    ],
)
def test_yes_and_no_say_something_where_the_header_is_about_the_matter(header: str, value: str, means: bool) -> None:
    assert is_done(header, value) is means


def test_a_closed_case_is_done_but_a_closed_course_is_not(data: Path) -> None:
    m.lay(data, {"utbildning.csv": text("utbildning", extra("Stängd", "nej"))})
    assert "motsagelse" not in checked(data, "utbildning")
    m.lay(data, {"incidenter.csv": text("incidenter", extra("Stängd", "nej"))})
    assert "motsagelse" in checked(data, "incidenter")


@pytest.mark.parametrize(
    ("dataset", "header", "values"),
    [
        ("utbildning", "Anm", ("kursen avbruten", "")),
        ("utbildning", "x", ("Närvarande", "Ej närvarande")),
        ("utbildning", "Deltagit", ("nej", "ja")),
        ("klassning", "Förfallen", ("ja", "nej")),
        ("risker", "Övrigt", ("Struken post", "")),
    ],
)
def test_a_column_that_says_that_rows_may_not_count_asks(
    dataset: str, header: str, values: tuple[str], data: Path
) -> None:
    m.lay(data, {f"{dataset}.csv": text(dataset, extra(header, *values))})
    assert checked(data, dataset)["oavgjorda_kolumner"].severity is CRITICAL


def test_a_sentence_about_something_ended_asks_nothing() -> None:
    assert not speaks_of_completion("Kommentar", ("Rutinen ersätter en som är upphävd", "Aldrig avbruten"))


# -- 2: last year's file ----------------------------------------------------------------------------------------------


def test_last_years_bytes_read_in_another_way_are_last_years_file(data: Path) -> None:
    m.lay(data, {"digitala_lyftet.csv": text("digitala_lyftet", lambda row, _: {**row, "poang": "5,5"})})
    (data / str(m.AR) / "kallor.yml").write_text("digitala_lyftet: {faktor: {poang: 10}}\n", encoding="utf-8")
    source = m.read_it(data, "digitala_lyftet").source
    assert source
    assert "samma_som_forra_aret" not in checked(data, "digitala_lyftet")
    told = checked(data, "digitala_lyftet", {"digitala_lyftet": source.sha256})["samma_som_forra_aret"]
    assert told.severity is CRITICAL
    assert "byte för byte" in told.examples[0]


@pytest.mark.parametrize(
    "change",
    [
        lambda row, at: {**row, "poang": "55"} if at in (0, 40, 70) else row,
        lambda row, _: {**row, "person_id": f"x{row['person_id']}"},
    ],
    ids=["några celler ändrade", "andra id"],
)
def test_nearly_all_of_last_years_rows_are_last_years_file(change: Callable[[Row, int], Row], data: Path) -> None:
    m.lay(data, {"digitala_lyftet.csv": text("digitala_lyftet", change, m.AR - 1)})
    assert checked(data, "digitala_lyftet")["samma_som_forra_aret"].severity is CRITICAL


# -- 3: whose row it is -----------------------------------------------------------------------------------------------

INVISIBLE = ("\u00ad", "\u200b", "\u2060", "\ufeff")
MEANT = {
    "servicenamnden": ("servicenamnden", "Servicenämnden", "Förvaltningen 1"),
    "trafiknamnden": ("trafiknamnden", "Trafiknämnden", "Förvaltningen 2"),
    "jarva": ("jarva", "Järva stadsdelsnämnd", "Förvaltningen 3", "rinkeby-kista", "spanga-tensta"),
}


@pytest.fixture(scope="module")
def delivered(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return m.delivery(tmp_path_factory.mktemp("register"))


@pytest.fixture(scope="module")
def register(delivered: Path) -> Known:
    return known(delivered, "upphandlingar")


@pytest.fixture(scope="module")
def procurements(delivered: Path) -> Reading:
    return m.read_it(delivered, "upphandlingar")


@settings(max_examples=200, deadline=None)
@given(
    namnd=st.sampled_from(sorted(MEANT)),
    which=st.integers(0, 4),
    case=st.sampled_from([str, str.upper, str.title, str.swapcase]),
    form=st.sampled_from(["NFC", "NFD", "NFKC", "NFKD"]),
    hyphen=st.sampled_from(["-", "\u2010", "\u2011", "–", "—"]),
    sign=st.sampled_from(INVISIBLE),
    at=st.integers(0, 30),
    around=st.sampled_from(["", " ", "\u00a0", "\t"]),
)
def test_a_namnd_in_any_spelling_is_its_own(
    register, procurements, namnd, which, case, form, hyphen, sign, at, around
) -> None:
    names = MEANT[namnd]
    name = names[which % len(names)]
    written = unicodedata.normalize(form, case(name)).replace("-", hyphen)
    written = f"{around}{written[:at]}{sign}{written[at:]}{around}"
    assert names_of(register).meant(written) == namnd
    cells = pd.Series([written, "trafiknamnden"], index=[2, 3], dtype="string")
    reading = replace(procurements, frame=procurements.frame.head(2).assign(namnd=cells.to_numpy()))
    found = identified(reading, register)
    assert found.frame["namnd"].tolist() == [namnd, "trafiknamnden"]
    assert found.named or written == namnd  # never in silence


SAID = {
    **{name: namnd for namnd, names in MEANT.items() for name in names},
    "Nämnden för service": "servicenamnden",
    "Nämnden för trafik": "trafiknamnden",
    "Stockholms stad Servicenämnden": "servicenamnden",
    "Järva SDN": "jarva",
}
"""Everything that a nämnd of the register is called; whatever else stands in a cell is nobody's."""


def letters(text: str) -> str:
    """The text's letters and digits alone: no case, accents, hyphens or spaces."""
    bare = unicodedata.normalize("NFKD", text.casefold())
    return "".join(one for one in bare if one.isalnum())


OWNER = {letters(name): namnd for name, namnd in SAID.items()}


@st.composite
def nearly(draw: st.DrawFn) -> str:
    """A name of the register with a letter too many, too few or another, with a word beside it, or two names."""
    name = draw(st.sampled_from(sorted(SAID)))
    at = draw(st.integers(0, len(name)))
    letter = draw(st.sampled_from("abdeiknorstväåö0123 -"))
    word = draw(st.sampled_from(["södra", "norra", "gamla", "utskottet", "kontoret", "1", "och", *sorted(SAID)]))
    return draw(
        st.sampled_from(
            [
                name,
                name[:at] + letter + name[at:],
                name[:at] + name[at + 1 :],
                name[:at] + letter + name[at + 1 :],
                name[:at],
                f"{word} {name}",
                f"{name} {word}",
            ]
        )
    )


@settings(max_examples=1000, deadline=None)
@example("JärvaSDN")
@example("S tockholms stad Servicenämnden")
@given(st.one_of(nearly(), st.text(alphabet="abcdefghijklmnopqrstuvwxyzåäö -", max_size=30)))
def test_a_row_is_never_anothers(register, written) -> None:
    """A name gives its own nämnd, with or without an s of the genitive; any other text nobody."""
    own = letters(written)
    allowed = {OWNER.get(own, ""), OWNER.get(own.removesuffix("s"), "")} - {""}
    meant = names_of(register).meant(written)
    assert meant in allowed or not meant
    assert meant or not allowed or own not in OWNER


# -- 4: units ---------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    "header", ["Värde x1000", "Värde (t kr)", "Värde (x 1 000)", "Värde × 1000", "Värde (000 kronor)"]
)
def test_a_thousand_is_asked_about_however_it_is_written(header: str, data: Path) -> None:
    line = with_value([*"abcdefgh"], "1250")
    m.lay(data, {"upphandlingar.csv": rows([*PROCUREMENTS[:4], header, *PROCUREMENTS[5:]], [str(one) for one in line])})
    (data / str(m.AR) / "kallor.yml").write_text(
        f"upphandlingar: {{kolumner: {{varde: {header}}}}}\n", encoding="utf-8"
    )
    with pytest.raises(DataError, match=r"faktor: \{varde: 1000\}"):
        m.read_it(data, "upphandlingar")


def test_a_unit_that_only_the_format_of_an_open_document_shows_is_refused(data: Path) -> None:
    document = OpenDocumentSpreadsheet()
    shown = number.NumberStyle(name="N1")
    shown.addElement(number.Number(minintegerdigits="1", grouping="true"))
    shown.addElement(number.Text(text=" tkr"))
    document.automaticstyles.addElement(shown)
    document.automaticstyles.addElement(style.Style(name="ce1", family="table-cell", datastylename="N1"))
    table = Table(name="Data")
    for at, line in enumerate(csv.reader(io.StringIO(text("upphandlingar")), delimiter=";")):
        row = TableRow()
        for place, cell in enumerate(line):
            how = {"valuetype": "float", "value": cell, "stylename": "ce1"} if at and place == 4 else {}
            one = TableCell(**(how or {"valuetype": "string"}))
            one.addElement(P(text=f"{cell} tkr" if how else cell))
            row.addElement(one)
        table.addElement(row)
    document.spreadsheet.addElement(table)
    out = io.BytesIO()
    document.save(out)
    m.lay(data, {"upphandlingar.ods": out.getvalue()})
    with pytest.raises(DataError, match="visar en annan enhet"):
        m.read_it(data, "upphandlingar")


# -- 6: a fixed nämnd -------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    "names",
    [
        ("servicenamnden", "Förvaltningen 2", "Okänd"),
        ("SERVICENÄMNDEN", "Trafik\u00adnämnden", "Järva sdn"),
    ],
)
@pytest.mark.parametrize("more", ["", "  ignorera: [Kontor]\n"])
def test_other_namnder_are_found_in_any_spelling_beside_one_unknown(
    names: tuple[str, ...], more: str, data: Path
) -> None:
    change = lambda row, at: {**row, "namnd": names[at % 3]}  # noqa: E731
    m.lay(data, {"risker.csv": text("risker", change, namnd="Kontor")})
    (data / str(m.AR) / "kallor.yml").write_text(
        f"risker:\n  fasta: {{namnd: servicenamnden}}\n{more}", encoding="utf-8"
    )
    assert checked(data, "risker")["fast_namnd"].severity is CRITICAL


# -- 10: one thing under several spellings ----------------------------------------------------------------------------


def test_the_clean_spelling_is_kept_whatever_is_most_common(data: Path) -> None:
    change = lambda row, at: {**row, "enhet": row["enhet"] if at == 0 else row["enhet"].replace("i", "\u00adi")}  # noqa: E731
    m.lay(data, {"utbildning.csv": text("utbildning", change)})
    frame = identified(m.read_it(data, "utbildning"), known(data, "utbildning")).frame
    assert not frame["enhet"].str.contains("\u00ad").any()


def test_a_person_spelt_otherwise_in_another_data_set_is_the_same_and_told(data: Path) -> None:
    m.lay(
        data,
        {"digitala_lyftet.csv": text("digitala_lyftet", lambda row, _: {**row, "person_id": row["person_id"].upper()})},
    )
    found = identified(m.read_it(data, "digitala_lyftet"), known(data, "digitala_lyftet"))
    assert set(found.frame["person_id"]) <= known(data, "utbildning").persons
    assert "räknas som samma" in found.joined[0]
    assert "p0" not in found.joined[0].casefold()


def test_lost_zeros_against_another_data_set_are_asked_about(data: Path) -> None:
    change = lambda row, _: {**row, "person_id": row["person_id"].replace("p0", "p", 1)}  # noqa: E731
    m.lay(data, {"digitala_lyftet.csv": text("digitala_lyftet", change)})
    assert checked(data, "digitala_lyftet")["inledande_nollor"].severity is CRITICAL


def test_an_action_continued_under_another_spelling_is_the_same(data: Path) -> None:
    m.lay(
        data, {"atgarder.csv": text("atgarder", lambda row, _: {**row, "overford_fran": row["overford_fran"].upper()})}
    )
    found = identified(m.read_it(data, "atgarder"), known(data, "atgarder"))
    assert found.frame["overford_fran"].tolist() == [row["overford_fran"] for row in DELIVERIES[m.AR]["atgarder"]]
    assert found.joined


def numbered(row: Row, at: int) -> Row:
    """Two persons: 1 in one nämnd, 1.0 in another."""
    return {**row, "person_id": {"p0000": "1", "p1000": "1.0"}.get(row["person_id"], row["person_id"])}


def test_spellings_that_may_be_two_persons_ask(data: Path) -> None:
    m.lay(data, {"utbildning.csv": text("utbildning", numbered)})
    told = checked(data, "utbildning")["samma_id"]
    assert told.severity is CRITICAL
    assert told.examples == ("Person (pseudonym): 1 id skrivs på flera sätt med olika Enhet, Nämnd",)
    (data / str(m.AR) / "kallor.yml").write_text(
        "utbildning: {besked: {samma_id: HR bekräftar att personen har bytt förvaltning}}\n", encoding="utf-8"
    )
    assert checked(data, "utbildning")["samma_id"].severity is Severity.WARNING


def test_spellings_of_one_person_ask_nothing(data: Path) -> None:
    change = lambda row, at: {**row, "person_id": row["person_id"].upper() if at % 2 else row["person_id"]}  # noqa: E731
    m.lay(data, {"utbildning.csv": text("utbildning", change)})
    told = checked(data, "utbildning")
    assert "samma_id" not in told
    assert "skrivsatt" not in told or told["skrivsatt"].severity is Severity.INFO


# -- what is told can be read up --------------------------------------------------------------------------------------


def test_every_check_of_a_file_stands_in_the_docs_with_its_remedy() -> None:
    docs = Path(__file__).parents[2].joinpath("docs", "kontroller.md").read_text(encoding="utf-8")
    plain = docs.replace("\\", "")
    for check in map(FileCheck.spoken, FILE_CHECKS):
        assert check.description in plain, check.name
        assert check.remedy.replace("|", "") in plain, check.name
        if check.answerable:
            assert f"- `{check.name}`: " in docs, check.name


# -- the advice, followed ---------------------------------------------------------------------------------------------


def test_the_courses_case_goes_through_once_its_questions_are_answered(data: Path) -> None:
    m.lay(data, {"utbildning.csv": COURSES})
    with pytest.raises(DataError) as asked:
        m.read_it(data, "utbildning")
    line = re.search(r"kolumner: \{.*?\}", asked.value.remedy)
    assert line
    mapping = data / str(m.AR) / "kallor.yml"
    mapping.write_text(f"utbildning:\n  {line[0]}\n", encoding="utf-8")
    assert checked(data, "utbildning")["oavgjorda_kolumner"].severity is CRITICAL
    mapping.write_text(f"utbildning:\n  {line[0]}\n  ignorera: [Status]\n", encoding="utf-8")
    told = checked(data, "utbildning")
    assert not [one for one in told.values() if one.severity is CRITICAL]
    assert told["motsagelse"].severity is Severity.WARNING  # what the file itself says is not forgotten
    assert told["lika_varden"].severity is Severity.WARNING


@pytest.mark.parametrize(
    ("dataset", "column", "value", "header", "right"),
    [
        ("upphandlingar", "varde", "1250", "Värde (tkr)", 1_250_000),
        ("upphandlingar", "varde", "1.25", "Kontraktsvärde, mnkr", 1_250_000),
        ("digitala_lyftet", "poang", "0,62", "Poäng (0-1)", 62),
    ],
)
def test_the_factor_that_is_advised_gives_the_right_figure(
    dataset: str, column: str, value: str, header: str, right: float, data: Path
) -> None:
    m.lay(data, {f"{dataset}.csv": text(dataset, lambda row, _: {**row, column: value}, **{column: header})})
    mapping = data / str(m.AR) / "kallor.yml"
    named = f"{dataset}:\n  kolumner: {{{column}: '{header}'}}\n"
    mapping.write_text(named, encoding="utf-8")
    with pytest.raises(DataError) as asked:
        m.read_it(data, dataset)
    factor = re.search(rf"faktor: \{{{column}: \d+\}}", asked.value.remedy)
    assert factor
    mapping.write_text(f"{named}  {factor[0]}\n", encoding="utf-8")
    assert set(m.read_it(data, dataset).frame[column].dropna()) == {right}


@pytest.mark.parametrize(
    ("name", "dataset", "change"),
    [
        ("utanfor_perioden", "upphandlingar", lambda row, _: {**row, "datum": "2019-05-11"}),
        ("nyaste_datum", "omvarld", lambda row, _: {**row, "datum": "2019-05-11"}),
        ("storlek", "upphandlingar", lambda row, _: {**row, "varde": "810"}),
    ],
)
def test_an_answer_as_it_is_advised_turns_the_error_to_a_warning(
    name: str, dataset: str, change: Callable[[Row, int], Row], data: Path
) -> None:
    m.lay(data, {f"{dataset}.csv": text(dataset, change)})
    advised = checked(data, dataset)[name]
    assert advised.severity is CRITICAL
    answer = re.search(r"besked: \{.*?\}", advised.remedy)
    assert answer
    (data / str(m.AR) / "kallor.yml").write_text(f"{dataset}:\n  {answer[0]}\n", encoding="utf-8")
    assert checked(data, dataset)[name].severity is Severity.WARNING


@pytest.mark.parametrize("advice", ["", "tills vidare"])
def test_a_placeholder_is_emptied_as_it_is_advised(advice: str, data: Path) -> None:
    word = advice or "9999-12-31"
    m.lay(data, {"risker.csv": text("risker", lambda row, at: row if at else {**row, "ovad_datum": word})})
    (problem,) = m.read_it(data, "risker").problems
    line = re.search(r"varden: \{.*\}\}", problem.remedy)
    assert line
    (data / str(m.AR) / "kallor.yml").write_text(f"risker:\n  {line[0]}\n", encoding="utf-8")
    reading = m.read_it(data, "risker")
    assert not reading.problems
    assert reading.frame["ovad_datum"].isna().tolist() == [True, False, False]
