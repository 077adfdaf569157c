"""Somebody who reads every table of a report and solves for what is hidden, with integers and all that is known."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field

import numpy as np
from scipy.optimize import Bounds, LinearConstraint, milp
from scipy.sparse import lil_array

Terms = Mapping[str, float]
"""Variable → factor: a sum of counts."""


@dataclass
class Attack:
    """Counts as variables, each 0 or more, and what is known of them."""

    limits: list[tuple[Terms, float, float]] = field(default_factory=list)

    def between(self, terms: Terms, low: float, high: float = np.inf) -> None:
        self.limits.append((dict(terms), low, high))

    def equals(self, terms: Terms, value: float) -> None:
        self.between(terms, value, value)

    def interval(self, name: str) -> tuple[int, int]:
        """The smallest and the largest value that a variable may have."""
        least, most = (self._extreme(name, sign, self.limits) for sign in (1, -1))
        assert least is not None and most is not None, "what is published contradicts itself, or is misread"
        return least, most

    def possible(self, name: str, values: Iterable[int]) -> list[int]:
        """Those of the values that a variable may have."""
        return [
            value for value in values if self._extreme(name, 1, [*self.limits, ({name: 1}, value, value)]) is not None
        ]

    def _extreme(self, name: str, sign: int, known: list[tuple[Terms, float, float]]) -> int | None:
        """The smallest (sign 1) or largest (-1) value that a variable may have; None where it may have none."""
        limits = _concerning(name, known)
        places = {
            variable: place for place, variable in enumerate(sorted({v for terms, _, _ in limits for v in terms}))
        }
        factors = lil_array((len(limits), len(places)))
        for row, (terms, _, _) in enumerate(limits):
            for variable, factor in terms.items():
                factors[row, places[variable]] = factor
        goal = np.zeros(len(places))
        goal[places[name]] = sign
        found = milp(
            goal,
            constraints=LinearConstraint(factors.tocsr(), [low for _, low, _ in limits], [high for *_, high in limits]),
            integrality=np.ones(len(places)),
            bounds=Bounds(0, 10_000),
        )
        return round(sign * found.fun) if found.success else None


def _concerning(name: str, left: list[tuple[Terms, float, float]]) -> list[tuple[Terms, float, float]]:
    """What is known of a variable, of those that it is bound to, and so on."""
    reached, limits = {name}, []
    while True:
        near = [limit for limit in left if not reached.isdisjoint(limit[0])]
        if not near:
            return limits
        left = [limit for limit in left if reached.isdisjoint(limit[0])]
        limits += near
        reached = reached.union(*(terms for terms, _, _ in near))
