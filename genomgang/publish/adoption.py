"""The adoption: by which role, when, and under which registry number a review was adopted.

A report says *Fastställd* only where it is rendered with an adoption, which `genomgang approve` does; every other
report says *Utkast*. The facts lie as a file beside the document while it is executed, so that no parameter and no
text of a delivery can make a draft look adopted.
"""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Mapping
from dataclasses import asdict, dataclass
from typing import Any

from genomgang.archive.untrusted import is_printable, printable
from genomgang.errors import UnknownChoice, UserError
from genomgang.organisation import organisation
from genomgang.reading.yamlfile import nearest, quoted
from genomgang.text.swedish import long_date

_NUMBER = re.compile(r"\S(?:.{0,78}\S)?")
_SHOWN = 80
STEPS: Mapping[str, str] = {"analytiker": "analytikern", "granskare": "granskaren", "beslutande": "den beslutande"}
"""The steps before an adoption, in order → who takes them."""

_ROLE = re.compile(r"[a-z][a-z0-9_]{0,39}")


def deciders() -> Mapping[str, str]:
    """Who can adopt a review, as written in a command → as written in the report. Roles, never names."""
    return organisation().beslutar


def role_named(role: str) -> str:
    """A decider as written in the report; its short name where another organisation has adopted."""
    return deciders().get(role, role)


def checked_role(role: str) -> str:
    """The decider's short name. UnknownChoice for one that cannot adopt a review here."""
    if role not in deciders():
        raise UnknownChoice(
            f"Rollen ”{quoted(role)}” kan inte fastställa en genomgång.{nearest(role, deciders())}",
            remedy=f"Välj bland: {', '.join(deciders())}.",
        )
    return role


@dataclass(frozen=True)
class Step:
    """A step that has been taken: `steg` is a key of `STEPS`, `roll` the short name of the role that took it."""

    steg: str
    roll: str
    datum: dt.date

    def __post_init__(self) -> None:
        """ValueError for what no step of ours can be: manifests are read here too."""
        if self.steg not in STEPS or not _ROLE.fullmatch(self.roll):
            raise ValueError("step")

    def to_json(self) -> dict[str, str]:
        return {**asdict(self), "datum": self.datum.isoformat()}


@dataclass(frozen=True)
class Adoption:
    """`roll` is the short name of a role; `diarienummer` is the decision's number in the registry; `steg` what
    was signed off before, empty in adoptions from before that was asked for."""

    roll: str
    datum: dt.date
    diarienummer: str
    steg: tuple[Step, ...] = ()

    def __post_init__(self) -> None:
        if not _ROLE.fullmatch(self.roll):
            raise ValueError("role")
        if not _NUMBER.fullmatch(self.diarienummer) or not is_printable(self.diarienummer):
            raise UnknownChoice(
                f"”{printable(self.diarienummer[:_SHOWN])}” kan inte vara ett diarienummer.",
                remedy="Skriv beslutets nummer i diariet på en rad, till exempel --diarienummer ”SERV 2023/1187”.",
            )

    @property
    def role_name(self) -> str:
        return role_named(self.roll)

    def to_json(self) -> dict[str, Any]:
        """The facts as plain values; `from_json` is the way back."""
        steps = {"steg": [each.to_json() for each in self.steg]} if self.steg else {}
        return {"roll": self.roll, "datum": self.datum.isoformat(), "diarienummer": self.diarienummer, **steps}


def check_date(adoption: Adoption, ar: int, matdatum: dt.date, today: dt.date) -> None:
    """UserError for a decision that cannot have been made: before the figures' day `matdatum`, after the review's year
    `ar`, or in the future."""
    day = long_date(adoption.datum)
    if adoption.datum < matdatum:
        reason = f"uppgifterna är från den {long_date(matdatum)}"
    elif adoption.datum.year > ar:
        reason = f"genomgången gäller {ar}, och efter det året är den inte längre aktuell"
    elif adoption.datum > today:
        reason = f"den dagen har inte varit; enligt datorns klocka är det den {long_date(today)}"
    else:
        return
    last = min(today, dt.date(ar, 12, 31))
    span = f", från {matdatum.isoformat()} till {last.isoformat()}" if matdatum <= last else ""
    raise UserError(
        f"Genomgången kan inte ha fastställts den {day}: {reason}.",
        remedy=f"Ange dagen för beslutet med --datum{span}.",
    )


def from_json(fields: Mapping[str, Any]) -> Adoption:
    """The adoption that `Adoption.to_json` wrote."""
    steps = tuple(
        Step(each["steg"], each["roll"], dt.date.fromisoformat(each["datum"])) for each in fields.get("steg", ())
    )
    return Adoption(fields["roll"], dt.date.fromisoformat(fields["datum"]), fields["diarienummer"], steps)
