"""Competence tests (in Stockholm: Digitala lyftet), one row an invited person and competence area."""

from __future__ import annotations

from checks._checks import NAMND_IN_REGISTER, PSEUDONYM, ROWS_AS_LAST_YEAR, UNIT_IN_NAMND, UNIT_KNOWN, warning
from checks._columns import ENHET, NAMND, PERSON
from genomgang.contracts.contract import Column, Contract, KeyFigure, Kind, Protection
from genomgang.contracts.spoken import own

CONTRACT = Contract(
    name="digitala_lyftet",
    delivered_as="{{ org.kompetenstest.fil }}",
    title="{{ org.kompetenstest.titel }}",
    description="En rad per inbjuden person och kompetensområde. Tom poäng betyder att personen inte har svarat.",
    owner="HR",
    key=("person_id", "omrade"),
    figure=KeyFigure("Svarsandelen", "poang", smallest_group="smacell_kompetens"),
    required=False,
    columns=(
        NAMND,
        ENHET,
        PERSON,
        Column(
            "omrade",
            "Område",
            Kind.CATEGORY,
            "Kompetensområde i testet.",
            "{{ org.kompetenstest.foljt }}",
            values=own(lambda org: org.kompetenstest.omraden),
            synonyms=(
                "kompetensområde",
                "testområde",
                "competence area",
                "skill area",
                "test area",
                "area",
                "skill",
                "module",
            ),
        ),
        Column(
            "poang",
            "Poäng",
            Kind.NUMBER,
            "Resultat 0–100; tomt om personen inte har svarat.",
            "62",
            required=False,
            unit="poäng",
            minimum=0,
            maximum=100,
            protection=Protection.PERSON,
            usual=(5, 100),
            empty_effect="Ingen räknas som svarande.",
            settles=True,
            synonyms=("resultat", "testresultat", "score", "test score", "final score", "grade", "points", "result"),
        ),
    ),
    checks=(
        NAMND_IN_REGISTER,
        PSEUDONYM,
        UNIT_IN_NAMND,
        UNIT_KNOWN,
        warning(
            "ExpectGroupsToHoldEveryValue",
            "Varje inbjuden person har en rad för alla {{ org.kompetenstest.omraden | length | ord }} områden.",
            "Svarsandelen räknas på samma personer i alla områden.",
            "Ta ut listan på nytt med alla inbjudna och alla områden.",
            "{rader} av {alla} rader gäller personer som saknar rad för något område; de räknas inte i det området.",
            column_list=["person_id", "omrade"],
            value_set=own(lambda org: list(org.kompetenstest.omraden)),
        ),
        warning(
            "ExpectGroupsToAnswerWhole",
            "Den som har svarat har poäng i alla områden.",
            "Testet besvaras i ett svep; halva svar är ofta ett fel i uttaget.",
            "Kontrollera uttaget för de personer som har poäng bara i några områden.",
            "{rader} av {alla} rader gäller personer med poäng bara i några områden; "
            "de räknas som svarande endast i de områdena.",
            column_list=["person_id", "poang"],
        ),
        *ROWS_AS_LAST_YEAR,
    ),
)
