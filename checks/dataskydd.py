"""The data protection officer's annual report: six fixed areas."""

from __future__ import annotations

from checks._checks import MATDATUM_AR, NAMND_IN_REGISTER, ROWS_AS_LAST_YEAR, filled_when, not_after, warning
from checks._columns import NAMND, SKYDDSMARKNING
from genomgang.contracts.contract import Column, Contract, Kind, Newest, Protection

OMRADEN = {
    "registerforteckning": "Registerförteckning",
    "styrdokument": "Styrdokument",
    "atgarder": "Tekniska och organisatoriska åtgärder",
    "konsekvensbedomningar": "Konsekvensbedömningar",
    "rattigheter": "Individens rättigheter",
    "incidenter": "Incidenter",
}

CONTRACT = Contract(
    name="dataskydd",
    title="Dataskyddsombudets årsrapport",
    description="En rad per område och rekommendation; ett område utan rekommendation har en rad med tom text.",
    owner="Dataskyddsombudet",
    key=("rad_id",),
    required=False,
    newest=Newest(("ar",), years_before=1),
    columns=(
        NAMND,
        Column("rad_id", "Id", Kind.ID, "Unikt id.", "serv-dso-2022-03", synonyms=("ref id", "reference", "row id")),
        Column(
            "ar",
            "År",
            Kind.WHOLE,
            "Året som årsrapporten gäller.",
            "2022",
            minimum=2018,
            maximum=2100,
            synonyms=("year", "report year"),
        ),
        Column(
            "omrade",
            "Område",
            Kind.CATEGORY,
            "Ett av de sex områdena.",
            "styrdokument",
            values=OMRADEN,
            synonyms=("area", "domain"),
        ),
        Column(
            "bedomning",
            "Bedömning",
            Kind.CATEGORY,
            "Ombudets bedömning av området.",
            "delvis",
            values={"god": "god efterlevnad", "delvis": "delvis efterlevnad", "brister": "brister"},
            synonyms=("assessment", "rating", "compliance", "result", "status of area"),
        ),
        Column(
            "rekommendation",
            "Rekommendation",
            Kind.TEXT,
            "Vad ombudet rekommenderar.",
            "Dokumentera riskanalyser",
            synonyms=("recommendation", "finding", "observation"),
            required=False,
            protection=Protection.BY_ROW,
        ),
        Column(
            "status",
            "Status",
            Kind.CATEGORY,
            "Läget för rekommendationen; tomt om ingen finns.",
            "oppen",
            required=False,
            values={"oppen": "öppen", "pagar": "pågår", "genomford": "genomförd"},
            synonyms=("recommendation status", "state"),
        ),
        SKYDDSMARKNING,
    ),
    checks=(
        NAMND_IN_REGISTER,
        not_after("ar", "Årsrapportens år", MATDATUM_AR, "mätdatumets år"),
        filled_when(
            "status",
            ("rekommendation", "is_not_null"),
            "En rekommendation har en status.",
            "Ange rekommendationens läge vid mätdatum.",
            "{rader} av {alla} rader har en rekommendation utan status; läget visas som okänt.",
        ),
        warning(
            "ExpectGroupsToHoldEveryValue",
            "Alla sex områden finns för varje {{ org.forsta.en }} i årsrapporten.",
            "Årsrapporten har sex fasta områden.",
            "Lägg till en rad för det område som saknas, med tom rekommendation.",
            "{rader} av {alla} rader hör till en {{ org.forsta.en }} där något av de sex områdena saknas; "
            "området visas utan bedömning.",
            column_list=["namnd", "omrade"],
            value_set=list(OMRADEN),
        ),
        *ROWS_AS_LAST_YEAR,
    ),
)
