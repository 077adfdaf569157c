"""What became of earlier decisions, and the three-year plan, counted by hand."""

import datetime as dt

import pandas as pd
import pytest
from builders import make_frame, make_review
from hypothesis import given
from hypothesis import strategies as st

from checks._columns import ATGARDSSTATUS
from genomgang.privacy.protection import MASKED
from genomgang.topics import atgarder

MATDATUM = dt.date(2023, 10, 31)


def action(id_, *, beslutat=2023, ar=2023, status="ej_paborjad", forfaller="2023-12-31", roll="chefer", fran=None):
    return {
        "atgard_id": id_,
        "beslutat_ar": beslutat,
        "prioriterat_ar": ar,
        "status": status,
        "forfallodatum": forfaller,
        "ansvarig_roll": roll,
        "overford_fran": fran,
    }


EARLIER = (
    action("a1", status="klar", forfaller="2023-06-30"),
    action("a2", status="pagar", forfaller="2023-09-30"),  # past its day: late, whatever was delivered
    action("a3", status="pagar", forfaller="2023-10-31"),  # due on the day itself: not late yet
    action("a4", status="flyttad", forfaller="2023-03-31"),  # continued by n1
    action("a5", status="flyttad", forfaller="2023-03-31"),  # continued by nobody
    action("a6", status="forsenad", forfaller="2023-12-31"),  # the owner says late
    action("a7", ar=2024, forfaller="2024-06-30"),  # decided last year for a later year
    action("a8", beslutat=2022, ar=2022, status="pagar", forfaller="2022-12-31"),  # older and still open
    action("a9", beslutat=2022, ar=2022, status="klar", forfaller="2022-12-31"),  # older and done: history
)
PROPOSED = (
    action("n1", beslutat=2024, ar=2024, forfaller="2024-03-31", fran="a4"),
    action("n2", beslutat=2024, ar=2024, forfaller="2024-02-28", roll="objektledare"),
    action("n3", beslutat=2024, ar=2026, forfaller="2026-12-31"),
)


def frame(*rows):
    return make_frame("atgarder", rows)


def states(result):
    return dict(zip(result["atgard_id"], result["lage"], strict=True))


@pytest.fixture
def now():
    return frame(*EARLIER, *PROPOSED)


@pytest.fixture
def nothing():
    return frame()


def test_every_earlier_decision_gets_one_state(now, nothing):
    result = atgarder.follow_up(now, nothing, 2024, MATDATUM)
    assert states(result) == {
        "a8": "forsenad",
        "a2": "forsenad",
        "a6": "forsenad",
        "a7": "ej_paborjad",
        "a3": "pagar",
        "a4": "flyttad",
        "a5": "flyttad",
        "a1": "klar",
    }
    assert list(result["atgard_id"]) == ["a8", "a2", "a6", "a7", "a3", "a4", "a5", "a1"]


def test_a_moved_action_names_the_one_that_continues_it(now, nothing):
    result = atgarder.follow_up(now, nothing, 2024, MATDATUM).set_index("atgard_id")
    assert result.loc["a4", "fortsatter_i"] == "n1"
    assert list(atgarder.lost(result.reset_index())["atgard_id"]) == ["a5"]


def test_an_open_action_that_another_continues_is_moved_and_not_late(nothing):
    rows = frame(action("a", forfaller="2023-01-31"), action("n", beslutat=2024, ar=2024, fran="a"))
    assert states(atgarder.follow_up(rows, nothing, 2024, MATDATUM)) == {"a": "flyttad"}


def test_a_done_action_stays_done_even_when_another_continues_it(nothing):
    rows = frame(action("a", status="klar"), action("n", beslutat=2024, ar=2024, fran="a"))
    assert states(atgarder.follow_up(rows, nothing, 2024, MATDATUM)) == {"a": "klar"}


def test_done_counts_only_what_was_planned_for_last_year(now, nothing):
    result = atgarder.done(atgarder.follow_up(now, nothing, 2024, MATDATUM), 2024)
    assert (result.ar, result.part, result.whole) == (2023, 1, 6)
    assert result.share == pytest.approx(100 / 6)


def test_an_action_that_vanished_from_the_delivery_is_reported_as_such():
    last_year = frame(
        action("gone"),
        action("handed-over"),
        action("finished", status="klar"),
        action("dropped", status="flyttad"),
    )
    now = frame(action("n", beslutat=2024, ar=2024, fran="handed-over"))
    result = atgarder.follow_up(now, last_year, 2024, MATDATUM)
    assert states(result) == {"gone": atgarder.UNREPORTED, "handed-over": "flyttad"}
    assert atgarder.done(result, 2024).whole == 2


def test_the_plan_carries_open_actions_forward_and_leaves_out_moved_and_old_ones(now):
    result = atgarder.plan(now, 2024, MATDATUM)
    assert list(zip(result["atgard_id"], result["plan_ar"], result["overford"], strict=True)) == [
        ("a8", 2024, True),
        ("a2", 2024, True),
        ("a3", 2024, True),
        ("a6", 2024, True),
        ("n1", 2024, False),
        ("a7", 2024, False),
        ("n2", 2024, False),  # objektledare come after chefer
        ("n3", 2026, False),
    ]


def test_workload_counts_open_actions_and_flags_more_than_the_limit(now):
    result = atgarder.workload(atgarder.plan(now, 2024, MATDATUM), 5)
    assert list(result.itertuples(index=False, name=None)) == [
        (2024, "chefer", 6, True),
        (2024, "objektledare", 1, False),
        (2026, "chefer", 1, False),
    ]


def test_workload_at_the_limit_is_no_overload(now):
    assert not atgarder.workload(atgarder.plan(now, 2024, MATDATUM), 6)["over"].any()


def test_workload_without_a_limit_flags_nothing(now):
    assert not atgarder.workload(atgarder.plan(now, 2024, MATDATUM), None)["over"].any()


def test_a_done_action_is_no_workload():
    planned = atgarder.plan(frame(action("a", beslutat=2024, ar=2024, status="klar")), 2024, MATDATUM)
    assert list(planned["atgard_id"]) == ["a"]
    assert atgarder.workload(planned, 1).empty


def test_proposals_come_by_year_then_due_date(now):
    assert list(atgarder.proposed(now, 2024)["atgard_id"]) == ["n2", "n1", "n3"]


def test_without_any_action_everything_is_empty(nothing):
    followed = atgarder.follow_up(nothing, nothing, 2024, MATDATUM)
    planned = atgarder.plan(nothing, 2024, MATDATUM)
    assert followed.empty
    assert planned.empty
    assert atgarder.workload(planned, 5).empty
    assert atgarder.proposed(nothing, 2024).empty
    assert atgarder.done(followed, 2024).share is None


def test_masked_texts_change_no_count(now, nothing):
    rows = [dict(row, skyddsmarkning="sekretess") for row in (*EARLIER, *PROPOSED)]
    masked = make_review(now={"atgarder": rows}, version="offentlig").now["atgarder"]
    assert set(masked["atgard"]) == {MASKED}
    shown, known = (atgarder.follow_up(each, nothing, 2024, MATDATUM) for each in (masked, now))
    assert sorted(states(shown).values()) == sorted(states(known).values())


@pytest.mark.slow
@given(
    st.lists(
        st.tuples(
            st.sampled_from(sorted(ATGARDSSTATUS)),
            st.dates(dt.date(2022, 1, 1), dt.date(2026, 12, 31)),
            st.sampled_from([2022, 2023, 2024]),
            st.integers(2022, 2027),
        ),
        max_size=12,
    )
)
def test_every_open_decision_stands_in_the_follow_up_or_in_the_plan(drawn):
    rows = frame(
        *(
            action(f"a{number}", status=status, forfaller=str(day), beslutat=decided, ar=max(decided, year))
            for number, (status, day, decided, year) in enumerate(drawn)
        )
    )
    current = atgarder.with_state(rows, MATDATUM)
    shown = pd.concat(
        [atgarder.follow_up(rows, frame(), 2024, MATDATUM), atgarder.plan(rows, 2024, MATDATUM)], ignore_index=True
    )
    open_before_2027 = current[current["lage"].isin(atgarder.OPEN_STATES) & (current["prioriterat_ar"] < 2027)]
    assert set(open_before_2027["atgard_id"]) <= set(shown["atgard_id"])
