"""Deadlines counted from timestamps: within, after, not yet, or not to be told.

A delivered time is text in ISO form: "2026-03-01 14:30", with an offset ("2026-03-01T14:30+01:00"), or a date alone.
A time without an offset is Swedish. What is not known exactly is a span: a date alone is somewhere in its day, an hour
that the clocks go through twice is one of two, and an hour that they skip lies within the skipped one.
"""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass
from enum import StrEnum
from zoneinfo import ZoneInfo

import pandas as pd

from genomgang.regler.regelverk import Provision, months_after

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


def significant(frame: pd.DataFrame) -> pd.DataFrame:
    """The incidents that are said to be significant, from frames of the contract `incidenter`."""
    return frame[frame["betydande"].fillna(value=False).astype(bool)]


def reports(frame: pd.DataFrame, rules: tuple[Provision, ...], matdatum: dt.date) -> pd.DataFrame:
    """How many of the significant incidents have each report in time.

    Parameters
    ----------
    frame:
        Significant incidents; columns `kand`, `tidig_varning`, `rapport` and `slutrapport`.
    rules:
        The provisions on early warning, report and final report, in that order.
    matdatum:
        The day that the delivery describes, to its end.

    Returns
    -------
    A row for each provision (index: its `krav`), a column for each of `Kept`, in whole numbers. The final report's
    month is counted from the report, the other two from when the incident was known.
    """
    now = Moment(_of_day(matdatum).last, _of_day(matdatum).last)
    steps = (("kand", "tidig_varning"), ("kand", "rapport"), ("rapport", "slutrapport"))
    times = {name: [moment(text) for text in frame[name]] for name in ("kand", *(done for _, done in steps))}
    rows = []
    for rule, (start, done) in zip(rules, steps, strict=True):
        found = [kept(begun, ended, rule, now) for begun, ended in zip(times[start], times[done], strict=True)]
        rows.append({str(each): found.count(each) for each in Kept})
    labels = pd.Index([rule.krav for rule in rules], name="Rapport")
    return pd.DataFrame(rows, index=labels, columns=list(map(str, Kept)))
