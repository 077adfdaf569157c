"""Results of the internal-control plan, by tertial and mandatory working method."""

from __future__ import annotations

from checks._checks import MATDATUM_AR, NAMND_IN_REGISTER, ROWS_AS_LAST_YEAR, filled_when, in_order, not_after
from checks._columns import ATGARDSSTATUS, NAMND, role
from genomgang.contract import Column, Contract, KeyFigure, Kind

ARBETSSATT = {
    "behorighetshantering": "Behörighetshantering",
    "lokal_anvisning": "Implementering av lokal anvisning",
    "incidenthantering": "Incidenthantering",
    "informationsklassning": "Informationsklassning",
    "upphandling": "Informationssäkerhet inom upphandlingsförfarandet",
}
"""The five mandatory working methods of the city's process for systematic information security."""

CONTRACT = Contract(
    name="ikp",
    title="Internkontrollplanens resultat",
    description="En rad per kontroll och tertial, för de fem obligatoriska arbetssätten.",
    owner="Controllern",
    key=("namnd", "ar", "tertial", "arbetssatt", "kontroll"),
    figure=KeyFigure("Andelen kontroller utan avvikelse", "bedomning", values=("ingen",)),
    columns=(
        NAMND,
        Column("ar", "År", Kind.WHOLE, "Året som kontrollen gäller.", "2023", minimum=2015, maximum=2100),
        Column(
            "tertial",
            "Tertial",
            Kind.WHOLE,
            "Tertial 1, 2 eller 3.",
            "2",
            minimum=1,
            maximum=3,
            synonyms=("t", "period"),
        ),
        Column(
            "arbetssatt",
            "Arbetssätt",
            Kind.CATEGORY,
            "Det obligatoriska arbetssätt som kontrolleras.",
            "incidenthantering",
            values=ARBETSSATT,
            synonyms=("process",),
        ),
        Column("kontroll", "Kontroll", Kind.TEXT, "Vad som kontrolleras.", "Stickprov av behörigheter"),
        Column(
            "urval",
            "Urval",
            Kind.WHOLE,
            "Antal granskade fall.",
            "20",
            minimum=0,
            maximum=100_000,
            synonyms=("stickprov",),
        ),
        Column("avvikelser", "Avvikelser", Kind.WHOLE, "Antal avvikelser i urvalet.", "1", minimum=0, maximum=100_000),
        Column(
            "bedomning",
            "Bedömning",
            Kind.CATEGORY,
            "Samlad bedömning av kontrollen.",
            "mindre",
            values={"ingen": "ingen avvikelse", "mindre": "mindre avvikelse", "vasentlig": "väsentlig avvikelse"},
        ),
        Column(
            "atgard",
            "Åtgärd",
            Kind.TEXT,
            "Vad som görs åt avvikelsen.",
            "Rensa inaktuella behörigheter",
            required=False,
        ),
        role("ansvarig_roll", "Ansvarig roll", "Rollen som ansvarar för åtgärden."),
        Column(
            "forfallodatum",
            "Klar senast",
            Kind.DATE,
            "När åtgärden ska vara klar.",
            "2023-12-15",
            required=False,
            synonyms=("förfallodatum", "slutdatum"),
        ),
        Column(
            "status",
            "Status",
            Kind.CATEGORY,
            "Åtgärdens läge; tomt om ingen åtgärd behövs.",
            "pagar",
            required=False,
            values=ATGARDSSTATUS,
        ),
    ),
    checks=(
        NAMND_IN_REGISTER,
        not_after("ar", "Kontrollens år", MATDATUM_AR, "mätdatumets år"),
        in_order(
            "urval",
            "avvikelser",
            "Antalet avvikelser är högst antalet granskade fall.",
            "Rätta urvalet eller antalet avvikelser.",
        ),
        filled_when(
            "atgard",
            ("bedomning", "==", "vasentlig"),
            "En väsentlig avvikelse har en åtgärd.",
            "Ange vad som görs åt avvikelsen.",
            "{rader} av {alla} kontroller har en väsentlig avvikelse utan åtgärd och visas utan åtgärd.",
        ),
        filled_when(
            "status",
            ("atgard", "is_not_null"),
            "En åtgärd har en status.",
            "Ange åtgärdens läge vid mätdatum.",
            "{rader} av {alla} kontroller har en åtgärd utan status; läget visas som okänt.",
        ),
        *ROWS_AS_LAST_YEAR,
    ),
)
