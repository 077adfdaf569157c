"""Procurements: was the checklist for information security used, and were requirements set?

The frames have the columns of the contract `upphandlingar`, one row a procurement; values in kronor.
"""

from __future__ import annotations

import datetime as dt
from typing import Literal

import pandas as pd

from genomgang.review.review import Review
from genomgang.text.swedish import number
from genomgang.topics.keyfigure import KeyFigure, share_figure
from genomgang.topics.share import Share, rests_on

Question = Literal["checklista", "sakerhetskrav"]


def this_period(review: Review) -> pd.DataFrame:
    """The review's procurements in the delivery's period."""
    return in_period(review.now["upphandlingar"], review.delivery.period_fran, review.delivery.period_till)


def last_period(review: Review) -> pd.DataFrame:
    """Last year's procurements: the same days one year earlier."""
    first, last = (
        (pd.Timestamp(day) - pd.DateOffset(years=1)).date()
        for day in (review.delivery.period_fran, review.delivery.period_till)
    )
    return in_period(review.before["upphandlingar"], first, last)


def key_figures(review: Review) -> tuple[KeyFigure, KeyFigure, KeyFigure, KeyFigure]:
    """Checklist used, by number and by value; requirements set, by number and by value."""
    now, before = this_period(review), last_period(review)
    return (
        _number_figure(review, "upphandling_checklista_andel", "checklista", now, before),
        _value_figure(review, "upphandling_checklista_varde_andel", "checklista", now, before),
        _number_figure(review, "upphandling_sakerhetskrav_andel", "sakerhetskrav", now, before),
        _value_figure(review, "upphandling_sakerhetskrav_varde_andel", "sakerhetskrav", now, before),
    )


def in_period(frame: pd.DataFrame, first: dt.date, last: dt.date) -> pd.DataFrame:
    """The procurements advertised or called off from `first` to `last`, both included."""
    return frame[frame["datum"].between(pd.Timestamp(first), pd.Timestamp(last))]


def by_number(frame: pd.DataFrame, question: Question) -> Share:
    """Procurements with a yes to `question`, of all procurements."""
    return Share(int(_yes(frame, question).sum()), len(frame))


def by_value(frame: pd.DataFrame, question: Question) -> Share | None:
    """Kronor in procurements with a yes to `question`, of all kronor.

    None where any value is unknown (the public version masks values row by row): a share of the known values would
    look like one of all.
    """
    if frame["varde"].isna().any():
        return None
    return Share(round(float(frame.loc[_yes(frame, question), "varde"].sum())), round(float(frame["varde"].sum())))


def without_checklist(frame: pd.DataFrame) -> pd.DataFrame:
    """Rows of the procurements where the checklist was not used, the largest first; unknown values last."""
    return frame[~_yes(frame, "checklista")].sort_values(["varde", "upphandling_id"], ascending=[False, True])


def _number_figure(review: Review, name: str, question: Question, now: pd.DataFrame, before: pd.DataFrame) -> KeyFigure:
    share = by_number(now, question)
    coverage = rests_on(share, "upphandling", "upphandlingar", "inga upphandlingar under perioden")
    return share_figure(review, name, share, by_number(before, question), coverage)


def _value_figure(review: Review, name: str, question: Question, now: pd.DataFrame, before: pd.DataFrame) -> KeyFigure:
    share = by_value(now, question)
    if share is None:
        coverage = "räknas inte, eftersom något värde är okänt eller maskerat"
    elif not share.whole:
        coverage = "inget känt värde"
    else:
        coverage = f"{_millions(share.part)} av {_millions(share.whole)} miljoner kronor"
    return share_figure(review, name, share, by_value(before, question), coverage)


def _millions(kronor: int) -> str:
    return number(kronor / 1_000_000, 1)


def _yes(frame: pd.DataFrame, question: Question) -> pd.Series:
    return frame[question].fillna(value=False).astype(bool)
