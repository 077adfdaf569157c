"""Risk values and the steps to an exercised continuity plan, counted by hand."""

import datetime as dt

import pytest
from builders import make_frame, make_review
from hypothesis import given
from hypothesis import strategies as st

from genomgang.topics import risker

MATDATUM = dt.date(2023, 10, 31)


def risk(id_, now=(3, 3), before=(None, None), *, kalla="vor", plan="ej_aktuell", ovad=None, mark="oppen"):
    return {
        "risk_id": id_,
        "sannolikhet": now[0],
        "konsekvens": now[1],
        "sannolikhet_forra": before[0],
        "konsekvens_forra": before[1],
        "kalla": kalla,
        "kontinuitetsplan": plan,
        "ovad_datum": ovad,
        "skyddsmarkning": mark,
    }


RISKS = (
    risk("r1", (3, 5), (2, 5)),  # 15, was 10
    risk("r2", (2, 4), (4, 4)),  # 8, was 16
    risk("r3", (5, 5), (5, 5)),  # 25, unchanged
    risk("r4", (2, 2)),  # 4, new
)


def frame(*rows):
    return make_frame("risker", rows)


def test_value_is_likelihood_times_consequence_and_the_highest_comes_first():
    result = risker.valued(frame(*RISKS))
    assert list(result["risk_id"]) == ["r3", "r1", "r2", "r4"]
    assert list(result["varde"]) == [25, 15, 8, 4]
    assert list(result["forandring"].astype("object").where(result["forandring"].notna(), None)) == [0, 5, -8, None]


def test_risks_are_counted_by_direction_and_a_value_at_the_limit_is_high():
    assert risker.count(frame(*RISKS), 15) == risker.RiskCount(total=4, valued=4, high=2, rose=1, fell=1, same=1, new=1)


def test_a_masked_risk_counts_but_its_value_is_unknown():
    hidden = risk("r5", (5, 5), (1, 1), mark="sekretess")
    masked = make_review(now={"risker": [*RISKS, hidden]}, version="offentlig").now["risker"]
    result = risker.count(masked, 15)
    assert (result.total, result.valued, result.high, result.rose) == (5, 4, 2, 1)
    assert list(risker.valued(masked)["risk_id"])[-1] == "maskerad-1"


@pytest.mark.parametrize(
    ("ovad", "ever", "recent"),
    [
        ("2023-10-31", 1, 1),  # on the day
        ("2021-10-31", 1, 1),  # the first day of the two years
        ("2021-10-30", 1, 0),  # one day too old
        ("2023-11-01", 0, 0),  # planned, not done
        (None, 0, 0),
    ],
)
def test_an_exercise_counts_within_its_months(ovad, ever, recent):
    rows = frame(risk("r", kalla="rsa", plan="ja", ovad=ovad))
    assert risker.continuity(rows, MATDATUM, 24) == risker.Continuity(1, 1, ever, recent)


def test_only_rsa_risks_that_need_a_plan_are_on_the_ladder():
    rows = frame(
        risk("vor", kalla="vor", plan="ja", ovad="2023-05-01"),
        risk("na", kalla="rsa", plan="ej_aktuell"),
        risk("none", kalla="rsa", plan="nej", ovad="2023-05-01"),  # an exercise without a plan is no step
        risk("planned", kalla="rsa", plan="ja"),
    )
    assert risker.continuity(rows, MATDATUM, 24) == risker.Continuity(relevant=2, planned=1, ever=0, exercised=0)


def test_what_lacks_plan_or_exercise_is_listed_with_its_reason_and_the_highest_first():
    rows = frame(
        risk("old", (2, 2), kalla="rsa", plan="ja", ovad="2020-01-01"),
        risk("never", (4, 4), kalla="rsa", plan="ja"),
        risk("none", (3, 3), kalla="rsa", plan="nej"),
        risk("fine", (5, 5), kalla="rsa", plan="ja", ovad="2023-01-01"),
    )
    result = risker.unexercised(rows, MATDATUM, 24)
    assert list(zip(result["risk_id"], result["brist"], strict=True)) == [
        ("never", "aldrig_ovad"),
        ("none", "ingen_plan"),
        ("old", "ovad_for_lange_sedan"),
    ]


def test_without_risks_everything_is_empty():
    assert risker.count(frame(), 15) == risker.RiskCount(0, 0, 0, 0, 0, 0, 0)
    assert risker.continuity(frame(), MATDATUM, 24) == risker.Continuity(0, 0, 0, 0)
    assert risker.unexercised(frame(), MATDATUM, 24).empty


@pytest.mark.slow
@given(
    st.lists(
        st.tuples(
            st.sampled_from(["vor", "rsa"]),
            st.sampled_from(["ja", "nej", "ej_aktuell"]),
            st.none() | st.dates(dt.date(2018, 1, 1), dt.date(2024, 12, 31)).map(str),
        ),
        max_size=10,
    )
)
def test_each_step_is_a_part_of_the_one_before_and_the_list_holds_the_rest(drawn):
    rows = frame(*(risk(f"r{i}", kalla=k, plan=p, ovad=o) for i, (k, p, o) in enumerate(drawn)))
    steps = risker.continuity(rows, MATDATUM, 24)
    assert steps.relevant >= steps.planned >= steps.ever >= steps.exercised >= 0
    assert len(risker.unexercised(rows, MATDATUM, 24)) == steps.relevant - steps.exercised
