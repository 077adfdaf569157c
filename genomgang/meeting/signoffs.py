"""The sign-offs: analyst, reviewer and decider each say that the draft is as they have read it.

They lie in `godkannanden.csv` beside the decisions, a row a step, and are no data set: a report does not show them
until it is adopted. Each row holds the mark of the draft that it is about: a sign-off never holds for another one.
"""

from __future__ import annotations

import csv
import datetime as dt
import io
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from genomgang.errors import DataError, UnknownChoice
from genomgang.meeting.form import meeting_roles
from genomgang.provenance.fingerprint import of_value
from genomgang.publish.adoption import STEPS, Step, deciders
from genomgang.publish.output import write_atomically
from genomgang.reading.yamlfile import nearest, quoted
from genomgang.text.swedish import iso_date, listed

FILE = "godkannanden.csv"
_COLUMNS = ("namnd", "steg", "roll", "datum", "underlag")


@dataclass(frozen=True)
class SignOff:
    """A nämnd's step, and the mark of the draft that was signed off."""

    namnd: str
    step: Step
    mark: str

    def row(self) -> tuple[str, ...]:
        return (self.namnd, self.step.steg, self.step.roll, iso_date(self.step.datum), self.mark)


def mark_of_draft(origin: Mapping[str, Any]) -> str:
    """The mark of the draft that was made from this (`Provenance.to_json`), whoever has adopted it since."""
    return of_value({**origin, "adoption": None})[:16]


def sign_offs(folder: Path) -> tuple[SignOff, ...]:
    """Those in a year's folder, every nämnd's. DataError where the file is not as it was written."""
    path = folder / FILE
    if not path.is_file():
        return ()
    rows = list(csv.reader(io.StringIO(path.read_text(encoding="utf-8-sig")), delimiter=";"))
    try:
        if tuple(rows[0]) != _COLUMNS:
            raise ValueError("columns")
        return tuple(
            SignOff(namnd, Step(steg, roll, dt.date.fromisoformat(day)), mark)
            for namnd, steg, roll, day, mark in rows[1:]
        )
    except (ValueError, IndexError):
        raise DataError(
            f"Filen {FILE} är ändrad för hand.",
            where=str(path),
            remedy="Ta bort filen och godkänn varje steg igen med genomgang godkann.",
        ) from None


def steps_of(found: Sequence[SignOff], namnd: str, mark: str) -> dict[str, Step]:
    """The steps that a nämnd's draft with this mark has, by name."""
    return {each.step.steg: each.step for each in found if each.namnd == namnd and each.mark == mark}


def checked_step(steg: str, roll: str, day: dt.date) -> Step:
    """The step that somebody wants to take. UnknownChoice for a step or a role that does not exist."""
    roles = deciders() if steg == "beslutande" else meeting_roles()
    for word, known, what in ((steg, STEPS, "Steget"), (roll, roles, "Rollen")):
        if word not in known:
            raise UnknownChoice(
                f"{what} ”{quoted(word)}” finns inte här.{nearest(word, known)}",
                remedy=f"Välj bland: {', '.join(known)}.",
            )
    return Step(steg, roll, day)


def sign(signed: SignOff, folder: Path) -> Path:
    """Write the sign-off in place of an earlier one of the same step, and without those of other drafts."""
    kept = [
        each
        for each in sign_offs(folder)
        if each.namnd != signed.namnd or (each.mark == signed.mark and each.step.steg != signed.step.steg)
    ]
    order = list(STEPS)
    rows = sorted([*kept, signed], key=lambda each: (each.namnd, order.index(each.step.steg)))
    out = io.StringIO()
    writer = csv.writer(out, delimiter=";", lineterminator="\n")
    writer.writerow(_COLUMNS)
    writer.writerows(each.row() for each in rows)
    path = folder / FILE
    write_atomically(path, out.getvalue().encode())
    return path


def missing_steps(steps: Mapping[str, Step]) -> tuple[str, ...]:
    """Who has not signed off, in order."""
    return tuple(who for name, who in STEPS.items() if name not in steps)


def told_missing(steps: Mapping[str, Step]) -> str:
    """What is told after a step: who is left, or that nobody is."""
    left = missing_steps(steps)
    return f"Återstår: {listed(left)}." if left else "Alla steg är godkända. Fastställ med genomgang approve."
