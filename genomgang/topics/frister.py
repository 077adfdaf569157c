"""Deadlines counted from timestamps: within, after, not yet, or not to be told.

A delivered time is text in ISO form: "2026-03-01 14:30", with an offset ("2026-03-01T14:30+01:00"), or a date alone.
A time without an offset is Swedish. What is not known exactly is a span: a date alone is somewhere in its day, an hour
that the clocks go through twice is one of two, and an hour that they skip lies within the skipped one.
"""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass
from enum import StrEnum
from typing import Any
from zoneinfo import ZoneInfo

import pandas as pd

from genomgang.contracts.frames import records
from genomgang.regler.regelverk import Provision, months_after
from genomgang.text.swedish import is_missing

SWEDISH = ZoneInfo("Europe/Stockholm")


class Kept(StrEnum):
    """What became of a deadline."""

    IN_TIME = "i tid"
    LATE = "för sent"
    MISSED = "inte gjord, tiden har gått ut"
    AHEAD = "inte gjord, tiden har inte gått ut"
    UNKNOWN = "går inte att avgöra"


@dataclass(frozen=True)
class Moment:
    """When something happened: at the earliest and at the latest, both in UTC."""

    first: dt.datetime
    last: dt.datetime

    @property
    def local_first(self) -> dt.datetime:
        return self.first.astimezone(SWEDISH)

    @property
    def local_last(self) -> dt.datetime:
        return self.last.astimezone(SWEDISH)


def moment(text: object) -> Moment | None:
    """The moment that a delivered text tells; None where it is empty or tells none.

    >>> moment("2026-03-01 14:30").first.isoformat()
    '2026-03-01T13:30:00+00:00'
    >>> str(moment("2026-03-01").last - moment("2026-03-01").first)
    '1 day, 0:00:00'
    """
    if not isinstance(text, str):
        return None
    try:
        if "T" not in text and " " not in text.strip():
            return _of_day(dt.date.fromisoformat(text.strip()))
        told = dt.datetime.fromisoformat(text.strip())
    except ValueError:
        return None
    if told.tzinfo is not None:
        return Moment(told.astimezone(dt.UTC), told.astimezone(dt.UTC))
    return _swedish(told)


def _of_day(day: dt.date) -> Moment:
    midnight = dt.datetime.combine(day, dt.time())
    return Moment(_swedish(midnight).first, _swedish(midnight + dt.timedelta(days=1)).last)


def _swedish(told: dt.datetime) -> Moment:
    """A Swedish time; both hours where the clocks go through it twice, and the two readings of one that they skip."""
    readings = sorted(told.replace(tzinfo=SWEDISH, fold=fold).astimezone(dt.UTC) for fold in (0, 1))
    return Moment(readings[0], readings[1])


def deadline(start: Moment, rule: Provision) -> Moment:
    """When the time runs out that `rule` counts from `start`: hours as they pass, months by the Swedish calendar."""
    if rule.timmar is not None:
        passing = dt.timedelta(hours=rule.timmar)
        return Moment(start.first + passing, start.last + passing)
    months = rule.manader or 0
    ends = [
        dt.datetime.combine(months_after(each.date(), months), each.time(), each.tzinfo).astimezone(dt.UTC)
        for each in (start.local_first, start.local_last)
    ]
    return Moment(min(ends), max(ends))


def kept(start: Moment | None, done: Moment | None, rule: Provision, now: Moment) -> Kept:
    """Whether what `rule` asks for was done in time.

    Parameters
    ----------
    start, done:
        When the time began, and when it was done; None where that is not known, or not done.
    rule:
        The provision whose hours or months count.
    now:
        The moment that the delivery describes.
    """
    if start is None:
        return Kept.UNKNOWN
    end = deadline(start, rule)
    if done is None:
        return Kept.MISSED if now.first > end.last else Kept.AHEAD if now.last <= end.first else Kept.UNKNOWN
    if done.last < start.first:
        return Kept.UNKNOWN  # done before it was known: one of the two is wrong
    return Kept.IN_TIME if done.last <= end.first else Kept.LATE if done.first > end.last else Kept.UNKNOWN


def kept_at_last(
    report: Moment | None, closed: Moment | None, done: Moment | None, rule: Provision, now: Moment
) -> Kept:
    """As `kept`, for the final report, whose time runs from the `report` on the incident.

    Where the incident goes on past that time, it runs from the day when the incident is `closed` (None: it goes on).
    """
    first = kept(report, done, rule, now)
    if report is None or first not in (Kept.LATE, Kept.MISSED):
        return first
    if closed is None or (done is not None and done.last <= closed.first):
        return Kept.IN_TIME if done is not None else Kept.AHEAD
    end, later = deadline(report, rule), kept(closed, done, rule, now)
    if closed.last <= end.first:
        return first
    return later if closed.first > end.last else Kept.UNKNOWN


def significant(frame: pd.DataFrame, first: dt.date) -> pd.DataFrame:
    """The incidents that are said to be significant, from frames of the contract `incidenter`, known from `first` on.

    Where it is not told when one was known, the day when it happened counts.
    """
    rows = frame[frame["betydande"].fillna(value=False).astype(bool)]
    known = [moment(text) for text in rows["kand"]]
    days = [
        told.local_first.date() if told else happened.date()
        for told, happened in zip(known, rows["handelsedatum"], strict=True)
    ]
    return rows[[day >= first for day in days]]


def reports(frame: pd.DataFrame, rules: tuple[Provision, ...], matdatum: dt.date) -> pd.DataFrame:
    """How many of the significant incidents have each report in time.

    Parameters
    ----------
    frame:
        Significant incidents; columns `kand`, `tidig_varning`, `rapport`, `slutrapport` and `avslutad`.
    rules:
        The provisions on early warning, report and final report, in that order.
    matdatum:
        The day that the delivery describes, to its end.

    Returns
    -------
    A row for each provision (index: its `krav`), a column for each of `Kept`, in whole numbers. The final report's
    month is counted from the report, or from the end of an incident that goes on longer, the other two from when the
    incident was known. What is given but is no time is neither done nor missed.
    """
    now = Moment(_of_day(matdatum).last, _of_day(matdatum).last)
    rows = [_answers(row, rules, now) for row in records(frame)]
    labels = pd.Index([rule.krav for rule in rules], name="Rapport")
    counts = [[[each[place] for each in rows].count(kind) for kind in Kept] for place in range(len(rules))]
    return pd.DataFrame(counts, index=labels, columns=list(map(str, Kept)))


def _answers(row: Any, rules: tuple[Provision, ...], now: Moment) -> tuple[Kept, ...]:
    """What became of the early warning, the report and the final report of one incident."""
    warning, report, final = rules
    known, warned, reported, ended = map(moment, (row.kand, row.tidig_varning, row.rapport, row.slutrapport))
    closed = None if is_missing(row.avslutad) else _of_day(row.avslutad.date())
    answers = (
        (row.tidig_varning, warned, kept(known, warned, warning, now)),
        (row.rapport, reported, kept(known, reported, report, now)),
        (row.slutrapport, ended, kept_at_last(reported, closed, ended, final, now)),
    )
    return tuple(Kept.UNKNOWN if told is None and not is_missing(text) else answer for text, told, answer in answers)
