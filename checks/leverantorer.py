"""Suppliers that handle the nämnd's information: what the agreement requires, and when it was last followed up."""

from __future__ import annotations

from checks._checks import NAMND_IN_REGISTER, ROWS_AS_LAST_YEAR, filled_when, not_after
from checks._columns import EVENTS, NAMND, PLANS, SKYDDSMARKNING
from genomgang.contracts.contract import Column, Contract, Kind, Protection

CONTRACT = Contract(
    name="leverantorer",
    title="Leverantörer",
    description="En rad per leverantör och avtal som rör verksamhetens information eller system.",
    owner="Inköp",
    key=("leverantor_id",),
    required=False,
    columns=(
        NAMND,
        Column("leverantor_id", "Leverantörens id", Kind.ID, "Unikt id.", "serv-l-01", synonyms=("supplier id",)),
        Column(
            "namn",
            "Leverantör",
            Kind.TEXT,
            "Leverantörens namn.",
            "Driftbolaget",
            protection=Protection.BY_ROW,
            synonyms=("supplier name", "vendor name"),
        ),
        Column(
            "tjanst",
            "Tjänst",
            Kind.TEXT,
            "Vad leverantören levererar.",
            "Drift av ekonomisystemet",
            protection=Protection.BY_ROW,
            synonyms=("service", "delivered service"),
        ),
        Column(
            "kritisk",
            "Kritisk",
            Kind.YESNO,
            "Om verksamheten inte kan fortsätta utan leverantören.",
            "ja",
            synonyms=("critical", "critical supplier"),
        ),
        Column(
            "incidentklausul",
            "Incidentklausul",
            Kind.YESNO,
            "Om avtalet kräver att leverantören berättar om incidenter; tomt om det inte är känt.",
            "ja",
            required=False,
            synonyms=("incident clause",),
        ),
        Column(
            "uppfoljd",
            "Följdes upp",
            Kind.DATE,
            "När leverantörens säkerhet senast följdes upp; tomt om det aldrig har gjorts.",
            "2026-05-19",
            required=False,
            synonyms=("last follow-up", "last reviewed"),
            earliest=EVENTS,
        ),
        Column(
            "avtal_till",
            "Avtalet gäller till",
            Kind.DATE,
            "Avtalets sista dag; tomt om det gäller tills vidare.",
            "2028-12-31",
            required=False,
            synonyms=("contract end", "contract end date"),
            earliest=EVENTS,
            latest=PLANS,
        ),
        SKYDDSMARKNING,
    ),
    checks=(
        NAMND_IN_REGISTER,
        not_after("uppfoljd", "Uppföljningen"),
        filled_when(
            "incidentklausul",
            ("kritisk", "==", True),
            "Det är känt om avtalet med en kritisk leverantör har en incidentklausul.",
            "Läs avtalet och skriv ja eller nej i kolumnen incidentklausul.",
            "{rader} av {alla} leverantörer är kritiska utan uppgift om incidentklausul; de räknas som att den saknas.",
        ),
        *ROWS_AS_LAST_YEAR,
    ),
)
