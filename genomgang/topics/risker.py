"""Risks from VoR and RSA: their values last year and now, and how far continuity plans have come.

A risk's value is likelihood × consequence, each 1–5. Frames follow the contract `risker`. In the public version the
values of protected rows are missing: they count as risks, but not among the valued ones.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import Any

import pandas as pd

from genomgang.contracts.frames import mixed_frame
from genomgang.regler.risk import risk_method
from genomgang.review.review import Review, once_a_review
from genomgang.text.swedish import is_missing, part_of
from genomgang.topics.keyfigure import KeyFigure, key_figure, share_figure
from genomgang.topics.share import Share, rests_on

STEP, COUNT, SHARE = "Steg", "Antal", "Andel av steget före"


@dataclass(frozen=True)
class RiskCount:
    """How many risks there are (`total`), how many have known values (`valued`), and how many of these are high,
    have risen, fallen, stayed, or have no value from last year (`new`).
    """

    total: int
    valued: int
    high: int
    rose: int
    fell: int
    same: int
    new: int


@dataclass(frozen=True)
class Continuity:
    """The steps from risk analysis to exercise, each a part of the one before.

    `relevant`: RSA risks for which a continuity plan applies. `planned`: those that have one. `exercised`: those whose
    plan was exercised within the limit. `ever`: those whose plan has been exercised at any time.
    """

    relevant: int
    planned: int
    ever: int
    exercised: int

    @property
    def with_plan(self) -> Share:
        """Those that have a plan, of those that need one."""
        return Share(self.planned, self.relevant)

    @property
    def with_exercise(self) -> Share:
        """Those whose plan was exercised within the limit, of those that have a plan."""
        return Share(self.exercised, self.planned)


def key_figures(review: Review) -> tuple[KeyFigure, KeyFigure, KeyFigure]:
    """High risks, and the shares of RSA risks with a continuity plan and with an exercised one."""
    high = risk_method().hog_fran
    now, before = (count(frames["risker"], high) for frames in (review.now, review.before))
    steps, earlier = continuity_steps(review), _continuity_before(review)
    analysis = "ur risk- och sårbarhetsanalysen (RSA)"
    planned = rests_on(steps.with_plan, f"risk {analysis}", f"risker {analysis}", "")
    exercised = rests_on(steps.with_exercise, f"plan för risker {analysis}", f"planer för risker {analysis}", "")
    return (
        key_figure(
            review,
            "risker_hoga_antal",
            now.high if now.valued else None,
            before=before.high if before.valued else None,
            part=now.high if now.valued else None,
            whole=now.valued or None,
            coverage=f"{part_of(now.valued, now.total, 'risk', 'risker')} har ett värde." if now.valued else "",
            hog=high,
            break_note=""
            if now.valued == now.total and before.valued == before.total
            else "maskerade risker räknas inte",
        ),
        _step_figure(
            review,
            "kontinuitet_plan_andel",
            steps.with_plan,
            earlier.with_plan,
            planned and f"{planned} där en plan är aktuell.",
        ),
        _step_figure(
            review,
            "kontinuitet_ovad_andel",
            steps.with_exercise,
            earlier.with_exercise,
            exercised and f"{exercised}, övade på {risk_method().ovad_inom_manader} månader.",
        ),
    )


def numbered(review: Review) -> pd.DataFrame:
    """`valued` with `nr`, from 1, for the risks with known values; missing for the others."""
    frame = valued(review.now["risker"])
    places = pd.Series(range(1, len(frame) + 1), index=frame.index, dtype="Int64")
    return frame.assign(nr=places.where(frame["varde"].notna()))


def moved(change: object) -> str:
    """A risk's movement since last year: "Upp 4", "Ned 2", "Oförändrad", "Ny" where it had no value."""
    if is_missing(change):
        return "Ny"
    steps = int(str(change))
    if steps == 0:
        return "Oförändrad"
    return f"Upp {steps}" if steps > 0 else f"Ned {-steps}"


def matrix_frame(review: Review) -> pd.DataFrame:
    """The risks with known values by number (index `Nr`): their place, 1–5 each way, and value, now and last year."""
    known = numbered(review).dropna(subset=["varde"])
    columns = {
        "Sannolikhet": "sannolikhet",
        "Konsekvens": "konsekvens",
        "Värde": "varde",
        "Sannolikhet i fjol": "sannolikhet_forra",
        "Konsekvens i fjol": "konsekvens_forra",
        "Värde i fjol": "varde_forra",
    }
    shown: dict[str, list[Any]] = {
        name: [None if is_missing(value) else int(value) for value in known[column]] for name, column in columns.items()
    }
    shown["Förändring"] = [moved(change) for change in known["forandring"]]
    return mixed_frame(shown, pd.Index([str(nr) for nr in known["nr"]], name="Nr"))


def ladder_frame(review: Review) -> pd.DataFrame:
    """The three steps (index `Steg`): how many, and the share of the step before in per cent."""
    steps = continuity_steps(review)
    labels = (
        "RSA-risker som behöver en plan",
        "Kontinuitetsplan finns",
        f"Planen övad senaste {risk_method().ovad_inom_manader} månaderna",
    )
    columns = {
        COUNT: (steps.relevant, steps.planned, steps.exercised),
        SHARE: (None, steps.with_plan.percent, steps.with_exercise.percent),
    }
    return mixed_frame(columns, pd.Index(labels, name=STEP))


@once_a_review
def continuity_steps(review: Review) -> Continuity:
    """How far the review's RSA risks have come, by the method's limit for an exercise."""
    return continuity(review.now["risker"], review.delivery.matdatum, risk_method().ovad_inom_manader)


def _continuity_before(review: Review) -> Continuity:
    # Last year's delivery was read a year earlier, to the day as near as the figures need.
    day = (pd.Timestamp(review.delivery.matdatum) - pd.DateOffset(years=1)).date()
    return continuity(review.before["risker"], day, risk_method().ovad_inom_manader)


def _step_figure(review: Review, name: str, now: Share, before: Share, coverage: str) -> KeyFigure:
    """A step of the ladder as a share of the one before; None where that has none."""
    return share_figure(review, name, now if now.whole else None, before, coverage)


def valued(frame: pd.DataFrame) -> pd.DataFrame:
    """The risks with `varde`, `varde_forra` (1–25, missing where a part is missing) and `forandring` (`varde` less
    `varde_forra`). Highest value first, then the largest rise, then id; those without a value last.
    """
    value = frame["sannolikhet"] * frame["konsekvens"]
    before = frame["sannolikhet_forra"] * frame["konsekvens_forra"]
    result = frame.assign(varde=value, varde_forra=before, forandring=value - before)
    return result.sort_values(
        ["varde", "forandring", "risk_id"], ascending=[False, False, True], na_position="last", kind="stable"
    ).reset_index(drop=True)


def count(frame: pd.DataFrame, high: int) -> RiskCount:
    """Count the risks; those with a value of at least `high` are high."""
    known = valued(frame).dropna(subset=["varde"])
    change = known["forandring"]
    return RiskCount(
        total=len(frame),
        valued=len(known),
        high=int((known["varde"] >= high).sum()),
        rose=int((change > 0).sum()),
        fell=int((change < 0).sum()),
        same=int((change == 0).sum()),
        new=int(change.isna().sum()),
    )


def continuity(frame: pd.DataFrame, matdatum: date, months: int) -> Continuity:
    """How far the RSA risks have come: plan exists, plan exercised at any time, and within `months` before `matdatum`.

    An exercise dated after `matdatum` has not happened yet; one on the first day of the span counts.
    """
    relevant = frame[(frame["kalla"] == "rsa") & frame["kontinuitetsplan"].isin(["ja", "nej"])]
    plans = relevant[relevant["kontinuitetsplan"] == "ja"]
    today = pd.Timestamp(matdatum)
    ever = plans["ovad_datum"] <= today
    recent = ever & (plans["ovad_datum"] >= today - pd.DateOffset(months=months))
    return Continuity(len(relevant), len(plans), int(ever.sum()), int(recent.sum()))


def unexercised(frame: pd.DataFrame, matdatum: date, months: int) -> pd.DataFrame:
    """The RSA risks that lack a plan or whose plan has not been exercised within `months`, with `brist`:
    `ingen_plan`, `aldrig_ovad` or `ovad_for_lange_sedan`. Highest value first.
    """
    today = pd.Timestamp(matdatum)
    relevant = valued(frame[(frame["kalla"] == "rsa") & frame["kontinuitetsplan"].isin(["ja", "nej"])])
    lack = pd.Series(pd.NA, index=relevant.index, dtype="string")
    exercised = relevant["ovad_datum"].where(relevant["ovad_datum"] <= today)
    lack = lack.mask(exercised < today - pd.DateOffset(months=months), "ovad_for_lange_sedan")
    lack = lack.mask(exercised.isna(), "aldrig_ovad")
    lack = lack.mask(relevant["kontinuitetsplan"] == "nej", "ingen_plan")
    return relevant.assign(brist=lack).dropna(subset=["brist"]).reset_index(drop=True)
