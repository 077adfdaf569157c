"""The meetings at which the reviews were held: one row a nämnd."""

from __future__ import annotations

from collections.abc import Mapping

from checks._checks import NAMND_IN_REGISTER, critical, in_order
from checks._columns import EVENTS, NAMND, PLANS
from genomgang.contracts.contract import Check, Column, Contract, Kind
from genomgang.contracts.spoken import own
from genomgang.organisation import Organisation

_EVERYWHERE = {"dataskyddsombud": "dataskyddsombudet", "medarbetare": "alla medarbetare"}

BETWEEN = "|"
"""What stands between several roles in a cell."""


def meeting_roles(org: Organisation) -> Mapping[str, str]:
    """Who can lead a review, take part in it or be told of it. Roles, never names."""
    return {**org.roller, **org.beslutar, **_EVERYWHERE}


def _known_roles(column: str) -> Check:
    return critical(
        "ExpectColumnValuesToMatchRegex",
        f"Rollerna i kolumnen {column} är kortnamn på roller.",
        "Protokollet anger roller, aldrig namn.",
        f"Rätta i beslutsblanketten och läs in den igen. Skilj flera roller åt med {BETWEEN}.",
        column=column,
        regex=r"^[a-z][a-z0-9_]*(?:\|[a-z][a-z0-9_]*)*$",
    )


def _roles(name: str, label: str, help_text: str, example: str, *, required: bool) -> Column:
    return Column(name, label, Kind.ID, f"{help_text} Kortnamn med {BETWEEN} emellan.", example, required=required)


CONTRACT = Contract(
    name="moten",
    title="Möten",
    description="En rad per {{ org.forsta.en }}: mötet där genomgången hölls. "
    "Skrivs av genomgang beslut ur den ifyllda blanketten.",
    owner="Informationssäkerhetssamordnaren",
    key=("namnd",),
    required=False,
    of_meeting=True,
    columns=(
        NAMND,
        Column("motesdatum", "Mötesdag", Kind.DATE, "Dagen då mötet hölls.", "2023-12-05", earliest=EVENTS),
        Column(
            "ordforande_roll",
            "Ordförande",
            Kind.CATEGORY,
            "Rollen som ledde mötet.",
            "forvaltningschef",
            values=own(meeting_roles),
        ),
        _roles("narvarande", "Närvarande", "Rollerna som deltog.", "forvaltningschef|samordnare", required=True),
        _roles("franvarande", "Frånvarande", "Rollerna som var kallade men inte deltog.", "hr", required=False),
        Column(
            "nasta_genomgang",
            "Nästa genomgång",
            Kind.DATE,
            "Dagen då nästa genomgång ska hållas.",
            "2024-12-03",
            earliest=EVENTS,
            latest=PLANS,
        ),
        _roles("informeras", "Informeras", "Rollerna som ska få veta besluten.", "namnd|chefer", required=False),
        Column(
            "underlag",
            "Underlagets kontrollsumma",
            Kind.ID,
            "Visar vilket utkast blanketten gjordes av.",
            "3f9a6c0d11e2",
        ),
    ),
    checks=(
        NAMND_IN_REGISTER,
        in_order(
            "nasta_genomgang",
            "motesdatum",
            "Nästa genomgång hålls efter den här.",
            "Rätta datumen i beslutsblanketten och läs in den igen.",
        ),
        *(_known_roles(column) for column in ("narvarande", "franvarande", "informeras")),
    ),
)
