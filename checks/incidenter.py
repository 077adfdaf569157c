"""Incidents from the incident system IA."""

from __future__ import annotations

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
        Column("hemenhet", "Anmälarens enhet", Kind.TEXT, "Enheten som anmälaren tillhör.", "Ekonomiservice",
               required=False),
        Column("handelsedatum", "Händelsedatum", Kind.DATE, "När det hände.", "2023-04-18", synonyms=("inträffad",)),
        Column("registrerad", "Registrerad", Kind.DATE, "När den registrerades i IA.", "2023-04-19",
               synonyms=("anmäld", "registreringsdatum")),
        Column("slag", "Slag", Kind.CATEGORY, "Incidentens slag.", "personuppgift",
               values={"informationssakerhet": "informationssäkerhet", "it": "IT", "personuppgift": "personuppgift"}),
        Column("orsak", "Orsak", Kind.CATEGORY, "Främsta orsak.", "fel_mottagare",
               values={"fel_mottagare": "fel mottagare", "obehorig_atkomst": "obehörig åtkomst",
                       "forlorad_utrustning": "förlorad utrustning", "tekniskt_fel": "tekniskt fel",
                       "natfiske": "nätfiske", "felaktig_publicering": "felaktig publicering",
                       "ovrigt": "övrigt"}),
        Column("allvarlighet", "Allvarlighet", Kind.CATEGORY, "Bedömd allvarlighet.", "medel",
               values={"lag": "låg", "medel": "medel", "hog": "hög"}, protection=Protection.BY_ROW),
        Column("konsult", "Gäller konsult", Kind.YESNO, "Om den rör en inhyrd konsult.", "nej"),
        Column("anmald_imy", "Anmäld till IMY", Kind.YESNO, "Om den är anmäld till Integritetsskyddsmyndigheten.", "ja"),
        Column("inom_72_timmar", "Inom 72 timmar", Kind.CATEGORY, "Om anmälan gjordes inom 72 timmar.", "ja",
               values={"ja": "ja", "nej": "nej", "ej_aktuell": "ej aktuell"}),
        Column("avslutad", "Avslutad", Kind.DATE, "När den avslutades; tomt om den pågår.", "2023-05-02",
               required=False),
        SKYDDSMARKNING,
    ),
)
