"""Rows of `utbildning`: who has taken which course. Units lag, new staff have not got round to it, managers lead."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator, Mapping
from typing import Any

import numpy as np

from genomgang.example.calendar import YEARS, matdatum
from genomgang.example.chance import day, happens, shuffled, stream
from genomgang.example.city import Body, Size, parts
from genomgang.example.people import Person, people
from genomgang.example.traits import traits

_OPENED = {
    "informationssakerhet": dt.date(2019, 9, 2),
    "dataskydd": dt.date(2018, 5, 25),
    "infosak_apt": dt.date(2023, 3, 1),
    "cybersakerhet_ledning": dt.date(2023, 9, 1),
}
_APT_UNITS = {Size.EXEMPEL: 0.3, Size.STAD: 0.95}
"""Share of the units that use the course for workplace meetings."""
_CAMPAIGN = 0.045
"""What the city's yearly reminder adds everywhere."""
_NEW_STAFF = 0.62
"""How likely somebody employed during the year is to have taken a course, against the others."""


def rows(body: Body, ar: int, size: Size) -> Iterator[dict[str, Any]]:
    """The body's rows on the matdatum of review year `ar`."""
    for part in parts(body):
        lagging = lagging_units(part)
        apt = _apt_units(part, size)
        for person in people(part.slug, size):
            # Drawn for all who ever worked there, so that a person's dates are the same in every year's delivery.
            dates = _completions(part, person, lagging)
            if person.works(matdatum(ar)):
                for kurs in _courses(person, ar, apt):
                    yield {
                        "namnd": body.slug,
                        "enhet": person.enhet,
                        "person_id": person.person_id,
                        "rollgrupp": person.rollgrupp,
                        "anstalld_fran": person.anstalld_fran,
                        "kurs": kurs,
                        "genomford": _seen(dates[kurs], ar),
                    }


def lagging_units(part: Body) -> frozenset[str]:
    """One to three units where fewer take the courses; none in a body with a single unit."""
    rng = stream(part.slug, "lagging")
    most = min(3, len(part.enheter) // 3 + 1, len(part.enheter) - 1)
    return frozenset(shuffled(rng, part.enheter)[: int(rng.integers(1, most + 1))]) if most > 0 else frozenset()


def _apt_units(part: Body, size: Size) -> frozenset[str]:
    rng = stream(part.slug, "apt")
    return frozenset(unit for unit in part.enheter if happens(rng, _APT_UNITS[size]))


def _courses(person: Person, ar: int, apt: frozenset[str]) -> Iterator[str]:
    yield "informationssakerhet"
    yield "dataskydd"
    if person.enhet in apt and _OPENED["infosak_apt"] <= matdatum(ar):
        yield "infosak_apt"
    if person.rollgrupp == "ledningsgrupp" and _OPENED["cybersakerhet_ledning"] <= matdatum(ar):
        yield "cybersakerhet_ledning"


def _completions(part: Body, person: Person, lagging: frozenset[str]) -> dict[str, dt.date | None]:
    """When the person takes each course. One draw is held against a bar that rises with the years."""
    rng = stream(part.slug, "utbildning", person.person_id)
    dates = {}
    for kurs in _OPENED:
        shares = {ar: _share(part, person, kurs, ar, lagging) for ar in YEARS}
        dates[kurs] = _completion(person, kurs, shares, rng)
    return dates


def _completion(person: Person, kurs: str, shares: Mapping[int, float], rng: np.random.Generator) -> dt.date | None:
    draw = float(rng.random())
    opened = max(_OPENED[kurs], person.anstalld_fran)
    previous = matdatum(YEARS[0] - 1)
    for ar in YEARS:
        last = min(matdatum(ar), person.slutar or matdatum(ar))
        if opened < last and draw < shares[ar]:
            # In the first year somebody may have taken it at any time since it opened.
            first = opened if ar == YEARS[0] else max(opened, previous + dt.timedelta(days=1))
            return day(rng, first, last)
        previous = matdatum(ar)
    return None


def _share(part: Body, person: Person, kurs: str, ar: int, lagging: frozenset[str]) -> float:
    """The share that should have taken the course by the matdatum of review year `ar`."""
    share = 0.64 + 0.3 * traits(part, "utbildning").level(ar) + _CAMPAIGN * (ar - YEARS[0])
    if kurs == "dataskydd":
        share -= 0.03
    if kurs == "infosak_apt":
        share *= 0.55
    if kurs == "cybersakerhet_ledning":
        return 0.1 + 0.35 * traits(part, "ledning").level(ar)
    if person.enhet in lagging:
        share -= 0.24
    if person.rollgrupp in ("chef", "ledningsgrupp"):
        share += 0.06
    if person.rollgrupp == "konsult":
        share -= 0.22
    if person.anstalld_fran > matdatum(ar - 1):
        share *= _NEW_STAFF
    return share


def _seen(date: dt.date | None, ar: int) -> dt.date | None:
    """The date as known on the year's matdatum."""
    return date if date and date <= matdatum(ar) else None
