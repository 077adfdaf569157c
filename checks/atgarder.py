"""The action plan for three years, with the decisions of earlier reviews and their present status."""

from __future__ import annotations

from checks._checks import AR, NAMND_IN_REGISTER, in_order, not_after, warning
from checks._columns import ATGARDSSTATUS, EVENTS, NAMND, PLANS, SKYDDSMARKNING, role
from genomgang.contracts.contract import Column, Contract, Kind, Newest, Protection

ISO_9_3_2 = {
    "a": "a – Status för tidigare åtgärder",
    "b": "b – Förändrade externa och interna frågor",
    "c": "c – Intressenters ändrade behov",
    "d1": "d1 – Avvikelser och korrigerande åtgärder",
    "d2": "d2 – Övervakning och mätning",
    "d3": "d3 – Revisionsresultat",
    "d4": "d4 – Uppfyllelse av mål",
    "e": "e – Återkoppling från intressenter",
    "f": "f – Riskbedömning och riskbehandlingsplan",
    "g": "g – Möjligheter till ständig förbättring",
}
"""The inputs of ISO/IEC 27001:2022, 9.3.2."""

BESLUTSSLAG = {"forbattring": "förbättring", "andring_lis": "ändring i ledningssystemet"}
"""The results of ISO/IEC 27001:2022, 9.3.3."""

CONTRACT = Contract(
    name="atgarder",
    title="Åtgärdsplan",
    description="En rad per åtgärd: både de som föreslås nu och de som tidigare genomgångar har beslutat.",
    owner="Informationssäkerhetssamordnaren",
    key=("atgard_id",),
    newest=Newest(("beslutat_ar",), years_before=0, of_review=True),
    columns=(
        NAMND,
        Column(
            "atgard_id",
            "Åtgärdens id",
            Kind.ID,
            "Unikt id.",
            "serv-2024-01",
            synonyms=("id", "åtgärds-id", "nr", "action id", "ref id", "measure id", "number"),
        ),
        Column(
            "beslutat_ar",
            "Beslutad i genomgången",
            Kind.WHOLE,
            "Året vars genomgång beslutar åtgärden.",
            "2024",
            minimum=2015,
            maximum=2100,
            synonyms=("decided year", "year decided", "decision year"),
        ),
        Column(
            "prioriterat_ar",
            "Prioriterat år",
            Kind.WHOLE,
            "Året då åtgärden ska genomföras.",
            "2024",
            minimum=2015,
            maximum=2100,
            synonyms=("priority year", "planned year", "year planned"),
        ),
        Column(
            "atgard",
            "Åtgärd",
            Kind.TEXT,
            "Vad som ska göras, som en mening.",
            "Inventera genomförda informationsklassningar",
            synonyms=("action", "measure", "task", "name", "title", "description", "applied control"),
            protection=Protection.BY_ROW,
        ),
        role("ansvarig_roll", "Ansvarig roll", "Rollen som ansvarar."),
        Column(
            "forfallodatum",
            "Klar senast",
            Kind.DATE,
            "När åtgärden ska vara klar.",
            "2024-12-31",
            synonyms=("förfallodatum", "slutdatum", "deadline", "due date", "eta", "expiry date", "target date"),
            earliest=EVENTS,
            latest=PLANS,
        ),
        Column(
            "status",
            "Status",
            Kind.CATEGORY,
            "Läget vid mätdatum.",
            "ej_paborjad",
            values=ATGARDSSTATUS,
            synonyms=("action status", "state", "progress"),
        ),
        Column(
            "iso_ref",
            "Underlag (ISO 9.3.2)",
            Kind.CATEGORY,
            "Det underlag i standarden som åtgärden svarar mot.",
            "d2",
            values=ISO_9_3_2,
            synonyms=("iso reference", "iso ref", "input"),
        ),
        Column(
            "resurs",
            "Resurs",
            Kind.TEXT,
            "Tid eller pengar som åtgärden kräver.",
            "80 timmar",
            synonyms=("resource", "resources", "effort", "cost", "budget"),
            protection=Protection.BY_ROW,
        ),
        Column(
            "effektmatt",
            "Effektmått",
            Kind.TEXT,
            "Hur effekten mäts.",
            "Andel klassade tillgångar",
            synonyms=("effect measure", "kpi", "success criteria", "metric"),
            protection=Protection.BY_ROW,
        ),
        Column(
            "overford_fran",
            "Överförd från",
            Kind.ID,
            "Id på den åtgärd som den här fortsätter.",
            "",
            required=False,
            synonyms=("continues", "carried over from", "parent"),
        ),
        Column(
            "beslutsslag",
            "Beslutets slag",
            Kind.CATEGORY,
            "Om beslutet gäller en förbättring eller en ändring som ledningssystemet behöver (ISO 9.3.3).",
            "forbattring",
            required=False,
            values=BESLUTSSLAG,
            may_lack=True,
        ),
        Column(
            "moter",
            "Möter",
            Kind.TEXT,
            "Vad åtgärden möter: id på nyckeltal, risk, revisionsiakttagelse eller rekommendation, med komma mellan.",
            "klassning_andel, serv-r-08",
            required=False,
            may_lack=True,
            synonyms=("meets", "addresses", "related risks", "covers"),
        ),
        SKYDDSMARKNING,
    ),
    checks=(
        NAMND_IN_REGISTER,
        not_after("beslutat_ar", "Året för beslutet", AR, "genomgångens år"),
        in_order(
            "prioriterat_ar",
            "beslutat_ar",
            "Åtgärden är prioriterad till året för beslutet eller senare.",
            "Rätta det prioriterade året eller året för beslutet.",
        ),
        warning(
            "ExpectColumnValuesToBeInSet",
            "Åtgärden som den här fortsätter finns i årets eller förra årets åtgärdsplan.",
            "Annars går det inte att följa vad som hände med den tidigare åtgärden.",
            "Rätta id i kolumnen overford_fran, eller töm cellen om åtgärden är ny.",
            "{rader} av {alla} åtgärder fortsätter en åtgärd som inte finns; de räknas som nya.",
            column="overford_fran",
            value_set={"$PARAMETER": "atgarder"},
        ),
    ),
)
