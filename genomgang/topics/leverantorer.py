"""Critical suppliers: whose agreement makes them tell of incidents, and which have been followed up.

Frames follow the contract `leverantorer`, one row a supplier and agreement.
"""

from __future__ import annotations

import pandas as pd

from genomgang.review.review import Review
from genomgang.topics.keyfigure import KeyFigure, share_figure
from genomgang.topics.share import Share, rests_on


def key_figures(review: Review) -> tuple[KeyFigure, ...]:
    """Critical suppliers with an incident clause, and those followed up in the period; none without critical ones."""
    now, before = critical(review.now["leverantorer"]), critical(review.before["leverantorer"])
    if now.empty:
        return ()
    first = pd.Timestamp(review.delivery.period_fran)
    earlier = first - pd.DateOffset(years=1)
    clause, followed = with_clause(now), followed_up(now, first)
    words = ("kritisk leverantör", "kritiska leverantörer", "")
    return (
        share_figure(review, "leverantor_klausul_andel", clause, with_clause(before), rests_on(clause, *words)),
        share_figure(
            review, "leverantor_uppfoljd_andel", followed, followed_up(before, earlier), rests_on(followed, *words)
        ),
    )


def critical(frame: pd.DataFrame) -> pd.DataFrame:
    """The suppliers without which the work stops."""
    return frame[frame["kritisk"].fillna(value=False).astype(bool)]


def with_clause(frame: pd.DataFrame) -> Share:
    """Suppliers whose agreement has an incident clause; one of which it is not known counts as without."""
    return Share(int(_has_clause(frame).sum()), len(frame))


def followed_up(frame: pd.DataFrame, first: pd.Timestamp) -> Share:
    """Suppliers that have been followed up from `first` on."""
    return Share(int((frame["uppfoljd"] >= first).sum()), len(frame))


def to_settle(frame: pd.DataFrame, first: pd.Timestamp) -> pd.DataFrame:
    """Critical suppliers without a clause or not followed up from `first` on, those without a clause first."""
    rows = critical(frame)
    rows = rows.assign(_clause=_has_clause(rows))
    lacking = rows[~(rows["_clause"] & (rows["uppfoljd"] >= first))]
    return lacking.sort_values(["_clause", "uppfoljd", "leverantor_id"], na_position="first").drop(columns="_clause")


def _has_clause(frame: pd.DataFrame) -> pd.Series:
    return frame["incidentklausul"].fillna(value=False).astype(bool)
