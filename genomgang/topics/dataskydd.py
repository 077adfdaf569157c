"""The data protection officer's annual report: six areas by year, and what became of the recommendations.

Frames follow the contract `dataskydd`. The report for a year arrives the year after, so that the newest report is
often one or two years older than the review.
"""

from __future__ import annotations

from dataclasses import dataclass

import pandas as pd

from checks.dataskydd import OMRADEN
from genomgang.review.review import Review
from genomgang.text.swedish import lower_first, part_of
from genomgang.topics.keyfigure import KeyFigure, key_figure

ASSESSMENTS = ("brister", "delvis", "god")
"""From the weakest to the strongest."""

OPEN_STATES = ("oppen", "pagar")

UNKNOWN = "lage_saknas"
"""`lage` of a recommendation whose status was not delivered; it is counted as open."""


@dataclass(frozen=True)
class Report:
    """The newest annual report: its year, how many areas it assesses and how many of those are good.

    `lacking`, `better` and `worse` (than in the report before) name areas as inside a sentence; `compared` says whether
    any area was assessed in both reports.
    """

    ar: int
    assessed: int
    good: int
    lacking: tuple[str, ...]
    better: tuple[str, ...]
    worse: tuple[str, ...]
    compared: bool


def key_figures(review: Review) -> tuple[KeyFigure]:
    """Recommendations of the data protection officer that are not carried out."""
    now, before = review.now["dataskydd"], review.before["dataskydd"]
    given, still_open = len(recommendations(now)), open_count(now)
    return (
        key_figure(
            review,
            "dataskydd_oppna_antal",
            None if now.empty else still_open,
            before=None if before.empty else open_count(before),
            part=None if now.empty else still_open,
            whole=None if now.empty else given,
            coverage=""
            if now.empty
            else part_of(still_open, given, "lämnad rekommendation", "lämnade rekommendationer"),
        ),
    )


def newest_report(review: Review) -> Report | None:
    """The newest report in figures; None where nothing is delivered."""
    frame = areas(review.now["dataskydd"], review.before["dataskydd"])
    if frame.empty:
        return None
    newest = frame[frame["ar"] == frame["ar"].max()]

    def named(rows: pd.Series) -> tuple[str, ...]:
        return tuple(lower_first(OMRADEN[area]) for area in newest.loc[rows.fillna(value=False), "omrade"])

    return Report(
        ar=int(newest["ar"].iloc[0]),
        assessed=int(newest["bedomning"].notna().sum()),
        good=int((newest["bedomning"] == "god").sum()),
        lacking=named(newest["bedomning"] == "brister"),
        better=named(newest["forandring"] > 0),
        worse=named(newest["forandring"] < 0),
        compared=bool(newest["forandring"].notna().any()),
    )


def area_frame(review: Review) -> pd.DataFrame:
    """The assessment of every area (a row each, by label) in the newest report and the one before, a column a year."""
    frame = areas(review.now["dataskydd"], review.before["dataskydd"])
    wide = frame.pivot(index="omrade", columns="ar", values="bedomning").reindex(list(OMRADEN)).astype("object")
    wide = wide.where(wide.notna(), None)
    return wide.rename(index=OMRADEN, columns=str).rename_axis("Område").rename_axis(None, axis="columns")


def report_years(now: pd.DataFrame, before: pd.DataFrame) -> list[int]:
    """The newest annual report's year and, where known, that of the report before it; oldest first."""
    years = {int(year) for year in pd.concat([now["ar"], before["ar"]]).dropna()}
    newest = {int(year) for year in now["ar"].dropna()}
    return sorted(year for year in years if year <= max(newest))[-2:] if newest else []


def areas(now: pd.DataFrame, before: pd.DataFrame) -> pd.DataFrame:
    """The assessment of the six areas in the newest report and the one before.

    Returns
    -------
    `omrade` (all six, in the report's order), `ar`, `bedomning` (missing where the area was not assessed) and
    `forandring` (steps up or down since the report before; missing where either is missing). Where several
    rows assess an area in a year, the weakest counts. Empty where there is no report.
    """
    rows = _together(now, before)
    years = report_years(now, before)
    grades = rows.assign(grad=rows["bedomning"].map(ASSESSMENTS.index).astype("Int64"))
    weakest = grades.groupby(["ar", "omrade"])["grad"].min()
    result = pd.DataFrame([(area, year) for year in years for area in OMRADEN], columns=["omrade", "ar"])
    index = pd.MultiIndex.from_arrays([result["ar"], result["omrade"]])
    grade = pd.Series(weakest.reindex(index).to_numpy(), index=result.index, dtype="Int64")
    names = dict(enumerate(ASSESSMENTS))
    change = grade - grade.groupby(result["omrade"]).shift()
    return result.assign(bedomning=grade.map(names).astype("string"), forandring=change.astype("Int64"))


def recommendations(now: pd.DataFrame) -> pd.DataFrame:
    """The delivered recommendations with `lage`: oppen, pagar, genomford, or `UNKNOWN` where the status is missing.

    Open ones first, then newest report and id. A row without recommendation says only how an area was assessed.
    """
    # A masked row shows a masked text whether or not there was a recommendation; only its status then tells.
    given = now[now["status"].notna() | (now["rekommendation"].notna() & ~now["maskerad"].astype(bool))]
    order = {state: place for place, state in enumerate((*OPEN_STATES, UNKNOWN, "genomford"))}
    state = given["status"].fillna(UNKNOWN)
    return (
        given.assign(lage=state, _order=state.map(order), _newest=-given["ar"])
        .sort_values(["_order", "_newest", "rad_id"], kind="stable")
        .drop(columns=["_order", "_newest"])
        .reset_index(drop=True)
    )


def open_count(frame: pd.DataFrame) -> int:
    """Recommendations that are not carried out."""
    return int((recommendations(frame)["lage"] != "genomford").sum())


def vanished(now: pd.DataFrame, before: pd.DataFrame) -> list[str]:
    """The ids of recommendations that were open last year and have no row this year, in order."""
    given = recommendations(before)
    missing = given[(given["lage"] != "genomford") & ~given["rad_id"].isin(now["rad_id"])]
    return sorted(map(str, missing["rad_id"]))


def _together(now: pd.DataFrame, before: pd.DataFrame) -> pd.DataFrame:
    return pd.concat([before, now], ignore_index=True).drop_duplicates("rad_id", keep="last")
