"""Procurements: whether the checklist for information security was used and requirements were set."""

from __future__ import annotations

from checks._checks import NAMND_IN_REGISTER, ROWS_AS_LAST_YEAR, not_after
from checks._columns import EVENTS, NAMND, SKYDDSMARKNING
from genomgang.contracts.contract import Column, Contract, Kind, Newest, Protection

CONTRACT = Contract(
    name="upphandlingar",
    title="Upphandlingar",
    description="En rad per upphandling som har annonserats eller avropats under perioden.",
    owner="Inköp",
    key=("upphandling_id",),
    required=False,
    period="datum",
    newest=Newest(("datum",)),
    columns=(
        NAMND,
        Column(
            "upphandling_id",
            "Upphandlingens id",
            Kind.ID,
            "Unikt id.",
            "serv-u-2023-04",
            synonyms=(
                "upphandlingsnummer",
                "diarienummer",
                "procurement id",
                "tender id",
                "contract number",
                "id",
                "number",
            ),
        ),
        Column(
            "namn",
            "Upphandling",
            Kind.TEXT,
            "Vad som upphandlas.",
            "Skrivare och service",
            synonyms=("procurement name", "tender name", "contract name", "name", "title", "description", "benämning"),
            protection=Protection.BY_ROW,
        ),
        Column(
            "datum",
            "Datum",
            Kind.DATE,
            "När den annonserades eller avropades.",
            "2023-05-11",
            synonyms=("annonsdatum", "publication date", "published on", "tender date", "award date", "date"),
            earliest=EVENTS,
        ),
        Column(
            "varde",
            "Värde",
            Kind.NUMBER,
            "Uppskattat värde i kronor.",
            "1 250 000",
            unit="kronor",
            minimum=0,
            maximum=20_000_000_000,
            protection=Protection.BY_ROW,
            usual=(5_000, 1_000_000_000),
            synonyms=(
                "uppskattat värde",
                "kontraktsvärde",
                "estimated value",
                "contract value",
                "belopp",
                "value",
                "amount",
            ),
        ),
        Column(
            "checklista",
            "Checklista använd",
            Kind.YESNO,
            "Om checklistan för informationssäkerhet användes.",
            "ja",
            synonyms=("checklist", "checklist used", "security checklist"),
        ),
        Column(
            "sakerhetskrav",
            "Säkerhetskrav ställda",
            Kind.YESNO,
            "Om krav på informationssäkerhet ställdes.",
            "ja",
            synonyms=("security requirements", "security requirements set", "requirements set"),
        ),
        SKYDDSMARKNING,
    ),
    checks=(
        NAMND_IN_REGISTER,
        not_after("datum", "Upphandlingens datum"),
        *ROWS_AS_LAST_YEAR,
    ),
)
