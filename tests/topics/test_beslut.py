"""The plan as a meeting left it, what waits, what changed, and what it all takes. Calculated by hand."""

from __future__ import annotations

import pandas as pd
from builders import make_frame, make_review

from genomgang.topics import atgarder, beslut

PLAN = [
    {"atgard_id": "a-1", "atgard": "Klassa", "ansvarig_roll": "objektledare", "forfallodatum": "2024-03-31"},
    {"atgard_id": "a-2", "atgard": "Öva", "ansvarig_roll": "beredskap", "forfallodatum": "2024-06-30"},
    {"atgard_id": "a-3", "atgard": "Köpa", "ansvarig_roll": "it", "forfallodatum": "2024-09-30"},
    {"atgard_id": "a-4", "atgard": "Flytta", "ansvarig_roll": "it", "forfallodatum": "2024-10-31"},
]
DECISIONS = [
    {"beslut_id": "a-1", "lydelse": "Klassa", "foreslaget": "Klassa", "foreslagen_roll": "objektledare", "foreslaget_datum": "2024-03-31", "ansvarig_roll": "objektledare", "forfallodatum": "2024-03-31", "effektmatt": "Andel", "resurs_timmar": 80},
    {"beslut_id": "a-2", "utfall": "andrad", "lydelse": "Öva med grannarna", "foreslaget": "Öva", "foreslagen_roll": "beredskap", "foreslaget_datum": "2024-06-30", "ansvarig_roll": "chefer", "forfallodatum": "2025-01-31", "effektmatt": "Antal", "resurs_timmar": 20, "resurs_kronor": 5000, "motivering": "Grannarna vill"},
    {"beslut_id": "a-3", "utfall": "avslagen", "foreslaget": "Köpa", "motivering": "För dyrt"},
    {"beslut_id": "a-4", "utfall": "bordlagd", "foreslaget": "Flytta", "motivering": "Väntar på besked"},
    {"beslut_id": "b-1", "galler": "brist", "svarar_mot": "r-1", "lydelse": "Bygga skydd", "foreslaget": "Risken r-1", "ansvarig_roll": "it", "forfallodatum": "2024-12-31", "effektmatt": "Skydd", "resurs_kronor": 100000},
]  # fmt: skip


def plan():
    return make_frame("atgarder", PLAN)


def decisions():
    return make_frame("beslut", DECISIONS)


def test_the_plan_has_the_decisions_words_role_date_and_year():
    found = beslut.as_decided(plan(), decisions(), 2024).set_index("atgard_id")
    assert list(found.index) == ["a-1", "a-2", "b-1"]
    changed = found.loc["a-2"]
    assert (changed["atgard"], changed["ansvarig_roll"]) == ("Öva med grannarna", "chefer")
    assert (changed["forfallodatum"], changed["prioriterat_ar"]) == (pd.Timestamp(2025, 1, 31), 2025)
    assert found.loc["a-1", "atgard"] == "Klassa"


def test_a_gap_that_was_decided_is_an_action_that_meets_it():
    added = beslut.as_decided(plan(), decisions(), 2024).set_index("atgard_id").loc["b-1"]
    assert (added["atgard"], added["beslutat_ar"], added["prioriterat_ar"]) == ("Bygga skydd", 2024, 2024)
    assert (added["status"], added["moter"]) == ("ej_paborjad", "r-1")


def test_without_decisions_the_plan_is_as_delivered():
    pd.testing.assert_frame_equal(beslut.as_decided(plan(), decisions().iloc[:0], 2024), plan())


def test_a_proposal_without_outcome_waits():
    assert list(beslut.unanswered(plan(), decisions().iloc[1:])["atgard_id"]) == ["a-1"]


def test_resources_are_summed_by_year_and_role_without_what_was_refused():
    sums = beslut.resources(decisions())
    assert [tuple(row) for row in sums.itertuples(index=False)] == [
        (2024, "objektledare", 80, 0),
        (2024, "it", 0, 100_000),
        (2025, "chefer", 20, 5_000),
    ]
    shown = beslut.resource_frame(decisions())
    assert list(shown["Timmar"]) == [80, 0, 80, 20, 20]
    assert list(shown["Kronor"]) == [0, 100_000, 100_000, 5_000, 5_000]


def test_what_was_changed_is_told_part_by_part():
    rows = decisions().set_index("beslut_id")
    assert beslut.what_changed(rows.loc["a-1"]) == ()
    assert beslut.what_changed(rows.loc["a-2"]) == ("lydelse", "ansvarig_roll", "forfallodatum")


def test_the_next_review_follows_what_was_decided_and_not_what_was_refused():
    then = [{**row, "beslutat_ar": 2024, "prioriterat_ar": 2024} for row in PLAN]
    now = [{**row, "status": "pagar"} for row in then if row["atgard_id"] != "a-4"]
    followed = atgarder.followed(make_review({"atgarder": now}, {"atgarder": then, "beslut": DECISIONS}, ar=2025))
    assert sorted(followed["atgard_id"]) == ["a-1", "a-2", "b-1"]


def test_the_public_version_hides_a_decision_on_a_hidden_proposal_under_the_same_number():
    hidden = [{**PLAN[0], "skyddsmarkning": "intern"}, *PLAN[1:]]
    review = make_review({"atgarder": hidden, "beslut": DECISIONS}, version="offentlig")
    shown = review.now["beslut"].set_index("utfall").loc["beslutad"].iloc[0]
    assert (shown["beslut_id"], shown["lydelse"]) == ("maskerad-1", "■ maskerat")
    assert "maskerad-1" in set(atgarder.planned(review)["atgard_id"])
    assert "Klassa" not in review.now["beslut"].to_csv()
