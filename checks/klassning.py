"""The inventory of information assets, as kept after SKR's method KLASSA."""

from __future__ import annotations

from dataclasses import replace

from checks._checks import NAMND_IN_REGISTER, ROWS_AS_LAST_YEAR, critical, in_order, not_after, warning
from checks._columns import EVENTS, NAMND, PLANS, SKYDDSMARKNING, role
from genomgang.contracts.contract import Column, Contract, KeyFigure, Kind, Newest, Protection

HIGHEST_DELIVERED = 3
"""On the present scale. What is above concerns Sweden's security, and belongs to no delivery."""

LEVELS = {
    "konfidentialitet": "Konfidentialitet",
    "riktighet": "Riktighet",
    "tillganglighet": "Tillgänglighet",
    "sparbarhet": "Spårbarhet",
}
"""The four aspects; the last is newer and may be empty on a classified asset."""


_ENGLISH = {
    "konfidentialitet": ("confidentiality", "confidentiality level", "security objectives confidentiality"),
    "riktighet": ("integrity", "integrity level", "security objectives integrity"),
    "tillganglighet": ("availability", "availability level", "security objectives availability"),
    "sparbarhet": ("traceability", "accountability", "authenticity"),
}


def _level(name: str, label: str, meaning: str) -> Column:
    return Column(
        name,
        label,
        Kind.WHOLE,
        f"Konsekvensnivå för {meaning}; tomt om tillgången inte är klassad.",
        "2",
        required=False,
        minimum=0,
        maximum=4,
        protection=Protection.BY_ROW,
        synonyms=(label[0], f"{label.lower()}snivå", *_ENGLISH[name]),
    )


def _protected(name: str, label: str, meaning: str) -> Column:
    """Whether an asset has a protection; a delivery need not say."""
    return Column(
        name,
        label,
        Kind.CATEGORY,
        f"{meaning} Tomt om det inte är känt.",
        "ja",
        required=False,
        values={"ja": "ja", "nej": "nej", "ej_aktuell": "ej aktuell"},
        protection=Protection.BY_ROW,
        may_lack=True,
    )


CONTRACT = Contract(
    name="klassning",
    title="Informationstillgångar och klassning",
    description="En rad per informationstillgång, med klassning, ägare och handlingsplan.",
    owner="Informationssäkerhetssamordnaren",
    key=("tillgang_id",),
    newest=Newest(("klassad_datum",), days=365),
    figure=KeyFigure("Andelen klassade tillgångar", "klassad_datum"),
    columns=(
        NAMND,
        Column(
            "tillgang_id",
            "Tillgångens id",
            Kind.ID,
            "Unikt id i förteckningen.",
            "serv-001",
            synonyms=(
                *("id", "tillgångs-id", "objekt-id", "asset id", "asset tag", "ref id", "reference id", "sys id"),
                *("ci number", "number"),
            ),
        ),
        Column(
            "namn",
            "Namn",
            Kind.TEXT,
            "Tillgångens namn.",
            "Ekonomisystemet",
            protection=Protection.BY_ROW,
            synonyms=(
                *("tillgång", "systemnamn", "informationstillgång", "asset name", "asset", "display name"),
                *("application name", "name", "title"),
            ),
        ),
        Column(
            "typ",
            "Typ",
            Kind.CATEGORY,
            "Slag av tillgång.",
            "system",
            values={
                "system": "system",
                "register": "register",
                "dokument": "dokumentsamling",
                "tjanst": "e-tjänst",
                "infrastruktur": "infrastruktur",
            },
            synonyms=("slag", "kategori", "asset type", "class", "type", "category", "media type"),
        ),
        Column(
            "objekt",
            "{{ org.objektets_namn }}",
            Kind.TEXT,
            "Förvaltningsobjekt{{ ' enligt ' + org.system.objektmodell if org.system.objektmodell }}.",
            "Ekonomi",
            required=False,
            protection=Protection.BY_ROW,
            synonyms=(
                "pm3_objekt",
                "pm3-objekt",
                "förvaltningsobjekt",
                "business service",
                "business application",
                "service",
            ),
        ),
        role("agare_roll", "Ägare (roll)", "Rollen som äger informationen."),
        role("objektledare_roll", "Objektledare (roll)", "Rollen som leder objektet."),
        Column(
            "leverantor",
            "Leverantör",
            Kind.TEXT,
            "Leverantör; tomt vid egen drift.",
            "",
            required=False,
            protection=Protection.BY_ROW,
            synonyms=("supplier", "vendor", "provider", "third party", "manufacturer"),
        ),
        _level("konfidentialitet", "Konfidentialitet", "konfidentialitet"),
        _level("riktighet", "Riktighet", "riktighet"),
        _level("tillganglighet", "Tillgänglighet", "tillgänglighet"),
        _level("sparbarhet", "Spårbarhet", "spårbarhet"),
        Column(
            "skala_version",
            "Skala",
            Kind.CATEGORY,
            "Skalan som nivåerna är satta på; tomt om tillgången inte har några nivåer.",
            "0-4",
            required=False,
            synonyms=("scale", "scale version"),
            values={"0-4": "0–4 (gällande)", "1-4": "1–4 (äldre)"},
        ),
        Column(
            "klassad_datum",
            "Klassad",
            Kind.DATE,
            "Datum för senaste klassning; tomt om oklassad.",
            "2022-10-04",
            required=False,
            synonyms=(
                *("klassningsdatum", "senast klassad", "classified on", "classification date", "last classified"),
                *("date classified", "date"),
            ),
            empty_effect="Ingen tillgång räknas som klassad.",
            settles=True,
            earliest=EVENTS,
        ),
        Column(
            "nasta_oversyn",
            "Nästa översyn",
            Kind.DATE,
            "Planerat datum för nästa översyn.",
            "2024-10-04",
            required=False,
            synonyms=("översyn", "omklassning", "next review", "next review date", "review date", "review", "eta"),
            earliest=EVENTS,
            latest=PLANS,
        ),
        Column(
            "personuppgifter",
            "Personuppgifter",
            Kind.CATEGORY,
            "Om tillgången rymmer personuppgifter.",
            "ja",
            values={"nej": "nej", "ja": "ja", "kansliga": "känsliga"},
            synonyms=("personal data", "contains personal data", "pii", "has personal data"),
        ),
        Column(
            "i_registerforteckning",
            "I registerförteckningen",
            Kind.YESNO,
            "Om behandlingen finns i registerförteckningen.",
            "ja",
            synonyms=("registerförteckning", "in processing register", "ropa", "record of processing"),
        ),
        Column(
            "konsekvensbedomning",
            "Konsekvensbedömning",
            Kind.CATEGORY,
            "Läge för konsekvensbedömning avseende dataskydd.",
            "klar",
            values={"ej_aktuell": "ej aktuell", "saknas": "saknas", "pagar": "pågår", "klar": "klar"},
            synonyms=("dpia", "has dpia", "dpia status"),
        ),
        Column(
            "handlingsplan",
            "Handlingsplan",
            Kind.CATEGORY,
            "Läge för handlingsplan efter klassning.",
            "pagar",
            values={"saknas": "saknas", "pagar": "pågår", "klar": "klar"},
            synonyms=("action plan", "treatment plan", "action plan status"),
        ),
        Column(
            "atgarder_antal",
            "Åtgärder i planen",
            Kind.WHOLE,
            "Antal åtgärder i handlingsplanen.",
            "8",
            minimum=0,
            maximum=500,
            synonyms=("actions total", "measures total", "number of measures"),
        ),
        Column(
            "atgarder_klara",
            "Varav klara",
            Kind.WHOLE,
            "Antal genomförda åtgärder.",
            "5",
            minimum=0,
            maximum=500,
            synonyms=("actions completed", "measures completed", "measures implemented"),
        ),
        Column(
            "kontinuitetsplan",
            "Kontinuitetsplan",
            Kind.YESNO,
            "Om kontinuitetsplan finns.",
            "ja",
            synonyms=("continuity plan", "business continuity plan", "bcp"),
        ),
        SKYDDSMARKNING,
        Column(
            "kritisk",
            "Kritisk",
            Kind.YESNO,
            "Om verksamheten inte kan fortsätta utan tillgången.",
            "ja",
            required=False,
            protection=Protection.BY_ROW,
            may_lack=True,
        ),
        _protected("flerfaktor", "Flerfaktorsautentisering", "Om inloggningen kräver mer än en faktor."),
        Column(
            "aterlast",
            "Återläst",
            Kind.DATE,
            "När en säkerhetskopia senast lästes tillbaka som prov; tomt om det aldrig har gjorts.",
            "2026-03-18",
            required=False,
            protection=Protection.BY_ROW,
            earliest=EVENTS,
            may_lack=True,
        ),
        _protected("krypterad", "Krypterad", "Om informationen är krypterad, lagrad och på väg."),
        Column(
            "support_till",
            "Stöds till",
            Kind.DATE,
            "Sista dagen med säkerhetsuppdateringar; tomt om ingen sista dag är bestämd.",
            "2028-10-31",
            required=False,
            protection=Protection.BY_ROW,
            earliest=EVENTS,
            latest=PLANS,
            may_lack=True,
        ),
    ),
    checks=(
        NAMND_IN_REGISTER,
        not_after("klassad_datum", "Klassningens datum"),
        not_after("aterlast", "Provet att läsa tillbaka"),
        *(
            critical(
                "ExpectColumnValuesToBeBetween",
                f"{label} är minst 1 där skalan är 1–4.",
                "Den äldre skalan börjar på 1; nivån 0 kan inte översättas.",
                "Rätta nivån, eller ange skalan 0–4 om nivån är satt på den.",
                column=name,
                min_value=1,
                row_condition=("skala_version", "==", "1-4"),
            )
            for name, label in LEVELS.items()
        ),
        *(
            critical(
                "ExpectColumnValuesToNotBeNull",
                f"{label} är angiven där tillgången har ett klassningsdatum.",
                "En klassad tillgång har nivåer; utan dem kan den inte räknas.",
                "Ange nivån, eller ta bort klassningsdatumet om tillgången inte är klassad.",
                column=name,
                row_condition=("klassad_datum", "is_not_null"),
            )
            for name, label in list(LEVELS.items())[:3]
        ),
        *(
            critical(
                "ExpectColumnValuesToNotBeNull",
                f"Skalan är angiven där tillgången har en nivå för {label.lower()}.",
                "Samma tal betyder olika på de två skalorna; utan skala går nivån inte att läsa.",
                "Ange skalan 0–4 eller 1–4. En tillgång utan nivåer behöver ingen skala.",
                column="skala_version",
                row_condition=(name, "is_not_null"),
            )
            for name, label in LEVELS.items()
        ),
        *(
            replace(
                critical(
                    "ExpectColumnValuesToBeBetween",
                    f"{label} ligger inom den nivå som får levereras.",
                    "Den högsta nivån rör Sveriges säkerhet. Sådana tillgångar hör inte till någon leverans.",
                    "Ta bort raden ur leveransen, radera filen och tala med säkerhetsskyddschefen.",
                    column=name,
                    max_value=HIGHEST_DELIVERED,
                    row_condition=("skala_version", "==", "0-4"),
                ),
                secret=True,
            )
            for name, label in LEVELS.items()
        ),
        warning(
            "ExpectColumnValuesToNotBeNull",
            "Klassningsdatum är angivet där tillgången har en nivå för konfidentialitet.",
            "Utan datum går det inte att se om klassningen är aktuell.",
            "Ange datum för senaste klassning.",
            "{rader} av {alla} tillgångar har nivåer men saknar klassningsdatum och räknas som oklassade.",
            column="klassad_datum",
            row_condition=("konfidentialitet", "is_not_null"),
        ),
        warning(
            "ExpectColumnPairValuesAToBeGreaterThanB",
            "Nästa översyn ligger efter klassningen.",
            "En översyn före klassningen är ett skrivfel eller en glömd planering.",
            "Rätta datumet för nästa översyn.",
            "{rader} av {alla} tillgångar har en översyn före klassningen; datumet visas som det är levererat.",
            column_A="nasta_oversyn",
            column_B="klassad_datum",
            or_equal=True,
            ignore_row_if="either_value_is_missing",
        ),
        in_order(
            "atgarder_antal",
            "atgarder_klara",
            "Antalet klara åtgärder är högst antalet åtgärder i planen.",
            "Rätta antalen i handlingsplanen.",
        ),
        *ROWS_AS_LAST_YEAR,
    ),
)
