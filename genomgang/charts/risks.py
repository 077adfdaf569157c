"""The risk matrix 5 × 5, from last year to now."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from matplotlib.figure import Figure


@dataclass(frozen=True)
class Risk:
    """A risk's place, likelihood and consequence 1–5; `before` is last year's (likelihood, consequence)."""

    id: str
    likelihood: int
    consequence: int
    before: tuple[int, int] | None = None


@dataclass(frozen=True)
class Zones:
    """Three zones by likelihood × consequence: at most `limits[0]`, at most `limits[1]`, above."""

    words: tuple[str, str, str]
    limits: tuple[int, int]


def risk_matrix(
    risks: Sequence[Risk],
    zones: Zones,
    *,
    likelihood: Sequence[str],
    consequence: Sequence[str],
    likelihood_title: str = "Sannolikhet",
    consequence_title: str = "Konsekvens",
) -> Figure:
    """Each risk as a numbered dot in its cell, with an arrow from last year's cell where it has moved.

    Parameters
    ----------
    likelihood, consequence:
        The names of the five levels, lowest first; likelihood goes upwards, consequence to the right.

    Raises
    ------
    ValueError
        No risks, a value outside 1–5, or not five names.
    """
    raise NotImplementedError
