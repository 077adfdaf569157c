"""Digitala lyftet: competence tests, one row an invited person and competence area."""

from __future__ import annotations

from checks._columns import ENHET, NAMND, PERSON
from genomgang.contract import Column, Contract, Kind, Protection

OMRADEN = {
    "cybersakerhet": "Cybersäkerhet och dataskydd",
    "samarbeten": "Digitala samarbeten",
    "kontorsprogram": "Kontorsprogram",
    "informationshantering": "Informationshantering",
    "lagring": "Lagring och delning",
    "ai": "AI",
    "verksamhetssystem": "E-tjänster och verksamhetssystem",
    "problemlosning": "Problemlösning",
}

CONTRACT = Contract(
    name="digitala_lyftet",
    title="Digitala lyftets kompetenstest",
    description="En rad per inbjuden person och kompetensområde. Tom poäng betyder att personen inte har svarat.",
    owner="HR",
    key=("person_id", "omrade"),
    required=False,
    columns=(
        NAMND,
        ENHET,
        PERSON,
        Column("omrade", "Område", Kind.CATEGORY, "Kompetensområde i testet.", "cybersakerhet", values=OMRADEN,
               synonyms=("kompetensområde", "testområde")),
        Column("poang", "Poäng", Kind.NUMBER, "Resultat 0–100; tomt om personen inte har svarat.", "62",
               required=False, unit="poäng", minimum=0, maximum=100, protection=Protection.PERSON,
               synonyms=("resultat", "testresultat", "score")),
    ),
)
