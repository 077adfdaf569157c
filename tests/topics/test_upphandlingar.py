"""Procurements by number and by value."""

import datetime as dt

import pandas as pd
import pytest
from builders import make_frame

from genomgang.topics import upphandlingar
from genomgang.topics.share import Share


def procurement(value, *, checklist, demands, date="2023-05-11"):
    return {"varde": value, "checklista": checklist, "sakerhetskrav": demands, "datum": pd.Timestamp(date)}


@pytest.fixture
def frame():
    return make_frame(
        "upphandlingar",
        [
            procurement(1_000_000.0, checklist=True, demands=True),
            procurement(3_000_000.0, checklist=True, demands=False),
            procurement(500_000.0, checklist=True, demands=True),
            procurement(15_500_000.0, checklist=False, demands=True),
        ],
    )


def test_by_number_and_by_value_tell_different_stories(frame):
    assert upphandlingar.by_number(frame, "checklista") == Share(3, 4)
    assert upphandlingar.by_value(frame, "checklista") == Share(4_500_000, 20_000_000)
    assert upphandlingar.by_number(frame, "sakerhetskrav") == Share(3, 4)
    assert upphandlingar.by_value(frame, "sakerhetskrav").percent == 85.0


def test_one_unknown_value_stops_the_share_by_value(frame):
    frame.loc[2, "varde"] = pd.NA
    assert upphandlingar.by_value(frame, "checklista") is None
    assert upphandlingar.by_number(frame, "checklista") == Share(3, 4)


def test_both_ends_of_the_period_count():
    dates = ["2022-10-31", "2022-11-01", "2023-10-31", "2023-11-01"]
    frame = make_frame("upphandlingar", [procurement(1.0, checklist=True, demands=True, date=d) for d in dates])
    inside = upphandlingar.in_period(frame, dt.date(2022, 11, 1), dt.date(2023, 10, 31))
    assert inside.index.tolist() == [3, 4]


def test_the_largest_without_checklist_comes_first_and_unknown_values_last():
    values = [None, 200.0, 900.0]
    frame = make_frame("upphandlingar", [procurement(v, checklist=False, demands=False) for v in values])
    assert upphandlingar.without_checklist(frame).index.tolist() == [4, 3, 2]


def test_no_procurements():
    empty = make_frame("upphandlingar")
    assert upphandlingar.by_number(empty, "checklista") == Share(0, 0)
    assert upphandlingar.by_value(empty, "checklista").percent is None
    assert upphandlingar.without_checklist(empty).empty
