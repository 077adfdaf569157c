"""The city's key figures as wholes. Every total is a sum of what is shown, so nothing hidden follows from it."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from genomgang.city.comparison import Range, middle, spread_of
from genomgang.city.model import CityFigure, CityFigures
from genomgang.regler.nyckeltal import definitions
from genomgang.text.swedish import MISSING, percent
from genomgang.topics.jamforelse import ends


@dataclass(frozen=True)
class Total:
    """One key figure for many nämnder.

    `count` have a value, `hidden` one that may not be shown. `part` of `whole` is summed over those that show theirs,
    None where the figure is no share or count. `judged` have value and target, `reached` of them reach it.
    """

    example: CityFigure  # any of the figures: gives name, unit and decimals
    count: int
    hidden: int
    part: int | None
    whole: int | None
    median: float | None
    spread: Range | None
    judged: int
    reached: int

    @property
    def span(self) -> str:
        """The range: "47–78 %", "0 %" where all are equal, "–" where too few have a value."""
        if self.spread is None:
            return MISSING
        return ends(self.example.shows(self.spread.low), self.example.shows(self.spread.high))

    @property
    def whole_city(self) -> str:
        """The share of the whole city, or a count's sum; "–" where there is neither."""
        if self.percent is not None:
            return percent(self.percent)
        return self.example.shows(self.part) if self.example.unit == "st" and self.part is not None else MISSING

    @property
    def percent(self) -> float | None:
        """The share of the whole city, 0–100; None where the figure is no share or the whole is nothing."""
        if self.example.unit != "procent" or not self.whole or self.part is None:
            return None
        return 100 * self.part / self.whole

    @property
    def gap(self) -> float:
        """How far the whole city's share is below its target, in points; 0 where it is reached or cannot be judged."""
        if self.percent is None or self.example.target is None or self.example.better != "higher":
            return 0.0
        return max(self.example.target - self.percent, 0.0)


def totals(city: CityFigures) -> tuple[Total, ...]:
    """Every key figure for the whole city, in the document's order."""
    return tuple(total(city.named(figure).values()) for figure in city.ids)


def largest_gaps(city: CityFigures, most: int = 3) -> tuple[Total, ...]:
    """The shares of the whole city that are farthest below their targets, the farthest first."""
    below = [each for each in totals(city) if each.gap > 0]
    return tuple(sorted(below, key=lambda each: -each.gap)[:most])


def page_one(city: CityFigures) -> tuple[Total, ...]:
    """The totals of page one's key figures, those that somebody has."""
    found = {each.example.id: each for each in totals(city)}
    return tuple(found[name] for name in definitions().page_one if name in found)


def total(figures: Iterable[CityFigure]) -> Total:
    """One key figure over the nämnder given; at least one."""
    every = list(figures)
    known = [each.value for each in every if each.value is not None]
    summed = [(each.part, each.whole) for each in every if each.part is not None and each.whole is not None]
    judged = [each for each in every if each.value is not None and each.target is not None]
    example = every[0]
    return Total(
        example=example,
        count=len(known),
        hidden=sum(each.hidden for each in every),
        part=sum(part for part, _ in summed) if summed else None,
        whole=sum(whole for _, whole in summed) if summed else None,
        median=middle(known, example.decimals),
        spread=spread_of(known),
        judged=len(judged),
        reached=sum(_reaches(each) for each in judged),
    )


def _reaches(figure: CityFigure) -> bool:
    assert figure.value is not None and figure.target is not None
    return figure.value <= figure.target if figure.better == "lower" else figure.value >= figure.target
