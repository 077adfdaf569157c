"""Columns that several contracts share, so that they are described once."""

from __future__ import annotations

import datetime as dt

from genomgang.contracts.contract import Column, Kind, Protection
from genomgang.contracts.spoken import own

EVENTS = dt.date(2000, 1, 1)
"""Before this day nothing that is followed up had happened: an older date is a mistake."""

PLANS = dt.date(2059, 12, 31)
"""Nothing is planned for later."""

MUNICIPAL = dt.date(1862, 1, 1)
"""No nämnd is older than municipal self-government, nor any company."""

NAMND = Column(
    "namnd",
    "{{ org.forsta.en | versal }}",
    Kind.ID,
    "{{ org.enhetens | versal }} kortnamn, som i registret över {{ org.forsta.manga }}.",
    "{{ org.exempel.kortnamn }}",
    synonyms=(
        "nämnd",
        "förvaltning",
        "bolag",
        "organisation",
        "organization",
        "company",
        "committee",
        "board",
        "domain",
    ),
)

ENHET = Column(
    "enhet",
    "Enhet",
    Kind.TEXT,
    "Enhetens namn inom {{ org.enheten }}.",
    "{{ org.exempel.enhet }}",
    synonyms=(
        "enhetsnamn",
        "avdelning",
        "organisatorisk enhet",
        "arbetsplats",
        "department",
        "unit",
        "business unit",
        "org unit",
        "division",
        "domain",
    ),
)

PERSON = Column(
    "person_id",
    "Person (pseudonym)",
    Kind.ID,
    "Pseudonym för personen, samma i alla leveranser. Aldrig namn eller personnummer.",
    "p01234",
    protection=Protection.PERSON,
    synonyms=(
        *(
            "pseudonym",
            "anställnings-id",
            "användar-id",
            "person",
            "user id",
            "userid",
            "employee id",
            "employee number",
        ),
        *("person id", "learner id", "student id", "participant id", "respondent id"),
    ),
)

SKYDDSMARKNING = Column(
    "skyddsmarkning",
    "Skyddsmärkning",
    Kind.CATEGORY,
    "Om raden får visas i den offentliga versionen. Allt annat än ”öppen” maskeras.",
    "oppen",
    values={"oppen": "öppen", "intern": "intern", "sekretess": "sekretess"},
    synonyms=("skydd", "märkning", "sekretess", "skyddsklass", "protection mark", "confidentiality marking"),
)

ATGARDSSTATUS = {
    "ej_paborjad": "ej påbörjad",
    "pagar": "pågår",
    "klar": "klar",
    "forsenad": "försenad",
    "flyttad": "flyttad",
}


def role(name: str, label: str, help_text: str) -> Column:
    """A column that names a responsible role."""
    return Column(
        name,
        label,
        Kind.CATEGORY,
        help_text,
        "{{ org.exempel.roll }}",
        values=own(lambda org: org.roller),
        synonyms=(
            *("ansvarig", "roll", "ägare", "owner", "role", "responsible", "responsible role", "assigned to"),
            *("assignee", "action owner", "risk owner", "asset owner"),
        ),
    )
