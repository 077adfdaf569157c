"""Rows of `incidenter`: what happened in the period, with the wrong recipient as the most common cause."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator
from typing import Any

import numpy as np

from genomgang.example.calendar import delivery
from genomgang.example.chance import day, happens, pick, stream, weighted
from genomgang.example.city import Body, Size, parts, units
from genomgang.example.traits import WITHOUT_INCIDENTS, traits

_CAUSES = {
    "personuppgift": {"fel_mottagare": 52, "obehorig_atkomst": 16, "felaktig_publicering": 10,
                      "forlorad_utrustning": 9, "ovrigt": 8, "tekniskt_fel": 5},
    "informationssakerhet": {"natfiske": 32, "obehorig_atkomst": 22, "forlorad_utrustning": 16, "fel_mottagare": 15,
                             "ovrigt": 10, "tekniskt_fel": 5},
    "it": {"tekniskt_fel": 74, "ovrigt": 16, "natfiske": 10},
}  # fmt: skip
_KINDS = {"personuppgift": 58, "informationssakerhet": 26, "it": 16}
_SEVERITY = {"lag": 58, "medel": 34, "hog": 8}


def rows(body: Body, ar: int, size: Size) -> Iterator[dict[str, Any]]:
    """The incidents of review year `ar`'s period, in the order they were registered."""
    if body.slug in WITHOUT_INCIDENTS:
        return
    rng = stream(body.slug, "incidenter", ar)
    staff = sum(part.staff[size] for part in parts(body))
    rate = float(stream(body.slug, "anmalningsvilja").uniform(0.015, 0.06)) * (1 + 0.12 * (ar - 2022))
    number = int(rng.poisson(1.2 + staff * rate))
    incidents = sorted((_incident(body, ar, rng) for _ in range(number)), key=lambda row: row["registrerad"])
    for index, row in enumerate(incidents, start=1):
        yield {"namnd": body.slug, "incident_id": f"ia-{body.prefix}-{ar - 1}-{index:03d}"} | row


def _incident(body: Body, ar: int, rng: np.random.Generator) -> dict[str, Any]:
    period = delivery(ar)
    slag = weighted(rng, _KINDS)
    allvarlighet = weighted(rng, _SEVERITY)
    unit = pick(rng, units(body))
    happened = day(rng, period.period_fran, period.period_till)
    registered = min(period.period_till, happened + dt.timedelta(days=int(rng.geometric(0.35)) - 1))
    level = traits(body, "incidenter").level(ar)
    closed = registered + dt.timedelta(days=2 + int(rng.gamma(1.6, 9 + 16 * (1 - level))))
    reported = slag == "personuppgift" and happens(rng, {"lag": 0.08, "medel": 0.6, "hog": 0.95}[allvarlighet])
    in_time = "ej_aktuell" if not reported else "ja" if happens(rng, 0.6 + 0.32 * level) else "nej"
    return {
        "enhet": unit,
        # Most often the one who reports belongs to the unit where it happened; sometimes that is not known.
        "hemenhet": weighted(rng, {unit: 84, pick(rng, units(body)): 12, "": 4}),
        "handelsedatum": happened,
        "registrerad": registered,
        "slag": slag,
        "orsak": weighted(rng, _CAUSES[slag]),
        "allvarlighet": allvarlighet,
        "konsult": happens(rng, 0.06),
        "anmald_imy": reported,
        "inom_72_timmar": in_time,
        "avslutad": closed if closed <= period.period_till else None,
        "skyddsmarkning": weighted(rng, {"oppen": 88, "intern": 9, "sekretess": 8 if allvarlighet == "hog" else 1}),
    }
