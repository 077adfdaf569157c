"""Training completion: one row a person and course."""

from __future__ import annotations

from checks._columns import ENHET, NAMND, PERSON
from genomgang.contract import Column, Contract, Kind, Protection

CONTRACT = Contract(
    name="utbildning",
    title="Genomförda utbildningar",
    description="En rad per person och kurs, med datum när kursen är genomförd.",
    owner="HR",
    key=("person_id", "kurs"),
    columns=(
        NAMND,
        ENHET,
        PERSON,
        Column(
            "rollgrupp",
            "Rollgrupp",
            Kind.CATEGORY,
            "Personens roll. Konsulter räknas för sig.",
            "medarbetare",
            values={
                "medarbetare": "medarbetare",
                "chef": "chefer",
                "ledningsgrupp": "ledningsgrupp",
                "konsult": "konsulter",
            },
            synonyms=("roll", "befattningsgrupp"),
        ),
        Column(
            "anstalld_fran",
            "Anställd från",
            Kind.DATE,
            "Första anställningsdag (för konsult: uppdragets start).",
            "2019-03-01",
            protection=Protection.PERSON,
            synonyms=("anställningsdatum", "startdatum"),
        ),
        Column(
            "kurs",
            "Kurs",
            Kind.CATEGORY,
            "Kursen som raden gäller.",
            "informationssakerhet",
            values={
                "informationssakerhet": "Informationssäkerhet",
                "dataskydd": "Dataskydd",
                "infosak_apt": "Informationssäkerhet på arbetsplatsträff",
                "cybersakerhet_ledning": "Cybersäkerhet för ledningen",
            },
            synonyms=("kursnamn", "utbildning"),
        ),
        Column(
            "genomford",
            "Genomförd",
            Kind.DATE,
            "Datum när kursen genomfördes; tomt om den inte är genomförd.",
            "2023-02-14",
            required=False,
            protection=Protection.PERSON,
            synonyms=("slutdatum", "godkänd datum", "genomförandedatum", "avslutad"),
        ),
    ),
)
