"""Rows of `klassning`: the inventory grows, old classifications are renewed late, and the scale changes on the way."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any

import numpy as np

from checks.klassning import HIGHEST_DELIVERED
from genomgang.example.calendar import YEARS, matdatum
from genomgang.example.chance import day, happens, pick, shuffled, stream
from genomgang.example.city import Body, Size, parts
from genomgang.example.ordlistor import assets
from genomgang.example.traits import SHOWCASE, WITHOUT_CLASSIFICATION, Traits, traits

_SUPPLIERS = ("", "", "stadens driftleverantör", "extern molnleverantör", "systemleverantör på ramavtal")
_OWNERS = {
    "system": ("chefer", "chefer", "chefer", "ledningsgrupp"),
    "dokument": ("chefer",),
    "infrastruktur": ("it", "it", "chefer"),
}
_MOST = 46
_REVIEW_EVERY = dt.timedelta(days=730)


@dataclass(frozen=True)
class _Asset:
    """What stays the same over the years, and the draws that decide when its work is done."""

    number: int
    words: tuple[str, ...]
    leverantor: str
    agare_roll: str
    skydd: str
    listed_from: int
    rng: np.random.Generator


def rows(body: Body, ar: int) -> Iterator[dict[str, Any]]:
    """The inventory on the matdatum of review year `ar`."""
    for part in parts(body):
        level = traits(part, "klassning")
        for asset in _assets(part):
            state = _state(part, asset, level, ar)
            if asset.listed_from <= ar:
                yield {"namnd": body.slug, "tillgang_id": f"{part.prefix}-{asset.number:03d}"} | state


def _assets(part: Body) -> Iterator[_Asset]:
    rng = stream(part.slug, "tillgangar")
    words = assets(part)
    size = part.staff[Size.EXEMPEL]
    number = min(len(words), _MOST, 5 + round(size**0.62) + int(rng.integers(4)))
    chosen = words if part.slug == SHOWCASE else [words[i] for i in sorted(shuffled(rng, range(len(words)))[:number])]
    for index, text in enumerate(chosen, start=1):
        fields = tuple(text.split("|"))
        yield _Asset(
            number=index,
            words=fields,
            leverantor="" if fields[1] == "dokument" else pick(rng, _SUPPLIERS),
            agare_roll=pick(rng, _OWNERS.get(fields[1], _OWNERS["system"])),
            skydd=_protection(fields, rng),
            listed_from=YEARS[0] if happens(rng, 0.78) else pick(rng, YEARS[1:]),
            rng=stream(part.slug, "tillgang", fields[0]),
        )


def _protection(fields: tuple[str, ...], rng: np.random.Generator) -> str:
    """Mostly open; what shows how the city is protected is not."""
    k, _, t, _ = (int(level) for level in fields[3].split())
    if k == 4 and fields[1] == "infrastruktur":
        return "sekretess"
    if t == 4 or fields[2] in ("Säkerhet", "Beredskap"):
        return "sekretess" if happens(rng, 0.3) else "intern"
    return "intern" if happens(rng, 0.05) else "oppen"


def _state(part: Body, asset: _Asset, level: Traits, ar: int) -> dict[str, Any]:
    name, typ, objekt, levels, personuppgifter = asset.words
    rng = asset.rng
    draws = rng.random(8)
    days = _days(rng)
    possible = int(rng.integers(3, 13))
    classified = None if part.slug in WITHOUT_CLASSIFICATION else _classified(draws[:2], days, level, ar)
    k, r, t, s = (int(value) for value in levels.split())
    scale = _scale(part, ar)
    plan, share = _plan(k, classified, draws[5:7], level, ar)
    measures = 0 if plan == "saknas" else possible
    done = int(measures * share)
    sensitive = personuppgifter == "kansliga"
    return {
        "namn": name,
        "typ": typ,
        "objekt": objekt if draws[2] < 0.85 else None,
        "agare_roll": asset.agare_roll,
        "objektledare_roll": "objektledare",
        "leverantor": asset.leverantor,
        "konfidentialitet": _on_scale(k, scale, classified),
        "riktighet": _on_scale(r, scale, classified),
        "tillganglighet": _on_scale(t, scale, classified),
        "sparbarhet": _on_scale(s, scale, classified),
        "skala_version": scale,
        "klassad_datum": classified,
        "nasta_oversyn": classified + _REVIEW_EVERY if classified else None,
        "personuppgifter": personuppgifter,
        "i_registerforteckning": personuppgifter != "nej" and draws[3] < 0.6 + 0.42 * level.level(ar),
        "konsekvensbedomning": _impact(k, float(draws[4]), level, ar) if sensitive else "ej_aktuell",
        "handlingsplan": "klar" if plan == "pagar" and done == measures else plan,
        "atgarder_antal": measures,
        "atgarder_klara": done,
        "kontinuitetsplan": t >= 2 and draws[7] < 0.15 + 0.18 * t * level.level(ar) + (0.15 if t == 4 else 0),
        "skyddsmarkning": asset.skydd,
    }


def _days(rng: np.random.Generator) -> dict[int, dt.date]:
    """A possible day of classification within each year; before the first year's period under the year before."""
    days = {YEARS[0] - 1: day(rng, dt.date(2016, 2, 1), matdatum(YEARS[0] - 1))}
    return days | {year: day(rng, matdatum(year - 1) + dt.timedelta(days=1), matdatum(year)) for year in YEARS}


def _classified(draws: np.ndarray, days: Mapping[int, dt.date], level: Traits, ar: int) -> dt.date | None:
    """The latest classification as known on the year's matdatum.

    The first draw decides when the asset is classified at all, the second when that is renewed.
    """
    first, renewed = draws
    latest: dt.date | None = None
    for year in range(YEARS[0], ar + 1):
        share = 0.42 + 0.55 * level.level(year)
        if latest is None:
            if first < share:
                latest = days[year - 1] if year == YEARS[0] and first < share * 0.65 else days[year]
        elif renewed < 0.16 * (year - 2021) + 0.3 * level.level(year) and (matdatum(year) - latest).days > 700:
            latest = days[year]
    return latest


def _scale(part: Body, ar: int) -> str:
    """The older scale until the inventory moves to the present one: all in 2022, some still in 2023."""
    if ar <= 2022:
        return "1-4"
    late = part.slug != SHOWCASE and happens(stream(part.slug, "skala"), 0.4)
    return "1-4" if ar == 2023 and late else "0-4"


def _on_scale(level: int, scale: str, classified: dt.date | None) -> int | None:
    if classified is None:
        return None
    # The older scale numbers the same words from 1; what is above its fourth step is in no delivery.
    return min(HIGHEST_DELIVERED, level) + (1 if scale == "1-4" else 0)


def _plan(k: int, classified: dt.date | None, draws: np.ndarray, level: Traits, ar: int) -> tuple[str, float]:
    """Whether there is an action plan after the classification, and the share of its measures that is done."""
    likely = (0.35 if k >= 3 else 0.25) + 0.48 * level.level(ar)
    if classified is None or draws[0] > likely:
        return "saknas", 0.0
    age = (matdatum(ar) - classified).days / 365
    return "pagar", min(1.0, float(draws[1]) * 0.5 + 0.55 * level.level(ar) + 0.06 * age)


def _impact(k: int, draw: float, level: Traits, ar: int) -> str:
    done = 0.25 + 0.5 * level.level(ar) + (0.1 if k >= 4 else 0)
    if draw < done:
        return "klar"
    return "pagar" if draw < done + 0.2 else "saknas"
