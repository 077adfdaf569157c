"""Classification: a hand-made inventory of eight assets, counted by hand at 2023-10-31 with 24 months' validity."""

import datetime as dt

import pandas as pd
import pytest
from builders import make_frame
from hypothesis import given
from hypothesis import strategies as st

from genomgang.topics import klassning
from genomgang.topics.share import Share

MATDATUM = dt.date(2023, 10, 31)


def day(text):
    return pd.Timestamp(text)


def asset(name, classified=None, level=None, **columns):
    """An asset with the same level in every column, none where it is unclassified."""
    levels = dict.fromkeys(klassning.LEVEL_COLUMNS, level if classified else None)
    dated = {"klassad_datum": day(classified) if classified else None}
    defaults = {"personuppgifter": "nej", "handlingsplan": "saknas", "atgarder_antal": 0, "atgarder_klara": 0}
    return {"tillgang_id": name, "namn": name, **levels, **dated, **defaults, **columns}


INVENTORY = [
    asset("a1", "2023-06-01", 3, handlingsplan="klar", atgarder_antal=8, atgarder_klara=6, personuppgifter="kansliga"),
    asset("a2", "2021-10-31", 3, personuppgifter="ja", i_registerforteckning=False),  # valid to the very day
    asset("a3", "2021-10-30", 2, handlingsplan="pagar", atgarder_antal=2, atgarder_klara=0),  # one day too old
    asset("a4", "2018-01-15", 4, skala_version="1-4", personuppgifter="kansliga", i_registerforteckning=False),
    asset("a5", "2019-10-30", 1, skala_version="1-4"),  # försumbar, more than 48 months
    asset("a6", "2020-02-01", 2, personuppgifter="ja", konsekvensbedomning="saknas"),
    asset("a7", personuppgifter="kansliga", konsekvensbedomning="pagar"),
    asset("a8"),
]


@pytest.fixture
def assets():
    return klassning.on_present_scale(make_frame("klassning", INVENTORY))


def test_the_older_scale_loses_one_and_the_present_scale_nothing(assets):
    highest = assets.set_index("tillgang_id")[klassning.HIGHEST]
    assert highest.loc[["a1", "a2", "a4", "a5"]].tolist() == [3, 3, 3, 0]
    assert highest.isna().sum() == 2
    assert assets[klassning.FROM_OLD_SCALE].sum() == 2


def test_converting_twice_changes_no_level(assets):
    twice = klassning.on_present_scale(assets)
    pd.testing.assert_frame_equal(
        twice[list(klassning.LEVEL_COLUMNS)], assets[list(klassning.LEVEL_COLUMNS)], check_dtype=True
    )


def test_the_highest_level_is_that_of_any_aspect():
    mixed = asset("x", "2023-01-01", 1) | {"riktighet": 3, "sparbarhet": None}
    assert klassning.on_present_scale(make_frame("klassning", [mixed]))[klassning.HIGHEST].tolist() == [3]


def test_shares_by_hand(assets):
    assert klassning.classified(assets) == Share(6, 8)
    assert klassning.current(assets, MATDATUM, 24) == Share(2, 8)
    assert klassning.planned(assets) == Share(1, 3)  # a1, a2 and a4 (4 on the older scale)
    assert klassning.measures(assets) == Share(6, 10)
    assert klassning.registered(assets) == Share(3, 5)  # a2 and a4 lack


def test_assets_missing_from_the_register_begin_with_sensitive_data(assets):
    assert klassning.unregistered(assets)["tillgang_id"].tolist() == ["a4", "a2"]


def test_impact_assessments_by_personal_data(assets):
    counts = klassning.impact_assessments(assets)
    assert counts.loc["kansliga"].tolist() == [2, 1, 0, 0]
    assert counts.loc["ja"].tolist() == [1, 0, 1, 0]


def test_level_by_age_counts_every_classified_asset_once(assets):
    matrix = klassning.level_by_age(assets, MATDATUM, 24)
    assert matrix.loc[3].tolist() == [1, 1, 0, 1]
    assert matrix.loc[2].tolist() == [0, 0, 2, 0]
    assert matrix.loc[0].tolist() == [0, 0, 0, 1]
    assert matrix.loc[-1].sum() == 0
    assert matrix.to_numpy().sum() == 6


def test_the_worklist_begins_with_the_oldest_and_most_sensitive(assets):
    worklist = klassning.to_classify(assets, MATDATUM, 24)
    assert worklist["tillgang_id"].tolist() == ["a7", "a8", "a4", "a5", "a6", "a3"]


def test_age_classes_follow_the_validity():
    assert [c.label for c in klassning.age_classes(24)] == [
        "högst 12 månader",
        "13–24 månader",
        "25–48 månader",
        "över 48 månader",
    ]
    assert [c.valid for c in klassning.age_classes(24)] == [True, True, False, False]


def test_masked_levels_leave_dates_and_personal_data_countable(assets):
    frame = make_frame("klassning", INVENTORY)
    frame.loc[frame["tillgang_id"] == "a1", list(klassning.LEVEL_COLUMNS)] = pd.NA
    masked = klassning.on_present_scale(frame)
    assert klassning.classified(masked) == Share(6, 8)
    assert klassning.planned(masked) == Share(0, 2)
    assert klassning.level_by_age(masked, MATDATUM, 24).loc[-1].tolist() == [1, 0, 0, 0]


def test_an_empty_inventory_gives_empty_answers():
    empty = klassning.on_present_scale(make_frame("klassning"))
    assert klassning.classified(empty) == klassning.current(empty, MATDATUM, 24) == Share(0, 0)
    assert klassning.classified(empty).percent is None
    assert klassning.planned(empty) == klassning.measures(empty) == klassning.registered(empty) == Share(0, 0)
    assert klassning.level_by_age(empty, MATDATUM, 24).to_numpy().sum() == 0
    assert klassning.impact_assessments(empty).to_numpy().sum() == 0
    assert klassning.to_classify(empty, MATDATUM, 24).empty
    assert klassning.unregistered(empty).empty


@pytest.mark.slow
@given(
    st.lists(
        st.tuples(
            st.none() | st.dates(dt.date(2010, 1, 1), MATDATUM), st.integers(1, 3), st.sampled_from(["0-4", "1-4"])
        ),
        max_size=30,
    )
)
def test_every_asset_is_either_current_or_on_the_worklist(rows):
    frame = make_frame(
        "klassning", [asset(f"a{i}", date, level, skala_version=scale) for i, (date, level, scale) in enumerate(rows)]
    )
    assets = klassning.on_present_scale(frame)
    assert klassning.current(assets, MATDATUM, 24).rest == len(klassning.to_classify(assets, MATDATUM, 24))
    matrix = klassning.level_by_age(assets, MATDATUM, 24)
    assert int(matrix[[0, 1]].to_numpy().sum()) == klassning.current(assets, MATDATUM, 24).part
