"""The example's actions in words: `action|role|ISO 9.3.2 ref|resource|measure of effect`."""

# ruff: noqa: E501 – one action a line is easier to read and to add to

from __future__ import annotations

CATALOGUE = (
    "Följa upp att alla medarbetare går de obligatoriska e-utbildningarna|chefer|d2|40 timmar|Andel som har gått kurserna",
    "Ta upp informationssäkerhet på arbetsplatsträffar|chefer|g|2 timmar per enhet|Andel enheter som har haft genomgång",
    "Granska behörigheter varje kvartal|chefer|d1|60 timmar|Avvikelser i stickprov",
    "Utreda incidenter inom 30 dagar|chefer|d1|Inom ordinarie tid|Mediantid till avslut",
    "Ge nyanställda introduktion i informationssäkerhet|chefer|d2|20 timmar|Andel nyanställda med genomförd kurs",
    "Samla in kvitterade sekretessförbindelser från konsulter|chefer|d1|15 timmar|Andel konsulter med kvittens",
    "Gå igenom vilka ytor som får användas för känslig information|chefer|e|30 timmar|Felplacerade dokument i stickprov",
    "Inventera informationstillgångar och utse ägare|objektledare|d2|120 timmar|Andel tillgångar med ägare",
    "Klassa de tillgångar som saknar klassning|objektledare|d4|160 timmar|Andel klassade tillgångar",
    "Förnya klassningar som är äldre än två år|objektledare|d4|140 timmar|Andel aktuella klassningar",
    "Genomföra åtgärder i handlingsplaner efter klassning|objektledare|d4|200 timmar|Andel genomförda åtgärder",
    "Skriva kontinuitetsplaner för system med hög tillgänglighet|objektledare|f|100 timmar|Andel med kontinuitetsplan",
    "Beskriva informationsflöden mellan system|objektledare|f|80 timmar|Antal dokumenterade flöden",
    "Testa återläsning av säkerhetskopior|it|f|40 timmar|Lyckade tester per år",
    "Införa tvåfaktorsinloggning i kvarvarande system|it|f|150 000 kronor|Andel system med tvåfaktorsinloggning",
    "Stänga gamla servrar utan säkerhetsuppdateringar|it|f|80 000 kronor|Antal servrar utan support",
    "Införa loggkontroll i system med känsliga uppgifter|it|d1|90 timmar|Andel system med månatlig kontroll",
    "Öva medarbetare med falska nätfiskemejl|it|d2|60 000 kronor|Andel som rapporterar mejlet",
    "Begränsa leverantörers fjärråtkomst|it|f|70 timmar|Antal öppna leverantörskonton",
    "Införa checklista för informationssäkerhet i upphandlingar|upphandling|d1|50 timmar|Andel upphandlingar med checklista",
    "Följa upp säkerhetskrav i löpande avtal|upphandling|e|80 timmar|Andel uppföljda avtal",
    "Ta fram standardkrav för mindre köp|upphandling|g|30 timmar|Andel mindre köp med krav",
    "Teckna personuppgiftsbiträdesavtal som saknas|upphandling|d3|45 timmar|Antal leverantörer utan avtal",
    "Komplettera registerförteckningen|dataskydd|d3|100 timmar|Andel behandlingar i förteckningen",
    "Göra konsekvensbedömningar för behandlingar med hög risk|dataskydd|d3|120 timmar|Andel med klar bedömning",
    "Ta fram mall för svar på registerutdrag|dataskydd|c|20 timmar|Andel svar inom en månad",
    "Förtydliga hur personuppgiftsincidenter bedöms|dataskydd|d1|25 timmar|Andel anmälda inom 72 timmar",
    "Förbättra informationen till de registrerade|dataskydd|c|40 timmar|Antal frågor om hur uppgifter används",
    "Revidera den lokala anvisningen|samordnare|a|60 timmar|Anvisningen beslutad",
    "Ta fram lathundar för chefer och medarbetare|samordnare|g|50 timmar|Andel chefer som känner till lathunden",
    "Rapportera läget till ledningsgruppen varje tertial|samordnare|d2|24 timmar|Antal rapporter",
    "Samla incidentprocesserna till en gemensam|samordnare|g|90 timmar|Tid från upptäckt till bedömning",
    "Bygga ett nätverk av lokala ombud|samordnare|g|80 timmar|Andel enheter med ombud",
    "Stämma av åtgärdsplanen med internkontrollplanen|samordnare|a|16 timmar|Åtgärder utan ansvarig roll",
    "Öva på ett längre IT-avbrott|beredskap|f|60 timmar|Andel övade kontinuitetsplaner",
    "Uppdatera risk- och sårbarhetsanalysen|beredskap|f|120 timmar|Analysen beslutad",
    "Ta fram reservrutiner för viktiga samhällsfunktioner|beredskap|b|90 timmar|Andel funktioner med reservrutin",
    "Gå utbildning om cybersäkerhet för ledningen|ledningsgrupp|b|4 timmar per person|Andel av ledningsgruppen",
    "Besluta vilka tillgångar som är viktigast att skydda|ledningsgrupp|f|8 timmar|Beslutad lista",
    "Ta upp informationssäkerhet på varje ledningsmöte|ledningsgrupp|d4|Inom ordinarie tid|Andel möten med punkten",
    "Avsätta tid för objektledarna i deras uppdrag|forvaltningschef|g|0,5 årsarbetare|Andel objektledare med avsatt tid",
    "Besluta om ersättare för samordnaren|forvaltningschef|c|Inom ordinarie tid|Ersättare utsedd",
    "Planera utbildning utifrån Digitala lyftet|hr|d2|120 000 kronor|Avstånd till önskad nivå",
    "Koppla avslutade anställningar till konton|hr|d1|70 timmar|Konton kvar efter avslut",
    "Lägga in informationssäkerhet i chefsintroduktionen|hr|d2|30 timmar|Andel nya chefer som har gått introduktionen",
)  # fmt: skip

# Begins with the due date and how it ends. What 2024 decides are the reference document's actions, retold.
SHOWCASE_DECISIONS: dict[int, tuple[str, ...]] = {
    2022: (
        "2022-08-31|klar|Följa upp e-utbildningarna varje tertial|chefer|d2|30 timmar|Andel som har gått kurserna",
        "2022-03-31|klar|Beskriva vem som bedömer personuppgiftsincidenter|dataskydd|d1|20 timmar|Andel anmälda inom 72 timmar",
        "2022-09-30|flyttad|Samla alla klassningar i en förteckning|objektledare|d2|80 timmar|Andel tillgångar i förteckningen",
        "2022-06-30|klar|Granska behörigheter i lönesystemet varje kvartal|chefer|d3|40 timmar|Avvikelser i stickprov",
        "2023-03-31|klar|Ta fram en lokal anvisning för informationssäkerhet|samordnare|b|120 timmar|Anvisningen beslutad",
        "2023-05-31|sen|Skriva kontinuitetsplaner för löneutbetalning|beredskap|f|100 timmar|Andel processer med plan",
        "2022-10-14|klar|Föra över äldre klassningar till skalan 0–4|objektledare|c|60 timmar|Andel klassningar på gällande skala",
    ),
    2023: (
        "2023-03-31|klar|Besluta och sprida den lokala anvisningen till alla chefer|forvaltningschef|b|30 timmar"
        "|Andel chefer som har fått genomgång",
        "2023-02-28|klar|Ta emot Kompetenslyft för ledningsgruppen|ledningsgrupp|g|2 timmar per person|Andel som deltog",
        "2023-06-30|klar|Komplettera förteckningen enligt dataskyddsombudets råd|dataskydd|d3|70 timmar"
        "|Andel behandlingar med alla uppgifter",
        "2023-09-30|klar|Testa medarbetarnas digitala kompetens|hr|d2|1 timme per person|Svarsandel",
        "2023-08-31|flyttad|Införa checklista för informationssäkerhet i upphandlingar|upphandling|d1|50 timmar"
        "|Andel upphandlingar med checklista",
        "2023-09-30|sen|Följa upp handlingsplaner för de mest skyddsvärda systemen|objektledare|d4|90 timmar"
        "|Andel genomförda åtgärder",
        "2024-06-30|klar|Utreda systemstöd för förteckningen över personuppgiftsbehandlingar|dataskydd|d3|60 timmar"
        "|Beslutsunderlag klart",
        "2025-06-30|klar|Koppla informationssäkerhet till stadens objektstyrning enligt pm3|objektledare|g|80 timmar"
        "|Andel objekt med säkerhetsmål",
    ),
    2024: (
        "2024-12-15|klar|Se till att alla medarbetare och konsulter går de obligatoriska e-utbildningarna varje år|chefer|d2"
        "|60 timmar|Andel som har gått kurserna",
        "2024-12-15|klar|Följa upp och utreda incidenter som verksamheten anmäler i IA|chefer|d1|Inom ordinarie tid"
        "|Mediantid till avslut",
        "2024-10-31|klar|Genomföra de nya e-utbildningarna med stödmaterial på arbetsplatsträffar|chefer|d2"
        "|2 timmar per enhet|Nivå inom cybersäkerhet och dataskydd i Digitala lyftet",
        "2024-11-30|klar|Se till att tillgångar är klassade och att handlingsplanerna tas om hand|objektledare|d4|160 timmar"
        "|Andel med handlingsplan",
        "2024-03-31|klar|Inventera och dokumentera vilka klassningar som är gjorda|objektledare|d2|80 timmar"
        "|Andel tillgångar i förteckningen",
        "2024-12-15|klar|Hålla informationssäkerhet levande som tema på chefsforum|forvaltningschef|g|8 timmar|Antal forum",
        "2024-05-31|klar|Revidera avsnitt 4 om rutiner i den lokala anvisningen|samordnare|a|30 timmar|Avsnittet beslutat",
        "2024-12-15|klar|Utveckla hanteringsanvisningarna|samordnare|g|80 timmar|Andel processer med aktuell anvisning",
        "2024-06-30|klar|Ordna informationssäkerheten för beredskapslagret och sektorsansvaret|beredskap|b|150 timmar"
        "|Klassade tillgångar före driftstart",
        "2024-09-30|klar|Fortsätta göra informationssäkerheten tydlig i inköpsprocessen|upphandling|d1|90 timmar"
        "|Andel upphandlingar med checklista",
        "2024-06-30|klar|Besluta en digital strategi för förvaltningen|ledningsgrupp|b|100 timmar|Strategin beslutad",
        "2024-12-15|klar|Ta med informationssäkerhet i utvecklingsarbetet, särskilt i nya digitala tjänster|it|g|60 timmar"
        "|Andel nya tjänster klassade före start",
        "2025-06-30|klar|Införa en rutin för återkommande klassning|objektledare|d4|60 timmar|Andel aktuella klassningar",
        "2025-10-31|klar|Ta fram en gemensam process för incidenter av olika slag|samordnare|g|120 timmar"
        "|Tid från upptäckt till bedömning",
        "2025-12-15|klar|Säkerställa att kontinuitetsplaner finns utifrån risk- och sårbarhetsanalysen|beredskap|f|100 timmar"
        "|Andel processer med plan",
        "2026-09-30|klar|Revidera den lokala anvisningen i sin helhet|samordnare|a|60 timmar|Anvisningen beslutad",
        "2026-05-31|klar|Granska hur rutinen för återkommande klassning följs|samordnare|d3|40 timmar|Andel aktuella klassningar",
        "2026-10-31|klar|Öva utifrån kontinuitetsplanerna|beredskap|f|60 timmar|Andel övade planer",
    ),
}  # fmt: skip

MEETS: dict[str, str] = {
    "Följa upp att alla medarbetare går de obligatoriska e-utbildningarna": "utbildning_andel",
    "Utreda incidenter inom 30 dagar": "incident_avslut_dagar",
    "Inventera informationstillgångar och utse ägare": "klassning_andel",
    "Klassa de tillgångar som saknar klassning": "klassning_andel",
    "Förnya klassningar som är äldre än två år": "klassning_aktuell_andel staden-o-2024-05",
    "Genomföra åtgärder i handlingsplaner efter klassning": "handlingsplan_andel klassning_atgarder_andel",
    "Införa checklista för informationssäkerhet i upphandlingar": "upphandling_checklista_andel",
    "Komplettera registerförteckningen": "registerforteckning_andel",
    "Förtydliga hur personuppgiftsincidenter bedöms": "incident_72h_andel",
    "Stämma av åtgärdsplanen med internkontrollplanen": "atgarder_klara_andel ikp_utan_vasentlig_andel",
    "Öva på ett längre IT-avbrott": "kontinuitet_ovad_andel",
    "Gå utbildning om cybersäkerhet för ledningen": "ledning_utbildning_andel",
    "Planera utbildning utifrån Digitala lyftet": "digitala_lyftet_niva digitala_lyftet_svarsandel",
}
"""Key figures that an action of the catalogue meets, by its words."""

SHOWCASE_MEETS: dict[str, str] = {
    "Samla alla klassningar i en förteckning": "klassning_andel serv-r-08",
    "Införa checklista för informationssäkerhet i upphandlingar": "upphandling_checklista_andel",
    "Skriva kontinuitetsplaner för löneutbetalning": "kontinuitet_plan_andel",
    "Följa upp handlingsplaner för de mest skyddsvärda systemen": "handlingsplan_andel klassning_atgarder_andel",
    "Utreda systemstöd för förteckningen över personuppgiftsbehandlingar": "serv-dso-2022-02",
    "Se till att alla medarbetare och konsulter går de obligatoriska e-utbildningarna varje år": "utbildning_andel",
    "Genomföra de nya e-utbildningarna med stödmaterial på arbetsplatsträffar": "digitala_lyftet_niva",
    "Se till att tillgångar är klassade och att handlingsplanerna tas om hand": (
        "klassning_andel handlingsplan_andel klassning_atgarder_andel"
    ),
    "Inventera och dokumentera vilka klassningar som är gjorda": "klassning_andel serv-r-08 serv-dso-2022-04",
    "Fortsätta göra informationssäkerheten tydlig i inköpsprocessen": (
        "upphandling_checklista_andel serv-r-06 serv-o-2024-06"
    ),
    "Införa en rutin för återkommande klassning": "klassning_aktuell_andel staden-o-2024-05",
    "Granska hur rutinen för återkommande klassning följs": "klassning_aktuell_andel",
    "Öva utifrån kontinuitetsplanerna": "kontinuitet_ovad_andel",
}
"""The same of the showcase's actions, with its risks, audit findings and recommendations."""
