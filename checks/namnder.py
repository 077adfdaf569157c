"""The register of nämnder and companies: who makes a review this year, and from whom it took over."""

from __future__ import annotations

from checks._checks import critical, filled_when, in_order, not_after, warning
from checks._columns import EVENTS, MUNICIPAL, NAMND
from genomgang.contracts.contract import Check, Column, Contract, Kind
from genomgang.contracts.spoken import own
from genomgang.organisation import Organisation
from genomgang.organisation.model import Slag

_COMPANIES = {
    "bilaga": "ett bolag i någon av lagens sektorer",
    "dora": "ett finansiellt företag med egna EU-regler",
}
_GROUNDS = {
    Slag.KOMMUN: {"kommun": "en del av kommunen", **_COMPANIES},
    Slag.REGION: {"region": "en del av regionen", **_COMPANIES},
    Slag.STATLIG: {"myndighet": "en statlig myndighet"},
}
OUTSIDE = "utanfor"
"""The ground of a body that the law does not cover."""


def _grounds(org: Organisation) -> dict[str, str]:
    """Why the law covers a body of the organisation, or does not."""
    return {**_GROUNDS[org.slag], OUTSIDE: "utanför lagens sektorer"}


def _ground_fits(omfattas: str, grounds: list[str]) -> Check:
    return warning(
        "ExpectColumnValuesToBeInSet",
        f"Grunden stämmer där verksamheten {'' if omfattas == 'ja' else 'inte '}omfattas av lagen om cybersäkerhet.",
        "En grund som säger emot om verksamheten omfattas gör att rapporten inte kan säga någotdera.",
        "Rätta kolumnen omfattas eller omfattas_grund.",
        "{rader} av {alla} verksamheter har en grund som säger emot om de omfattas, och rapporten säger inget.",
        column="omfattas_grund",
        value_set=grounds,
        row_condition=("omfattas", "==", omfattas),
    )


CONTRACT = Contract(
    name="namnder",
    title="Register över {{ org.enheter_alla }}",
    description="En rad per {{ org.enhet }} som ska göra en genomgång under året.",
    owner="{{ org.kallas.centralt }}",
    key=("namnd",),
    columns=(
        NAMND,
        Column(
            "namn",
            "Namn",
            Kind.TEXT,
            "{{ org.enhetens | versal }} fullständiga namn.",
            "{{ org.exempel.namn }}",
            synonyms=("full name", "name", "nämndens namn"),
        ),
        Column(
            "forvaltning",
            "Förvaltning",
            Kind.TEXT,
            "Namnet som arbetet görs under.",
            "{{ org.exempel.forvaltning }}",
            synonyms=("administration", "förvaltningens namn"),
        ),
        Column(
            "typ",
            "Typ",
            Kind.CATEGORY,
            "{{ org.sorter | versal }}.",
            "{{ org.enheter | first }}",
            values=own(lambda org: {name: each.sort for name, each in org.enheter.items()}),
            synonyms=("type", "category"),
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
            synonyms=("anställda", "headcount", "antal medarbetare", "employees", "number of employees"),
        ),
        Column(
            "giltig_fran",
            "Giltig från",
            Kind.DATE,
            "Första dagen som {{ org.forsta.den }} finns; tomt om den inte är känd.",
            "2023-03-01",
            required=False,
            synonyms=("valid from", "start date"),
            earliest=MUNICIPAL,
        ),
        Column(
            "giltig_till",
            "Giltig till",
            Kind.DATE,
            "Sista dagen som {{ org.forsta.den }} finns; tomt om den består.",
            "",
            required=False,
            synonyms=("valid to", "valid until", "end date"),
            earliest=MUNICIPAL,
        ),
        Column(
            "foregangare",
            "Föregångare",
            Kind.TEXT,
            "Kortnamn på {{ org.forsta.manga }} som den här har tagit över efter, åtskilda av lodstreck (|).",
            "{{ org.exempel.foregangare }}",
            required=False,
            synonyms=("predecessors", "predecessor"),
        ),
        Column(
            "foregangare_till_del",
            "Föregångare till en del",
            Kind.TEXT,
            "Namn på {{ org.forsta.manga }} som den här har tagit över en del av uppdraget från, åtskilda av lodstreck "
            "(|). "
            "Deras värden räknas inte som förra årets.",
            "Utbildningsnämnden",
            required=False,
            may_lack=True,
        ),
        Column(
            "omfattas",
            "Omfattas av lagen",
            Kind.CATEGORY,
            "Om verksamheten omfattas av den lag om cybersäkerhet som gäller, eller är beslutad, vid mätdatum.",
            "ja",
            required=False,
            values={"ja": "ja", "nej": "nej", "utreds": "utreds"},
            may_lack=True,
        ),
        Column(
            "omfattas_grund",
            "Grund för att omfattas",
            Kind.CATEGORY,
            "Varför verksamheten omfattas, helt, delvis eller inte alls.",
            "{{ 'myndighet' if org.slag == 'statlig' else org.slag }}",
            required=False,
            values=own(_grounds),
            may_lack=True,
        ),
        Column(
            "verksamhetskategori",
            "Väsentlig eller viktig",
            Kind.CATEGORY,
            "Lagens kategori för verksamheten.",
            "vasentlig",
            required=False,
            values={"vasentlig": "väsentlig", "viktig": "viktig"},
            may_lack=True,
        ),
        Column(
            "tillsynsmyndighet",
            "Tillsynsmyndighet",
            Kind.TEXT,
            "Myndigheten som har tillsyn över verksamheten; tomt om det inte är utrett.",
            "Länsstyrelsen",
            required=False,
            may_lack=True,
        ),
        Column(
            "anmald_datum",
            "Anmäld till myndigheten",
            Kind.DATE,
            "När verksamheten anmäldes till myndigheten; tomt om det inte har gjorts.",
            "2026-02-02",
            required=False,
            earliest=EVENTS,
            may_lack=True,
        ),
    ),
    checks=(
        critical(
            "ExpectColumnValuesToMatchRegex",
            "{{ org.forsta.dess | versal }} kortnamn har bara små bokstäver a–z, siffror och bindestreck.",
            "Kortnamnet blir namn på mappar och filer och skrivs i kommandon.",
            "Skriv kortnamnet utan å, ä, ö, mellanslag och versaler, till exempel ”{{ org.exempel.kortnamn }}”.",
            column="namnd",
            regex="^[a-z0-9]+(-[a-z0-9]+)*$",
        ),
        not_after("giltig_fran", "{{ org.forsta.dess | versal }} första dag"),
        not_after("anmald_datum", "Anmälan till myndigheten"),
        filled_when(
            "omfattas_grund",
            ("omfattas", "==", "ja"),
            "Grunden är angiven där verksamheten omfattas av lagen om cybersäkerhet.",
            "Ange i kolumnen omfattas_grund varför verksamheten omfattas.",
            "{rader} av {alla} verksamheter omfattas utan angiven grund; rapporten säger att grunden saknas.",
        ),
        _ground_fits("ja", sorted({name for each in _GROUNDS.values() for name in each})),
        _ground_fits("nej", [OUTSIDE]),
        in_order(
            "giltig_till",
            "giltig_fran",
            "{{ org.forsta.dess | versal }} sista dag ligger inte före den första.",
            "Rätta datumen för {{ org.forsta.dess }} giltighet.",
        ),
        warning(
            "ExpectTableRowCountToBeBetween",
            "Antalet {{ org.forsta.manga }} har inte ändrats mer än gränsen sedan förra året.",
            "{{ org.forsta.manga | versal }} tillkommer och upphör sällan.",
            "Kontrollera att registret är helt.",
            "Registret har {alla} {{ org.forsta.manga }}, en större ändring mot förra året än gränsen.",
            min_value={"$PARAMETER": "rader_minst"},
            max_value={"$PARAMETER": "rader_mest"},
        ),
    ),
)
