"""References and time hold in the committed example, across data sets and years."""

from __future__ import annotations

import datetime as dt
from collections import Counter, defaultdict

import pytest

from checks.utbildning import EJ_ANSTALLDA
from genomgang.example.calendar import SMALL_YEAR, YEARS
from genomgang.paths import EXAMPLE
from genomgang.reading.delivery import load_delivery

EVERY_YEAR = pytest.mark.parametrize("ar", (*YEARS, SMALL_YEAR))


def date(cell: str) -> dt.date:
    return dt.date.fromisoformat(cell)


@EVERY_YEAR
def test_every_row_belongs_to_a_namnd_of_the_year(rows, ar):
    register = {row["namnd"] for row in rows(ar, "namnder")}
    for path in sorted((EXAMPLE / str(ar)).glob("*.csv")):
        known = register | {"staden"} if path.stem == "omvarld" else register
        assert {row["namnd"] for row in rows(ar, path.stem)} <= known, path.stem
    assert {path.stem for path in (EXAMPLE / str(ar) / "texter").glob("*.md")} <= register


@EVERY_YEAR
def test_employees_in_the_register_are_the_people_in_utbildning(rows, ar):
    people = defaultdict(set)
    for row in rows(ar, "utbildning"):
        if row["rollgrupp"] not in EJ_ANSTALLDA:
            people[row["namnd"]].add(row["person_id"])
    assert {row["namnd"]: int(row["antal_anstallda"]) for row in rows(ar, "namnder")} == {
        namnd: len(ids) for namnd, ids in people.items()
    }


@EVERY_YEAR
def test_units_are_the_same_in_all_data_sets(rows, ar):
    known = {(row["namnd"], row["enhet"]) for row in rows(ar, "utbildning")}
    for name in ("digitala_lyftet", "incidenter"):
        assert {(row["namnd"], row["enhet"]) for row in rows(ar, name)} <= known, name
    home = {(row["namnd"], row["hemenhet"]) for row in rows(ar, "incidenter") if row["hemenhet"]}
    assert home <= known


@EVERY_YEAR
def test_a_person_is_one_person_in_all_data_sets(rows, ar):
    people = {row["person_id"]: (row["namnd"], row["enhet"]) for row in rows(ar, "utbildning")}
    same = {(row["person_id"], row["namnd"], row["enhet"]) for row in rows(ar, "utbildning")}
    assert len(same) == len(people)
    tested = Counter(row["person_id"] for row in rows(ar, "digitala_lyftet"))
    assert set(tested.values()) <= {8}
    for row in rows(ar, "digitala_lyftet"):
        assert people[row["person_id"]] == (row["namnd"], row["enhet"])


@EVERY_YEAR
def test_nobody_completes_before_employed_or_after_the_matdatum(rows, ar):
    matdatum = load_delivery(EXAMPLE, ar).matdatum
    for row in rows(ar, "utbildning"):
        assert date(row["anstalld_fran"]) <= matdatum
        if row["genomford"]:
            assert date(row["anstalld_fran"]) <= date(row["genomford"]) <= matdatum, row


@EVERY_YEAR
def test_events_come_in_order_and_within_the_period(rows, ar):
    delivery = load_delivery(EXAMPLE, ar)
    for row in rows(ar, "incidenter"):
        happened, registered = date(row["handelsedatum"]), date(row["registrerad"])
        assert delivery.period_fran <= happened <= registered <= delivery.matdatum
        assert not row["avslutad"] or registered <= date(row["avslutad"]) <= delivery.matdatum
        assert (row["inom_72_timmar"] == "ej_aktuell") == (row["anmald_imy"] == "nej")
    for row in rows(ar, "upphandlingar"):
        assert delivery.period_fran <= date(row["datum"]) <= delivery.period_till
    for name, column in (("klassning", "klassad_datum"), ("risker", "ovad_datum"), ("kompetenslyft", "datum")):
        assert all(date(row[column]) <= delivery.matdatum for row in rows(ar, name) if row[column]), name


@EVERY_YEAR
def test_classification_is_whole_or_absent(rows, ar):
    levels = ("konfidentialitet", "riktighet", "tillganglighet", "sparbarhet")
    for row in rows(ar, "klassning"):
        assert {bool(row[level]) for level in levels} == {bool(row["klassad_datum"])}
        assert int(row["atgarder_klara"]) <= int(row["atgarder_antal"])
        if row["skala_version"] == "1-4":
            assert all(row[level] in ("", "1", "2", "3", "4") for level in levels)
        if row["handlingsplan"] == "klar":
            assert row["atgarder_klara"] == row["atgarder_antal"] != "0"


def test_the_scale_changes_over_the_years(rows):
    scales = {ar: {row["skala_version"] for row in rows(ar, "klassning")} for ar in YEARS}
    assert scales == {2022: {"1-4"}, 2023: {"1-4", "0-4"}, 2024: {"0-4"}}


def test_what_is_completed_stays_completed(rows):
    for before, now in ((2022, 2023), (2023, 2024)):
        later = {(row["person_id"], row["kurs"]): row["genomford"] for row in rows(now, "utbildning")}
        for row in rows(before, "utbildning"):
            key = row["person_id"], row["kurs"]
            if row["genomford"] and key in later:
                assert later[key] == row["genomford"]


def test_last_years_risk_values_are_those_that_were_delivered(rows):
    for before, now in ((2022, 2023), (2023, 2024)):
        delivered = {row["risk_id"]: (row["sannolikhet"], row["konsekvens"]) for row in rows(before, "risker")}
        for row in rows(now, "risker"):
            assert delivered.get(row["risk_id"], ("", "")) == (row["sannolikhet_forra"], row["konsekvens_forra"])


def test_a_reported_control_is_the_same_in_the_next_delivery(rows):
    def reported(ar, namnd):
        return {
            (row["ar"], row["tertial"], row["arbetssatt"], row["kontroll"]): (row["urval"], row["avvikelser"])
            for row in rows(ar, "ikp")
            if row["namnd"] == namnd
        }

    before, now = reported(2023, "servicenamnden"), reported(2024, "servicenamnden")
    common = before.keys() & now.keys()
    assert len(common) == 15  # three tertials, five working methods
    assert {key: before[key] for key in common} == {key: now[key] for key in common}


@EVERY_YEAR
def test_action_ids_are_unique_and_carried_over_actions_exist(rows, ar):
    actions = {row["atgard_id"]: row for row in rows(ar, "atgarder")}
    continued = set()
    for row in actions.values():
        assert int(row["beslutat_ar"]) <= ar
        assert int(row["beslutat_ar"]) <= int(row["prioriterat_ar"]) <= int(row["beslutat_ar"]) + 2
        assert row["forfallodatum"].startswith(row["prioriterat_ar"])
        if row["overford_fran"]:
            former = actions[row["overford_fran"]]
            assert former["status"] == "flyttad" and former["namnd"] == row["namnd"]
            continued.add(row["overford_fran"])
    assert continued == {row["atgard_id"] for row in actions.values() if row["status"] == "flyttad"}


@pytest.mark.parametrize(("before", "now"), [(2022, 2023), (2023, 2024)])
def test_earlier_decisions_reappear_with_their_present_status(rows, before, now):
    later = {row["atgard_id"]: row for row in rows(now, "atgarder")}
    ended = {"klar", "flyttad"}
    for row in rows(before, "atgarder"):
        again = later[row["atgard_id"]]
        assert [again[name] for name in ("atgard", "forfallodatum", "ansvarig_roll")] == [
            row[name] for name in ("atgard", "forfallodatum", "ansvarig_roll")
        ]
        if row["status"] in ended:
            assert again["status"] == row["status"]
