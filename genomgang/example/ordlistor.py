"""Swedish words for the example: what each kind of nämnd owns, buys and fears. Invented, but of the right kind.

An asset is `name|type|pm3 object|K R T S|personal data`, a procurement `name|thousands of kronor`.
"""

from __future__ import annotations

from genomgang.example.city import Body

_ASSETS_ALL = (
    "Ekonomisystemet|system|Ekonomi|1 3 2 3|ja",
    "Personal- och lönesystemet|system|Personal|2 3 2 2|ja",
    "Diariet|system|Ärende och dokument|2 3 2 3|ja",
    "Gemensamma samarbetsytor|tjanst|Kontorsstöd|2 2 2 1|ja",
    "E-post och kalender|tjanst|Kontorsstöd|2 2 3 1|ja",
    "Intranätets lokala sidor|tjanst|Kommunikation|0 1 1 0|nej",
    "Avtalsdatabasen|register|Inköp|1 2 1 1|nej",
    "Passersystemet|system|Lokaler|2 2 2 3|ja",
    "Rehabiliteringsärenden|dokument|Personal|3 2 1 2|kansliga",
    "Incidentanmälningar i IA|register|Säkerhet|2 2 1 2|ja",
    "Kontinuitetsplaner|dokument|Säkerhet|2 2 3 1|nej",
    "Facklig samverkan och protokoll|dokument|Personal|2 2 1 1|kansliga",
)
_ASSETS_DISTRICT = (
    "Socialtjänstens verksamhetssystem|system|Social omsorg|4 3 3 3|kansliga",
    "Personakter, individ och familj|dokument|Social omsorg|4 3 2 3|kansliga",
    "Äldreomsorgens journaler|register|Äldreomsorg|3 4 3 3|kansliga",
    "Hemtjänstens planering och nycklar|system|Äldreomsorg|3 3 3 2|kansliga",
    "Trygghetslarmens larmmottagning|tjanst|Äldreomsorg|2 3 4 2|kansliga",
    "Förskolans närvaro och scheman|system|Förskola|2 2 2 1|ja",
    "Förskolans dokumentation av barn|dokument|Förskola|3 2 1 1|kansliga",
    "Barn med skyddade uppgifter, rutinpärm|dokument|Förskola|3 3 2 2|kansliga",
    "Köhantering för förskoleplatser|tjanst|Förskola|1 2 2 1|ja",
    "Orosanmälningar|register|Social omsorg|4 3 3 3|kansliga",
    "Boendestödets genomförandeplaner|dokument|Funktionsnedsättning|3 3 2 2|kansliga",
    "LSS-beslut|register|Funktionsnedsättning|3 3 2 3|kansliga",
    "Ekonomiskt bistånd, e-ansökan|tjanst|Social omsorg|3 3 2 3|kansliga",
    "Föreningsbidrag|register|Kultur och fritid|1 2 1 1|ja",
    "Bokning av lokaler|tjanst|Kultur och fritid|1 1 1 1|ja",
    "Fältassistenternas anteckningar|dokument|Social omsorg|3 2 1 1|kansliga",
    "Digital signering av läkemedel|system|Äldreomsorg|3 4 3 4|kansliga",
    "Parkförvaltningens kartor|register|Stadsmiljö|0 1 1 0|nej",
    "Nämndens kallelser och protokoll|dokument|Nämnd|1 3 1 2|ja",
    "Välfärdsteknik, sensorer i boenden|infrastruktur|Äldreomsorg|3 3 3 2|kansliga",
)
_ASSETS_HOUSING = (
    "Fastighetssystemet|system|Fastighet|2 3 2 2|ja",
    "Hyresgästregistret|register|Uthyrning|2 3 2 2|ja",
    "Hyresgäster med skyddade uppgifter|register|Uthyrning|4 3 2 3|kansliga",
    "Hyresavisering|system|Ekonomi|1 3 3 2|ja",
    "Felanmälan på webben|tjanst|Kund|1 2 2 1|ja",
    "Störningsärenden|dokument|Kund|3 2 1 2|kansliga",
    "Styrning av värme och ventilation|infrastruktur|Drift|2 3 4 2|nej",
    "Digitala lås och taggar|infrastruktur|Drift|3 3 3 3|ja",
    "Kameror i garage|infrastruktur|Säkerhet|3 2 2 3|ja",
    "Ritningsarkivet|dokument|Fastighet|2 2 1 1|nej",
    "Energiuppföljning|system|Drift|1 2 2 0|nej",
    "Projektportalen|tjanst|Byggprojekt|2 2 2 1|nej",
    "Underhållsplanering|system|Fastighet|1 2 1 1|nej",
    "Skyddsrum, förteckning|register|Säkerhet|2 3 2 1|nej",
)
_ASSETS_CONSTRUCTION = (
    "Ärendesystemet för bygglov|system|Samhällsbyggnad|2 3 2 3|ja",
    "Geodatabasen|register|Geodata|2 3 3 1|nej",
    "Ledningskartan|register|Geodata|3 3 3 2|nej",
    "Projektportalen|tjanst|Projekt|2 2 2 1|nej",
    "Ritningsarkivet|dokument|Arkiv|2 2 1 1|nej",
    "Fastighetsregistret|register|Fastighet|2 3 2 2|ja",
    "Samråd och yttranden|dokument|Plan|1 2 1 1|ja",
    "3D-modellen av staden|tjanst|Geodata|2 2 1 0|nej",
)
_ASSETS_OWN: dict[str, tuple[str, ...]] = {
    "servicenamnden": (
        "Löneadministrationens ärenden|system|Lön|2 3 3 3|ja",
        "Utbetalningsfiler till bank|tjanst|Lön|3 4 3 4|ja",
        "Pensionsunderlag|register|Lön|2 3 1 2|ja",
        "Löneutmätningar|register|Lön|3 3 2 3|kansliga",
        "Leverantörsreskontran|system|Ekonomi|1 3 3 3|ja",
        "Kundreskontra och kravhantering|system|Ekonomi|2 3 2 3|ja",
        "E-fakturaflödet|tjanst|Ekonomi|1 3 3 3|ja",
        "Kontaktcenters ärendehantering|system|Kontaktcenter|3 2 3 2|kansliga",
        "Inspelade samtal|register|Kontaktcenter|3 2 1 2|kansliga",
        "Kunskapsdatabasen för kontaktcenter|tjanst|Kontaktcenter|1 2 3 1|nej",
        "Upphandlingssystemet|system|Inköp|3 3 2 3|ja",
        "Anbud före tilldelning|dokument|Inköp|3 3 2 3|ja",
        "Inköps- och beställningssystemet|system|Inköp|1 3 3 2|ja",
        "Rekryteringssystemet|system|Personal|2 2 2 2|ja",
        "Bemanning av vikarier|system|Personal|2 2 3 1|ja",
        "Bakgrundskontroller|dokument|Personal|3 3 1 3|kansliga",
        "Måltidsplanering och specialkost|system|Måltid|3 3 2 1|kansliga",
        "Beredskapslagrets saldon|register|Beredskap|3 3 3 2|nej",
        "Sektorsplan livsmedel och dricksvatten|dokument|Beredskap|3 3 3 2|nej",
        "Lagerstyrning och distribution|system|Beredskap|2 3 3 2|nej",
        "Posthantering och skanning|tjanst|Dokument|3 2 2 2|kansliga",
        "Mellanarkivet|system|Dokument|3 3 1 3|kansliga",
        "Telefonväxeln|infrastruktur|IT|1 2 4 1|ja",
        "Beställning av datorer och konton|tjanst|IT|2 3 2 3|ja",
        "Förteckning av personuppgiftsbehandlingar|register|Dataskydd|1 2 1 1|ja",
        "E-tjänst för fullmakter|tjanst|Digitala tjänster|2 3 2 3|ja",
        "Robotar för ekonomiflöden|tjanst|Digitala tjänster|2 3 2 3|ja",
        "Beslutsstöd och nyckeltal|system|Verksamhetsutveckling|1 2 1 1|nej",
        "Bilpoolens bokning|tjanst|Lokaler|1 1 2 1|ja",
        "Tolkbeställningar|system|Kontaktcenter|3 2 3 2|kansliga",
    ),
    "utbildningsnamnden": (
        "Elevregistret|register|Skola|2 3 3 2|ja",
        "Elevhälsans journaler|register|Elevhälsa|4 3 2 3|kansliga",
        "Skolplattformen, frånvaro|tjanst|Skola|2 3 3 2|ja",
        "Betygskatalogen|register|Skola|2 4 2 3|ja",
        "Åtgärdsprogram och pedagogiska utredningar|dokument|Elevhälsa|3 3 2 2|kansliga",
        "Elever med skyddade uppgifter|register|Skola|4 3 2 3|kansliga",
        "Digitala nationella prov|tjanst|Skola|3 3 4 2|ja",
        "Skolskjuts|system|Skola|3 2 2 1|kansliga",
        "Antagningen till gymnasiet|system|Antagning|2 4 3 3|ja",
        "Lärplattformen|tjanst|Skola|2 2 3 1|ja",
        "Kränkningsärenden|dokument|Skola|3 3 1 2|kansliga",
        "Elevdatorer och surfplattor|infrastruktur|IT|2 2 3 1|ja",
        "Skolmåltider, specialkost|register|Skola|3 3 2 1|kansliga",
        "Förskoleklassens kartläggningar|dokument|Skola|2 2 1 1|ja",
        "Schemaläggning|system|Skola|1 2 3 0|ja",
        "Klassfoton och publicering|tjanst|Kommunikation|2 1 1 0|ja",
    ),
    "kommunstyrelsen": (
        "Stadens gemensamma nät|infrastruktur|IT|3 3 4 2|nej",
        "Katalogtjänst och konton|infrastruktur|IT|3 4 4 4|ja",
        "Krisledningens lägesbild|tjanst|Säkerhet|4 3 4 2|nej",
        "Säkerhetsskyddsanalys|dokument|Säkerhet|4 3 1 2|nej",
        "Stadens webbplats|tjanst|Kommunikation|0 3 3 1|nej",
        "Finansförvaltning och lån|system|Finans|3 4 3 4|nej",
        "Budget- och uppföljningssystemet|system|Ekonomi|1 3 2 2|nej",
        "Kommunfullmäktiges handlingar|dokument|Kansli|1 3 2 2|ja",
        "Juridiska yttranden|dokument|Juridik|3 2 1 1|kansliga",
        "Visselblåsarfunktionen|tjanst|Juridik|4 3 2 2|kansliga",
        "Loggcentralen|infrastruktur|IT|3 4 3 4|ja",
    ),
    "arbetsmarknadsnamnden": (
        "Aspiranternas akter|register|Jobbtorg|3 3 2 2|kansliga",
        "Studieadministration för vuxna|system|Vuxenutbildning|2 3 2 2|ja",
        "Sfi-elevernas resultat|register|Sfi|2 3 2 2|ja",
        "Feriejobben, ansökan|tjanst|Ungdom|2 2 2 1|ja",
        "Matchning mot arbetsgivare|system|Jobbtorg|2 2 2 1|ja",
    ),
    "avfallsnamnden": (
        "Kundregister för hämtning|register|Avfall|1 3 2 1|ja",
        "Hämtningens körscheman|system|Avfall|1 2 3 1|nej",
        "Passagedata från återvinningscentraler|register|Avfall|2 2 1 1|ja",
    ),
    "exploateringsnamnden": (*_ASSETS_CONSTRUCTION, "Markanvisningar under förhandling|dokument|Mark|3 3 1 2|nej"),
    "fastighetsnamnden": (*_ASSETS_HOUSING[6:], "Stadshusets säkerhetsteknik|infrastruktur|Säkerhet|4 3 3 3|nej"),
    "forskolenamnden": (
        "Tillsynsärenden|dokument|Tillsyn|2 3 1 2|ja",
        "Ersättning till fristående förskolor|system|Förskola|1 3 2 2|ja",
        "Barnantal och prognoser|register|Lokaler|1 2 1 0|nej",
        "Klagomål på förskolor|register|Tillsyn|3 2 1 2|kansliga",
    ),
    "idrottsnamnden": (
        "Bokning av hallar och planer|tjanst|Bokning|1 2 3 1|ja",
        "Föreningsstöd|system|Förening|1 3 1 2|ja",
        "Styrning av simhallarnas vattenrening|infrastruktur|Drift|1 4 4 2|nej",
        "Simskolans deltagare|register|Simhall|2 2 2 1|ja",
        "Kassa och medlemskort|system|Simhall|2 3 3 2|ja",
    ),
    "kulturnamnden": (
        "Bibliotekssystemet|system|Bibliotek|2 2 3 1|ja",
        "Låntagarnas uppgifter|register|Bibliotek|3 2 2 1|kansliga",
        "Kulturskolans anmälan|tjanst|Kulturskola|2 2 2 1|ja",
        "Museets samlingsdatabas|register|Museum|1 3 1 1|nej",
        "Transport av lånade verk|dokument|Museum|3 3 2 2|nej",
        "E-arkivet|system|Arkiv|3 4 2 4|kansliga",
        "Folkbokföringens rotemansarkiv|register|Arkiv|1 3 1 1|ja",
    ),
    "kyrkogardsnamnden": (
        "Gravregistret|register|Begravning|1 4 2 2|ja",
        "Bokning av kremation|system|Begravning|2 3 3 2|ja",
        "Ugnarnas styrsystem|infrastruktur|Drift|1 4 4 2|nej",
        "Gravrättsinnehavare|register|Begravning|2 3 2 2|ja",
    ),
    "miljo-och-halsoskyddsnamnden": (
        "Tillsynsärenden|system|Tillsyn|2 3 2 3|ja",
        "Livsmedelsföretag, register|register|Livsmedel|1 3 2 2|ja",
        "Mätdata om luft och buller|register|Miljö|0 3 2 1|nej",
        "Misstänkt matförgiftning, anmälan|tjanst|Livsmedel|3 2 2 2|kansliga",
        "Förelägganden och viten|dokument|Juridik|2 3 1 3|ja",
    ),
    "socialnamnden": (
        *_ASSETS_DISTRICT[:2], *_ASSETS_DISTRICT[9:11],
        "Socialjourens larmtelefoner|infrastruktur|Jour|3 3 4 2|kansliga",
        "Familjehem, register|register|Familjehem|3 3 2 2|kansliga",
        "Skyddat boende, placeringar|dokument|Relationsvåld|4 3 3 3|kansliga",
        "Alkoholtillstånd|system|Tillstånd|2 3 2 3|ja",
        "Öppenvårdens journaler|register|Beroende|4 3 2 3|kansliga",
        "Faderskapsutredningar|dokument|Familjerätt|3 4 1 2|kansliga",
    ),
    "stadsbyggnadsnamnden": (*_ASSETS_CONSTRUCTION, "Bygglov online|tjanst|Bygglov|1 2 2 2|ja",
                             "Byggnader av vikt för totalförsvaret|register|Säkerhet|4 3 2 3|nej"),
    "trafiknamnden": (
        "Trafiksignalernas styrsystem|infrastruktur|Trafikledning|2 4 4 3|nej",
        "Trafikkameror|infrastruktur|Trafikledning|3 2 3 2|ja",
        "Parkeringstillstånd för rörelsehindrade|system|Tillstånd|3 3 2 2|kansliga",
        "Boendeparkering|tjanst|Parkering|2 2 3 2|ja",
        "Felparkeringsavgifter|register|Parkering|2 3 2 3|ja",
        "Felanmälan i trafiken|tjanst|Drift|1 2 2 1|ja",
        "Tunnlar och broar, ritningar|dokument|Anläggning|3 3 2 2|nej",
        "Grävtillstånd|system|Tillstånd|2 3 2 2|ja",
        "Vinterväghållningens körspår|register|Drift|1 2 3 1|ja",
        "Trängsel och restider, mätdata|register|Planering|1 2 1 0|nej",
    ),
    "valnamnden": (
        "Röstmottagare, bemanning|system|Val|2 3 3 1|ja",
        "Vallokaler och utrustning|register|Val|1 3 3 2|nej",
        "Förtidsröster, transporter|dokument|Val|3 4 4 3|nej",
    ),
    "aldrenamnden": (
        "Äldre direkt, samtal|register|Äldreomsorg|3 2 2 2|kansliga",
        "Lex Sarah, utredningar|dokument|Kvalitet|3 3 1 3|kansliga",
        "Val av utförare|tjanst|Äldreomsorg|1 3 2 1|ja",
        "Trygghetsjourens larm|infrastruktur|Larm|3 3 4 3|kansliga",
        "Kö till vård- och omsorgsboende|register|Äldreomsorg|3 3 2 2|kansliga",
    ),
    "overformyndarnamnden": (
        "Ställföreträdarregistret|register|Granskning|3 3 2 3|kansliga",
        "Årsräkningar och bilagor|dokument|Granskning|3 3 1 3|kansliga",
        "E-tjänst för redovisning|tjanst|Granskning|3 3 2 3|kansliga",
    ),
    "stockholms-stadshus-ab": ("Koncernredovisningen|system|Koncern|2 4 2 3|nej",
                               "Ägarärenden före beslut|dokument|Koncern|3 3 1 2|nej"),
    "bostadsformedlingen": (
        "Bostadskön|system|Förmedling|2 4 3 3|ja",
        "Förturer med läkarintyg|dokument|Förmedling|4 3 1 2|kansliga",
        "Mina sidor|tjanst|Kund|2 3 3 2|ja",
        "Köavgifter|system|Ekonomi|1 3 2 2|ja",
    ),
    "sisab": (*_ASSETS_HOUSING[6:], "Skolornas larm och lås|infrastruktur|Säkerhet|3 3 4 3|nej"),
    "micasa-fastigheter": (*_ASSETS_HOUSING[:2], *_ASSETS_HOUSING[5:12],
                           "Boende i vård- och omsorgsboenden|register|Uthyrning|3 3 2 2|kansliga"),
    "stockholm-globe-arena-fastigheter": ("Arenornas larm och brandskydd|infrastruktur|Drift|3 3 4 2|nej",
                                          "Evenemangskalendern|tjanst|Arena|1 2 2 0|nej",
                                          "Kameror i arenorna|infrastruktur|Säkerhet|3 2 3 3|ja",
                                          "Hyresavtal med arrangörer|dokument|Arena|2 3 1 1|nej"),
    "stockholm-vatten-och-avfall": (
        "Styrsystem för vattenverken|infrastruktur|Vatten|4 4 4 4|nej",
        "Styrsystem för avloppsreningen|infrastruktur|Avlopp|3 4 4 3|nej",
        "Ledningsnätets kartor|register|Ledningsnät|4 3 3 2|nej",
        "Laboratoriets analyser|system|Vatten|1 4 3 3|nej",
        "Kund- och mätarsystemet|system|Kund|2 3 2 2|ja",
        "Larmcentralens jourlistor|dokument|Drift|3 3 4 1|ja",
        "Hämtningsdata för avfall|register|Avfall|1 2 2 1|ja",
        "Fjärråtkomst för driftpersonal|infrastruktur|OT|3 4 4 4|ja",
        "Kemikalieförråd|register|Vatten|2 3 2 2|nej",
    ),
    "stockholms-hamnar": (
        "Fartygsanlöp|system|Trafik|2 3 4 2|nej",
        "Hamnskyddsplaner|dokument|Säkerhet|4 3 3 2|nej",
        "Passagerarlistor|register|Trafik|3 3 3 2|ja",
        "Kameror och grindar|infrastruktur|Säkerhet|3 3 3 3|ja",
        "Farligt gods, anmälningar|register|Gods|3 4 3 3|nej",
    ),
    "stokab": (
        "Fibernätets dokumentation|register|Nät|4 4 3 3|nej",
        "Driftövervakning av nätet|infrastruktur|Nät|3 4 4 3|nej",
        "Kundavtal och förbindelser|register|Försäljning|3 3 2 2|nej",
        "Tillträde till noder|system|Nät|3 3 3 4|ja",
    ),
    "stockholm-parkering": (
        "Betalning i app|tjanst|Kund|3 3 3 3|ja",
        "Registreringsskyltar från kameror|register|Anläggning|3 2 2 2|ja",
        "Laddstolpar|infrastruktur|Anläggning|1 3 3 2|ja",
        "Kontrollavgifter|register|Kund|2 3 2 3|ja",
    ),
    "stockholms-stadsteater": (
        "Biljettsystemet|system|Publik|2 3 3 2|ja",
        "Scenstyrning och ljus|infrastruktur|Scen|1 4 4 1|nej",
        "Manus före premiär|dokument|Scen|2 3 2 1|nej",
        "Publikens kontaktuppgifter|register|Publik|2 2 1 1|ja",
    ),
    "stockholm-business-region": (
        "Kundregister för etableringar|register|Etablering|3 2 1 1|ja",
        "Besökswebben|tjanst|Besök|0 2 2 0|nej",
        "Förfrågningar från investerare|dokument|Etablering|3 2 1 1|nej",
    ),
    "s-t-erik-markutveckling": ("Hyresavtal|dokument|Fastighet|1 3 1 1|ja",
                                "Fastighetsvärderingar|dokument|Fastighet|3 3 1 1|nej"),
    "s-t-erik-forsakring": ("Skadesystemet|system|Skador|3 3 2 3|kansliga",
                            "Försäkringsbrev och villkor|dokument|Försäkring|2 3 1 2|nej",
                            "Riskbesiktningar av fastigheter|dokument|Försäkring|3 2 1 1|nej"),
    "s-t-erik-livforsakring": ("Pensionsåtaganden|register|Pension|2 4 2 3|ja",
                               "Aktuariens beräkningar|dokument|Pension|2 4 1 2|ja"),
}  # fmt: skip

HOUSING = frozenset({"svenska-bostader", "familjebostader", "stockholmshem", "sisab", "micasa-fastigheter"})
CONSTRUCTION = frozenset({"exploateringsnamnden", "fastighetsnamnden", "stadsbyggnadsnamnden", "trafiknamnden",
                          "stockholm-vatten-och-avfall", "stockholms-hamnar", "stokab"})  # fmt: skip


def assets(part: Body) -> tuple[str, ...]:
    """What this part of the city owns: its own assets first, then those that everybody has."""
    if part.typ == "stadsdelsnamnd":
        return _ASSETS_DISTRICT + _ASSETS_ALL
    own = _ASSETS_OWN.get(part.slug, _ASSETS_HOUSING)
    return own + _ASSETS_ALL


_PROCUREMENTS_ALL = (
    "Möbler och inredning|900",
    "Städtjänster|2400",
    "Företagshälsovård|1100",
    "Kommunikationstjänster|700",
    "Resursförstärkning av IT-konsulter|1800",
    "Skrivare och service|650",
    "Konferenser och catering|400",
    "Utbildning i ledarskap|550",
    "Bevakning och väktare|1500",
    "Digital rekryteringsannonsering|300",
    "Trycksaker|250",
    "Juridisk rådgivning|800",
)
_PROCUREMENTS_DISTRICT = (
    "Drift av vård- och omsorgsboende|64000",
    "Hemtjänst på entreprenad|28000",
    "Inkontinensprodukter|1900",
    "Trygghetskameror till boenden|1200",
    "Planeringsstöd för hemtjänsten|2100",
    "Matlådor till äldre|5200",
    "Öppenvård för unga|3600",
    "Lekmaterial till förskolor|800",
    "Familjebehandling|2900",
    "Parkskötsel|14000",
    "Nyckelfria lås|1700",
    "Digital signering av läkemedel|1300",
    "Lokalvård i förskolor|7800",
    "Stödboende|8800",
)
_PROCUREMENTS_BUILDING = (
    "Stambyte|48000",
    "Takomläggning|9500",
    "Hissar, service|3200",
    "Projektörer för ombyggnad|6400",
    "Energimätning, uppkopplad|2700",
    "Markentreprenad|36000",
    "Digital felanmälan|1900",
    "Snöröjning|7100",
    "Passersystem|4300",
    "Målning av trapphus|3900",
    "Solceller|5600",
    "Sanering|1800",
    "Styrsystem för ventilation|8200",
    "Geoteknisk undersökning|1200",
    "Kameror och lagring|2600",
)
_PROCUREMENTS_OFFICE = (
    "Enkätverktyg|350",
    "Ärendesystem, fortsatt drift|4200",
    "E-tjänst för ansökan|1600",
    "Analystjänst|900",
    "Tolkförmedling|2300",
    "Utredning och utvärdering|750",
    "Arkivering och gallring|1100",
    "Bokningssystem|1400",
    "Inspelning av möten|280",
    "Statistikverktyg|520",
    "Översättning av texter|310",
)
_PROCUREMENTS_OWN: dict[str, tuple[str, ...]] = {
    "servicenamnden": (
        "Förbrukningsmateriel till beredskapslagret|38000", "Lagerlokal med drift|21000",
        "Lagerstyrningssystem|4800", "Livsmedel, stadens ramavtal|420000", "Skyddsutrustning|26000",
        "Rekryteringssystem|5400", "Telefoniplattform för kontaktcenter|18500", "Inläsning av fakturor|3900",
        "Vikarieförmedling|52000", "Datorer och tillbehör|160000", "Dokumentförstöring|850",
        "Skanning av akter|2600", "Tolktjänster, stadens ramavtal|74000", "Robotisering av ekonomiflöden|2200",
        "Kundundersökningar|480", "Bilpool|6700", "Frukt och fika|320", "Bakgrundskontroller|950",
        "Elektroniska underskrifter|3100", "Postdistribution|5900",
    ),
    "utbildningsnamnden": (
        "Elevdatorer|118000", "Läromedel, digitala|46000", "Skolmåltider|235000", "Skolskjuts|88000",
        "Elevhälsans journalsystem|7600", "Lärplattform|31000", "Städning av skolor|67000", "Modersmål på distans|5100",
        "Nätverk i skolor|24000", "Provplattform|3800", "Skolfotografering|900", "Studie- och yrkesvägledning|2700",
    ),
    "stockholm-vatten-och-avfall": (
        "Kemikalier för vattenrening|54000", "Styrsystem för pumpstationer|33000", "Rörmaterial|41000",
        "Övervakning av OT-nät|6200", "Smarta vattenmätare|29000", "Hämtning av matavfall|96000",
        "Laboratorieutrustning|4400", "Grävning och schakt|72000", "Kundportal|3700",
    ),
}  # fmt: skip


def procurements(body: Body) -> tuple[str, ...]:
    """What this nämnd or company may buy."""
    own = _PROCUREMENTS_OWN.get(body.slug)
    if own:
        return own + _PROCUREMENTS_ALL
    if body.typ == "stadsdelsnamnd":
        return _PROCUREMENTS_DISTRICT + _PROCUREMENTS_ALL
    if body.slug in HOUSING | CONSTRUCTION:
        return _PROCUREMENTS_BUILDING + _PROCUREMENTS_ALL
    return _PROCUREMENTS_OFFICE + _PROCUREMENTS_ALL
