"""The three things to know: one of each kind in order, each with what lies behind it, and never anything masked."""

import datetime as dt

from genomgang.topics import viktigast
from tests.builders import make_review

LIMITS = {"klassning_giltig_manader": 24}
TARGETS = LIMITS | {"upphandling_checklista_andel": 90, "incident_72h_andel": 100}
RISK = {"risk_id": "r-1", "risk": "Avbrott", "sannolikhet": 5, "konsekvens": 4, "behandling": "Reservrutin"}
BOUGHT = [
    {"upphandling_id": f"u-{number}", "namn": f"Köp {number}", "datum": dt.date(2023, 3, 1), "varde": 1_000_000}
    | {"checklista": number > 4, "sakerhetskrav": True}
    for number in range(1, 11)
]
LATE = [
    {"incident_id": f"i-{number}", "handelsedatum": dt.date(2023, 3, 1), "anmald_imy": True, "inom_72_timmar": answer}
    for number, answer in enumerate(("ja", "nej"), start=1)
]


def things(**given):
    data = {"risker": [RISK], "upphandlingar": BOUGHT, "incidenter": LATE} | given
    return viktigast.three(make_review(data, targets=TARGETS))


def test_law_then_risk_then_the_largest_gap():
    assert [(each.slag, each.section) for each in things()] == [
        ("lagkrav", "sec-incidenter"),
        ("risk", "sec-risker"),
        ("mal", "sec-upphandlingar"),
    ]


def test_the_law_requires_nothing_of_those_that_it_does_not_cover():
    """The training of management is a requirement of the law for a nämnd, a goal for a body outside it or exempt."""
    course = [{"kurs": "cybersakerhet_ledning", "rollgrupp": "ledningsgrupp", "genomford": None}] * 10
    found = {}
    for covered, ground in (("ja", "kommun"), ("nej", "utanfor"), ("ja", "dora"), ("utreds", None)):
        now = {
            "namnder": [{"namnd": "servicenamnden", "omfattas": covered, "omfattas_grund": ground}],
            "utbildning": [each | {"person_id": f"p{number}"} for number, each in enumerate(course)],
        }
        of = make_review(now, targets=LIMITS | {"ledning_utbildning_andel": 100}, ar=2027)
        found[covered, ground] = [each.slag for each in viktigast.three(of)]
    assert found == {
        ("ja", "kommun"): ["lagkrav"],
        ("nej", "utanfor"): ["mal"],
        ("ja", "dora"): ["mal"],
        ("utreds", None): ["mal"],
    }


def test_a_gap_has_the_largest_procurement_behind_it():
    bought = [each | {"varde": 9_000_000} if each["upphandling_id"] == "u-2" else each for each in BOUGHT]
    (figure, cause) = things(upphandlingar=bought)[2].figures[0]
    assert (figure.id, cause.namn, cause.andel.percent) == ("upphandling_checklista_andel", ("Köp 2",), 50)


def test_a_finding_on_fewer_than_ten_is_not_told():
    assert [each.slag for each in things(upphandlingar=BOUGHT[:9])] == ["lagkrav", "risk"]


def test_a_share_of_a_value_rests_on_as_many_as_there_are():
    """Millions of kronor are no reason to tell of a turn among a few procurements."""

    def turned(count):
        now = [each | {"sakerhetskrav": number > 3} for number, each in enumerate(BOUGHT[:count])]
        before = [each | {"datum": dt.date(2022, 3, 1)} for each in BOUGHT]
        found = viktigast.three(make_review({"upphandlingar": now}, before={"upphandlingar": before}, targets=LIMITS))
        return [figure.id for thing in found for figure, _ in thing.figures]

    assert "upphandling_sakerhetskrav_varde_andel" in turned(10)
    assert turned(9) == []


def test_a_risk_that_is_treated_and_not_near_the_top_is_not_told():
    assert [each.slag for each in things(risker=[RISK | {"konsekvens": 3}])] == ["lagkrav", "mal"]
    assert [each.slag for each in things(risker=[RISK | {"konsekvens": 3, "behandling": None}])][1] == "risk"


def test_a_risk_tells_what_lies_behind_the_figure_that_the_same_action_meets():
    action = {
        "beslutat_ar": 2024,
        "prioriterat_ar": 2024,
        "status": "ej_paborjad",
        "forfallodatum": dt.date(2024, 6, 30),
    }
    told = things(atgarder=[action | {"moter": "r-1, upphandling_checklista_andel"}])
    assert told[1].figures[0][1].namn == ("Köp 1",)
    assert "upphandling_checklista_andel" not in [figure.id for thing in told[2:] for figure, _ in thing.figures]


def test_masked_values_are_no_cause_and_masked_risks_are_not_told():
    data = {"risker": [RISK | {"skyddsmarkning": "intern"}]}
    data["upphandlingar"] = [each | {"skyddsmarkning": "sekretess"} for each in BOUGHT]
    (thing,) = viktigast.three(make_review(data, targets=TARGETS, version="offentlig"))
    assert thing.slag == "mal"
    assert thing.figures[0][1] is None


def test_nothing_is_told_of_nothing():
    assert viktigast.three(make_review(targets=TARGETS)) == ()
