"""The internal-control plan: six controls over two years, counted by hand."""

import datetime as dt

import pandas as pd
import pytest
from builders import make_frame

from genomgang.topics import ikp
from genomgang.topics.ikp import Tertial
from genomgang.topics.share import Share

MATDATUM = dt.date(2023, 10, 31)


def control(ar, tertial, method, assessment="ingen", **columns):
    return {"ar": ar, "tertial": tertial, "arbetssatt": method, "bedomning": assessment, **columns}


BEFORE = [
    control(2022, 2, "behorighetshantering", "vasentlig", kontroll="Konton", atgard="Rensa", status="pagar"),
    control(2022, 3, "incidenthantering", kontroll="IA", atgard="Informera", status="klar"),
]
NOW = [
    control(2023, 1, "behorighetshantering", "mindre", kontroll="Konton", urval=20, avvikelser=2),
    control(2023, 1, "behorighetshantering", "vasentlig", kontroll="Roller", urval=10, avvikelser=4,
            atgard="Se över roller", forfallodatum=pd.Timestamp("2023-09-30"), status="pagar"),
    control(2023, 2, "behorighetshantering", kontroll="Konton", urval=20, avvikelser=0),
    control(2023, 2, "upphandling", kontroll="Krav", urval=0, avvikelser=0,
            atgard="Inför checklista", forfallodatum=pd.Timestamp("2023-12-15"), status="pagar"),
]  # fmt: skip


@pytest.fixture
def now():
    return make_frame("ikp", NOW)


@pytest.fixture
def rows(now):
    return ikp.history(make_frame("ikp", BEFORE), now)


def test_the_worst_assessment_stands_for_a_tertial(rows):
    assert ikp.worst(rows) == {
        ("behorighetshantering", Tertial(2022, 2)): "vasentlig",
        ("incidenthantering", Tertial(2022, 3)): "ingen",
        ("behorighetshantering", Tertial(2023, 1)): "vasentlig",
        ("behorighetshantering", Tertial(2023, 2)): "ingen",
        ("upphandling", Tertial(2023, 2)): "ingen",
    }


def test_tertials_run_without_gaps_and_end_with_the_newest(rows, now):
    assert [str(t) for t in ikp.tertials(rows, 8)] == ["T2 2022", "T3 2022", "T1 2023", "T2 2023"]
    assert [str(t) for t in ikp.tertials(rows, 3)] == ["T3 2022", "T1 2023", "T2 2023"]
    skipped = now[now["tertial"] == 1]
    later = make_frame("ikp", [control(2023, 3, "upphandling")])
    assert [str(t) for t in ikp.tertials(ikp.history(skipped, later), 8)] == ["T1 2023", "T2 2023", "T3 2023"]


def test_a_control_in_both_deliveries_is_this_years(now):
    corrected = make_frame("ikp", [control(2022, 2, "behorighetshantering", "mindre", kontroll="Konton")])
    both = ikp.history(make_frame("ikp", BEFORE), corrected)
    assert len(both) == 2
    assert ikp.worst(both)["behorighetshantering", Tertial(2022, 2)] == "mindre"


def test_controls_without_material_deviation(now):
    assert ikp.without_material(now) == Share(3, 4)


def test_methods_without_any_control(now, rows):
    assert ikp.unchecked(now) == ("lokal_anvisning", "incidenthantering", "informationsklassning")
    assert ikp.unchecked(rows) == ("lokal_anvisning", "informationsklassning")


def test_samples_by_method(now):
    samples = ikp.samples(now)
    assert samples.loc["behorighetshantering"].tolist() == [3, 50, 6, 12.0]
    assert samples.loc["upphandling", "andel"] is pd.NA  # nothing was sampled
    assert samples["kontroller"].tolist() == [3, 0, 0, 0, 1]


def test_actions_of_the_year_and_open_ones_from_before_by_due_date(rows):
    assert ikp.actions(rows, 2023)["atgard"].tolist() == ["Se över roller", "Inför checklista", "Rensa"]


def test_an_open_action_past_its_date_is_late(rows):
    assert ikp.is_late(ikp.actions(rows, 2023), MATDATUM).tolist() == [True, False, False]


def test_an_open_action_whose_control_is_delivered_no_more_is_unreported(now):
    before = make_frame("ikp", BEFORE)
    assert ikp.unreported(before, now)["atgard"].tolist() == ["Rensa"]  # the finished one is no question
    still_there = ikp.history(before, now)
    assert ikp.unreported(before, still_there).empty
    assert ikp.unreported(make_frame("ikp"), now).empty


def test_an_empty_plan_gives_empty_answers():
    empty = make_frame("ikp")
    assert ikp.latest_year(ikp.history(empty, empty)) is None
    assert ikp.tertials(empty, 8) == ()
    assert ikp.worst(empty) == {}
    assert ikp.without_material(empty) == Share(0, 0)
    assert len(ikp.unchecked(empty)) == 5
    assert ikp.samples(empty)["kontroller"].tolist() == [0, 0, 0, 0, 0]
    assert ikp.actions(empty, 2023).empty
