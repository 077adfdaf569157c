"""Procurements: was the checklist for information security used, and were requirements set?

The frames have the columns of the contract `upphandlingar`, one row a procurement; values in kronor.
"""

from __future__ import annotations

import datetime as dt
from typing import Literal

import pandas as pd

from genomgang.indicators.share import Share

Question = Literal["checklista", "sakerhetskrav"]


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


def _yes(frame: pd.DataFrame, question: Question) -> pd.Series:
    return frame[question].fillna(value=False).astype(bool)
