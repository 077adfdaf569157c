"""The key figures over the years: which have a past, and which way they have turned."""

from __future__ import annotations

from dataclasses import dataclass

from genomgang.privacy.disclosure import SYMBOL
from genomgang.review.history import History, Values
from genomgang.text.swedish import measured, rounded
from genomgang.topics.keyfigure import Better, KeyFigure

MOST = 18
"""Panels in a figure that fits a page."""


@dataclass(frozen=True)
class Series:
    """One key figure and its values, as many as there are years."""

    figure: KeyFigure
    values: tuple[float | None, ...]

    def cell(self, place: int) -> str:
        """A year's value for a table."""
        if place == len(self.values) - 1 and self.figure.hidden:
            return SYMBOL
        return measured(self.values[place], self.figure.unit, self.figure.decimals)

    @property
    def turn(self) -> int | None:
        """1 where the latest value is better than the earliest, -1 where it is worse, 0 where they are shown alike;
        None where no way is better."""
        known = [rounded(value, self.figure.decimals) for value in self.values if value is not None]
        if self.figure.better is Better.NEITHER or len(known) < 2:
            return None
        change = (known[-1] > known[0]) - (known[-1] < known[0])
        return -change if self.figure.better is Better.LOWER else change


def with_a_past(history: History) -> tuple[tuple[str, ...], list[Series]]:
    """The years that any key figure has a value in, and the key figures with two values or more."""
    found = [figure for figure in history.figures if _known(history.values[figure.id]) > 1]
    first = min((_first(history.values[figure.id]) for figure in found), default=0)
    years = tuple(str(year) for year in range(history.ar - 2 + first, history.ar + 1))
    return years, [Series(figure, history.values[figure.id][first:]) for figure in found]


def _known(values: Values) -> int:
    return sum(value is not None for value in values)


def _first(values: Values) -> int:
    return next(place for place, value in enumerate(values) if value is not None)
