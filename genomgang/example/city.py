"""The example's nämnder and companies: real names, invented figures.

Since 1 July 2023 the city has 11 stadsdelsnämnder; Järva and Norra innerstaden took over from four of the former 13.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from enum import StrEnum
from typing import Any

from genomgang.example.calendar import matdatum

MERGER = dt.date(2023, 7, 1)


class Size(StrEnum):
    """How many people the example has: scaled down for the repository, or as many as the city has."""

    EXEMPEL = "exempel"
    STAD = "stad"


@dataclass(frozen=True)
class Body:
    """A nämnd or company.

    `prefix` begins its ids; `staff` is the head count by size and `enheter` its units. A merged body has neither of
    its own: it holds those of its `parts`.
    """

    slug: str
    namn: str
    forvaltning: str
    typ: str
    prefix: str
    staff: Mapping[Size, int]
    enheter: tuple[str, ...]
    giltig_fran: dt.date | None = None
    giltig_till: dt.date | None = None
    foregangare: tuple[str, ...] = ()
    foregangare_till_del: tuple[str, ...] = ()
    forvaltning_fran: dt.date | None = None


_Words = tuple[str, str, str, str, tuple[int, int], str]
"""Slug, name, administration, prefix, head count in the example and in the city, units."""


def _body(typ: str, words: _Words) -> Body:
    slug, namn, forvaltning, prefix, (example, city), enheter = words
    sizes = {Size.EXEMPEL: example, Size.STAD: city}
    return Body(slug, namn, forvaltning, typ, prefix, sizes, tuple(enheter.split("|")))


_DISTRICT_UNITS = (
    "Förskolor {0}|Förskolor {1}|Äldreomsorg|Hemtjänst {0}|Vård- och omsorgsboende|Individ- och familjeomsorg"
    "|Funktionsnedsättning|Kultur och fritid|Administration"
)


def _district(slug: str, name: str, prefix: str, staff: tuple[int, int], places: tuple[str, str]) -> Body:
    units = _DISTRICT_UNITS.format(*places)
    return _body(
        "stadsdelsnamnd", (slug, f"{name} stadsdelsnämnd", f"{name} stadsdelsförvaltning", prefix, staff, units)
    )


def _former(slug: str, name: str, prefix: str, staff: tuple[int, int], places: tuple[str, str]) -> Body:
    return replace(_district(slug, name, prefix, staff, places), giltig_till=MERGER - dt.timedelta(days=1))


def _merged(slug: str, name: str, prefix: str, foregangare: tuple[str, str]) -> Body:
    plain = _district(slug, name, prefix, (0, 0), ("", ""))
    return replace(plain, enheter=(), giltig_fran=MERGER, foregangare=foregangare)


_PARTS = (
    _former("rinkeby-kista", "Rinkeby-Kista", "rink", (60, 1300), ("Rinkeby", "Kista")),
    _former("spanga-tensta", "Spånga-Tensta", "span", (55, 1200), ("Spånga", "Tensta")),
    _former("norrmalm", "Norrmalms", "norm", (50, 1050), ("Vasastan", "City")),
    _former("ostermalm", "Östermalms", "oste", (45, 950), ("Gärdet", "Hjorthagen")),
)  # fmt: skip

_MERGED = (
    _merged("jarva-stadsdelsnamnd", "Järva", "jarv", ("rinkeby-kista", "spanga-tensta")),
    _merged("norra-innerstadens-stadsdelsnamnd", "Norra innerstadens", "noin", ("norrmalm", "ostermalm")),
)  # fmt: skip

_DISTRICTS = (
    _district("bromma-stadsdelsnamnd", "Bromma", "brom", (80, 1500), ("Abrahamsberg", "Åkeslund")),
    _district("enskede-arsta-vantors-stadsdelsnamnd", "Enskede-Årsta-Vantörs", "ensk", (120, 2600),
              ("Årsta", "Rågsved")),
    _district("farsta-stadsdelsnamnd", "Farsta", "fars", (80, 1600), ("Hökarängen", "Sköndal")),
    _district("hagersten-alvsjo-stadsdelsnamnd", "Hägersten-Älvsjö", "hage", (120, 2600), ("Fruängen", "Älvsjö")),
    _district("hasselby-vallingby-stadsdelsnamnd", "Hässelby-Vällingby", "hass", (85, 1900), ("Hässelby", "Råcksta")),
    _district("kungsholmens-stadsdelsnamnd", "Kungsholmens", "kung", (60, 1200), ("Fredhäll", "Stadshagen")),
    _district("skarpnacks-stadsdelsnamnd", "Skarpnäcks", "skpn", (50, 1000), ("Bagarmossen", "Hammarbyhöjden")),
    _district("skarholmens-stadsdelsnamnd", "Skärholmens", "skho", (55, 1100), ("Bredäng", "Sätra")),
    _district("sodermalms-stadsdelsnamnd", "Södermalms", "sode", (95, 2000), ("Hornstull", "Hammarby Sjöstad")),
)  # fmt: skip

_SCHOOLS = (
    "Almskolan|Aspskolan|Asteraskolan|Backskolan|Berguddens skola|Björkskolan|Blåklockans skola|Bokskolan"
    "|Dalängens skola|Ekbackens skola|Enbacksskolan|Fjällvindens skola|Furuskolan|Gransångarens skola|Gullvivans skola"
    "|Hagtornsskolan|Hasselskolan|Höjdens skola|Kastanjeskolan|Klippans skola|Klöverskolan|Körsbärsskolan"
    "|Ljungskolan|Lärkträdets skola|Lönnskolan|Mossängens skola|Oxelskolan|Rönnskolan|Sälgskolan|Tallskolan"
    "|Norra gymnasiet|Södra gymnasiet|Västra gymnasiet|Östra gymnasiet|Komvux centrum|Anpassade gymnasieskolan"
    "|Elevhälsan|Ekonomi och lokaler|IT och digitalisering|Kansli och juridik"
)

_COMMITTEES = tuple(
    _body("facknamnd", row)
    for row in (
        ("kommunstyrelsen", "Kommunstyrelsen", "Stadsledningskontoret", "ks", (100, 1000),
         "Ekonomiavdelningen|Juridiska avdelningen|Kommunikationsavdelningen|Personalstrategiska avdelningen"
         "|Säkerhetsavdelningen|Stadsutveckling|Välfärdsutveckling|Digitalisering och IT|Kansli"),
        ("arbetsmarknadsnamnden", "Arbetsmarknadsnämnden", "Arbetsmarknadsförvaltningen", "arbm", (75, 1000),
         "Jobbtorg norr|Jobbtorg söder|Vuxenutbildning|Sfi och språk|Ungdomsinsatser|Uppföljning|Stab"),
        ("avfallsnamnden", "Avfallsnämnden", "Avfallsförvaltningen", "avf", (15, 150),
         "Avfallsplanering|Kundavtal|Stab"),
        ("exploateringsnamnden", "Exploateringsnämnden", "Exploateringskontoret", "expl", (45, 420),
         "Markförsörjning|Projektutveckling|Stora projekt|Miljö och teknik|Ekonomi|Stab"),
        ("fastighetsnamnden", "Fastighetsnämnden", "Fastighetskontoret", "fast", (45, 350),
         "Förvaltning|Byggprojekt|Idrottsfastigheter|Hyror och kunder|Säkerhet och drift|Stab"),
        ("forskolenamnden", "Förskolenämnden", "Förskoleförvaltningen", "fors", (30, 60),
         "Kvalitet och utveckling|Tillsyn|Lokalplanering|Stab"),
        ("idrottsnamnden", "Idrottsnämnden", "Idrottsförvaltningen", "idro", (50, 600),
         "Simhallar|Idrottshallar|Isytor och bollplaner|Föreningsstöd|Bokning|Stab"),
        ("kulturnamnden", "Kulturnämnden", "Kulturförvaltningen", "kult", (75, 900),
         "Stadsbiblioteket|Kulturskolan|Stadsmuseet|Stadsarkivet|Kulturstrategi|Liljevalchs|Stab"),
        ("kyrkogardsnamnden", "Kyrkogårdsnämnden", "Kyrkogårdsförvaltningen", "kyrk", (30, 240),
         "Begravning och kremation|Skogskyrkogården|Norra distriktet|Kundtjänst|Stab"),
        ("miljo-och-halsoskyddsnamnden", "Miljö- och hälsoskyddsnämnden", "Miljöförvaltningen", "milj", (45, 400),
         "Livsmedelskontroll|Hälsoskydd|Miljöövervakning|Plan och miljö|Energi och klimat|Stab"),
        ("servicenamnden", "Servicenämnden", "Serviceförvaltningen", "serv", (240, 500),
         "Ekonomiservice|Lön och pension|Kontaktcenter|Upphandling och inköp|Rekrytering och bemanning|Måltidsservice"
         "|IT-service|Dokument och arkiv|Lager och distribution|Verksamhetsutveckling|Juridik och dataskydd|Stab"),
        ("socialnamnden", "Socialnämnden", "Socialförvaltningen", "soc", (100, 2100),
         "Barn och unga|Missbruk och beroende|Hemlöshet|Socialjour|Stöd och behandling|Familjerätt|Tillstånd"
         "|Kunskap och analys|Stab"),
        ("stadsbyggnadsnamnden", "Stadsbyggnadsnämnden", "Stadsbyggnadskontoret", "sbn", (55, 600),
         "Bygglov|Detaljplan|Översiktsplan|Kart och mät|Geodata|Stab"),
        ("trafiknamnden", "Trafiknämnden", "Trafikkontoret", "traf", (55, 500),
         "Trafikplanering|Drift och underhåll|Parkering och tillstånd|Anläggning|Trafikledning|Stab"),
        ("utbildningsnamnden", "Utbildningsnämnden", "Utbildningsförvaltningen", "utb", (420, 16175), _SCHOOLS),
        ("valnamnden", "Valnämnden", "Valnämndens kansli", "val", (8, 8), "Valkansliet"),
        ("aldrenamnden", "Äldrenämnden", "Äldreförvaltningen", "aldr", (35, 600),
         "Äldre direkt|Kvalitet och inspektion|Utveckling|Trygghetsjouren|Stab"),
        ("overformyndarnamnden", "Överförmyndarnämnden", "Överförmyndarförvaltningen", "overf", (12, 60),
         "Granskning|Rekrytering och stöd"),
    )
)  # fmt: skip

_COMPANIES = tuple(
    _body("bolag", row)
    for row in (
        ("stockholms-stadshus-ab", "Stockholms Stadshus AB", "Stockholms Stadshus AB", "stsh", (9, 15),
         "Koncernledning|Ekonomi"),
        ("svenska-bostader", "AB Svenska Bostäder", "Svenska Bostäder", "svbo", (45, 330),
         "Distrikt Västerort|Distrikt Söderort|Distrikt Innerstad|Kundservice|Fastighetsutveckling"
         "|IT och digitalisering|Stab"),
        ("familjebostader", "AB Familjebostäder", "Familjebostäder", "fambo", (40, 290),
         "Område norr|Område söder|Kundcenter|Projekt|Ekonomi|Stab"),
        ("stockholmshem", "AB Stockholmshem", "Stockholmshem", "shem", (45, 350),
         "Distrikt Bandhagen|Distrikt Skärholmen|Distrikt Innerstad|Uthyrning|Nyproduktion|Ekonomi och IT|Stab"),
        ("bostadsformedlingen", "Bostadsförmedlingen i Stockholm AB", "Bostadsförmedlingen", "bofo", (18, 95),
         "Förmedling|Kundservice|IT och utveckling|Stab"),
        ("sisab", "Skolfastigheter i Stockholm AB", "SISAB", "sisab", (35, 300),
         "Förvaltning|Drift|Bygg|Energi och teknik|Stab"),
        ("micasa-fastigheter", "Micasa Fastigheter i Stockholm AB", "Micasa Fastigheter", "mica", (18, 150),
         "Förvaltning|Projekt|Hyror|Stab"),
        ("stockholm-globe-arena-fastigheter", "Stockholm Globe Arena Fastigheter AB",
         "Stockholm Globe Arena Fastigheter", "sgaf", (7, 18), "Arenor|Ekonomi"),
        ("stockholm-vatten-och-avfall", "Stockholm Vatten och Avfall AB", "Stockholm Vatten och Avfall", "svoa",
         (60, 600), "Vattenverk|Avloppsrening|Ledningsnät|Avfall|Kund|Laboratorium|IT och OT|Stab"),
        ("stockholms-hamnar", "Stockholms Hamn AB", "Stockholms Hamnar", "hamn", (22, 190),
         "Färja och kryssning|Gods|Trafik och säkerhet|Stab"),
        ("stokab", "AB Stokab", "Stokab", "stok", (18, 100), "Nät och drift|Projektering|Försäljning|Stab"),
        ("stockholm-parkering", "Stockholms Stads Parkerings AB", "Stockholm Parkering", "park", (18, 130),
         "Anläggningar|Kundservice|Digitala tjänster|Stab"),
        ("stockholms-stadsteater", "Stockholms Stadsteater AB", "Kulturhuset Stadsteatern", "teat", (40, 350),
         "Scen och teknik|Ensemble|Bibliotek och unga|Publik och biljett|Fastighet|Stab"),
        ("stockholm-business-region", "Stockholm Business Region AB", "Stockholm Business Region", "sbr", (15, 90),
         "Etablering|Besöksnäring|Stab"),
        ("s-t-erik-markutveckling", "S:t Erik Markutveckling AB", "S:t Erik Markutveckling", "sema", (6, 6),
         "Fastigheter"),
        ("s-t-erik-forsakring", "S:t Erik Försäkrings AB", "S:t Erik Försäkring", "sefo", (7, 20), "Skador|Stab"),
        ("s-t-erik-livforsakring", "S:t Erik Livförsäkring AB", "S:t Erik Livförsäkring", "seli", (3, 3),
         "Pensionsförvaltning"),
    )
)  # fmt: skip

_KNOWN: Mapping[str, Mapping[str, Any]] = {
    "forskolenamnden": {
        "giltig_fran": dt.date(2023, 3, 1),
        "forvaltning_fran": dt.date(2023, 7, 1),
        "foregangare_till_del": ("Utbildningsnämnden",),
    },
    "hagersten-alvsjo-stadsdelsnamnd": {"giltig_fran": dt.date(2020, 7, 1)},
}
"""What is known of how a body began."""

_ALL = (*_COMMITTEES, *_DISTRICTS, *_PARTS, *_MERGED, *_COMPANIES)
BODIES: Mapping[str, Body] = {body.slug: replace(body, **_KNOWN.get(body.slug, {})) for body in _ALL}
"""Every nämnd and company that exists in any of the years, by slug."""


def bodies(ar: int) -> tuple[Body, ...]:
    """Those that make a review in year `ar`: the ones that exist on its matdatum."""
    date = matdatum(ar)
    return tuple(
        body
        for body in BODIES.values()
        if existed(body, date)
        and (body.giltig_till is None or body.giltig_till >= date)
    )  # fmt: skip


def existed(body: Body, date: dt.date) -> bool:
    """Whether the body had begun on the date; one whose beginning is not known always had."""
    return body.giltig_fran is None or body.giltig_fran <= date


def holders(body: Body, date: dt.date) -> tuple[Body, ...]:
    """Who had on the date what the body has later: itself, or those that it took over from, if any."""
    return (body,) if existed(body, date) else tuple(part for part in parts(body) if part is not body)


def parts(body: Body) -> Iterator[Body]:
    """The bodies whose people, assets, risks and actions this one holds: those it took over from, or itself."""
    if not body.foregangare:
        yield body
    for slug in body.foregangare:
        yield BODIES[slug]


def units(body: Body) -> tuple[str, ...]:
    """The body's units; a merged body keeps those of the bodies it took over from, same names joined."""
    return tuple(dict.fromkeys(unit for part in parts(body) for unit in part.enheter))


def register_rows(ar: int, head_count: Mapping[str, int]) -> Iterator[dict[str, Any]]:
    """Rows of `namnder`; `head_count` is the number of employees by slug on the year's matdatum."""
    for body in bodies(ar):
        ends = body.giltig_till if body.giltig_till and body.giltig_till <= matdatum(ar + 1) else None
        yield register_row(body, head_count[body.slug]) | {"giltig_till": ends}


def register_row(body: Body, employees: int) -> dict[str, Any]:
    """A body's row of `namnder`, as long as it lasts."""
    return {
        "namnd": body.slug,
        "namn": body.namn,
        "forvaltning": body.forvaltning,
        "typ": body.typ,
        "antal_anstallda": employees,
        "giltig_fran": body.giltig_fran,
        "foregangare": "|".join(body.foregangare),
        **({"foregangare_till_del": "|".join(body.foregangare_till_del)} if body.foregangare_till_del else {}),
    }
