"""Supervision by authorities: what they examined, what they found, and whether it is mended."""

from __future__ import annotations

from checks._checks import NAMND_IN_REGISTER, ROWS_AS_LAST_YEAR, filled_when, in_order, not_after
from checks._columns import EVENTS, NAMND, PLANS, SKYDDSMARKNING
from genomgang.contracts.contract import Column, Contract, Kind, Protection

CONTRACT = Contract(
    name="tillsyn",
    title="Tillsyn",
    description="En rad per tillsynsärende som rör informationssäkerhet eller personuppgifter.",
    owner="Informationssäkerhetssamordnaren",
    key=("tillsyn_id",),
    required=False,
    columns=(
        NAMND,
        Column("tillsyn_id", "Ärendets id", Kind.ID, "Unikt id.", "serv-t-01", synonyms=("supervision id",)),
        Column(
            "myndighet",
            "Myndighet",
            Kind.TEXT,
            "Myndigheten som har tillsynen.",
            "Länsstyrelsen",
            synonyms=("authority", "supervisor"),
        ),
        Column(
            "omrade",
            "Område",
            Kind.CATEGORY,
            "Vad tillsynen gäller.",
            "cybersakerhet",
            values={"cybersakerhet": "cybersäkerhet", "dataskydd": "dataskydd", "annat": "annat"},
            synonyms=("supervision area",),
        ),
        Column(
            "inledd",
            "Inledd",
            Kind.DATE,
            "När tillsynen inleddes.",
            "2026-04-14",
            synonyms=("supervision opened",),
            earliest=EVENTS,
        ),
        Column(
            "utfall",
            "Utfall",
            Kind.CATEGORY,
            "Vad tillsynen har lett till.",
            "anmarkning",
            values={
                "pagar": "pågår",
                "utan_anmarkning": "utan anmärkning",
                "anmarkning": "anmärkning",
                "forelaggande": "föreläggande",
                "sanktionsavgift": "sanktionsavgift",
            },
            synonyms=("supervision outcome",),
        ),
        Column(
            "beskrivning",
            "Beskrivning",
            Kind.TEXT,
            "Vad myndigheten har funnit, i en mening.",
            "Rutinen för incidenter saknar ansvarig",
            required=False,
            protection=Protection.BY_ROW,
            synonyms=("supervision finding",),
        ),
        Column(
            "atgardas_senast",
            "Åtgärdas senast",
            Kind.DATE,
            "Sista dagen enligt myndigheten; tomt om ingen dag är satt.",
            "2026-12-01",
            required=False,
            synonyms=("remedy due",),
            earliest=EVENTS,
            latest=PLANS,
        ),
        Column(
            "atgardad",
            "Åtgärdad",
            Kind.DATE,
            "När det som myndigheten har påpekat var åtgärdat; tomt om det är öppet.",
            "",
            required=False,
            synonyms=("remedied on",),
            earliest=EVENTS,
        ),
        SKYDDSMARKNING,
    ),
    checks=(
        NAMND_IN_REGISTER,
        not_after("inledd", "Dagen då tillsynen inleddes"),
        not_after("atgardad", "Dagen då det var åtgärdat"),
        in_order(
            "atgardad",
            "inledd",
            "Det som tillsynen har lett till är åtgärdat samma dag som den inleddes eller senare.",
            "Rätta datumen.",
        ),
        filled_when(
            "beskrivning",
            ("utfall", "==", "forelaggande"),
            "Ett föreläggande har en beskrivning.",
            "Skriv i en mening vad myndigheten kräver.",
            "{rader} av {alla} tillsynsärenden är förelägganden utan beskrivning; de visas utan.",
        ),
        *ROWS_AS_LAST_YEAR,
    ),
)
