"""The words of the example's review for 2027, a line each: invented suppliers, vulnerabilities, cases and events."""

from __future__ import annotations

from collections.abc import Mapping

MEMBERS: Mapping[str, int] = {
    "servicenamnden": 13,
    "forskolenamnden": 11,
    "valnamnden": 9,
    "stockholm-vatten-och-avfall": 7,
    "svenska-bostader": 7,
    "stockholms-hamnar": 7,
    "s-t-erik-forsakring": 4,
}
"""How many sit on each nämnd or board."""

# When it was known, early warning, report, final report: days after the day of registration, and the time of day.
REPORTS: Mapping[str, tuple[str, ...]] = {
    "servicenamnden": (
        "0 08:00|0 20:10|3 07:59|31 09:00",
        "0 09:30|1 09:31|3 09:31|",
        "0|1 16:00|2 12:00|20",
    ),
    "stockholm-vatten-och-avfall": ("0 22:15|1 07:00|2 18:30|28 10:00",),
}

# Supplier | service | critical | incident clause | followed up | agreement until | mark
SUPPLIERS: Mapping[str, tuple[str, ...]] = {
    "servicenamnden": (
        "Driftleverantör A|Drift av lönesystemet|ja|ja|2026-03-10|2029-12-31|oppen",
        "Driftleverantör B|Drift av ekonomisystemet|ja|nej|2024-09-12|2027-06-30|oppen",
        "Telefonileverantör|Telefoni till kontaktcenter|ja|ja|2026-09-02||oppen",
        "Bankförbindelse|Utbetalning av löner|ja||2026-01-20||intern",
        "Utskriftsleverantör|Skrivare och service|nej|nej||2028-03-31|oppen",
    ),
    "valnamnden": ("Tryckeri|Tryck av valsedlar|ja|ja|2026-04-21|2027-12-31|oppen",),
    "stockholm-vatten-och-avfall": (
        "Leverantör av styrsystem|Styrsystem i vattenverk|ja|ja|2026-02-17|2031-12-31|sekretess",
        "Leverantör av mätare|Avläsning av vattenmätare|ja|nej|2025-11-30|2028-12-31|oppen",
        "Kundsystem|Fakturering av kunder|nej|ja|2026-05-05|2027-12-31|oppen",
    ),
    "svenska-bostader": ("Låsleverantör|Passersystem i trapphus|ja|nej||2028-12-31|oppen",),
}

# System | found by | severity | found on | mend by | mended on | mark
VULNERABILITIES: Mapping[str, tuple[str, ...]] = {
    "servicenamnden": (
        "Lönesystemet|skanning|kritisk|2026-02-03|2026-02-10|2026-02-06|oppen",
        "Ekonomisystemet|skanning|hog|2026-02-03|2026-03-05|2026-03-01|oppen",
        "Telefonväxeln|skanning|hog|2026-05-12|2026-06-11|2026-06-25|oppen",
        "Lönesystemet|granskning|hog|2026-06-01|2026-07-01||oppen",
        "Ekonomisystemet|granskning|medel|2026-06-01|2026-08-30|2026-08-20|oppen",
        "Telefonväxeln|leverantor|medel|2026-09-28|2026-12-27||oppen",
        "Lönesystemet|skanning|kritisk|2026-10-29|2026-11-05||intern",
    ),
    "stockholm-vatten-och-avfall": (
        "Styrsystemet|granskning|kritisk|2026-03-16|2026-03-23|2026-03-20|sekretess",
        "Mätarsystemet|skanning|hog|2026-07-06|2026-08-05|2026-08-03|oppen",
        "Styrsystemet|skanning|medel|2026-08-17|2026-11-15||oppen",
    ),
    "svenska-bostader": ("Passersystemet|skanning|lag|2026-04-13|2026-10-10|2026-09-30|oppen",),
}

# Authority | area | opened | outcome | finding | mend by | mended on
SUPERVISION: Mapping[str, tuple[str, ...]] = {
    "servicenamnden": (
        "Länsstyrelsen|cybersakerhet|2026-04-14|anmarkning|Rutinen för betydande incidenter saknar jour på helger|"
        "2026-12-01|",
        "Tillsynsmyndigheten för personuppgifter|dataskydd|2025-12-02|utan_anmarkning|||",
    ),
    "stockholm-vatten-och-avfall": (
        "Livsmedelsverket|cybersakerhet|2026-05-20|forelaggande|Fjärråtkomst till styrsystem ska loggas|2026-09-30|"
        "2026-09-22",
        "Livsmedelsverket|cybersakerhet|2026-10-05|pagar|||",
    ),
}

# Day | kind | heading | what it means | state | source
EVENTS: Mapping[str, tuple[str, ...]] = {
    "staden": (
        "2026-01-15|lag|Ny lag om cybersäkerhet gäller|Ledningen ska gå utbildning och betydande incidenter "
        "rapporteras inom fasta tider||Bilagan om lagar och regler",
        "2026-02-12|organisation|Kommunen är anmäld som verksamhetsutövare|Ändringar ska anmälas i tid, så nämnderna "
        "meddelar dem till samordnaren||Stadsledningskontorets information (exempel)",
        "2026-05-06|styrdokument|Standardens tillägg om klimat|Värme och skyfall bedöms i riskanalyser av tekniklokaler"
        "||Stadsledningskontorets information (exempel)",
        "2026-06-17|revision|Stadsrevisionen: uppföljning av leverantörer|Avtal utan incidentklausul ska förnyas|pagar"
        "|Stadsrevisionens årsrapport (exempel)",
        "2026-09-10|intressent|Leverantörer frågar efter krav|Stadens krav på leverantörer samlas på en sida|"
        "|Inköpsforum (exempel)",
    ),
    "servicenamnden": (
        "2026-03-24|aterkoppling|Chefer vill öva på incidenter|En övning hålls varje halvår||Chefsforum (exempel)",
        "2026-10-14|budgetuppdrag|Jour för informationssäkerhet prövas|Jouren ska klara fristerna även på helger|"
        "|Förslag till budget 2027 (exempel)",
    ),
    "stockholm-vatten-och-avfall": (
        "2026-02-02|intressent|Tillsynsmyndigheten begär in underlag|Riskanalys och åtgärder för styrsystem lämnas in"
        "||Myndighetens skrivelse (exempel)",
    ),
}
