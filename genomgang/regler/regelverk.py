"""The rulebook: dated laws and rules with what they require, from `regelverk.yml`, and which of them speak on a day."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from types import MappingProxyType
from typing import Any

from genomgang.errors import DataError
from genomgang.reading.yamlfile import as_date, as_text
from genomgang.regler import edited_by_hand, read_rules, require
from genomgang.regler.nyckeltal import definitions

FILE = Path(__file__).with_name("regelverk.yml")
_BOOK = ("forbehall", "las_om_manader", "regler")
_RULE_NEEDS = ("slag", "namn", "galler_fran", "kalla")
_RULE = (
    *_RULE_NEEDS, "last", "nummer", "beslutad", "galler_till", "ersatter", "kontrollerad_av", "kontrollerad",
    "kontrollera",
    "mottagare", "tillsyn", "punkter",
)  # fmt: skip
_POINT_NEEDS = ("lagrum", "slag", "krav")
_POINT = (
    *_POINT_NEEDS, "nummer", "bokstav", "avser", "nyckeltal", "mats_inte", "avsnitt", "timmar", "manader", "dagar",
    "kontrollera", "galler_fran",
)  # fmt: skip
_AUTHORITY = ("namn", "galler_fran", "galler_till", "avser", "kontrollera")
CHECK = " (kontrollera)"
"""Stands after what comes from a second-hand source."""


@dataclass(frozen=True)
class Authority:
    """Who receives reports or supervises, from and to which day; `avser` is whom it concerns (empty: everybody)."""

    namn: str
    galler_fran: dt.date
    galler_till: dt.date | None
    avser: str
    kontrollera: bool

    @property
    def shown(self) -> str:
        return self.namn + (CHECK if self.kontrollera else "")


@dataclass(frozen=True)
class Provision:
    """What one paragraph or article requires, in our own words.

    `nummer` is the law's own point and `bokstav` the directive's. `nyckeltal` are the key figures that show something
    about it; none of them means that it is not measured, and `mats_inte` tells which part of it they say nothing of.
    `galler_fran` is given where it was added after the rule.
    """

    id: str
    lagrum: str
    slag: str
    krav: str
    nummer: int | None
    bokstav: str
    avser: str
    nyckeltal: tuple[str, ...]
    mats_inte: str
    avsnitt: tuple[str, ...]
    timmar: int | None
    manader: int | None
    dagar: int | None
    kontrollera: bool
    galler_fran: dt.date | None

    @property
    def shown(self) -> str:
        """What it requires, and where: "anmäla sig … (2 kap. 2 §)", with a warning where it has not been verified."""
        return f"{self.krav}{f' ({self.lagrum})' if self.lagrum else ''}{CHECK if self.kontrollera else ''}"


@dataclass(frozen=True)
class Rule:
    """A law, a regulation or a standard: in force from `galler_fran` to `galler_till` (None: until further notice).

    `beslutad` is None where the day is not known. `last` is the day on which it was compared with its source, None
    where it has not been; `kontrollerad_av` the role that has verified it, empty where nobody has.
    """

    id: str
    slag: str
    namn: str
    nummer: str
    beslutad: dt.date | None
    galler_fran: dt.date
    galler_till: dt.date | None
    ersatter: str
    kalla: str
    last: dt.date | None
    kontrollerad_av: str
    kontrollerad: dt.date | None
    kontrollera: bool
    mottagare: tuple[Authority, ...]
    tillsyn: tuple[Authority, ...]
    punkter: tuple[Provision, ...]

    @property
    def name(self) -> str:
        """ "NIS-lagen (2018:1174)"; a number with parentheses of its own stands without ours."""
        if not self.nummer:
            return self.namn
        return f"{self.namn} {self.nummer}" if "(" in self.nummer else f"{self.namn} ({self.nummer})"

    def in_force(self, day: dt.date) -> bool:
        return _within(self, day)

    def decided(self, day: dt.date) -> bool:
        """Whether it had been decided by `day`; a rule whose decision is not dated is decided when it is in force."""
        return (self.beslutad or self.galler_fran) <= day

    def of_kind(self, slag: str, avser: str = "") -> tuple[Provision, ...]:
        """Its provisions of one kind, in order; those that concern everybody, or `avser`."""
        return tuple(each for each in self.punkter if each.slag == slag and each.avser in ("", avser))

    def receiver(self, day: dt.date) -> Authority | None:
        """Who receives its reports on `day`."""
        return next((each for each in self.mottagare if _within(each, day)), None)

    def supervisor(self, day: dt.date, avser: str) -> Authority | None:
        """Who supervises bodies of the kind `avser` on `day`; None where the rulebook does not say."""
        return next((each for each in self.tillsyn if _within(each, day) and each.avser in ("", avser)), None)


@dataclass(frozen=True)
class Rulebook:
    """All rules by id. `las_om_manader`: a rule that has not been read for so long is to be read again."""

    forbehall: str
    las_om_manader: int
    regler: Mapping[str, Rule]

    def in_force(self, day: dt.date) -> tuple[Rule, ...]:
        """The rules that apply on `day`."""
        return tuple(rule for rule in self.regler.values() if rule.in_force(day))

    def ahead(self, day: dt.date, last: dt.date) -> tuple[Rule, ...]:
        """The rules decided by `day` that come into force after it, at the latest on `last`; the first one first."""
        found = [rule for rule in self.regler.values() if rule.decided(day) and day < rule.galler_fran <= last]
        return tuple(sorted(found, key=lambda rule: rule.galler_fran))

    def provision(self, id: str) -> tuple[Rule, Provision]:
        """A provision with its rule, by id. KeyError where there is none."""
        for rule in self.regler.values():
            for each in rule.punkter:
                if each.id == id:
                    return rule, each
        raise KeyError(id)

    def unread(self) -> tuple[Rule, ...]:
        """The rules that have never been compared with their sources."""
        return tuple(rule for rule in self.regler.values() if rule.last is None)

    def stale(self, today: dt.date) -> tuple[Rule, ...]:
        """The rules that were last read more than `las_om_manader` ago."""
        read = [(rule, rule.last) for rule in self.regler.values() if rule.last]
        return tuple(rule for rule, last in read if today > months_after(last, self.las_om_manader))


def months_after(day: dt.date, months: int) -> dt.date:
    """The same day of the month, so many months later; the month's last day where it has no such day."""
    year, month = divmod(day.month - 1 + months, 12)
    first = dt.date(day.year + year, month + 1, 1)
    following = (first.replace(day=28) + dt.timedelta(days=4)).replace(day=1)
    return min(first + dt.timedelta(days=day.day - 1), following - dt.timedelta(days=1))


@edited_by_hand
def rulebook(path: Path = FILE) -> Rulebook:
    """Read the rulebook; DataError where a field is missing, unknown or points at a key figure that does not exist."""
    where = str(path)
    fields = read_rules(path)
    require(fields, _BOOK, _BOOK, where)
    rules = {str(id): _rule(str(id), each, f"{where}, {id}") for id, each in fields["regler"].items()}
    ids = [each.id for rule in rules.values() for each in rule.punkter]
    for id in ids:
        if ids.count(id) > 1:
            raise DataError(f"Punkten ”{id}” står två gånger.", where=where, remedy="Ge den ena ett annat id.")
    for rule in rules.values():
        if rule.ersatter and rule.ersatter not in rules:
            raise DataError(
                f"Regeln ”{rule.ersatter}” finns inte.",
                where=f"{where}, {rule.id}, ersatter",
                remedy=f"Välj bland: {', '.join(rules)}.",
            )
    return Rulebook(as_text(fields, "forbehall", where=where), int(fields["las_om_manader"]), MappingProxyType(rules))


def _within(each: Rule | Authority, day: dt.date) -> bool:
    return each.galler_fran <= day and (each.galler_till is None or day <= each.galler_till)


def _rule(id: str, fields: Mapping[str, Any], where: str) -> Rule:
    require(fields, _RULE_NEEDS, _RULE, where)
    rule = Rule(
        id=id,
        slag=as_text(fields, "slag", where=where),
        namn=as_text(fields, "namn", where=where),
        nummer=as_text(fields, "nummer", where=where),
        beslutad=_date(fields, "beslutad", where),
        galler_fran=as_date(fields, "galler_fran", where=where),
        galler_till=_date(fields, "galler_till", where),
        ersatter=as_text(fields, "ersatter", where=where),
        kalla=as_text(fields, "kalla", where=where),
        last=_date(fields, "last", where),
        kontrollerad_av=as_text(fields, "kontrollerad_av", where=where),
        kontrollerad=_date(fields, "kontrollerad", where),
        kontrollera=fields.get("kontrollera") is True,
        mottagare=tuple(_authority(each, f"{where}, mottagare") for each in fields.get("mottagare", ())),
        tillsyn=tuple(_authority(each, f"{where}, tillsyn") for each in fields.get("tillsyn", ())),
        punkter=tuple(_point(str(name), each, f"{where}, {name}") for name, each in fields.get("punkter", {}).items()),
    )
    if (rule.beslutad and rule.beslutad > rule.galler_fran) or (rule.galler_till or dt.date.max) < rule.galler_fran:
        raise DataError(
            "Datumen går inte ihop: en regel beslutas innan den gäller och gäller innan den upphör.",
            where=where,
            remedy="Rätta beslutad, galler_fran eller galler_till.",
        )
    return rule


def _point(id: str, fields: Mapping[str, Any], where: str) -> Provision:
    require(fields, _POINT_NEEDS, _POINT, where)
    figures = tuple(str(each) for each in fields.get("nyckeltal", ()))
    for name in figures:
        if name not in definitions().by_id:
            raise DataError(
                f"Nyckeltalet ”{name}” finns inte.",
                where=where,
                remedy="Rätta namnet, eller ta bort det om kravet inte mäts.",
            )
    return Provision(
        id=id,
        lagrum=as_text(fields, "lagrum", where=where),
        slag=as_text(fields, "slag", where=where),
        krav=as_text(fields, "krav", where=where),
        nummer=_whole(fields, "nummer"),
        bokstav=as_text(fields, "bokstav", where=where),
        avser=as_text(fields, "avser", where=where),
        nyckeltal=figures,
        mats_inte=as_text(fields, "mats_inte", where=where),
        avsnitt=tuple(str(each) for each in fields.get("avsnitt", ())),
        timmar=_whole(fields, "timmar"),
        manader=_whole(fields, "manader"),
        dagar=_whole(fields, "dagar"),
        kontrollera=fields.get("kontrollera") is True,
        galler_fran=_date(fields, "galler_fran", where),
    )


def _authority(fields: Mapping[str, Any], where: str) -> Authority:
    require(fields, ("namn", "galler_fran"), _AUTHORITY, where)
    return Authority(
        namn=as_text(fields, "namn", where=where),
        galler_fran=as_date(fields, "galler_fran", where=where),
        galler_till=_date(fields, "galler_till", where),
        avser=as_text(fields, "avser", where=where),
        kontrollera=fields.get("kontrollera") is True,
    )


def _date(fields: Mapping[str, Any], name: str, where: str) -> dt.date | None:
    return None if fields.get(name) in (None, "") else as_date(fields, name, where=where)


def _whole(fields: Mapping[str, Any], name: str) -> int | None:
    return None if fields.get(name) is None else int(fields[name])
