"""Rows of `kompetenslyft`: the visits to management groups in 2023, what was seen and what was proposed."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator
from typing import Any

import numpy as np

from genomgang.example.chance import day, happens, shuffled, stream
from genomgang.example.city import Body, Size, parts
from genomgang.example.traits import SHOWCASE

_YEAR = 2024
"""The review year whose period holds the visits."""
_MIN_STAFF = 12
_SHOWCASE_DAY = dt.date(2023, 2, 7)
# The facts of the reference document, retold.
_SHOWCASE_SEEN = (
    "Ledningen är engagerad och beredd att driva arbetet vidare",
    "En grupp med blandad kompetens bereder dataskyddsfrågor gemensamt, ett exempel värt att sprida",
    "Medarbetare utbildas löpande och personuppgiftsincidenter följs upp aktivt",
)
_SHOWCASE_PROPOSED = (
    ("Utgå från hur information hanteras i de vanliga processerna i stället för att bygga ett sidospår", "pagar"),
    ("Skriv lathundar som visar chefer och medarbetare vad deras roller innebär i vardagen", "ej_paborjad"),
    ("Samla incidenter av olika slag i en gemensam process, från upptäckt till återställning", "ej_paborjad"),
    ("Ta med informationssäkerhet i utvecklingsarbetet, särskilt när nya digitala tjänster byggs", "pagar"),
)
_SEEN = (
    "Ledningen efterfrågar enkla mått på läget",
    "Ansvaret mellan chefer och objektledare upplevs som otydligt",
    "Det finns god vana av att hantera sekretess i vardagen",
    "Beroendet av enskilda nyckelpersoner är stort",
    "Incidenter diskuteras öppet och utan att skuldbelägga",
    "Kunskapen om klassning skiljer sig mellan enheterna",
    "Krisledningen är övad men inte på avbrott i IT",
)
_PROPOSED = (
    "Ta upp informationssäkerhet på varje ledningsgruppsmöte",
    "Öva ledningsgruppen på ett längre avbrott",
    "Bestäm vilka tillgångar som är viktigast att skydda",
    "Ge objektledarna tid i sina uppdrag",
    "Följ upp utbildning varje tertial",
    "Skriv en sida om vem som beslutar vid en incident",
    "Låt verksamheterna berätta om sina risker för varandra",
)


def rows(body: Body, ar: int) -> Iterator[dict[str, Any]]:
    """The body's rows; the visits were made in 2023, and not by everybody."""
    staff = sum(part.staff[Size.EXEMPEL] for part in parts(body))
    if ar != _YEAR or staff < _MIN_STAFF:
        return
    rng = stream(body.slug, "kompetenslyft")
    visited = happens(rng, 0.75)
    if body.slug == SHOWCASE:
        held = {"text": "Två timmar med två externa konsulter", "deltagare": 9, "inbjudna": 10}
        yield from _rows(body, _SHOWCASE_DAY, held, _SHOWCASE_SEEN, _SHOWCASE_PROPOSED)
    elif visited:
        yield from _visit(body, rng)


def _visit(body: Body, rng: np.random.Generator) -> Iterator[dict[str, Any]]:
    invited = int(rng.integers(5, 13))
    seen = tuple(shuffled(rng, _SEEN)[: int(rng.integers(2, 4))])
    states = ("ej_paborjad", "pagar", "klar", "avslaget")
    chosen = shuffled(rng, _PROPOSED)[: int(rng.integers(2, 5))]
    proposed = tuple((text, states[min(3, int(rng.exponential(1.1)))]) for text in chosen)
    date = day(rng, dt.date(2023, 1, 23), dt.date(2023, 9, 29))
    came = invited - int(rng.integers(0, 3))
    held = {"text": "Två timmar med externa konsulter", "deltagare": came, "inbjudna": invited}
    yield from _rows(body, date, held, seen, proposed)


def _rows(
    body: Body,
    date: dt.date,
    held: dict[str, Any],
    seen: tuple[str, ...],
    proposed: tuple[tuple[str, str], ...],
) -> Iterator[dict[str, Any]]:
    items: list[dict[str, Any]] = [{"slag": "genomforande"} | held]
    items += [{"slag": "iakttagelse", "text": words} for words in seen]
    items += [{"slag": "forslag", "text": words, "status": status} for words, status in proposed]
    for number, item in enumerate(items, start=1):
        yield {"namnd": body.slug, "rad_id": f"{body.prefix}-k-{number:02d}", "datum": date} | item
