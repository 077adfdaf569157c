"""Incidents: what is counted when, apart and not at all."""

import datetime as dt
import itertools

import pandas as pd
import pytest
from builders import make_frame, repeated
from hypothesis import given
from hypothesis import strategies as st

from checks import CONTRACTS
from genomgang.topics import incidenter
from genomgang.topics.incidenter import Closure, Period
from genomgang.topics.share import Share

PERIOD = Period(dt.date(2022, 11, 1), dt.date(2023, 10, 31))
CAUSES = CONTRACTS["incidenter"].labels("orsak")


def incident(happened="2023-04-18", registered=None, closed=None, **columns):
    return {
        "handelsedatum": pd.Timestamp(happened),
        "registrerad": pd.Timestamp(registered or happened),
        "avslutad": pd.Timestamp(closed) if closed else None,
        **columns,
    }


def causes(**counts):
    return make_frame("incidenter", [row for cause, n in counts.items() for row in repeated(n, orsak=cause)])


def test_an_incident_belongs_to_the_day_it_happened_both_ends_included():
    frame = make_frame(
        "incidenter",
        [
            incident("2022-10-31", "2022-11-02"),  # happened the year before, registered within the period
            incident("2022-11-01"),
            incident("2023-10-31"),
            incident("2023-11-01"),
        ],
    )
    assert incidenter.happened(frame, PERIOD).index.tolist() == [3, 4]


def test_last_years_period_takes_in_what_was_registered_later():
    before = make_frame("incidenter", [incident("2022-05-01", incident_id="ia-1")])
    now = make_frame(
        "incidenter", [incident("2022-10-30", "2022-11-05", incident_id="ia-2"), incident(incident_id="ia-3")]
    )
    rows = incidenter.history(before, now)
    assert len(incidenter.happened(rows, PERIOD.year_before)) == 2
    assert len(incidenter.happened(rows, PERIOD)) == 1


def test_an_incident_in_both_deliveries_counts_once_as_delivered_now():
    before = make_frame("incidenter", [incident(incident_id="ia-1")])
    now = make_frame("incidenter", [incident(incident_id="ia-1", closed="2023-05-01")])
    assert incidenter.history(before, now)["avslutad"].tolist() == [pd.Timestamp("2023-05-01")]


def test_pieces_of_four_months_fill_the_period():
    assert PERIOD.pieces == (
        Period(dt.date(2022, 11, 1), dt.date(2023, 2, 28)),
        Period(dt.date(2023, 3, 1), dt.date(2023, 6, 30)),
        Period(dt.date(2023, 7, 1), dt.date(2023, 10, 31)),
    )
    assert PERIOD.year_before == Period(dt.date(2021, 11, 1), dt.date(2022, 10, 31))


def test_the_year_before_a_leap_day_is_whole():
    leap = Period(dt.date(2023, 3, 1), dt.date(2024, 2, 29))
    assert leap.year_before == Period(dt.date(2022, 3, 1), dt.date(2023, 2, 28))


@given(st.dates(dt.date(2015, 1, 1), dt.date(2030, 1, 1)), st.integers(0, 800))
def test_pieces_hold_every_day_once(first, days):
    period = Period(first, first + dt.timedelta(days=days))
    pieces = period.pieces
    assert pieces[0].first == period.first
    assert pieces[-1].last == period.last
    for earlier, later in itertools.pairwise(pieces):
        assert later.first - earlier.last == dt.timedelta(days=1)


def test_rates_by_piece():
    frame = make_frame("incidenter", [incident("2022-12-24"), incident("2023-01-01"), incident("2023-07-01")])
    rates = incidenter.rates(frame, PERIOD.pieces, 200)
    assert rates["antal"].tolist() == [2, 0, 1]
    assert rates["per_hundra"].tolist() == [1.0, 0.0, 0.5]
    assert incidenter.rates(frame, PERIOD.pieces, None)["per_hundra"].isna().all()


def test_large_causes_are_shown_most_common_first():
    table = incidenter.by_category(causes(natfiske=6, fel_mottagare=9), "orsak", CAUSES, 5)
    assert table["etikett"].tolist() == ["fel mottagare", "nätfiske"]
    assert table["antal"].tolist() == [9, 6]


def test_a_small_cause_hides_the_next_smallest_too():
    table = incidenter.by_category(causes(fel_mottagare=30, natfiske=6, tekniskt_fel=2), "orsak", CAUSES, 5)
    assert table["etikett"].tolist() == ["fel mottagare", "tekniskt fel", "nätfiske"]  # hidden in the contract's order
    assert table["dold"].tolist() == [False, True, True]
    assert table["antal"].isna().tolist() == [False, True, True]


@pytest.mark.parametrize("counts", [{"natfiske": 3}, {"natfiske": 2, "ovrigt": 1}, {}])
def test_too_few_incidents_are_not_divided_by_cause(counts):
    assert incidenter.by_category(causes(**counts), "orsak", CAUSES, 5).empty


@given(st.lists(st.integers(0, 12), min_size=7, max_size=7))
def test_no_hidden_cause_can_be_computed_from_the_total(counts):
    frame = causes(**dict(zip(CAUSES, counts, strict=True)))
    table = incidenter.by_category(frame, "orsak", CAUSES, 5)
    hidden = table[table["dold"]]
    rest = sum(counts) - int(table["antal"].sum())
    assert len(table) == 0 or len(hidden) == 0 or (len(hidden) >= 2 and rest >= 5)
    assert (table["antal"].dropna() >= 5).all()


@pytest.mark.parametrize(
    ("ours", "contractors", "shown"), [(10, 0, 0), (10, 5, 5), (10, 4, None), (3, 9, None), (0, 0, 0)]
)
def test_contractors_are_counted_apart_unless_few(ours, contractors, shown):
    frame = make_frame("incidenter", repeated(ours, konsult=False) + repeated(contractors, konsult=True))
    assert incidenter.contractors(frame, 5) == shown


def test_closure_runs_from_registration():
    frame = make_frame(
        "incidenter",
        [
            incident("2023-01-01", "2023-01-10", "2023-01-12"),
            incident("2023-01-01", "2023-01-10", "2023-01-20"),
            incident("2023-01-01", "2023-01-10", "2023-02-09"),
            incident("2023-10-01", "2023-10-21"),
        ],
    )
    assert incidenter.closure(frame, dt.date(2023, 10, 31)) == Closure(Share(3, 4), 10.0, 10)


def test_closure_of_nothing():
    assert incidenter.closure(make_frame("incidenter"), dt.date(2023, 10, 31)) == Closure(Share(0, 0), None, None)


def test_the_72_hours_concern_only_what_was_reported_to_imy():
    frame = make_frame(
        "incidenter",
        [
            incident(anmald_imy=True, inom_72_timmar="ja"),
            incident(anmald_imy=True, inom_72_timmar="nej"),
            incident(anmald_imy=False, inom_72_timmar="ej_aktuell"),
        ],
    )
    assert incidenter.within_72_hours(frame) == Share(1, 2)


def test_rate_needs_employees():
    assert incidenter.per_hundred(6, 240) == 2.5
    assert incidenter.per_hundred(6, 0) is None
    assert incidenter.per_hundred(6, None) is None


def test_the_number_reported_to_imy_does_not_give_a_small_kind_away():
    # Four are reported, so four hold personal data; with the one on IT hidden beside them, that would be all of five.
    rows = [
        *repeated(10, slag="informationssakerhet", anmald_imy=False),
        *repeated(4, slag="personuppgift", anmald_imy=True),
        *repeated(1, slag="it", anmald_imy=False),
    ]
    labels = {"informationssakerhet": "informationssäkerhet", "it": "IT", "personuppgift": "personuppgift"}
    assert incidenter.by_category(make_frame("incidenter", rows), "slag", labels, 5).empty
