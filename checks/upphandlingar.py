"""Procurements: whether the checklist for information security was used and requirements were set."""

from __future__ import annotations

from checks._checks import NAMND_IN_REGISTER, ROWS_AS_LAST_YEAR, not_after
from checks._columns import NAMND, SKYDDSMARKNING
from genomgang.contract import Column, Contract, Kind, Protection

CONTRACT = Contract(
    name="upphandlingar",
    title="Upphandlingar",
    description="En rad per upphandling som har annonserats eller avropats under perioden.",
    owner="Inköp",
    key=("upphandling_id",),
    required=False,
    columns=(
        NAMND,
        Column("upphandling_id", "Upphandlingens id", Kind.ID, "Unikt id.", "serv-u-2023-04"),
        Column(
            "namn",
            "Upphandling",
            Kind.TEXT,
            "Vad som upphandlas.",
            "Skrivare och service",
            protection=Protection.BY_ROW,
        ),
        Column("datum", "Datum", Kind.DATE, "När den annonserades eller avropades.", "2023-05-11"),
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
        ),
        Column(
            "checklista", "Checklista använd", Kind.YESNO, "Om checklistan för informationssäkerhet användes.", "ja"
        ),
        Column("sakerhetskrav", "Säkerhetskrav ställda", Kind.YESNO, "Om krav på informationssäkerhet ställdes.", "ja"),
        SKYDDSMARKNING,
    ),
    checks=(
        NAMND_IN_REGISTER,
        not_after("datum", "Upphandlingens datum"),
        *ROWS_AS_LAST_YEAR,
    ),
)
