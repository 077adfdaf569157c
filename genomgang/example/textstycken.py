"""The paragraphs of which the shorter texts are made. They state no figures: those come from the data."""

# ruff: noqa: E501 – a paragraph is one line, as in the Markdown that it becomes

from __future__ import annotations

INTRODUCTION = (
    "{Organisation} har samlat årets resultat av arbetet med informationssäkerhet och dataskydd. Underlaget ligger till grund för besluten om prioriteringar {ar} till {sist}.",
    "Genomgången visar var {organisation} står och vad som behöver göras under {ar} till {sist}. Den bygger på leveranser från HR, inköp och systemägare.",
    "Syftet med genomgången är att ledningen ska kunna bedöma om arbetet räcker och vad som ska förbättras. Planeringen gäller {ar} till {sist}.",
)
TRAINING = (
    "Chefer följer upp utbildningarna i samband med utvecklingssamtalen. Enheter som ligger efter får en egen plan.",
    "Nya medarbetare ska gå kurserna under sina första veckor. Det kräver att introduktionen är lika på alla enheter.",
    "Medarbetare utan egen dator behöver få tid och plats för kurserna under arbetsdagen.",
)
CLASSIFICATION = (
    "Objektledarna ansvarar för att klassningen hålls aktuell. De äldsta och mest känsliga tillgångarna tas först.",
    "Inventeringen är inte färdig. Tillgångar som köps som tjänst är svårast att få med.",
    "Klassningen görs i grupper där verksamhet, IT och dataskydd deltar. Arbetssättet tar tid men ger bättre underlag.",
)
IMPROVEMENTS = (
    "Korta lathundar för olika roller skulle göra den lokala anvisningen lättare att använda.",
    "Uppföljningen behöver ske oftare än en gång om året, så att avvikelser åtgärdas medan de är små.",
    "Säkerhetsfrågor ska finnas med när nya digitala tjänster planeras, inte först när de ska tas i drift.",
    "Fler övningar tillsammans med leverantörer skulle visa om rutinerna håller.",
)
NEWLY_MERGED = (
    "Nämnden bildades den 1 juli 2023 och har tagit över efter två tidigare nämnder. Tillgångar, risker och åtgärder från "
    "dem ingår i genomgången. Rutinerna förs ihop steg för steg, och förra årets värden är hämtade från båda."
)
SECRET = (
    'De viktigaste riskerna rör tillgången till information vid längre avbrott.\n\n::: {.intern reason="Säkerhetsåtgärd, OSL 18 kap. 8 §"}\nReservrutinen är inte övad på alla enheter.\n:::',
    'Riskerna är bedömda av verksamheterna själva och sammanställda av beredskapssamordnaren.\n\n::: {.intern reason="Risk- och sårbarhetsanalys, OSL 18 kap. 13 §"}\nTvå beroenden av enskilda leverantörer utreds vidare.\n:::',
)
BY_TYPE: dict[str, tuple[dict[str, str], ...]] = {
    "stadsdelsnamnd": (
        {
            "intern-kontroll": "Loggkontroller i verksamhetssystemen är en del av internkontrollen och görs av cheferna.",
            "dataskydd": "Verksamheten hanterar känsliga uppgifter om barn, äldre och personer med funktionsnedsättning. Rätt behörighet är därför viktigast av allt.",
        },
        {
            "lokal-anvisning": "Den lokala anvisningen används på chefsmöten. Delarna om mobilt arbete behöver förtydligas.",
            "budget": "Mer välfärdsteknik i boenden och hemtjänst ställer nya krav på klassning och upphandling.",
        },
        {
            "intern-kontroll": "De fem arbetssätten bedöms varje år i väsentlighets- och riskanalysen.",
            "ovrigt": "Samarbetet med andra stadsdelar om gemensamma system fungerar väl och sparar tid.",
        },
    ),
    "facknamnd": (
        {
            "intern-kontroll": "Ledningen väljer varje år vilka av de fem arbetssätten som kontrolleras särskilt.",
            "lokal-anvisning": "Anvisningen är känd bland chefer men mindre känd bland medarbetare.",
        },
        {
            "budget": "Fler digitala tjänster till invånarna gör att informationssäkerhet måste vara med från början.",
            "dataskydd": "Dataskyddsombudets råd är fördelade på ansvariga roller.",
        },
        {
            "lis": "Arbetet följer stadens riktlinje. Den lokala anvisningen beskriver ansvar och rutiner.",
            "ovrigt": "Samverkan med statliga myndigheter innebär krav som inte alltid är samordnade.",
        },
    ),
    "bolag": (
        {
            "intern-kontroll": "Styrelsen får en rapport om intern kontroll varje tertial, där informationssäkerhet ingår.",
            "upphandlingar": "Tekniska system i fastigheter och anläggningar köps ofta i entreprenader. Säkerhetskraven behöver följa med dit.",
        },
        {
            "lis": "Bolaget följer stadens riktlinje och har en lokal anvisning som vd har beslutat.",
            "budget": "Ägardirektiven lyfter civil beredskap, vilket påverkar både drift och leverantörsavtal.",
        },
        {
            "dataskydd": "Uppgifter om kunder och hyresgäster är bolagets största behandling. Informationen till dem ses över.",
            "ovrigt": "Samarbetet mellan bolagen om gemensamma krav på leverantörer fortsätter.",
        },
    ),
}
