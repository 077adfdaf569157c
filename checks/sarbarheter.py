"""Vulnerabilities found in systems, by scanning and in examinations: when they must be mended, and when they were."""

from __future__ import annotations

from checks._checks import NAMND_IN_REGISTER, ROWS_AS_LAST_YEAR, in_order, not_after
from checks._columns import EVENTS, NAMND, PLANS, SKYDDSMARKNING
from genomgang.contracts.contract import Column, Contract, Kind, Newest, Protection

CONTRACT = Contract(
    name="sarbarheter",
    title="Sårbarheter",
    description="En rad per sårbarhet som har funnits i verksamhetens system, med den tid som den ska åtgärdas inom.",
    owner="IT-ansvariga",
    key=("sarbarhet_id",),
    required=False,
    newest=Newest(("upptackt",)),
    columns=(
        NAMND,
        Column("sarbarhet_id", "Sårbarhetens id", Kind.ID, "Unikt id.", "serv-s-01", synonyms=("vulnerability id",)),
        Column(
            "system",
            "System",
            Kind.TEXT,
            "Systemet där den finns; tomt om det inte är känt.",
            "Lönesystemet",
            required=False,
            protection=Protection.BY_ROW,
            synonyms=("affected system",),
        ),
        Column(
            "funnen_genom",
            "Funnen genom",
            Kind.CATEGORY,
            "Hur den upptäcktes.",
            "skanning",
            values={
                "skanning": "skanning",
                "granskning": "granskning",
                "leverantor": "uppgift från leverantör",
                "incident": "incident",
                "ovrigt": "annat sätt",
            },
            synonyms=("found by", "detected by"),
        ),
        Column(
            "allvarlighet",
            "Allvarlighet",
            Kind.CATEGORY,
            "Bedömd allvarlighet.",
            "hog",
            values={"kritisk": "kritisk", "hog": "hög", "medel": "medel", "lag": "låg"},
            protection=Protection.BY_ROW,
            synonyms=("severity", "vulnerability severity"),
        ),
        Column(
            "upptackt",
            "Upptäckt",
            Kind.DATE,
            "När den upptäcktes.",
            "2026-04-02",
            protection=Protection.BY_ROW,
            synonyms=("detected on", "first seen"),
            earliest=EVENTS,
        ),
        Column(
            "atgardas_senast",
            "Åtgärdas senast",
            Kind.DATE,
            "Sista dagen enligt verksamhetens egen tid för en sårbarhet av det här slaget.",
            "2026-05-02",
            protection=Protection.BY_ROW,
            synonyms=("remediation due", "fix due"),
            earliest=EVENTS,
            latest=PLANS,
        ),
        Column(
            "atgardad",
            "Åtgärdad",
            Kind.DATE,
            "När den åtgärdades; tomt om den är öppen.",
            "2026-04-20",
            required=False,
            protection=Protection.BY_ROW,
            synonyms=("remediated on", "fixed on"),
            empty_effect="Ingen sårbarhet har ett datum då den åtgärdades: alla räknas som öppna.",
            settles=True,
            earliest=EVENTS,
        ),
        SKYDDSMARKNING,
    ),
    checks=(
        NAMND_IN_REGISTER,
        not_after("upptackt", "Dagen då sårbarheten upptäcktes"),
        not_after("atgardad", "Dagen då sårbarheten åtgärdades"),
        in_order(
            "atgardad",
            "upptackt",
            "Sårbarheten är åtgärdad samma dag som den upptäcktes eller senare.",
            "Rätta datumen.",
        ),
        in_order(
            "atgardas_senast",
            "upptackt",
            "Den sista dagen ligger inte före den dag då sårbarheten upptäcktes.",
            "Rätta datumen.",
        ),
        *ROWS_AS_LAST_YEAR,
    ),
)
