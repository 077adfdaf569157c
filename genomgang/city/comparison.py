"""What one nämnd's report shows of the city: the median and the peers' range beside each key figure, and nothing else.

Peers are those of the same kind and size class. The report names no other nämnd and shows no single value of any,
but for the ends of a range among at least five; and so it changes only where the median or an end changes.
"""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path
from statistics import median

from genomgang.city.figures import city_figures
from genomgang.city.model import CityFigure, CityFigures
from genomgang.city.others import Others, other_figures
from genomgang.provenance.fingerprint import of_value
from genomgang.regler.storlek import sizes
from genomgang.text.swedish import rounded


@dataclass(frozen=True)
class Range:
    """The lowest and the highest value among `count` peers."""

    low: float
    high: float
    count: int


@dataclass(frozen=True)
class Elsewhere:
    """The median and the range of the `count` who have a value in other organisations; None where they are too few."""

    median: float | None
    span: Range | None
    count: int


@dataclass(frozen=True)
class Compared:
    """One key figure beside the city's, all values as they are shown.

    `median` is that of the `count` who have a value, the own nämnd among them; None where they are too few to be
    compared. `peers` is None where fewer than `Sizes.minst_jamforbara` peers have a value.
    """

    own: CityFigure
    median: float | None
    count: int
    peers: Range | None
    elsewhere: Elsewhere


@dataclass(frozen=True)
class CitySlice:
    """All that a report shows of the city. `typ` and `size` say who the peers are, `others` whose figures are laid
    beside."""

    typ: str
    size: str
    figures: tuple[Compared, ...]
    others: tuple[str, ...] = ()

    @property
    def fingerprint(self) -> str:
        """SHA-256 in hexadecimal: equal slices show equally."""
        return of_value(self)


def city_slice(namnd: str, ar: int, version: str, data: Path) -> CitySlice:
    """What the report of `namnd` shows of the city. DataError where the delivery's check is not current."""
    return slice_of(city_figures(data, ar, version), namnd)


def slice_of(city: CityFigures, namnd: str) -> CitySlice:
    """One nämnd's part of the city's figures."""
    own, others = city.member(namnd), other_figures(city.ar)
    peers = {member.slug for member in city.members if member.group == own.group} - {namnd}
    return CitySlice(
        typ=own.typ,
        size=own.size,
        figures=tuple(_compared(city, each, peers, others) for each in city.of(namnd)),
        others=others.organisations,
    )


def middle(values: list[float], decimals: int) -> float | None:
    """The median as it is shown; None where fewer than `Sizes.minst_jamforbara` have a value."""
    if len(values) < sizes().minst_jamforbara:
        return None
    return float(rounded(median(values), decimals))


def spread_of(values: list[float]) -> Range | None:
    """The range; None where fewer than `Sizes.minst_jamforbara` have a value."""
    if len(values) < sizes().minst_jamforbara:
        return None
    return Range(min(values), max(values), len(values))


def _compared(city: CityFigures, own: CityFigure, peers: set[str], others: Others) -> Compared:
    known = {slug: each.value for slug, each in city.named(own.id).items() if each.value is not None}
    elsewhere = others.of(own.id)
    return Compared(
        own=own,
        median=middle(list(known.values()), own.decimals),
        count=len(known),
        peers=spread_of([value for slug, value in known.items() if slug in peers]),
        elsewhere=Elsewhere(middle(elsewhere, own.decimals), spread_of(elsewhere), len(elsewhere)),
    )
