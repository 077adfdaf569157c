"""Rows of `upphandlingar`: what was bought in the period, and whether information security was thought of."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from genomgang.example.calendar import delivery
from genomgang.example.chance import day, happens, shuffled, stream, weighted
from genomgang.example.city import Body, Size, parts
from genomgang.example.ordlistor import procurements
from genomgang.example.traits import SHOWCASE, WITHOUT_PROCUREMENTS, traits


def rows(body: Body, ar: int) -> Iterator[dict[str, Any]]:
    """The procurements of review year `ar`'s period, by date."""
    if body.slug in WITHOUT_PROCUREMENTS:
        return
    rng = stream(body.slug, "upphandlingar", ar)
    period = delivery(ar)
    available = procurements(body)
    staff = sum(part.staff[Size.EXEMPEL] for part in parts(body))
    number = min(len(available), 25, int(rng.poisson(1.5 + 0.75 * staff**0.6)))
    if body.slug == SHOWCASE:
        number = 22 + ar % 3
    level = traits(body, "upphandlingar").level(ar)
    dates = sorted(day(rng, period.period_fran, period.period_till) for _ in range(number))
    chosen = shuffled(rng, available)[:number]
    for index, (text, date) in enumerate(zip(chosen, dates, strict=True), start=1):
        namn, thousands = text.split("|")
        large = int(thousands) >= 5_000
        checklista = happens(rng, min(0.97, 0.18 + 0.75 * level + (0.12 if large else 0)))
        yield {
            "namnd": body.slug,
            "upphandling_id": f"{body.prefix}-u-{ar - 1}-{index:02d}",
            "namn": namn,
            "datum": date,
            "varde": round(int(thousands) * float(rng.uniform(0.7, 1.4)) / 5) * 5_000,
            "checklista": checklista,
            "sakerhetskrav": happens(rng, 0.92 if checklista else 0.4),
            "skyddsmarkning": weighted(rng, {"oppen": 93, "intern": 6, "sekretess": 1}),
        }
