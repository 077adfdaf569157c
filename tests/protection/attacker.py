"""Somebody who reads every table of a report and solves for what is hidden, with integers and all that is known."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

import numpy as np
from scipy.optimize import Bounds, LinearConstraint, milp

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
        return self._extreme(name, 1), self._extreme(name, -1)

    def _extreme(self, name: str, sign: int) -> int:
        names = sorted({variable for terms, _, _ in self.limits for variable in terms} | {name})
        rows = np.array([[terms.get(variable, 0) for variable in names] for terms, _, _ in self.limits])
        lows, highs = ([limit[place] for limit in self.limits] for place in (1, 2))
        goal = np.array([sign * (variable == name) for variable in names])
        found = milp(
            goal,
            constraints=LinearConstraint(rows, lows, highs),
            integrality=np.ones(len(names)),
            bounds=Bounds(0, 10_000),
        )
        assert found.success, "what is published contradicts itself, or the attacker has misread it"
        return round(sign * found.fun)
