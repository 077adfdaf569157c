"""Incidents from the incident system IA."""

from __future__ import annotations

from checks._checks import (
    NAMND_IN_REGISTER,
    ROWS_AS_LAST_YEAR,
    UNIT_IN_NAMND,
    UNIT_KNOWN,
    critical,
    in_order,
    not_after,
)
from checks._columns import ENHET, EVENTS, NAMND, SKYDDSMARKNING
from genomgang.contracts.contract import Column, Contract, Kind, Newest, Protection

TIMES = {
    "kand": "Känd",
    "tidig_varning": "Tidig varning",
    "rapport": "Incidentanmälan",
    "slutrapport": "Slutrapport",
}
"""The moments of a significant incident."""

_TIME = (
    r"^\d{4}-(0[1-9]|1[0-2])-(0[1-9]|[12]\d|3[01])"
    r"([T ]([01]\d|2[0-3]):[0-5]\d(:[0-5]\d)?(Z|[+-](0\d|1[0-4]):[0-5]\d)?)?$"
)


def _time(name: str, label: str, meaning: str, example: str) -> Column:
    """A moment as text, for the hours count: with a time of day, and an offset where it is not Swedish time."""
    return Column(
        name,
        label,
        Kind.TEXT,
        f"{meaning} Datum och klockslag, svensk tid om inget annat står; bara datum om klockslaget inte är känt.",
        example,
        required=False,
        protection=Protection.BY_ROW,
        may_lack=True,
    )


CONTRACT = Contract(
    name="incidenter",
    title="Incidenter{{ ' i ' + org.system.incidenter if org.system.incidenter }}",
    description="En rad per incident. Räknas på händelsedatum och den enhet där den hände.",
    owner="Informationssäkerhetssamordnaren",
    key=("incident_id",),
    required=False,
    period="handelsedatum",
    newest=Newest(("handelsedatum", "registrerad", "avslutad")),
    columns=(
        NAMND,
        Column(
            "incident_id",
            "Incidentens id",
            Kind.ID,
            "Unikt id{{ ' i ' + org.system.incidenter if org.system.incidenter }}.",
            "ia-10234",
            synonyms=("id", "ärendenummer", "incident id", "case number", "ticket", "ref id", "number"),
        ),
        ENHET,
        Column(
            "hemenhet",
            "Anmälarens enhet",
            Kind.TEXT,
            "Enheten som anmälaren tillhör.",
            "{{ org.exempel.enhet }}",
            required=False,
            synonyms=("reporter's unit", "caller's department", "reported by department"),
        ),
        Column(
            "handelsedatum",
            "Händelsedatum",
            Kind.DATE,
            "När det hände.",
            "2023-04-18",
            synonyms=(
                "inträffad",
                "occurred",
                "occurred at",
                "occurred on",
                "incident date",
                "event date",
                "date of incident",
                "date",
            ),
            earliest=EVENTS,
        ),
        Column(
            "registrerad",
            "Registrerad",
            Kind.DATE,
            "När den registrerades{{ ' i ' + org.system.incidenter if org.system.incidenter }}.",
            "2023-04-19",
            synonyms=(
                *("anmäld", "registreringsdatum", "reported on", "reported at", "reported date", "registered on"),
                *("created", "created on", "opened", "opened at", "date opened", "reported", "registered"),
            ),
            earliest=EVENTS,
        ),
        Column(
            "slag",
            "Slag",
            Kind.CATEGORY,
            "Incidentens slag.",
            "personuppgift",
            values={"informationssakerhet": "informationssäkerhet", "it": "IT", "personuppgift": "personuppgift"},
            synonyms=("incident type", "incident category", "type", "category", "classification"),
        ),
        Column(
            "orsak",
            "Orsak",
            Kind.CATEGORY,
            "Främsta orsak.",
            "fel_mottagare",
            values={
                "fel_mottagare": "fel mottagare",
                "obehorig_atkomst": "obehörig åtkomst",
                "forlorad_utrustning": "förlorad utrustning",
                "tekniskt_fel": "tekniskt fel",
                "natfiske": "nätfiske",
                "felaktig_publicering": "felaktig publicering",
                "ovrigt": "övrigt",
            },
            synonyms=("cause", "root cause", "cause code", "primary cause"),
        ),
        Column(
            "allvarlighet",
            "Allvarlighet",
            Kind.CATEGORY,
            "Bedömd allvarlighet.",
            "medel",
            values={"lag": "låg", "medel": "medel", "hog": "hög"},
            synonyms=("severity", "incident severity", "priority", "impact", "allvarlighetsgrad"),
            protection=Protection.BY_ROW,
        ),
        Column(
            "konsult",
            "Gäller konsult",
            Kind.YESNO,
            "Om den rör en inhyrd konsult.",
            "nej",
            synonyms=("consultant", "contractor", "concerns contractor"),
        ),
        Column(
            "anmald_imy",
            "Anmäld till tillsynsmyndigheten",
            Kind.YESNO,
            "Om den är anmäld till tillsynsmyndigheten för personuppgifter.",
            "ja",
            synonyms=("reported to authority", "reported to dpa", "notified to dpa", "notified authority"),
        ),
        Column(
            "inom_72_timmar",
            "Anmäld i tid",
            Kind.CATEGORY,
            "Om anmälan gjordes inom den tid som gäller för personuppgiftsincidenter.",
            "ja",
            values={"ja": "ja", "nej": "nej", "ej_aktuell": "ej aktuell"},
            synonyms=("within 72 hours", "reported within 72h", "notified within 72 hours"),
        ),
        Column(
            "avslutad",
            "Avslutad",
            Kind.DATE,
            "När den avslutades; tomt om den pågår.",
            "2023-05-02",
            required=False,
            synonyms=("closed", "closed at", "closed on", "date closed", "resolved", "resolved at", "resolution date"),
            empty_effect="Ingen incident har ett avslutsdatum: alla räknas som pågående, och tiden till avslut visas "
            "inte.",
            settles=True,
            earliest=EVENTS,
        ),
        SKYDDSMARKNING,
        Column(
            "betydande",
            "Betydande incident",
            Kind.YESNO,
            "Om incidenten är betydande och därför ska rapporteras enligt lagen om cybersäkerhet.",
            "nej",
            required=False,
            protection=Protection.BY_ROW,
            may_lack=True,
        ),
        _time("kand", "Känd", "När verksamheten fick veta att incidenten är betydande.", "2026-03-02 08:15"),
        _time("tidig_varning", "Tidig varning", "När den tidiga varningen lämnades.", "2026-03-02 20:40"),
        _time("rapport", "Incidentanmälan", "När incidentanmälan gjordes.", "2026-03-04 16:00"),
        _time("slutrapport", "Slutrapport", "När slutrapporten lämnades.", "2026-04-02 09:30"),
        Column(
            "lamnas_ut",
            "Prövad och kan lämnas ut",
            Kind.YESNO,
            "Om en människa har prövat att uppgifterna om den betydande incidenten kan lämnas ut.",
            "nej",
            required=False,
            protection=Protection.BY_ROW,
            may_lack=True,
        ),
    ),
    checks=(
        NAMND_IN_REGISTER,
        UNIT_IN_NAMND,
        UNIT_KNOWN,
        not_after("handelsedatum", "Händelsedatum"),
        not_after("registrerad", "Registreringsdatum"),
        not_after("avslutad", "Avslutsdatum"),
        in_order(
            "registrerad",
            "handelsedatum",
            "Incidenten är registrerad samma dag som den hände eller senare.",
            "Rätta händelsedatum eller registreringsdatum.",
        ),
        in_order(
            "avslutad",
            "registrerad",
            "Incidenten är avslutad samma dag som den registrerades eller senare.",
            "Rätta registreringsdatum eller avslutsdatum.",
        ),
        critical(
            "ExpectColumnValuesToBeInSet",
            "En anmälan till tillsynsmyndigheten är gjord i tid eller inte.",
            "Tiden gäller varje anmälan; ”ej aktuell” motsäger att anmälan är gjord.",
            "Ange ja eller nej i kolumnen inom_72_timmar.",
            column="inom_72_timmar",
            value_set=["ja", "nej"],
            row_condition=("anmald_imy", "==", True),
        ),
        *(
            critical(
                "ExpectColumnValuesToMatchRegex",
                f"{label} är ett datum, med klockslag om det är känt.",
                "Fristerna räknas i timmar, och en tid som inte kan läsas går inte att räkna på.",
                "Skriv tiden som 2026-03-02 08:15, eller 2026-03-02 om klockslaget inte är känt.",
                column=name,
                regex=_TIME,
            )
            for name, label in TIMES.items()
        ),
        *ROWS_AS_LAST_YEAR,
    ),
)
