"""Further files of the same kinds as the field cases: other data sets, CSV and workbooks, Swedish and English."""

from __future__ import annotations

import csv
import io
import random
from pathlib import Path

import meaning as m
import pytest
import xlsxwriter
from small_delivery import DELIVERIES, TARGETS

from checks import CONTRACTS, DELIVERED
from genomgang.contracts.contract import Severity
from genomgang.errors import DataError
from genomgang.reading.cells import normal
from genomgang.reading.header import find_header
from genomgang.reading.mapping import SourceMapping
from genomgang.reading.words import AMBIGUOUS, is_ambiguous, is_done, speaks_of_completion

CRITICAL, WARNING, INFO = Severity.CRITICAL, Severity.WARNING, Severity.INFO
YEARLY = [name for name, contract in DELIVERED.items() if contract.yearly]


@pytest.fixture
def data(tmp_path: Path) -> Path:
    return m.delivery(tmp_path)


def table(dataset: str, headers: dict[str, str] | None = None, **cells: str) -> list[list[str]]:
    """The data set's rows in the small delivery, with other headers and some columns' cells exchanged."""
    names = CONTRACTS[dataset].column_names
    rows = [{**row, **cells} for row in DELIVERIES[m.AR][dataset]]
    return [
        [(headers or {}).get(name, name) for name in names],
        *([row.get(name, "") for name in names] for row in rows),
    ]


def text(rows: list[list[str]], delimiter: str = ";") -> str:
    out = io.StringIO()
    csv.writer(out, delimiter=delimiter, lineterminator="\n").writerows(rows)
    return out.getvalue()


def book(rows: list[list[str]]) -> bytes:
    out = io.BytesIO()
    with xlsxwriter.Workbook(out, {"in_memory": True}) as workbook:
        sheet = workbook.add_worksheet()
        for number, row in enumerate(rows):
            sheet.write_row(number, 0, row)
    return out.getvalue()


# -- a header with several meanings ----------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("dataset", "column", "header"),
    [
        ("digitala_lyftet", "poang", "Resultat"),
        ("digitala_lyftet", "poang", "Score"),
        ("incidenter", "avslutad", "Closed"),
        ("incidenter", "incident_id", "ID"),
        ("ikp", "tertial", "Period"),
        ("risker", "ansvarig_roll", "Owner"),
        ("upphandlingar", "varde", "Value"),
        ("atgarder", "forfallodatum", "Slutdatum"),
        ("namnder", "namn", "Name"),
    ],
)
@pytest.mark.parametrize("suffix", ["csv", "xlsx"])
def test_a_header_with_several_meanings_is_asked_about(
    dataset: str, column: str, header: str, suffix: str, data: Path
) -> None:
    rows = table(dataset, {column: header})
    m.lay(data, {f"{dataset}.{suffix}": text(rows) if suffix == "csv" else book(rows)})
    label = CONTRACTS[dataset].column(column).label
    with pytest.raises(DataError, match=f"”{header}” kan vara {label}") as asked:
        m.read_it(data, dataset)
    advice = asked.value.remedy.partition("skriv kolumner: ")[2].partition("}")[0]
    m.lay(data, {"kallor.yml": f"{dataset}:\n  kolumner: {advice}}}\n"})
    assert m.read_it(data, dataset).problems == ()  # the advice, followed, works


def test_no_word_with_several_meanings_is_read_in_silence() -> None:
    for contract in DELIVERED.values():
        for column in contract.columns:
            for word in filter(is_ambiguous, column.synonyms):
                header = find_header([[word, "x"]], contract, SourceMapping())
                used = set() if header is None else {name for name, at in header.positions.items() if at == 0}
                assert all(normal(word) == normal(name) for name in used), (contract.name, word, used)
    assert {"slutdatum", "startdatum", "resultat", "score", "period", "id", "roll", "ansvarig", "varde"} <= AMBIGUOUS


def test_our_own_template_is_read_by_its_labels(data: Path) -> None:
    for dataset in ("dataskydd", "omvarld", "kompetenslyft"):  # whose label "Id" has several meanings elsewhere
        rows = table(dataset, {column.name: column.label for column in CONTRACTS[dataset].columns})
        m.lay(data, {f"{dataset}.csv": text(rows)})
        assert len(m.read_it(data, dataset).frame) == len(rows) - 1


@pytest.mark.parametrize(
    ("header", "value", "grave"),
    [
        ("Fullföljd", "Nej", True),
        ("Certificate valid", "No", True),
        ("Kommentar", "Avbruten", True),
        ("Ort", "Solna", False),
    ],
)
def test_an_unused_column_that_speaks_of_completion_asks_for_a_decision(
    header: str,
    value: str,
    grave: bool,
    data: Path,
) -> None:
    rows = table("utbildning")
    m.lay(data, {"utbildning.csv": text([[*rows[0], header], *([*row, value] for row in rows[1:])])})
    found = m.names(data, "utbildning")
    assert found["oanvanda_kolumner"] is INFO
    assert ("oavgjorda_kolumner" in found) is grave
    assert ("motsagelse" in found) is grave
    m.lay(data, {"kallor.yml": f"utbildning: {{ignorera: [{header}]}}\n"})
    assert {"oanvanda_kolumner", "oavgjorda_kolumner"}.isdisjoint(m.names(data, "utbildning"))


def test_a_look_at_a_column_shows_no_person(data: Path) -> None:
    rows = table("upphandlingar")
    extra = ["Anna Ek", "0701234567", "anna@exempel.se"]
    m.lay(
        data,
        {
            "upphandlingar.csv": text(
                [[*rows[0], "Kontakt"], *([*row, one] for row, one in zip(rows[1:], extra, strict=True))]
            )
        },
    )
    said = m.told(data, "upphandlingar")
    assert "”Kontakt” (text, 3 olika värden)" in said
    assert not any(one in said for one in (*extra, "Anna"))


def test_yes_and_no_follow_what_the_header_asks() -> None:
    assert is_done("Genomförd", "Nej") is False
    assert is_done("Avbruten", "Ja") is False
    assert is_done("Kommentar", "Ja") is None
    assert is_done("Status", "Completed") is True
    assert speaks_of_completion("Completion Status", ())
    assert not speaks_of_completion("Ort", ("Solna",))


@pytest.mark.parametrize(
    ("dataset", "header", "values"),
    [
        ("upphandlingar", "Tilldelning", ("Leverantör utsedd", "Makulerad")),
        ("klassning", "Livscykel", ("Avvecklat", "I drift")),
        ("klassning", "Lifecycle", ("Decommissioned", "Live", "Live")),
        ("incidenter", "Handläggning", ("Utreds", "Utreds", "Dubblett")),
        ("risker", "Kommentar", ("Följs upp", "Upphävd")),
    ],
)
@pytest.mark.parametrize("suffix", ["csv", "xlsx"])
def test_one_cell_that_says_that_its_row_has_ended_asks_for_a_decision(
    dataset: str, header: str, values: tuple[str, ...], suffix: str, data: Path
) -> None:
    rows = table(dataset)
    cells = [values[at % len(values)] for at in range(len(rows) - 1)]
    rows = [[*rows[0], header], *([*row, cell] for row, cell in zip(rows[1:], cells, strict=True))]
    m.lay(data, {f"{dataset}.{suffix}": text(rows) if suffix == "csv" else book(rows)})
    assert m.names(data, dataset)["oavgjorda_kolumner"] is CRITICAL


def test_what_is_not_cancelled_need_not_be_done() -> None:
    assert is_done("Avbruten", "Nej") is None
    assert is_done("Cancelled", "No") is None
    assert is_done("Ej genomförd", "Nej") is True


# -- the wrong file --------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("dataset", [name for name in YEARLY if name != "namnder"])
def test_last_years_rows_in_any_order_are_an_error_until_answered(dataset: str, data: Path) -> None:
    head, *rows = (data / "2023" / f"{dataset}.csv").read_text(encoding="utf-8").splitlines()
    random.Random(1).shuffle(rows)
    m.lay(data, {f"{dataset}.csv": "\n".join([head, *rows, ""])})
    assert m.names(data, dataset)["samma_som_forra_aret"] is CRITICAL
    m.lay(
        data, {"kallor.yml": f"{dataset}: {{besked: {{samma_som_forra_aret: HR bekräftar att inget har ändrats}}}}\n"}
    )
    assert m.names(data, dataset)["samma_som_forra_aret"] is WARNING
    assert "Besked från den som levererade: ”HR bekräftar att inget har ändrats”." in m.told(data, dataset)


def test_an_unchanged_register_is_told_but_blocks_nobody(data: Path) -> None:
    m.lay(data, {"namnder.csv": (data / "2023" / "namnder.csv").read_text(encoding="utf-8")})
    assert m.names(data, "namnder") == {"samma_som_forra_aret": WARNING}


@pytest.mark.parametrize(
    ("dataset", "column", "old"),
    [
        ("utbildning", "genomford", "2022-09-30"),
        ("klassning", "klassad_datum", "2022-09-30"),
        ("ikp", "ar", "2022"),
        ("dataskydd", "ar", "2021"),
        ("atgarder", "beslutat_ar", "2023"),
        ("omvarld", "datum", "2021-01-01"),
    ],
)
def test_a_newest_date_far_before_the_day_of_measuring_is_an_error(
    dataset: str, column: str, old: str, data: Path
) -> None:
    m.lay(data, {f"{dataset}.csv": text(table(dataset, **{column: old}))})
    assert m.names(data, dataset)["nyaste_datum"] is CRITICAL


def test_another_namnds_assets_are_told(data: Path) -> None:
    rows = table("klassning")
    for row in rows[1:]:
        if row[0] == "servicenamnden":
            row[1] = row[1].replace("servicenamnden", "trafiknamnden")
        elif row[0] == "trafiknamnden":
            row[1] = row[1].replace("trafiknamnden", "ny")
    m.lay(data, {"klassning.csv": text(rows)})
    (result,) = [one for one in m.results(data, "klassning") if not one.passed]
    assert result.examples == ("servicenamnden: 3 av 3 id var trafiknamndens förra året",)
    assert dict(result.rows_by_namnd) == {"servicenamnden": 3}


def test_rows_copied_from_another_namnd_are_told(data: Path) -> None:
    rows = table("dataskydd")
    theirs = [row for row in rows if row[0] == "jarva"]
    copied = [["servicenamnden", f"ny-{at}", *row[2:]] for at, row in enumerate(theirs)]
    m.lay(data, {"dataskydd.csv": text([rows[0], *theirs, *copied])})
    assert m.names(data, "dataskydd") == {"annan_namnds_rader": CRITICAL}


# -- scale, unit, fixed values, period, emptiness --------------------------------------------------------------------


@pytest.mark.parametrize(
    ("dataset", "column", "header", "unit"),
    [
        ("upphandlingar", "varde", "Värde (mnkr)", "mnkr"),
        ("upphandlingar", "varde", "Estimated value, MSEK", "msek"),
        ("digitala_lyftet", "poang", "Poäng (0–1)", "skala 0–1"),
        ("digitala_lyftet", "poang", "Resultat i %", "%"),
        ("ikp", "urval", "Urval (timmar)", "timmar"),
    ],
)
def test_a_unit_in_a_header_asks_for_a_factor(dataset: str, column: str, header: str, unit: str, data: Path) -> None:
    mapping = f'{dataset}:\n  kolumner: {{{column}: "{header}"}}\n'
    m.lay(data, {f"{dataset}.csv": text(table(dataset, {column: header})), "kallor.yml": mapping})
    with pytest.raises(DataError, match=f"anger {unit}, men"):
        m.read_it(data, dataset)
    m.lay(data, {"kallor.yml": f"{mapping}  faktor: {{{column}: 1}}\n"})
    assert m.read_it(data, dataset).problems == ()


@pytest.mark.parametrize(("value", "grave"), [("1250", True), ("1.25", True), ("900000", False)])
def test_a_column_of_another_magnitude_is_an_error(value: str, grave: bool, data: Path) -> None:
    m.lay(data, {"upphandlingar.csv": text(table("upphandlingar", varde=value))})
    assert ("storlek" in m.names(data, "upphandlingar")) is grave


@pytest.mark.parametrize(
    ("dataset", "column", "value", "factor"),
    [
        ("digitala_lyftet", "poang", "6,2", "poang: 10}"),
        ("digitala_lyftet", "poang", "0,62", "poang: 100}"),
        ("upphandlingar", "varde", "1,25", "varde: 1000000}"),
        ("upphandlingar", "varde", "1250", "varde: 1000}"),
        ("upphandlingar", "varde", "125000000", "varde: 0.01}"),
    ],
)
def test_the_factor_that_is_proposed_brings_back_last_years_magnitude(
    dataset: str, column: str, value: str, factor: str, data: Path
) -> None:
    m.lay(data, {f"{dataset}.csv": text(table(dataset, **{column: value}))})
    (told,) = [one for one in m.results(data, dataset) if one.expectation.endswith("storlek")]
    assert f"faktor: {{{factor}" in told.remedy
    m.lay(data, {"kallor.yml": f"{dataset}: {{faktor: {{{factor}}}\n"})
    assert "storlek" not in m.names(data, dataset)


@pytest.mark.parametrize(
    ("dataset", "header", "column", "fixed"),
    [
        ("incidenter", "Bolag", "namnd", "servicenamnden"),
        ("klassning", "Skyddsklass", "skyddsmarkning", "intern"),
        ("ikp", "År", "ar", "2022"),
    ],
)
def test_a_fixed_value_over_a_column_that_disagrees_is_refused(
    dataset: str, header: str, column: str, fixed: str, data: Path
) -> None:
    m.lay(
        data,
        {
            f"{dataset}.xlsx": book(table(dataset, {column: header})),
            "kallor.yml": f"{dataset}: {{fasta: {{{column}: {fixed}}}}}\n",
        },
    )
    with pytest.raises(DataError, match=f"filens egen kolumn ”{header}” säger något annat"):
        m.read_it(data, dataset)


def test_a_column_under_any_header_that_names_other_namnder_is_found(data: Path) -> None:
    rows = table("risker", {"namnd": "Beställare"})
    m.lay(data, {"risker.csv": text(rows), "kallor.yml": "risker: {fasta: {namnd: servicenamnden}}\n"})
    assert m.names(data, "risker")["fast_namnd"] is CRITICAL


def test_incidents_outside_the_period_are_counted(data: Path) -> None:
    rows = table("incidenter")
    when = rows[0].index("handelsedatum")
    for row, day in zip(rows[1:], ("2021-05-01", "2021-06-01", "2023-04-18"), strict=True):
        row[when] = day
    m.lay(data, {"incidenter.csv": text(rows)})
    (result,) = [one for one in m.results(data, "incidenter") if not one.passed]
    assert result.severity is WARNING
    assert result.examples == ("Händelsedatum: 1 rader inom perioden 2022-11-01–2023-10-31, 2 före och 0 efter",)
    assert len(result.rows_by_namnd) == 2


@pytest.mark.parametrize("dataset", YEARLY)
@pytest.mark.parametrize("suffix", ["csv", "xlsx"])
def test_a_file_of_headers_alone_is_told(dataset: str, suffix: str, data: Path) -> None:
    head = table(dataset)[:1]
    m.lay(data, {f"{dataset}.{suffix}": text(head) if suffix == "csv" else book(head)})
    assert m.names(data, dataset)["bara_rubriker"] is (CRITICAL if CONTRACTS[dataset].required else WARNING)


@pytest.mark.parametrize(
    ("dataset", "column", "effect"),
    [
        ("incidenter", "avslutad", "tiden till avslut visas inte"),
        ("risker", "ovad_datum", "Ingen kontinuitetsplan räknas som övad."),
        ("ikp", "forfallodatum", "inga åtgärder kan visas som försenade"),
    ],
)
def test_an_empty_date_column_is_told_with_its_effect(dataset: str, column: str, effect: str, data: Path) -> None:
    m.lay(data, {f"{dataset}.csv": text(table(dataset, **{column: ""}))})
    assert m.names(data, dataset)["tom_kolumn"] is WARNING
    assert effect in m.told(data, dataset)


# -- targets ---------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("change", "check", "said"),
    [
        ({"indikator": "klassning_aktuel_andel"}, "indikator", "menade du ”klassning_aktuell_andel”?"),
        ({"indikator": "utbildning_andel", "omrade": "dataskyd"}, "omrade", "menade du ”dataskydd”?"),
        ({"indikator": "klassning_andel", "omrade": "system"}, "omrade", "klassning_andel har inga områden"),
        ({"indikator": "klassning_andel", "varde": "0,9"}, "enhet", "en andel anges som 95, inte 0,95"),
        ({"indikator": "incident_avslut_dagar", "enhet": "veckor"}, "enhet", "anges i dagar, inte i veckor"),
        (
            {"indikator": "smacell_kompetens", "namnd": "jarva", "varde": "3", "enhet": "personer"},
            "smagrupper",
            "smacell_kompetens är 3, lägre än organisationens egen gräns 7",
        ),
    ],
)
def test_a_target_that_applies_to_nothing_is_an_error(
    change: dict[str, str], check: str, said: str, data: Path
) -> None:
    row = {"indikator": "", "galler_ar": "2024", "varde": "90", "enhet": "procent", "kalla": "Beslut", **change}
    names = CONTRACTS["mal"].column_names
    rows = [[one.get(name, "") for name in names] for one in [*TARGETS, row]]
    m.lay(data, {"mal.csv": text([list(names), *rows])})
    assert m.names(data, "mal") == {check: CRITICAL}
    assert said in m.told(data, "mal")


def test_all_limits_that_are_missing_are_told_at_once(data: Path) -> None:
    names = CONTRACTS["mal"].column_names
    kept = [row for row in TARGETS if not row["indikator"].startswith(("smacell", "bedomning"))]
    m.lay(data, {"mal.csv": text([list(names), *([one.get(name, "") for name in names] for one in kept)])})
    (result,) = [one for one in m.results(data, "mal") if not one.passed]
    assert result.severity is CRITICAL
    assert [one.split()[0] for one in result.examples] == [
        "smacell_utbildning", "smacell_kompetens", "smacell_ovrigt", "bedomning_ja_procent", "bedomning_delvis_procent",
    ]  # fmt: skip


def test_an_unclassified_asset_needs_no_scale(data: Path) -> None:
    rows = table("klassning")
    scale = rows[0].index("skala_version")
    for row in rows[1:]:
        if not row[rows[0].index("konfidentialitet")]:
            row[scale] = ""
    m.lay(data, {"klassning.csv": text(rows)})
    reading = m.read_it(data, "klassning")
    assert reading.problems == ()
    assert reading.frame["skala_version"].isna().sum() == 3
    assert not CONTRACTS["klassning"].column("skala_version").required
