"""How fast the missed targets have come nearer, and how fast they must to be reached when the next review measures."""

from __future__ import annotations

from dataclasses import dataclass

from genomgang.regler.viktigast import weights
from genomgang.review.review import Review
from genomgang.topics.keyfigure import Better, KeyFigure
from genomgang.topics.nyckeltal import all_key_figures

MONTHS = 12
"""From one review's measuring to the next one's."""


@dataclass(frozen=True)
class Pace:
    """A missed target: how much nearer it has come a month, and how much it must; both in the figure's unit."""

    figure: KeyFigure
    so_far: float
    needed: float

    @property
    def enough(self) -> bool:
        return self.so_far >= self.needed


def paces(review: Review) -> tuple[Pace, ...]:
    """The missed targets that can be told of, those that need most first.

    Shares and points alone, and only where this year's value and last year's can be compared and the figure rests on
    enough (`minsta_underlag`): a pace of few is chance.
    """
    told = [each for each in all_key_figures(review) if _can_be_told(each)]
    found = [
        Pace(each, (each.change or 0) * (1 if each.better is Better.HIGHER else -1) / MONTHS, (each.gap or 0) / MONTHS)
        for each in told
    ]
    return tuple(sorted(found, key=lambda pace: -pace.needed))


def _can_be_told(figure: KeyFigure) -> bool:
    enough = figure.whole is None or figure.whole >= weights().minsta_underlag
    measured = figure.unit in ("procent", "poäng") and figure.change is not None
    return figure.meets_target is False and measured and enough
