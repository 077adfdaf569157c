"""Risks from VoR and RSA: their values last year and now, and how far continuity plans have come.

A risk's value is likelihood × consequence, each 1–5. Frames follow the contract `risker`. In the public version the
values of protected rows are missing: they count as risks, but not among the valued ones.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

import pandas as pd


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
