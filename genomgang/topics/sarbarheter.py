"""Vulnerabilities: which were mended in time, and which are open and late.

Frames follow the contract `sarbarheter`. The public version masks the dates of protected rows, so those count for
nothing in it.
"""

from __future__ import annotations

import datetime as dt

import pandas as pd

from genomgang.privacy.protection import MASKED_ROW
from genomgang.review.review import Review
from genomgang.text.swedish import counted
from genomgang.topics.keyfigure import KeyFigure, share_figure
from genomgang.topics.share import Share, rests_on

SEVERITY = ("kritisk", "hog", "medel", "lag")


def key_figures(review: Review) -> tuple[KeyFigure, ...]:
    """The share of the vulnerabilities due in the period that were mended in time; none where none was delivered."""
    frame = review.now["sarbarheter"]
    if frame.empty:
        return ()
    period = review.delivery
    earlier = [(pd.Timestamp(day) - pd.DateOffset(years=1)).date() for day in (period.period_fran, period.period_till)]
    now, before = (
        in_time(frame, period.period_fran, period.period_till),
        in_time(review.before["sarbarheter"], *earlier),
    )
    nothing = "ingen sårbarhet hade sin sista dag under perioden"
    coverage = rests_on(now, "sårbarhet", "sårbarheter", nothing) + _left_out(frame)
    return (share_figure(review, "sarbarhet_i_tid_andel", now, before, coverage),)


def in_time(frame: pd.DataFrame, first: dt.date, last: dt.date) -> Share:
    """Vulnerabilities mended by their last day, of those whose last day lies from `first` to `last`.

    One mended before its last day has come counts as well, once it is mended in those days.
    """
    start, end = pd.Timestamp(first), pd.Timestamp(last)
    due, done = frame["atgardas_senast"], frame["atgardad"]
    judged = due.between(start, end) | done.between(start, end)
    return Share(int((judged & (done <= due)).sum()), int(judged.sum()))


def still_open(frame: pd.DataFrame, matdatum: dt.date) -> pd.DataFrame:
    """Open vulnerabilities with the column `sen` (past their last day), the gravest and oldest first."""
    rows = frame[frame["atgardad"].isna() & frame["upptackt"].notna()]
    order = rows["allvarlighet"].map({name: place for place, name in enumerate(SEVERITY)})
    late = rows["atgardas_senast"] < pd.Timestamp(matdatum)
    rows = rows.assign(sen=late, _order=order).sort_values(["_order", "upptackt", "sarbarhet_id"])
    return rows.drop(columns="_order")


def by_severity(frame: pd.DataFrame, matdatum: dt.date) -> pd.DataFrame:
    """Open vulnerabilities by severity, the gravest first: columns `inom_tiden` and `for_sent`, counts."""
    rows = still_open(frame, matdatum)
    table = pd.crosstab(rows["allvarlighet"], rows["sen"]).reindex(
        index=list(SEVERITY), columns=[False, True], fill_value=0
    )
    table.columns = pd.Index(["inom_tiden", "for_sent"])
    return table[table.any(axis=1)].astype(int)


def examined(frame: pd.DataFrame) -> Share:
    """Vulnerabilities found in examinations that are mended, of all that examinations have found."""
    found = frame[(frame["funnen_genom"] == "granskning") & frame["upptackt"].notna()]
    return Share(int(found["atgardad"].notna().sum()), len(found))


def _left_out(frame: pd.DataFrame) -> str:
    masked = int(frame[MASKED_ROW].astype(bool).sum())
    return f"; {counted(masked, 'maskerad sårbarhet', 'maskerade sårbarheter')} ingår inte" if masked else ""
