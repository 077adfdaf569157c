"""Distributions as thin 100 % stacked strips over ordered bands."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from matplotlib.figure import Figure


@dataclass(frozen=True)
class StripRow:
    """One distribution: a share 0–100 per band, summing to 100. None: `note` stands in its place."""

    label: str
    shares: tuple[float, ...] | None
    n: int | None = None
    note: str = ""


def strips(rows: Sequence[StripRow], bands: Sequence[str], *, show: Callable[[float], str]) -> Figure:
    """One thin strip a row, with shares written inside and the bands' names above the first strip.

    Parameters
    ----------
    bands:
        Names of two to five bands, lowest first.

    Raises
    ------
    ValueError
        No rows, fewer than two or more than five bands, or shares that do not add up to 100 (± 1, for rounding).
    """
    raise NotImplementedError
