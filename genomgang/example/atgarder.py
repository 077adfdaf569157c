"""Rows of `atgarder`: what each review decides for three years, and how earlier decisions stand when it is made."""

from __future__ import annotations

import datetime as dt
from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass
from functools import cache
from typing import Any

from genomgang.example import dataskydd, risker
from genomgang.example.atgardstexter import CATALOGUE, MEETS, SHOWCASE_DECISIONS, SHOWCASE_MEETS
from genomgang.example.calendar import YEARS, matdatum
from genomgang.example.chance import happens, pick, shuffled, stream, weighted
from genomgang.example.city import BODIES, Body, Size, holders, parts
from genomgang.example.traits import SHOWCASE, traits

_DUE = ((3, 31), (6, 30), (9, 30), (12, 15))

_LINKED_FROM = 2024
"""The first delivery in which the plan says what its actions meet."""


@dataclass(frozen=True)
class _Action:
    """One decision. `utfall` is how it ends: `klar` in time, `sen` (done a year late) or `flyttad` to a new action."""

    atgard_id: str
    beslutat_ar: int
    prioriterat_ar: int
    words: tuple[str, ...]
    forfallodatum: dt.date
    utfall: str
    overford_fran: str
    skyddsmarkning: str
    start: float


def rows(body: Body, ar: int) -> Iterator[dict[str, Any]]:
    """All decisions up to review year `ar`, with their status on its matdatum."""
    for action in _history(body.slug, ar):
        atgard, roll, iso_ref, resurs, effektmatt = action.words
        yield {
            "namnd": body.slug,
            "atgard_id": action.atgard_id,
            "beslutat_ar": action.beslutat_ar,
            "prioriterat_ar": action.prioriterat_ar,
            "atgard": atgard,
            "ansvarig_roll": roll,
            "forfallodatum": action.forfallodatum,
            "status": _status(action, ar),
            "iso_ref": iso_ref,
            "resurs": resurs,
            "effektmatt": effektmatt,
            "overford_fran": action.overford_fran,
            **({"moter": ", ".join(_meets(body, ar, action))} if ar >= _LINKED_FROM else {}),
            "skyddsmarkning": action.skyddsmarkning,
        }


def _meets(body: Body, ar: int, action: _Action) -> Iterator[str]:
    """Ids of what the action meets: key figures, and the body's risk or recommendation that it is about."""
    atgard, roll, iso_ref, *_ = action.words
    if body.slug == SHOWCASE:
        yield from SHOWCASE_MEETS.get(atgard, "").split()
        return
    yield from MEETS.get(atgard, "").split()
    if iso_ref == "f":
        yield from [str(row["risk_id"]) for row in risker.rows(body, ar) if row["ansvarig_roll"] == roll][:1]
    if (iso_ref, roll) == ("d3", "dataskydd"):
        advice = (row for row in dataskydd.rows(body, ar) if row["status"] in ("oppen", "pagar"))
        yield from [str(row["rad_id"]) for row in advice][:1]


@cache
def _history(slug: str, ar: int) -> tuple[_Action, ...]:
    """The decisions known in review year `ar`, oldest first; a merged body begins with those that it took over."""
    if ar < YEARS[0]:
        return ()
    body = BODIES[slug]
    earlier = tuple(action for holder in holders(body, matdatum(ar - 1)) for action in _history(holder.slug, ar - 1))
    moved = [action for action in earlier if action.prioriterat_ar == ar - 1 and _status(action, ar) == "flyttad"]
    return earlier + tuple(_decided(body, ar, earlier, moved))


@dataclass(frozen=True)
class _Plan:
    """An action before it has an id; an empty `utfall` is left to chance."""

    words: tuple[str, ...]
    due: dt.date
    utfall: str = ""
    overford_fran: str = ""


def _decided(body: Body, ar: int, earlier: Sequence[_Action], moved: Sequence[_Action]) -> Iterator[_Action]:
    """What review year `ar` decides: first the continuations of what was moved, then what is new."""
    rng = stream(body.slug, "atgarder", ar)
    plans = [_Plan(action.words, dt.date(ar, *pick(rng, _DUE)), "", action.atgard_id) for action in moved]
    plans += _chosen(ar) if body.slug == SHOWCASE else _new(body, ar, {action.words[0] for action in earlier})
    done = 0.5 + 0.4 * traits(body, "atgarder").level(ar)
    for number, plan in enumerate(plans, start=1):
        drawn = weighted(rng, {"klar": done, "sen": (1 - done) * 0.6, "flyttad": (1 - done) * 0.4})
        secret = plan.words[1] in ("it", "beredskap") and happens(rng, 0.25)
        yield _Action(
            atgard_id=f"{body.prefix}-{ar}-{number:02d}",
            beslutat_ar=ar,
            prioriterat_ar=plan.due.year,
            words=plan.words,
            forfallodatum=plan.due,
            utfall=plan.utfall or drawn,
            overford_fran=plan.overford_fran,
            skyddsmarkning="intern" if secret else "oppen",
            start=float(rng.random()),
        )


def _chosen(ar: int) -> Iterator[_Plan]:
    """The showcase's decisions, as written."""
    for text in SHOWCASE_DECISIONS[ar]:
        due, utfall, *words = text.split("|")
        yield _Plan(tuple(words), dt.date.fromisoformat(due), utfall)


def _new(body: Body, ar: int, known: Collection[str]) -> Iterator[_Plan]:
    """Actions from the catalogue that are not `known` from earlier decisions, sorted by role."""
    rng = stream(body.slug, "atgarder nya", ar)
    staff = sum(part.staff[Size.EXEMPEL] for part in parts(body))
    number = int(rng.integers(2, 5)) if staff < 20 else int(rng.integers(5, 9))
    fresh = [text for text in CATALOGUE if text.split("|")[0] not in known]
    for text in sorted(shuffled(rng, fresh)[:number], key=lambda text: text.split("|")[1]):
        ahead = int(weighted(rng, {"0": 55, "1": 28, "2": 17}))
        yield _Plan(tuple(text.split("|")), dt.date(ar + ahead, *pick(rng, _DUE)))


def _status(action: _Action, ar: int) -> str:
    """Where the action stands on the matdatum of review year `ar`."""
    if ar == action.beslutat_ar:
        return "pagar" if action.start < 0.08 else "ej_paborjad"
    now = matdatum(ar)
    if action.prioriterat_ar > now.year:
        return "pagar" if action.start < 0.25 else "ej_paborjad"
    if action.utfall == "flyttad":
        return "flyttad"
    due = action.forfallodatum <= now
    if action.utfall == "klar":
        return "klar" if due or action.start < 0.35 else "pagar"
    if not due:
        return "pagar"
    return "forsenad" if (now - action.forfallodatum).days < 365 else "klar"
