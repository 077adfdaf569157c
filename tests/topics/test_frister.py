"""Deadlines: hours as they pass, over a change of clocks and in other zones; what cannot be told is not told."""

import datetime as dt

import pytest
from builders import make_frame

from genomgang.regler.regelverk import rulebook
from genomgang.topics.frister import Kept, deadline, kept, moment, reports, significant

WARNING, REPORT, FINAL = rulebook().regler["cybersakerhet"].of_kind("incident")
NOW = moment("2026-10-31 23:59")


def hours_72(known, reported):
    return kept(moment(known), moment(reported), REPORT, NOW)


@pytest.mark.parametrize(
    ("known", "reported", "answer"),
    [
        ("2026-03-02 08:00", "2026-03-05 07:59", Kept.IN_TIME),  # 71:59
        ("2026-03-02 08:00", "2026-03-05 08:00", Kept.IN_TIME),  # 72:00
        ("2026-03-02 08:00", "2026-03-05 08:01", Kept.LATE),  # 72:01
        # The clocks go forward on 29 March: 72 hours end an hour later by the clock.
        ("2026-03-27 08:00", "2026-03-30 08:59", Kept.IN_TIME),
        ("2026-03-27 08:00", "2026-03-30 09:01", Kept.LATE),
        # They go back on 25 October: 72 hours end an hour earlier by the clock.
        ("2026-10-23 08:00", "2026-10-26 06:59", Kept.IN_TIME),
        ("2026-10-23 08:00", "2026-10-26 07:01", Kept.LATE),
        # Another zone: 10:01 in Helsinki is 09:01 here.
        ("2026-03-02 09:00", "2026-03-05T10:01+02:00", Kept.LATE),
        ("2026-03-02 09:00", "2026-03-05T10:00+02:00", Kept.IN_TIME),
        ("2026-03-02T08:00:00+00:00", "2026-03-05 08:59", Kept.IN_TIME),
        # A date without a time is somewhere in its day.
        ("2026-03-02", "2026-03-04 12:00", Kept.IN_TIME),
        ("2026-03-02", "2026-03-05 12:00", Kept.UNKNOWN),
        ("2026-03-02", "2026-03-06 00:01", Kept.LATE),
        ("2026-03-02 12:00", "2026-03-05", Kept.UNKNOWN),
        ("2026-03-02 12:00", "2026-03-04", Kept.IN_TIME),
        ("2026-03-02 12:00", "2026-03-06", Kept.LATE),
        # The hour that comes twice: only what holds for both readings is told.
        ("2026-10-25 02:30", "2026-10-28 01:29", Kept.IN_TIME),
        ("2026-10-25 02:30", "2026-10-28 02:00", Kept.UNKNOWN),
        ("2026-10-25 02:30", "2026-10-28 02:31", Kept.LATE),
        # What was reported before it was known is a mistake, and so is what is no time at all.
        ("2026-03-02 08:00", "2026-03-01 08:00", Kept.UNKNOWN),
        ("i mars", "2026-03-01 08:00", Kept.UNKNOWN),
        (None, "2026-03-01 08:00", Kept.UNKNOWN),
    ],
)
def test_72_hours(known, reported, answer):
    assert hours_72(known, reported) is answer


@pytest.mark.parametrize(
    ("known", "now", "answer"),
    [
        ("2026-10-28 08:00", "2026-10-31 07:00", Kept.AHEAD),
        ("2026-10-28 08:00", "2026-10-31 09:30", Kept.MISSED),
        ("2026-10-28", "2026-10-31 12:00", Kept.UNKNOWN),
    ],
)
def test_what_is_not_reported_is_missed_only_once_the_time_is_out(known, now, answer):
    assert kept(moment(known), None, REPORT, moment(now)) is answer


@pytest.mark.parametrize(
    ("reported", "end"),
    [
        ("2026-01-31 10:00", "2026-02-28T10:00+01:00"),
        ("2026-03-15 10:00", "2026-04-15T10:00+02:00"),  # by the calendar: the clocks have gone forward
        ("2026-10-15 10:00", "2026-11-15T10:00+01:00"),
    ],
)
def test_a_month_is_counted_by_the_calendar(reported, end):
    found = deadline(moment(reported), FINAL)
    assert found.first == found.last == dt.datetime.fromisoformat(end)


def test_early_warning_has_a_day():
    assert kept(moment("2026-03-02 08:00"), moment("2026-03-03 08:00"), WARNING, NOW) is Kept.IN_TIME
    assert kept(moment("2026-03-02 08:00"), moment("2026-03-03 08:01"), WARNING, NOW) is Kept.LATE


def counted(*incidents):
    """The reports on significant incidents at the end of October 2026, closed a week after they were known."""
    rows = [{"betydande": True, "avslutad": "2026-03-09", **each} for each in incidents]
    return reports(make_frame("incidenter", rows), (WARNING, REPORT, FINAL), dt.date(2026, 10, 31))


def test_each_report_is_counted_from_what_it_follows():
    counts = counted(
        {
            "kand": "2026-03-02 08:00",
            "tidig_varning": "2026-03-02 20:00",
            "rapport": "2026-03-05 07:00",
            "slutrapport": "2026-04-05 06:00",
        },
        {"kand": "2026-05-02 08:00", "tidig_varning": "2026-05-04 08:00", "rapport": "2026-05-04 09:00"},
        {"kand": "2026-10-31 20:00", "avslutad": None},
        {"kand": "2026-06-01", "rapport": "2026-06-04 12:00", "slutrapport": "2026-06-30 12:00"},
    )
    assert counts.loc["Tidig varning"].to_dict() == {
        "i tid": 1,
        "för sent": 1,
        "inte gjord, tiden har gått ut": 1,
        "inte gjord, tiden har inte gått ut": 1,
        "går inte att avgöra": 0,
    }
    assert list(counts.loc["Incidentanmälan"]) == [2, 0, 0, 1, 1]
    assert list(counts.loc["Slutrapport"]) == [2, 0, 1, 0, 1]


REPORTED = {"kand": "2026-03-02 08:00", "tidig_varning": "2026-03-02 09:00", "rapport": "2026-03-03 08:00"}


@pytest.mark.parametrize(
    ("closed", "final", "answer"),
    [
        ("2026-03-20", None, Kept.MISSED),
        ("2026-03-20", "2026-04-03 08:01", Kept.LATE),
        # It goes on past the month: the month runs from when it has been handled.
        (None, None, Kept.AHEAD),
        (None, "2026-08-01 10:00", Kept.IN_TIME),
        ("2026-10-15", None, Kept.AHEAD),
        ("2026-08-10", "2026-09-09 10:00", Kept.IN_TIME),
        ("2026-08-10", "2026-07-10 10:00", Kept.IN_TIME),
        ("2026-08-10", "2026-09-12 10:00", Kept.LATE),
        ("2026-08-10", None, Kept.MISSED),
        # Closed on the very day when the month ends: before or after, nobody knows.
        ("2026-04-03", "2026-04-20 10:00", Kept.UNKNOWN),
    ],
)
def test_an_incident_that_goes_on_has_its_final_report_from_its_end(closed, final, answer):
    counts = counted(REPORTED | {"avslutad": closed, "slutrapport": final}).loc["Slutrapport"]
    assert counts[counts == 1].index.tolist() == [str(answer)]


def test_a_time_that_cannot_be_read_is_no_report_that_was_missed():
    counts = counted(REPORTED | {"rapport": "2026-02-30 10:00"}).loc["Incidentanmälan"]
    assert counts[counts == 1].index.tolist() == [str(Kept.UNKNOWN)]


def test_an_incident_counts_from_the_day_it_was_known():
    frame = make_frame(
        "incidenter",
        [
            {"incident_id": "a", "betydande": True, "kand": "2026-01-14 23:59"},
            {"incident_id": "b", "betydande": True, "kand": "2026-01-15"},
            {"incident_id": "c", "betydande": True, "handelsedatum": "2026-01-14"},
            {"incident_id": "d", "betydande": True, "handelsedatum": "2026-01-15"},
            {"incident_id": "e", "betydande": False, "kand": "2026-03-01"},
        ],
    )
    assert significant(frame, dt.date(2026, 1, 15))["incident_id"].tolist() == ["b", "d"]
