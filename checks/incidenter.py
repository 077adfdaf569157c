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
from checks._columns import ENHET, NAMND, SKYDDSMARKNING
from genomgang.contract import Column, Contract, Kind, Protection

CONTRACT = Contract(
    name="incidenter",
    title="Incidenter i IA",
    description="En rad per incident. Räknas på händelsedatum och den enhet där den hände.",
    owner="Informationssäkerhetssamordnaren",
    key=("incident_id",),
    required=False,
    columns=(
        NAMND,
        Column("incident_id", "Incidentens id", Kind.ID, "Unikt id i IA.", "ia-10234", synonyms=("id", "ärendenummer")),
        ENHET,
        Column(
            "hemenhet",
            "Anmälarens enhet",
            Kind.TEXT,
            "Enheten som anmälaren tillhör.",
            "Ekonomiservice",
            required=False,
        ),
        Column("handelsedatum", "Händelsedatum", Kind.DATE, "När det hände.", "2023-04-18", synonyms=("inträffad",)),
        Column(
            "registrerad",
            "Registrerad",
            Kind.DATE,
            "När den registrerades i IA.",
            "2023-04-19",
            synonyms=("anmäld", "registreringsdatum"),
        ),
        Column(
            "slag",
            "Slag",
            Kind.CATEGORY,
            "Incidentens slag.",
            "personuppgift",
            values={"informationssakerhet": "informationssäkerhet", "it": "IT", "personuppgift": "personuppgift"},
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
        ),
        Column(
            "allvarlighet",
            "Allvarlighet",
            Kind.CATEGORY,
            "Bedömd allvarlighet.",
            "medel",
            values={"lag": "låg", "medel": "medel", "hog": "hög"},
            protection=Protection.BY_ROW,
        ),
        Column("konsult", "Gäller konsult", Kind.YESNO, "Om den rör en inhyrd konsult.", "nej"),
        Column(
            "anmald_imy", "Anmäld till IMY", Kind.YESNO, "Om den är anmäld till Integritetsskyddsmyndigheten.", "ja"
        ),
        Column(
            "inom_72_timmar",
            "Inom 72 timmar",
            Kind.CATEGORY,
            "Om anmälan gjordes inom 72 timmar.",
            "ja",
            values={"ja": "ja", "nej": "nej", "ej_aktuell": "ej aktuell"},
        ),
        Column(
            "avslutad", "Avslutad", Kind.DATE, "När den avslutades; tomt om den pågår.", "2023-05-02", required=False
        ),
        SKYDDSMARKNING,
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
            "En anmälan till IMY är gjord inom 72 timmar eller inte.",
            "Regeln om 72 timmar gäller varje anmälan; ”ej aktuell” motsäger att anmälan är gjord.",
            "Ange ja eller nej i kolumnen inom_72_timmar.",
            column="inom_72_timmar",
            value_set=["ja", "nej"],
            row_condition=("anmald_imy", "==", True),
        ),
        *ROWS_AS_LAST_YEAR,
    ),
)
