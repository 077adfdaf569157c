"""The example's people over the years: who works where, from when and until when. Invented, known only by pseudonym."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache

import numpy as np

from genomgang.example.calendar import YEARS, matdatum
from genomgang.example.chance import day, happens, shuffled, stream
from genomgang.example.city import BODIES, Body, Size, parts

_FIRST = matdatum(YEARS[0])
_TURNOVER = 0.11
"""Share of the staff that is replaced in a year."""

_NEW_POSTS = 0.05
"""Share of the posts that did not exist on the first matdatum."""


@dataclass(frozen=True)
class Person:
    """One employee or consultant; `slutar` is the last day, None where the person still works there."""

    person_id: str
    enhet: str
    rollgrupp: str
    anstalld_fran: dt.date
    slutar: dt.date | None

    def works(self, date: dt.date) -> bool:
        """Whether the person works there on the date."""
        return self.anstalld_fran <= date and (self.slutar is None or self.slutar > date)


@cache
def people(slug: str, size: Size) -> tuple[Person, ...]:
    """Everybody who has worked at a part of the city in any of the years, unit by unit."""
    body = BODIES[slug]
    rng = stream(slug, "people")
    headcount = body.staff[size]
    consultants = max(0, round(headcount * float(rng.uniform(0.02, 0.07))))
    posts = [*_employee_posts(body, headcount, rng), *_consultant_posts(body, consultants, rng)]
    tenures = [(enhet, roll, *tenure) for enhet, roll in posts for tenure in _tenures(roll, rng)]
    # Random order of the pseudonyms, so that they tell neither unit nor role.
    numbers = shuffled(rng, range(len(tenures)))
    first = _first_number(body)
    return tuple(Person(f"p{first + number:05d}", *tenure) for number, tenure in zip(numbers, tenures, strict=True))


def staff(body: Body, ar: int, size: Size) -> list[Person]:
    """The people, consultants included, who work at the body on the matdatum of review year `ar`."""
    date = matdatum(ar)
    return [person for part in parts(body) for person in people(part.slug, size) if person.works(date)]


def head_count(body: Body, ar: int, size: Size) -> int:
    """The number of employees, consultants left out."""
    return sum(person.rollgrupp != "konsult" for person in staff(body, ar, size))


def _first_number(body: Body) -> int:
    """Where the body's pseudonyms begin: room for the full size and its turnover, whatever size is written."""
    first = 1
    for other in BODIES.values():
        if other is body:
            return first
        first += int(other.staff[Size.STAD] * 1.6) + 20
    raise KeyError(body.slug)


def _employee_posts(body: Body, headcount: int, rng: np.random.Generator) -> Iterator[tuple[str, str]]:
    """Unit and role of every post. Each unit has a manager; the management group sits in the last unit, the staff's."""
    leaders = _leaders(headcount)
    units = body.enheter
    weights = rng.uniform(0.6, 1.6, len(units))
    shares = np.floor((headcount - leaders) * weights / weights.sum()).astype(int)
    shares[int(np.argmax(shares))] += headcount - leaders - int(shares.sum())
    for unit, posts in zip(units, shares, strict=True):
        managers = max(1, round(int(posts) / 18)) if posts >= 4 else 0
        for place in range(int(posts)):
            yield unit, "chef" if place < managers else "medarbetare"
    for _ in range(leaders):
        yield units[-1], "ledningsgrupp"


def _leaders(headcount: int) -> int:
    for least, leaders in ((200, 10), (80, 8), (30, 6), (12, 4), (5, 2)):
        if headcount >= least:
            return leaders
    return 1


def _consultant_posts(body: Body, number: int, rng: np.random.Generator) -> Iterator[tuple[str, str]]:
    for _ in range(number):
        yield body.enheter[int(rng.integers(len(body.enheter)))], "konsult"


def _tenures(roll: str, rng: np.random.Generator) -> Iterator[tuple[dt.date, dt.date | None]]:
    """The periods during which a post has been held, the first one at the first matdatum."""
    start = _first_day(roll, rng)
    for ar in YEARS[1:]:
        if start < matdatum(ar - 1) and happens(rng, _TURNOVER * (3 if roll == "konsult" else 1)):
            begins = day(rng, matdatum(ar - 1) + dt.timedelta(days=1), matdatum(ar))
            yield start, begins
            start = begins
    yield start, None


def _first_day(roll: str, rng: np.random.Generator) -> dt.date:
    """When the post's first holder began: mostly long ago, some just now."""
    if roll == "medarbetare" and happens(rng, _NEW_POSTS):
        return day(rng, _FIRST + dt.timedelta(days=1), matdatum(YEARS[-1]))
    years = float(rng.exponential(0.8 if roll == "konsult" else 7.0))
    return _FIRST - dt.timedelta(days=min(int(years * 365), 38 * 365))
