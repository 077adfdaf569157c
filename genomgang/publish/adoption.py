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

from genomgang.archive.untrusted import is_printable, printable
from genomgang.errors import UnknownChoice, UserError
from genomgang.text.swedish import long_date

_NUMBER = re.compile(r"\S(?:.{0,78}\S)?")
_SHOWN = 80
ROLES: Mapping[str, str] = {
    "forvaltningschef": "förvaltningschef",
    "bolagschef": "bolagschef",
    "namnd": "nämnden",
    "styrelse": "styrelsen",
}
"""Who can adopt a review, as written in a command → as written in the report. Roles, never names."""


@dataclass(frozen=True)
class Adoption:
    """`roll` is a key of `ROLES`; `diarienummer` is the decision's number in the registry."""

    roll: str
    datum: dt.date
    diarienummer: str

    def __post_init__(self) -> None:
        if self.roll not in ROLES:
            raise UnknownChoice(
                f"Rollen ”{self.roll}” kan inte fastställa en genomgång.", remedy=f"Välj bland: {', '.join(ROLES)}."
            )
        if not _NUMBER.fullmatch(self.diarienummer) or not is_printable(self.diarienummer):
            raise UnknownChoice(
                f"”{printable(self.diarienummer[:_SHOWN])}” kan inte vara ett diarienummer.",
                remedy="Skriv beslutets nummer i diariet på en rad, till exempel --diarienummer ”SERV 2023/1187”.",
            )

    @property
    def role_name(self) -> str:
        return ROLES[self.roll]

    def to_json(self) -> dict[str, str]:
        """The facts as plain values; `from_json` is the way back."""
        return {**asdict(self), "datum": self.datum.isoformat()}


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


def from_json(fields: Mapping[str, str]) -> Adoption:
    """The adoption that `Adoption.to_json` wrote."""
    return Adoption(fields["roll"], dt.date.fromisoformat(fields["datum"]), fields["diarienummer"])
