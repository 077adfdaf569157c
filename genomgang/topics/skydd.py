"""How the critical assets are protected: sign-in with more than one factor, restored backups, encryption, support.

Frames follow the contract `klassning`, whose columns about protection a delivery need not have. How the few critical
assets are protected shows where they are not, so that the public version has none of it.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping

import pandas as pd

from genomgang.review.review import Review
from genomgang.topics.keyfigure import KeyFigure, share_figure
from genomgang.topics.share import Share, rests_on

NOT_RELEVANT = "ej_aktuell"

INTERNAL = ("kritiska_mfa_andel", "kritiska_aterlast_andel", "kritiska_krypterade_andel", "kritiska_support_andel")
"""The key figures that the public version has none of."""


def key_figures(review: Review) -> tuple[KeyFigure, ...]:
    """The shares of the critical assets that have each protection; none where no asset is known to be critical."""
    now, before = critical(review.now["klassning"]), critical(review.before["klassning"])
    if now.empty or review.version == "offentlig":
        return ()
    days = review.delivery.period_fran, review.delivery.matdatum
    first, last = ((pd.Timestamp(day) - pd.DateOffset(years=1)).date() for day in days)
    earlier = shares(before, first, last)
    return tuple(
        share_figure(
            review,
            name,
            share,
            earlier[name],
            rests_on(share, "kritisk tillgång", "kritiska tillgångar", "inte aktuellt för någon kritisk tillgång"),
        )
        for name, share in shares(now, *days).items()
    )


def shares(frame: pd.DataFrame, first: dt.date, day: dt.date) -> Mapping[str, Share]:
    """Key figure → critical assets on `day` with the protection, of those for which it is relevant.

    What is not known counts as lacking, but for the end of support: an asset without one is supported. A backup
    counts where it was restored as a test from `first` on.
    """
    found = (
        _relevant(frame, "flerfaktor"),
        Share(int((frame["aterlast"] >= pd.Timestamp(first)).sum()), len(frame)),
        _relevant(frame, "krypterad"),
        Share(int((~_unsupported(frame, day)).sum()), len(frame)),
    )
    return dict(zip(INTERNAL, found, strict=True))


def delivered(frame: pd.DataFrame) -> bool:
    """Whether the delivery says which assets are critical."""
    return bool(frame["kritisk"].notna().any())


def critical(frame: pd.DataFrame) -> pd.DataFrame:
    """The assets that are said to be critical."""
    return frame[frame["kritisk"].fillna(value=False).astype(bool)]


def losing_support(frame: pd.DataFrame, last: dt.date) -> pd.DataFrame:
    """Critical assets whose support has ended or ends at the latest on `last`, the earliest first."""
    rows = critical(frame)
    return rows[rows["support_till"] <= pd.Timestamp(last)].sort_values(["support_till", "tillgang_id"])


def _relevant(frame: pd.DataFrame, column: str) -> Share:
    asked = frame[(frame[column] != NOT_RELEVANT).fillna(value=True)]
    return Share(int((asked[column] == "ja").sum()), len(asked))


def _unsupported(frame: pd.DataFrame, day: dt.date) -> pd.Series:
    return frame["support_till"] < pd.Timestamp(day)
