"""The adoption: by which role, when, and under which registry number a review was adopted.

A report says *Fastställd* only where it is rendered with an adoption, which `genomgang approve` does; every other
report says *Utkast*. The facts lie as a file beside the document while it is executed, so that no parameter and no
text of a delivery can make a draft look adopted.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping
from dataclasses import asdict, dataclass

from genomgang.errors import UnknownChoice

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

    @property
    def role_name(self) -> str:
        return ROLES[self.roll]

    def to_json(self) -> dict[str, str]:
        """The facts as plain values; `from_json` is the way back."""
        return {**asdict(self), "datum": self.datum.isoformat()}


def from_json(fields: Mapping[str, str]) -> Adoption:
    """The adoption that `Adoption.to_json` wrote."""
    return Adoption(fields["roll"], dt.date.fromisoformat(fields["datum"]), fields["diarienummer"])
