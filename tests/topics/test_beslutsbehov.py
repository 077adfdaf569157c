"""What calls for a decision, which actions meet it, and in which order decisions are asked for."""

import datetime as dt

import pytest

from genomgang.topics import beslutsbehov
from tests.builders import make_review

PLAN = {"beslutat_ar": 2024, "prioriterat_ar": 2024, "status": "ej_paborjad", "forfallodatum": dt.date(2024, 6, 30)}
ASSETS = [
    {"klassad_datum": dt.date(2023, 5, 1), "personuppgifter": "ja", "i_registerforteckning": True},
    {"klassad_datum": None, "personuppgifter": "ja", "i_registerforteckning": False},
]
RISKS = [
    {"risk_id": "r-1", "risk": "Avbrott", "sannolikhet": 5, "konsekvens": 5, "behandling": "Reservrutin"},
    {"risk_id": "r-2", "risk": "Brand", "sannolikhet": 2, "konsekvens": 2, "behandling": None},
    {"risk_id": "r-3", "risk": "Stöld", "sannolikhet": 2, "konsekvens": 3, "behandling": "Lås"},
]
LIMITS = {"klassning_giltig_manader": 24}
TARGETS = LIMITS | {
    "klassning_andel": 90,
    "registerforteckning_andel": 100,
}


def review(*actions, **given):
    data = {"klassning": ASSETS, "risker": RISKS, "atgarder": [PLAN | each for each in actions]}
    return make_review(data | given, targets=TARGETS)


def met(review):
    frame = beslutsbehov.needs(review)
    return dict(zip(frame["id"], frame["mots_av"], strict=True))


def test_law_stands_before_risk_and_risk_before_other_targets():
    frame = beslutsbehov.needs(review())
    assert list(zip(frame["id"], frame["slag"], frame["siffra"], strict=True)) == [
        ("registerforteckning_andel", "lagkrav", "1\u00a0av\u00a02, mål 100\u00a0%"),
        ("r-1", "risk", "25 av 25"),
        ("r-2", "risk", "4 av 25, utan behandling"),
        ("klassning_andel", "mal", "1\u00a0av\u00a02, mål 90\u00a0%"),
    ]


def test_an_action_meets_what_it_names_and_may_name_several():
    found = met(review({"atgard_id": "a-1", "moter": "klassning_andel, r-1"}, {"atgard_id": "a-2", "moter": "r-1"}))
    assert found["r-1"] == ("a-1", "a-2")
    assert found["klassning_andel"] == ("a-1",)
    assert found["r-2"] == ()


@pytest.mark.parametrize("status", ["klar", "flyttad"])
def test_an_action_that_is_done_or_moved_meets_nothing(status):
    found = met(review({"atgard_id": "a-1", "moter": "r-1", "status": status}, {"atgard_id": "a-2", "moter": "r-2"}))
    assert found["r-1"] == ()


def test_an_earlier_decision_that_remains_meets_what_it_names():
    earlier = {"atgard_id": "a-0", "moter": "r-1", "beslutat_ar": 2023, "prioriterat_ar": 2023, "status": "pagar"}
    assert met(review(earlier))["r-1"] == ("a-0",)


def test_where_no_action_says_what_it_meets_nothing_is_said_to_lack_a_decision():
    silent = review({"atgard_id": "a-1", "moter": None})
    assert not beslutsbehov.links_told(silent)
    assert beslutsbehov.unmet(silent).empty
    assert not beslutsbehov.needs(silent).empty


def test_what_no_action_meets_lacks_a_decision():
    told = review({"atgard_id": "a-1", "moter": "registerforteckning_andel"})
    assert list(beslutsbehov.unmet(told)["id"]) == ["r-1", "r-2", "klassning_andel"]


def test_an_id_that_is_nobodys_is_told():
    assert beslutsbehov.unknown_ids(review({"moter": "r-1 r-11 klassning_adnel"})) == ["klassning_adnel", "r-11"]


def test_open_findings_and_recommendations_call_for_decisions_and_closed_ones_do_not():
    events = [
        {"handelse_id": "o-1", "slag": "revision", "rubrik": "Loggar", "status": "pagar", "datum": dt.date(2023, 5, 1)},
        {"handelse_id": "o-2", "slag": "revision", "status": "stangd"},
        {"handelse_id": "o-3", "slag": "lag", "status": None},
    ]
    advice = [
        {"rad_id": "d-1", "rekommendation": "Utse ansvarig", "status": "oppen", "ar": 2022},
        {"rad_id": "d-2", "rekommendation": "Gallra", "status": "genomford", "ar": 2022},
    ]
    found = make_review({"omvarld": events, "dataskydd": advice}, targets=LIMITS)
    frame = beslutsbehov.needs(found)
    assert list(zip(frame["id"], frame["slag"], frame["siffra"], strict=True)) == [
        ("o-1", "revision", "öppen sedan 2023-05-01"),
        ("d-1", "rekommendation", "lämnad för 2022"),
    ]


def test_decisions_are_ranked_by_what_they_close():
    asked = review(
        {"atgard_id": "a-1", "moter": None, "forfallodatum": dt.date(2024, 1, 31)},
        {"atgard_id": "a-2", "moter": "klassning_andel"},
        {"atgard_id": "a-3", "moter": "r-1"},
        {"atgard_id": "a-4", "moter": "r-1, klassning_andel"},
        {"atgard_id": "a-5", "moter": "registerforteckning_andel", "forfallodatum": dt.date(2026, 1, 31)},
    )
    found = beslutsbehov.ranked(asked)
    assert list(found["atgard_id"]) == ["a-5", "a-4", "a-3", "a-2", "a-1"]
    assert found["stanger"][1] == ("r-1", "klassning_andel")


def test_the_public_version_shows_no_masked_risk_as_a_need():
    secret = [RISKS[0] | {"skyddsmarkning": "sekretess"}, RISKS[2]]
    public = make_review({"risker": secret, "atgarder": [PLAN | {"moter": "r-1"}]}, version="offentlig", targets=LIMITS)
    assert beslutsbehov.needs(public).empty


def test_an_empty_review_calls_for_nothing():
    assert beslutsbehov.needs(make_review(targets=LIMITS)).empty
    assert beslutsbehov.ranked(make_review(targets=LIMITS)).empty
