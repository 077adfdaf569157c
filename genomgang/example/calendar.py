"""The example's calendar: what a review year's delivery covers."""

from __future__ import annotations

import datetime as dt

from genomgang.reading.delivery import Delivery

YEARS = (2022, 2023, 2024)
"""The review years of the example. The review for 2024 is made in late 2023."""


SMALL_YEAR = 2027
"""The review year after the new law: a handful of bodies, and no years in between."""


def matdatum(ar: int) -> dt.date:
    """The day that the deliveries of review year `ar` describe."""
    return dt.date(ar - 1, 10, 31)


def delivery(ar: int) -> Delivery:
    """The delivery of review year `ar`."""
    return Delivery(
        ar=ar,
        matdatum=matdatum(ar),
        period_fran=dt.date(ar - 2, 11, 1),
        period_till=matdatum(ar),
        syntetisk=True,
        beskrivning="Syntetiskt exempel: inga uppgifter rör verkliga personer, system eller händelser.",
    )


def delivery_yaml(ar: int) -> str:
    """The text of `leverans.yml`."""
    this = delivery(ar)
    return (
        f"ar: {this.ar}\n"
        f"matdatum: {this.matdatum}        # dagen som leveranserna beskriver\n"
        f"period_fran: {this.period_fran}     # händelser räknas från och med\n"
        f"period_till: {this.period_till}     # till och med\n"
        f"syntetisk: true\n"
        f"beskrivning: {this.beskrivning!r}\n"
    ).replace("'", '"')
