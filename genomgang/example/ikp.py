"""Rows of `ikp`: the controls of the five working methods, by tertial, two years back. What was reported stays."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator
from typing import Any

import numpy as np

from genomgang.example.calendar import matdatum
from genomgang.example.chance import day, happens, pick, stream
from genomgang.example.city import Body, existed, parts
from genomgang.example.traits import SHOWCASE, traits
from genomgang.organisation import organisation

_CONTROLS = {
    "behorighetshantering": (
        "Stickprov av behörigheter i verksamhetssystem",
        "Avslutade medarbetares konton",
        "Kvartalsvis genomgång av höga behörigheter",
    ),
    "lokal_anvisning": (
        "Chefers kännedom om den lokala anvisningen",
        "Introduktion av nyanställda",
        "Rutinerna i anvisningen är aktuella",
    ),
    "incidenthantering": (
        "Incidenter utredda inom 30 dagar",
        "Personuppgiftsincidenter bedömda inom 72 timmar",
        "Åtgärder efter incidenter följs upp",
    ),
    "informationsklassning": (
        "System i drift har aktuell klassning",
        "Handlingsplaner efter klassning följs upp",
        "Personuppgifter finns i registerförteckningen",
    ),
    "upphandling": (
        "Säkerhetskrav i förfrågningsunderlag",
        "Checklistan använd före annonsering",
        "Personuppgiftsbiträdesavtal tecknat vid avtalsstart",
    ),
}
_ACTIONS = {
    "behorighetshantering": ("Rensa inaktuella behörigheter", "Koppla avslut av anställning till konton", "chefer"),
    "lokal_anvisning": ("Gå igenom anvisningen på enhetsmöten", "Komplettera introduktionen", "chefer"),
    "incidenthantering": ("Påminn om utredningstiden varje månad", "Förtydliga vem som utreder", "samordnare"),
    "informationsklassning": ("Planera omklassning med objektledarna", "Komplettera handlingsplanerna", "objektledare"),
    "upphandling": ("Inför checklistan i mallarna", "Utbilda beställarna i säkerhetskrav", "upphandling"),
}  # fmt: skip
_TERTIAL_ENDS = {1: (4, 30), 2: (8, 31), 3: (12, 31)}


def rows(body: Body, ar: int) -> Iterator[dict[str, Any]]:
    """The body's controls in the six tertials before the matdatum of review year `ar`, newest last.

    A merged body's tertials from before it existed are those of the bodies that it took over from, put together.
    """
    for year, tertial in tertials(ar):
        own = existed(body, _end(year, tertial))
        for arbetssatt in organisation().arbetssatt.obligatoriska:
            sources = [body] if own else list(parts(body))
            reported = [_control(source, year, tertial, arbetssatt) for source in sources]
            yield from _rows(body, ar, [control for control in reported if control])


def tertials(ar: int) -> tuple[tuple[int, int], ...]:
    """Year and tertial of the six last reported ones: T2 of the year before the review is the newest."""
    return ((ar - 3, 3), (ar - 2, 1), (ar - 2, 2), (ar - 2, 3), (ar - 1, 1), (ar - 1, 2))


def _rows(body: Body, ar: int, reported: list[dict[str, Any]]) -> Iterator[dict[str, Any]]:
    by_control: dict[str, dict[str, Any]] = {}
    for row in reported:
        same = by_control.get(row["kontroll"])
        by_control[row["kontroll"]] = _joined(same, row) if same else row
    for row in by_control.values():
        yield {"namnd": body.slug} | row | {"status": _status(body, row, ar)}


def _joined(one: dict[str, Any], other: dict[str, Any]) -> dict[str, Any]:
    """Two bodies' results of the same control: sizes added, the more serious assessment and its action kept."""
    order = ("ingen", "mindre", "vasentlig")
    worst = max(one, other, key=lambda row: order.index(row["bedomning"]))
    return worst | {name: one[name] + other[name] for name in ("urval", "avvikelser")}


def _control(body: Body, year: int, tertial: int, arbetssatt: str) -> dict[str, Any] | None:
    """One control, or none where the year's plan leaves the working method out."""
    plan = stream(body.slug, "ikp", year, arbetssatt)
    if not happens(plan, 0.75) and body.slug != SHOWCASE:
        return None
    kontroll = pick(plan, _CONTROLS[arbetssatt])
    rng = stream(body.slug, "ikp", year, tertial, arbetssatt)
    urval = int(rng.integers(2, 7)) * 5
    calm = traits(body, f"ikp {arbetssatt}").level(year + 1)
    avvikelser = int(rng.binomial(urval, max(0.01, 0.17 * (1 - calm) ** 1.4)))
    bedomning = _assessment(urval, avvikelser)
    if body.slug == SHOWCASE and year >= 2023:
        # The reference document: no material deviation reported in tertial 2 of 2023.
        avvikelser, bedomning = _mild(urval, avvikelser)
    first, second, roll = _ACTIONS[arbetssatt]
    needed = bedomning != "ingen"
    return {
        "ar": year,
        "tertial": tertial,
        "arbetssatt": arbetssatt,
        "kontroll": kontroll,
        "urval": urval,
        "avvikelser": avvikelser,
        "bedomning": bedomning,
        "atgard": pick(rng, (first, second)) if needed else None,
        "ansvarig_roll": roll,
        "forfallodatum": _due(rng, year, tertial) if needed else None,
    }


def _assessment(urval: int, avvikelser: int) -> str:
    share = avvikelser / urval
    if share == 0:
        return "ingen"
    return "vasentlig" if share > 0.16 else "mindre"


def _mild(urval: int, avvikelser: int) -> tuple[int, str]:
    kept = min(avvikelser, int(urval * 0.15))
    return kept, _assessment(urval, kept)


def _end(year: int, tertial: int) -> dt.date:
    return dt.date(year, *_TERTIAL_ENDS[tertial])


def _due(rng: np.random.Generator, year: int, tertial: int) -> dt.date:
    end = _end(year, tertial)
    return day(rng, end + dt.timedelta(days=45), end + dt.timedelta(days=150))


def _status(body: Body, row: dict[str, Any], ar: int) -> str | None:
    """Where the action stands on the year's matdatum."""
    if row["bedomning"] == "ingen":
        return None
    rng = stream(body.slug, "ikp status", row["ar"], row["tertial"], row["arbetssatt"])
    late = happens(rng, 0.12)
    if row["forfallodatum"] > matdatum(ar):
        return "ej_paborjad" if happens(rng, 0.25) else "pagar"
    # An action that was late at one matdatum is done by the next.
    overdue = (matdatum(ar) - row["forfallodatum"]).days
    return "forsenad" if late and overdue < 365 else "klar"
