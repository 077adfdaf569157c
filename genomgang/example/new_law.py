"""What the review for 2027 has beside the other years: whom the law covers, and the rows that it asks for."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Iterable, Iterator, Mapping
from typing import Any

from genomgang.example.calendar import SMALL_YEAR, delivery
from genomgang.example.chance import day, happens, pick, stream
from genomgang.example.city import Body
from genomgang.example.new_law_words import EVENTS, MEMBERS, REPORTS, SUPERVISION, SUPPLIERS, VULNERABILITIES

_PERIOD = delivery(SMALL_YEAR)
_NOTHING: dict[str, Any] = {
    "omfattas_grund": "",
    "verksamhetskategori": "",
    "tillsynsmyndighet": "",
    "anmald_datum": None,
}
_MUNICIPALITY = _NOTHING | {
    "omfattas": "ja",
    "omfattas_grund": "kommun",
    "verksamhetskategori": "vasentlig",
    "anmald_datum": dt.date(2026, 2, 12),
}

COVERAGE: Mapping[str, Mapping[str, Any]] = {
    "servicenamnden": _MUNICIPALITY,
    "forskolenamnden": _MUNICIPALITY,
    "valnamnden": _MUNICIPALITY,
    "stockholm-vatten-och-avfall": _NOTHING
    | {
        "omfattas": "ja",
        "omfattas_grund": "bilaga",
        "verksamhetskategori": "vasentlig",
        "tillsynsmyndighet": "Livsmedelsverket",
        "anmald_datum": dt.date(2026, 2, 10),
    },
    "svenska-bostader": _NOTHING | {"omfattas": "nej", "omfattas_grund": "utanfor"},
    "stockholms-hamnar": _NOTHING | {"omfattas": "utreds"},
    "s-t-erik-forsakring": _NOTHING | {"omfattas": "ja", "omfattas_grund": "dora"},
}
"""What the register says of each body."""

_COURSE, _LEFT_OUT = "cybersakerhet_ledning", "infosak_apt"
_TERM = dt.date(2023, 1, 1)
_LOW_LEVEL = 2


def with_heads_and_members(body: Body, rows: Iterator[dict[str, Any]]) -> Iterator[dict[str, Any]]:
    """The training rows, where one of the management group is the head, and the nämnd's or the board's own members."""
    company = body.typ == "bolag"
    head = ""
    for row in rows:
        if row["kurs"] == _LEFT_OUT:
            continue
        if row["rollgrupp"] == "ledningsgrupp" and not head:
            head = row["person_id"]
        yield row | ({"rollgrupp": "vd" if company else "forvaltningschef"} if row["person_id"] == head else {})
    rng = stream(body.slug, "ledamoter")
    for number in range(1, MEMBERS[body.slug] + 1):
        done = day(rng, _PERIOD.period_fran, _PERIOD.period_till) if happens(rng, 0.6) else None
        yield {
            "namnd": body.slug,
            "enhet": "Styrelsen" if company else "Nämnden",
            "person_id": f"p9{list(COVERAGE).index(body.slug)}{number:03d}",
            "rollgrupp": "styrelse" if company else "namndledamot",
            "anstalld_fran": _TERM,
            "kurs": _COURSE,
            "genomford": done,
        }


def with_protection(body: Body, rows: Iterator[dict[str, Any]]) -> Iterator[dict[str, Any]]:
    """The inventory, where the assets that must be available are critical and their protection is known."""
    for row in rows:
        rng = stream(body.slug, "skydd", row["tillgang_id"])
        critical = row["typ"] != "dokument" and (row["tillganglighet"] or 0) > _LOW_LEVEL
        yield row | (_protection(rng) if critical else {"kritisk": False})


def _protection(rng: Any) -> dict[str, Any]:
    tried = day(rng, dt.date(2025, 9, 1), _PERIOD.period_till)
    ends = day(rng, dt.date(2026, 6, 30), dt.date(2032, 12, 31))
    return {
        "kritisk": True,
        "flerfaktor": pick(rng, ("ja", "ja", "ja", "nej", "ej_aktuell")),
        "aterlast": tried if happens(rng, 0.75) else None,
        "krypterad": pick(rng, ("ja", "ja", "nej")),
        "support_till": ends if happens(rng, 0.5) else None,
    }


def with_kinds(_: Body, rows: Iterator[dict[str, Any]]) -> Iterator[dict[str, Any]]:
    """The actions, where those on instructions and routines change the management system."""
    for row in rows:
        changes = any(word in row["atgard"].lower() for word in ("anvisning", "rutin"))
        yield row | {"beslutsslag": "andring_lis" if changes else "forbattring", "moter": None}


def with_reports(body: Body, rows: Iterator[dict[str, Any]]) -> Iterator[dict[str, Any]]:
    """The incidents, the first ones under the law significant, with the times of their reports."""
    left = list(REPORTS.get(body.slug, ()))
    for row in rows:
        if left and row["handelsedatum"] >= dt.date(2026, 2, 1):
            yield row | _reported(row["registrerad"], left.pop(0))
        else:
            yield row | {"betydande": False}


def _reported(known: dt.date, times: str) -> dict[str, Any]:
    """`times` are days and time of day after the day that it was known: "0 08:00|0 20:10|2 17:00|30 09:00"."""
    kand, varning, rapport, slut = (_moment(known, each) for each in times.split("|"))
    return {
        "betydande": True,
        "kand": kand,
        "tidig_varning": varning,
        "rapport": rapport,
        "slutrapport": slut,
        "lamnas_ut": False,
    }


def _moment(known: dt.date, after: str) -> str | None:
    if not after:
        return None
    days, _, time = after.partition(" ")
    when = known + dt.timedelta(days=int(days))
    return f"{when} {time}".strip() if when <= _PERIOD.matdatum else None


_YES = {"ja": True, "nej": False, "": None}

Rows = Callable[[Body], Iterator[dict[str, Any]]]


def _rows(words: Mapping[str, Iterable[str]], id_column: str, names: tuple[str, ...]) -> Rows:
    """Rows of a data set from its words by body: numbered ids, then the columns `names`."""

    def rows(body: Body) -> Iterator[dict[str, Any]]:
        for number, text in enumerate(words.get(body.slug, ()), start=1):
            values = dict(zip(names, text.split("|"), strict=True))
            values.setdefault("skyddsmarkning", "oppen")
            yield {"namnd": body.slug, id_column: f"{body.prefix}-{id_column[0]}-{number:02d}"} | {
                name: _YES.get(value, value) for name, value in values.items()
            }

    return rows


DATA_SETS: Mapping[str, Rows] = {
    "leverantorer": _rows(
        SUPPLIERS,
        "leverantor_id",
        ("namn", "tjanst", "kritisk", "incidentklausul", "uppfoljd", "avtal_till", "skyddsmarkning"),
    ),
    "sarbarheter": _rows(
        VULNERABILITIES,
        "sarbarhet_id",
        ("system", "funnen_genom", "allvarlighet", "upptackt", "atgardas_senast", "atgardad", "skyddsmarkning"),
    ),
    "tillsyn": _rows(
        SUPERVISION,
        "tillsyn_id",
        ("myndighet", "omrade", "inledd", "utfall", "beskrivning", "atgardas_senast", "atgardad"),
    ),
}
"""The data sets that no other year has."""


def events() -> Iterator[dict[str, Any]]:
    """Rows of `omvarld`, for the city and for a few bodies."""
    names = ("datum", "slag", "rubrik", "paverkan", "status", "kalla")
    for namnd, texts in EVENTS.items():
        for number, text in enumerate(texts, start=1):
            yield {"namnd": namnd, "handelse_id": f"{namnd[:6].rstrip('-')}-o-{SMALL_YEAR}-{number:02d}"} | dict(
                zip(names, text.split("|"), strict=True)
            )


TEXTS = {
    "servicenamnden": """---
beslutande_roll: förvaltningschef
diarienummer: "SERV 2026/0815"
analytiker_roll: informationssäkerhetssamordnare
granskare_roll: dataskyddssamordnare
---

## inledning

Genomgången är den första sedan lagen om cybersäkerhet började gälla. Den visar vad som är på plats och vad
som återstår.

## lis

Ledningssystemet behöver ändras på en punkt: rutinen för betydande incidenter saknar jour på helger.

## upphandlingar

Avtal utan krav på att leverantören berättar om incidenter skrivs om när de förnyas.
""",
    "valnamnden": """---
beslutande_roll: kanslichef
diarienummer: "VAL 2026/0112"
---

## inledning

Kansliet är litet. Underlaget handlar om få tillgångar och få personer, och flera siffror visas därför inte.
""",
}
"""The coordinators' words."""
