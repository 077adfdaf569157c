"""The city's key figures as wholes. Every total is a sum of what is shown, so nothing hidden follows from it."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from genomgang.city.comparison import Range, middle, spread_of
from genomgang.city.figures import CityFigure, CityFigures


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
    def percent(self) -> float | None:
        """The share of the whole city, 0–100; None where the figure is no share or the whole is nothing."""
        if self.example.unit != "procent" or not self.whole or self.part is None:
            return None
        return 100 * self.part / self.whole


def totals(city: CityFigures) -> tuple[Total, ...]:
    """Every key figure for the whole city, in the document's order."""
    return tuple(total(city.named(figure).values()) for figure in city.ids)


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
