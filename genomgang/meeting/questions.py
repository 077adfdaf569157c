"""What a meeting is asked: one question a proposal, each with a mark that tells whether it has changed since."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import Any

import pandas as pd

from checks.mal import INDICATORS
from genomgang.contracts.frames import records
from genomgang.privacy.protection import MARK, OPEN
from genomgang.provenance.fingerprint import of_value
from genomgang.regler.beslut import meeting_rules
from genomgang.review.review import Review
from genomgang.topics import atgarder, beslutsbehov
from genomgang.topics.nyckeltal import all_key_figures

PROPOSAL, GAP = "forslag", "brist"
_MARK = 12
_MEASURED = ("lagkrav", "mal")
_ROWS = {"risk": ("risker", "risk_id"), "rekommendation": ("dataskydd", "rad_id")}
_HOURS = re.compile(r"([\d\s\u00a0]+(?:,\d+)?) timmar")
_KRONOR = re.compile(r"([\d\s\u00a0]+) kronor")


@dataclass(frozen=True)
class Question:
    """Something to be decided: a proposal, or a gap for which there is none.

    `id` is what the decision will be called. `role` and `due` are empty where nothing is proposed; `resource` is what
    the proposal says that it takes, in words. `figure` is the key figure that measures the effect, "" for none, and
    `answers` the id of the gap, where it is one.
    """

    id: str
    kind: str
    text: str
    role: str
    due: dt.date | None
    resource: str
    iso_ref: str
    measure: str
    protection: str
    figure: str = ""
    answers: str = ""

    @property
    def mark(self) -> str:
        """Another one where anything of the question is another."""
        return of_value([str(value) for value in vars(self).values()])[:_MARK]

    @property
    def hours(self) -> float | None:
        """The hours that the proposal states; None where it states none, or for each unit or person."""
        return _amount(_HOURS, self.resource)

    @property
    def kronor(self) -> float | None:
        """The kronor that the proposal states; None where it states none."""
        return _amount(_KRONOR, self.resource)


def questions(review: Review) -> tuple[Question, ...]:
    """What the review asks its meeting to decide, the most urgent first."""
    before = before_meeting(review)
    proposals = atgarder.proposed(before.now["atgarder"], before.ar)
    return (*map(_proposal, records(proposals)), *(_gap(row, before) for row in records(beslutsbehov.unmet(before))))


def before_meeting(review: Review) -> Review:
    """The review as its meeting got it: what is asked does not change when it is answered."""
    return replace(review, now={**review.now, "beslut": review.now["beslut"].iloc[:0]})


def mark_of(asked: Sequence[Question]) -> str:
    """The mark of the draft that asks this."""
    return of_value(sorted(f"{each.id} {each.mark}" for each in asked))[:_MARK]


def measuring_figures(review: Review) -> dict[str, float | None]:
    """The key figures that can measure an effect, with their value now: those with one value, and a target to reach."""
    figures = [figure for figure in all_key_figures(review) if figure.id in INDICATORS]
    names = [figure.id for figure in figures]
    return {figure.id: figure.value for figure in figures if names.count(figure.id) == 1}


def _proposal(row: Any) -> Question:
    measure = str(row.effektmatt)
    return Question(
        id=str(row.atgard_id),
        kind=PROPOSAL,
        text=str(row.atgard),
        role=str(row.ansvarig_roll),
        due=_day(row.forfallodatum),
        resource=str(row.resurs),
        iso_ref=str(row.iso_ref),
        measure=measure,
        protection=str(row.skyddsmarkning),
        figure=meeting_rules().effektmatt.get(measure, ""),
    )


def _gap(row: Any, review: Review) -> Question:
    measured = str(row.id) if row.slag in _MEASURED else ""
    return Question(
        id=f"{review.namnd.slug}-{review.ar}-{row.id}",
        kind=GAP,
        text=f"{row.vad} ({row.siffra})" if row.siffra else str(row.vad),
        role="",
        due=None,
        resource="",
        iso_ref=meeting_rules().brister[row.slag],
        measure=str(row.vad) if measured else "",
        protection=_protection(row, review),
        figure=measured,
        answers=str(row.id),
    )


def _protection(row: Any, review: Review) -> str:
    """The mark of the row that a gap is about; what has no row of its own is open."""
    dataset, key = _ROWS.get(row.slag, ("", ""))
    frame = review.now[dataset] if dataset else pd.DataFrame()
    if MARK not in frame:
        return OPEN
    marks = frame.loc[frame[key] == row.id, MARK]
    return OPEN if marks.empty else str(marks.iloc[0])


def _day(value: pd.Timestamp) -> dt.date:
    return value.date()


def _amount(pattern: re.Pattern[str], text: str) -> float | None:
    found = pattern.fullmatch(text.strip())
    return float("".join(found[1].split()).replace(",", ".")) if found else None
