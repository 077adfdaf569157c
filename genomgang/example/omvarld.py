"""Rows of `omvarld`: what changes around the nämnd. City-wide rows come first; each nämnd has a few of its own."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator
from typing import Any

from genomgang.contracts.contract import CITY
from genomgang.example.calendar import delivery
from genomgang.example.chance import day, shuffled, stream
from genomgang.example.city import Body
from genomgang.example.traits import SHOWCASE

"""The value of `namnd` in rows that concern everybody."""

# date | kind | headline | effect | status | source
_CITY: dict[int, tuple[str, ...]] = {
    2022: (
        "2021-05-24|styrdokument|Stadens kvalitetsprogram|Informationssäkerhet följs upp som en del av kvaliteten|"
        "|Kvalitetsprogrammet",
        "2021-09-16|lag|Förslag till reviderat NIS-direktiv (NIS2)|Fler verksamheter väntas omfattas; bevaka förslaget|"
        "|EU-kommissionens förslag, december 2020",
        "2021-10-13|budgetuppdrag|Systematiskt informationssäkerhetsarbete|"
        "Alla nämnder ska inventera och klassa sina tillgångar||Förslag till stadens budget 2022",
        "2021-06-15|revision|Stadsrevisionen: uppföljning av informationssäkerhet|"
        "Ansvar och uppföljning behöver bli tydligare|oppen|Stadsrevisionens årsrapport",
        "2021-08-26|intressent|Fler frågor om tredjelandsöverföring|Molntjänster ska prövas innan uppgifter läggs där|"
        "|Dataskyddsombudets information",
    ),
    2023: (
        "2022-02-24|intressent|Förändrat säkerhetsläge i omvärlden|Beredskapen för angrepp och avbrott ska ses över|"
        "|Säkerhetsavdelningens lägesbild",
        "2022-06-14|styrdokument|Riktlinje för informationssäkerhet|"
        "Varje nämnd ska ta fram en lokal anvisning som beskriver ansvar och rutiner||Riktlinjen med anvisningar",
        "2022-05-13|lag|NIS2, politisk överenskommelse i EU|Bevaka: kraven på ledningen väntas öka|"
        "|EU:s pressmeddelande, maj 2022",
        "2022-10-14|budgetuppdrag|Stärkt civil beredskap|Kontinuitetsplaner ska finnas för samhällsviktig verksamhet|"
        "|Förslag till stadens budget 2023",
        "2022-06-15|revision|Stadsrevisionen: uppföljning av informationssäkerhet|"
        "Rutiner finns men efterlevnaden följs inte upp överallt|pagar|Stadsrevisionens årsrapport",
        "2022-09-12|intressent|Ny skala för klassning, 0–4|Äldre klassningar förs över vid nästa översyn|"
        "|Stadsledningskontorets information",
    ),
    2024: (
        "2023-01-16|lag|NIS2-direktivet har trätt i kraft i EU|"
        "En svensk lag väntas ställa krav på ledningens utbildning; förbered redan nu||EU-direktiv 2022/2555",
        "2023-07-01|organisation|Ny stadsdelsindelning med elva stadsdelsnämnder|"
        "Tillgångar, behörigheter och register förs över till de nya nämnderna||Kommunfullmäktiges beslut",
        "2023-08-17|intressent|Höjd terrorhotnivå i Sverige|Höjd vaksamhet, även mot nätfiske och intrång|"
        "|Säkerhetspolisens beslut",
        "2023-10-12|budgetuppdrag|Registerförteckning och klassning prioriteras 2024|"
        "Plan för att inventera och klassa ska finnas i varje nämnd||Anvisningar för verksamhetsplan 2024",
        "2023-06-15|revision|Stadsrevisionen: uppföljning av informationssäkerhet|"
        "Klassningar och handlingsplaner behöver hållas aktuella|pagar|Stadsrevisionens årsrapport",
        "2023-03-01|styrdokument|Nya e-utbildningar i informationssäkerhet|"
        "Materialet används på arbetsplatsträffar under 2024||Stadsledningskontorets information",
    ),
}  # fmt: skip
_SHOWCASE: dict[int, tuple[str, ...]] = {
    2022: (
        "2021-04-20|organisation|Kontaktcenter får fler ärendetyper|Behörigheter och rutiner ses över||Beslut i nämnd",
        "2021-09-30|revision|Revision av löneprocessen|Behörigheter behöver granskas oftare|oppen|Revisionsrapport",
    ),
    2023: (
        "2022-09-28|budgetuppdrag|Utveckla stadens gemensamma inköp|Säkerhetskrav tas med tidigt|"
        "|Förslag till stadens budget 2023",
        "2022-03-15|aterkoppling|Dataskyddsombudets årsrapport för 2021|Förteckningen behöver fler uppgifter|"
        "|Dataskyddsombudets årsrapport",
        "2021-09-30|revision|Revision av löneprocessen|Granskning görs nu varje kvartal|stangd|Revisionsrapport",
    ),
    2024: (
        "2023-10-11|budgetuppdrag|Drift av centralt beredskapslager påbörjas|"
        "Lager- och mottagaruppgifter klassas före start||Förslag till stadens budget 2024",
        "2023-10-11|budgetuppdrag|Sektorsansvar för livsmedelsförsörjning och dricksvatten|"
        "Sektorn kan behöva egna riskanalyser; förvaltningen samordnar||Förslag till stadens budget 2024",
        "2023-03-13|styrdokument|Lokal anvisning för informationssäkerhet|"
        "Ansvar och rutiner är beskrivna för chefer och objektledare||Förvaltningschefens beslut",
        "2023-03-08|aterkoppling|Dataskyddsombudets årsrapport för 2022|"
        "Tekniska och organisatoriska åtgärder ska dokumenteras bättre||Dataskyddsombudets årsrapport",
        "2023-06-09|aterkoppling|Chefer önskar korta lathundar|Varje roll beskrivs på en sida||Chefsforum",
        "2023-05-22|revision|Granskning av inköpsprocessen|Checklista för informationssäkerhet saknas i vissa steg|"
        "pagar|Revisionsrapport",
    ),
}  # fmt: skip
_OWN = {
    "stadsdelsnamnd": (
        "organisation|Ny planering av hemtjänsten|Fler arbetar mobilt; enheter och inloggning säkras||Beslut i nämnd",
        "aterkoppling|Synpunkter från brukarråd|Informationen om hur uppgifter används ska bli tydligare|"
        "|Brukarrådets minnesanteckningar",
        "intressent|Vårdgivare vill dela uppgifter digitalt|Ansvar och behörigheter behöver avtalas||Samverkansmöte",
        "revision|Granskning av loggkontroller|Kontrollerna görs men dokumenteras ojämnt|pagar|Revisionsrapport",
        "budgetuppdrag|Välfärdsteknik i fler boenden|Tekniken klassas och köps med säkerhetskrav||Stadens budget",
        "organisation|Flytt till gemensamma lokaler|Samtal och handlingar skyddas i öppna ytor||Beslut i nämnd",
    ),
    "facknamnd": (
        "budgetuppdrag|Fler digitala tjänster till invånarna|Informationssäkerhet ingår från början||Stadens budget",
        "organisation|Ny avdelning för digital utveckling|Objektledarnas ansvar beskrivs på nytt||Beslut i nämnd",
        "aterkoppling|Enkät till medarbetarna|Många är osäkra på var känsligt får sparas||Medarbetarenkäten",
        "revision|Granskning av systemförvaltningen|Äldre system saknar klassning|oppen|Revisionsrapport",
        "intressent|Statlig myndighet ställer nya krav|Uppgiftslämnandet behöver klassas||Myndighetens föreskrifter",
        "styrdokument|Reviderad dokumenthanteringsplan|Hanteringsanvisningar uppdateras per process||Beslut i nämnd",
    ),
    "bolag": (
        "budgetuppdrag|Ägardirektiv om civil beredskap|Kritiska system får kontinuitetsplaner||Ägardirektiv",
        "organisation|Gemensam driftcentral|Ansvaret för teknik i fastigheter samlas||Styrelsebeslut",
        "aterkoppling|Kundundersökning|Kunder vill veta hur deras uppgifter skyddas||Kundundersökningen",
        "revision|Lekmannarevisorernas granskning|Behörigheter i teknik följs inte upp|oppen|Granskningsrapport",
        "intressent|Försäkringsgivaren ställer krav|Säkerhetskopior ska testas varje år||Försäkringsvillkoren",
        "styrdokument|Ny inköpspolicy|Krav på informationssäkerhet ställs på leverantörer||Styrelsebeslut",
    ),
}  # fmt: skip


def city_rows(ar: int) -> Iterator[dict[str, Any]]:
    """The rows that concern every nämnd in review year `ar`."""
    yield from (_row(CITY, f"staden-o-{ar}-{n:02d}", text) for n, text in enumerate(_CITY[ar], start=1))


def rows(body: Body, ar: int) -> Iterator[dict[str, Any]]:
    """The body's own rows in review year `ar`."""
    for number, text in enumerate(_texts(body, ar), start=1):
        yield _row(body.slug, f"{body.prefix}-o-{ar}-{number:02d}", text)


def _texts(body: Body, ar: int) -> tuple[str, ...]:
    if body.slug == SHOWCASE:
        return _SHOWCASE[ar]
    rng = stream(body.slug, "omvarld", ar)
    period = delivery(ar)
    chosen = shuffled(rng, _OWN[body.typ])[: int(rng.integers(2, 5))]
    return tuple(f"{day(rng, period.period_fran, period.period_till)}|{text}" for text in chosen)


def _row(namnd: str, handelse_id: str, text: str) -> dict[str, Any]:
    datum, slag, rubrik, paverkan, status, kalla = text.split("|")
    return {
        "namnd": namnd,
        "handelse_id": handelse_id,
        "datum": dt.date.fromisoformat(datum),
        "slag": slag,
        "rubrik": rubrik,
        "paverkan": paverkan,
        "status": status,
        "kalla": kalla,
    }
