"""What an attacker concludes from a report about groups of persons, as equations on counts.

A count is named by nämnd, year, what is counted and unit. All that reports say of this year and of last year goes into
the same attack, from both versions and from both years.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass

from attacker import Attack
from seen import Seen, drawn_bars

from genomgang.privacy.disclosure import SYMBOL
from genomgang.text.swedish import MISSING

STAFF, BOTH, INVITED, ANSWERED = "anställda", "båda", "inbjudna", "svarande"
COURSES = ("Informationssäkerhet", "Dataskydd")
UNITS, TOTALS, RESPONSE = "fig-utbildning-enheter", "fig-utbildning-kurser", "tbl-digitala-lyftet-svar"
RULER = 0.001
"""Per cent by which a length in a drawing may be wrong."""


@dataclass(frozen=True)
class Of:
    """Whose counts, of which year."""

    namnd: str
    year: int

    def __call__(self, what: str, unit: str) -> str:
        """The variable for a unit's count."""
        return f"{self.namnd} {self.year} {what} {unit}"

    @property
    def before(self) -> Of:
        return Of(self.namnd, self.year - 1)


def hidden(seen: Seen, table: str) -> list[str]:
    """The groups of a table whose size is withheld; others may lack their share."""
    return [row[0] for row in seen.tables.get(table, ()) if row[1] == SYMBOL]


def learn(attack: Attack, seen: Seen, of: Of) -> None:
    """Everything that a nämnd's report of a year says of its units."""
    _units(attack, seen, of)
    _bars(attack, seen, of)
    _where_they_work(attack, seen, of)
    _response(attack, seen, of)


def _units(attack: Attack, seen: Seen, of: Of) -> None:
    units = [*seen.column(UNITS, "Anställda")]
    for unit in units:
        _part_of_staff(attack, of, unit)
    for what, heading in ((STAFF, "Anställda"), (BOTH, "Klara")):
        _sum(attack, [of(what, unit) for unit in units], seen.column(TOTALS, heading).get("Båda kurserna", ""))
    for course in COURSES:
        names = [of(course, unit) for unit in units]
        _sum(attack, names, seen.column(TOTALS, "Klara").get(course, ""))
    for unit, shown in seen.column(UNITS, "Anställda").items():
        _equals(attack, of(STAFF, unit), shown)
    for what, heading in ((BOTH, "Båda"), *((course, course) for course in COURSES)):
        for unit, shown in seen.column(UNITS, heading).items():
            _percent(attack, of, (what, STAFF), unit, shown)
    for unit, shown in seen.column(UNITS, "I fjol").items():
        _part_of_staff(attack, of.before, unit)
        _percent(attack, of.before, (BOTH, STAFF), unit, shown)


def _part_of_staff(attack: Attack, of: Of, unit: str) -> None:
    """A unit that is named holds somebody; who has taken both courses has taken each."""
    staff, both = of(STAFF, unit), of(BOTH, unit)
    attack.between({staff: 1}, 1)
    each = [of(course, unit) for course in COURSES]
    for course in each:
        attack.between({staff: 1, course: -1}, 0)
        attack.between({course: 1, both: -1}, 0)
    attack.between({staff: 1, both: 1, **dict.fromkeys(each, -1)}, 0)


def _bars(attack: Attack, seen: Seen, of: Of) -> None:
    """The drawing gives the shares without rounding."""
    if UNITS not in seen.charts:
        return
    shown = [unit for unit, cell in seen.column(UNITS, "Båda").items() if cell != SYMBOL]
    bars = drawn_bars(seen.charts[UNITS])
    # Of many units those with the lowest shares are drawn, which stand last.
    for unit, bar in zip(shown[-len(bars) :], bars, strict=True):
        _share(attack, (of(BOTH, unit), of(STAFF, unit)), bar.now, RULER)
        if bar.before is not None:
            _share(attack, (of.before(BOTH, unit), of.before(STAFF, unit)), bar.before, RULER)


def _where_they_work(attack: Attack, seen: Seen, of: Of) -> None:
    """ "Av de 41 som inte har gått båda arbetar 25 på Lager och Kök." """
    units = [*seen.column(UNITS, "Anställda")]
    found = re.search(r"Av de \w+ som inte har gått båda arbetar (\d+) på ([^.]+)\.", seen.words)
    if found:
        there = [unit for unit in units if unit in found[2]]
        attack.equals(
            {of(STAFF, unit): 1 for unit in there} | {of(BOTH, unit): -1 for unit in there},
            int(found[1]),
        )


def _response(attack: Attack, seen: Seen, of: Of) -> None:
    units = [*seen.column(RESPONSE, "Inbjudna")]
    for unit in units:
        attack.between({of(INVITED, unit): 1}, 1)
        attack.between({of(INVITED, unit): 1, of(ANSWERED, unit): -1}, 0)
    total = re.search(r"(\d+) av (\d+) inbjudna svarade", seen.words)
    if total and units:
        _sum(attack, [of(ANSWERED, unit) for unit in units], total[1])
        _sum(attack, [of(INVITED, unit) for unit in units], total[2])
    for what, heading in ((INVITED, "Inbjudna"), (ANSWERED, "Svar")):
        for unit, shown in seen.column(RESPONSE, heading).items():
            _equals(attack, of(what, unit), shown)
    for unit, shown in seen.column(RESPONSE, "I fjol").items():
        attack.between({of.before(INVITED, unit): 1}, 1)
        attack.between({of.before(INVITED, unit): 1, of.before(ANSWERED, unit): -1}, 0)
        _percent(attack, of.before, (ANSWERED, INVITED), unit, shown)


def merge(attack: Attack, units: Iterable[str], of: Of, parts: Iterable[Of]) -> None:
    """A nämnd's units of a year are those of the same name in the nämnder that it was made of."""
    for unit in units:
        for what in (STAFF, BOTH, INVITED, ANSWERED):
            attack.equals({of(what, unit): -1, **{part(what, unit): 1 for part in parts}}, 0)


def suppose_only_staff_are_invited(attack: Attack, units: Iterable[str], of: Of) -> None:
    for unit in units:
        attack.between({of(STAFF, unit): 1, of(INVITED, unit): -1}, 0)


def _equals(attack: Attack, variable: str, shown: str) -> None:
    if shown not in ("", SYMBOL, MISSING):
        attack.equals({variable: 1}, _whole(shown))


def _sum(attack: Attack, variables: list[str], shown: str) -> None:
    if variables and shown not in ("", SYMBOL, MISSING):
        attack.equals(dict.fromkeys(variables, 1), _whole(shown))


def _percent(attack: Attack, of: Of, parts: tuple[str, str], unit: str, shown: str) -> None:
    if shown not in ("", SYMBOL, MISSING):
        _share(attack, (of(parts[0], unit), of(parts[1], unit)), _whole(shown), 0.5)


def _share(attack: Attack, parts: tuple[str, str], percent: float, width: float) -> None:
    """So many per cent, give or take `width`."""
    part, whole = parts
    attack.between({part: 100, whole: -(percent - width)}, 0)
    attack.between({part: -100, whole: percent + width}, 0)


def _whole(shown: str) -> int:
    return int(re.sub(r"\D", "", shown))
