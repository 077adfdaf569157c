"""Rows of `digitala_lyftet`: the competence test. AI is hardest, office programs easiest; not everybody answers."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

from genomgang.example.calendar import matdatum
from genomgang.example.chance import happens, stream
from genomgang.example.city import Body, Size, parts
from genomgang.example.people import people
from genomgang.example.traits import SHOWCASE, merged_tested, tested, traits

_MEANS = {
    "cybersakerhet": 55,
    "samarbeten": 66,
    "kontorsprogram": 76,
    "informationshantering": 60,
    "lagring": 63,
    "ai": 37,
    "verksamhetssystem": 70,
    "problemlosning": 67,
}
_SPREAD = {"ai": 15.0, "cybersakerhet": 12.0, "kontorsprogram": 8.0}
_INVITED = {Size.EXEMPEL: 0.6, Size.STAD: 1.0}
"""Share of the employees who were invited; in the showcase all."""


def rows(body: Body, ar: int, size: Size) -> Iterator[dict[str, Any]]:
    """The body's rows in review year `ar`: eight for each invited person, with empty scores for who did not answer."""
    if not merged_tested(body, ar):
        return
    for part in parts(body):
        means = _area_means(part, ar)
        invited = 1.0 if part.slug == SHOWCASE else _INVITED[size]
        answering = 0.55 + 0.35 * traits(part, "svar").level(ar)
        for person in people(part.slug, size):
            rng = stream(part.slug, "digitala_lyftet", person.person_id)
            chosen, answers = happens(rng, invited), happens(rng, answering)
            ability = float(rng.normal(0, 9))
            scores = {area: _score(mean + ability, area, rng) for area, mean in means.items()}
            if chosen and person.rollgrupp != "konsult" and person.works(matdatum(ar)):
                for omrade, poang in scores.items():
                    yield {
                        "namnd": body.slug,
                        "enhet": person.enhet,
                        "person_id": person.person_id,
                        "omrade": omrade,
                        "poang": poang if answers else None,
                    }


def _area_means(part: Body, ar: int) -> Mapping[str, float]:
    """The body's own mean an area; those who were tested before have moved on a little."""
    rng = stream(part.slug, "omraden")
    second_time = ar > 2023 and tested(part, ar - 1)
    means = {area: mean + float(rng.uniform(-7, 7)) for area, mean in _MEANS.items()}
    if part.slug == SHOWCASE:
        # The reference document: cyber security and data protection is where the need is greatest.
        means |= {"cybersakerhet": 50, "kontorsprogram": 78, "ai": 36}
    return {area: mean + (float(rng.uniform(-1, 5)) if second_time else 0) for area, mean in means.items()}


def _score(mean: float, area: str, rng: Any) -> int:
    return int(min(100, max(0, round(mean + float(rng.normal(0, _SPREAD.get(area, 10.0)))))))
