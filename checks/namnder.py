"""The register of nämnder and companies: who makes a review this year, and from whom it took over."""

from __future__ import annotations

from checks._columns import NAMND
from genomgang.contract import Column, Contract, Kind

CONTRACT = Contract(
    name="namnder",
    title="Register över nämnder och bolag",
    description="En rad per nämnd eller bolagsstyrelse som ska göra en genomgång under året.",
    owner="Stadsledningskontoret",
    key=("namnd",),
    columns=(
        NAMND,
        Column("namn", "Namn", Kind.TEXT, "Nämndens eller bolagets fullständiga namn.", "Servicenämnden"),
        Column("forvaltning", "Förvaltning", Kind.TEXT, "Förvaltningens eller bolagets namn.", "Serviceförvaltningen"),
        Column(
            "typ",
            "Typ",
            Kind.CATEGORY,
            "Facknämnd, stadsdelsnämnd eller bolag.",
            "facknamnd",
            values={"facknamnd": "facknämnd", "stadsdelsnamnd": "stadsdelsnämnd", "bolag": "bolag"},
        ),
        Column(
            "antal_anstallda",
            "Antal anställda",
            Kind.WHOLE,
            "Antal anställda vid mätdatum.",
            "240",
            unit="personer",
            minimum=0,
            maximum=100_000,
            synonyms=("anställda", "headcount", "antal medarbetare"),
        ),
        Column("giltig_fran", "Giltig från", Kind.DATE, "Första dagen som nämnden finns.", "2007-01-01"),
        Column(
            "giltig_till", "Giltig till", Kind.DATE, "Sista dagen som nämnden finns; tomt om den består.", "",
            required=False,
        ),
        Column(
            "foregangare",
            "Föregångare",
            Kind.TEXT,
            "Kortnamn på nämnder som den här har tagit över efter, åtskilda av lodstreck (|).",
            "norrmalm|ostermalm",
            required=False,
        ),
    ),
)
