"""Kompetenslyft ledningsgrupp: the management group's own training visit, its observations and proposals."""

from __future__ import annotations

from checks._checks import NAMND_IN_REGISTER, ROWS_AS_LAST_YEAR, filled_when, in_order, not_after
from checks._columns import EVENTS, NAMND
from genomgang.contracts.contract import Column, Contract, Kind, Newest

CONTRACT = Contract(
    name="kompetenslyft",
    delivered_as="{{ org.ledningsbesok.fil }}",
    title="{{ org.ledningsbesok.namn }}",
    description="En rad per genomförande, iakttagelse eller förslag.",
    owner="Informationssäkerhetssamordnaren",
    key=("rad_id",),
    required=False,
    happened="datum",
    newest=Newest(("datum",), days=365),
    columns=(
        NAMND,
        Column("rad_id", "Id", Kind.ID, "Unikt id.", "serv-k-01", synonyms=("ref id", "row id")),
        Column(
            "datum",
            "Datum",
            Kind.DATE,
            "När aktiviteten hölls.",
            "2023-02-07",
            synonyms=("activity date", "session date", "date"),
            earliest=EVENTS,
        ),
        Column(
            "slag",
            "Slag",
            Kind.CATEGORY,
            "Vad raden är.",
            "genomforande",
            values={"genomforande": "genomförande", "iakttagelse": "iakttagelse", "forslag": "förslag"},
            synonyms=("row type", "type"),
        ),
        Column(
            "text",
            "Text",
            Kind.TEXT,
            "Vad som gjordes, sågs eller föreslogs.",
            "Två timmar med externa konsulter",
            synonyms=("description", "observation", "proposal"),
        ),
        Column(
            "deltagare",
            "Deltagare",
            Kind.WHOLE,
            "Antal deltagare, för genomförande.",
            "9",
            required=False,
            synonyms=("participants", "attendees", "number of participants"),
            minimum=0,
            maximum=1000,
        ),
        Column(
            "inbjudna",
            "Inbjudna",
            Kind.WHOLE,
            "Antal inbjudna, för genomförande.",
            "10",
            required=False,
            synonyms=("invited", "invitees", "number invited"),
            minimum=0,
            maximum=1000,
        ),
        Column(
            "status",
            "Status",
            Kind.CATEGORY,
            "För förslag: hur det har tagits om hand.",
            "pagar",
            required=False,
            values={"ej_paborjad": "ej påbörjad", "pagar": "pågår", "klar": "klar", "avslaget": "avslaget"},
            synonyms=("state", "proposal status"),
        ),
    ),
    checks=(
        NAMND_IN_REGISTER,
        not_after("datum", "Aktivitetens datum"),
        in_order(
            "inbjudna",
            "deltagare",
            "Antalet deltagare är högst antalet inbjudna.",
            "Rätta antalet deltagare eller inbjudna.",
        ),
        filled_when(
            "deltagare",
            ("slag", "==", "genomforande"),
            "Ett genomförande har ett antal deltagare.",
            "Ange hur många som deltog.",
            "{rader} av {alla} rader är genomföranden utan antal deltagare; de visas utan antal.",
        ),
        filled_when(
            "status",
            ("slag", "==", "forslag"),
            "Ett förslag har en status.",
            "Ange hur förslaget har tagits om hand.",
            "{rader} av {alla} rader är förslag utan status; läget visas som okänt.",
        ),
        *ROWS_AS_LAST_YEAR,
    ),
)
