"""Steps where each is a part of the one before: risk analysis → continuity plan → exercised."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from matplotlib.figure import Figure


@dataclass(frozen=True)
class Step:
    """A step with its count; None is withheld and shows `note`."""

    label: str
    count: int | None
    note: str = ""


def ladder(steps: Sequence[Step], *, show_share: Callable[[float], str]) -> Figure:
    """Bars from zero, each with its count and its share of the step before; what is lost is hatched.

    Parameters
    ----------
    show_share:
        Writes a share 0–100, for instance `swedish.percent`.

    Raises
    ------
    ValueError
        No steps, a negative count, or a step larger than the one before.
    """
    raise NotImplementedError
