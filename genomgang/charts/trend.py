"""The own line among the others' range and median."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from matplotlib.figure import Figure


@dataclass(frozen=True)
class TrendPoint:
    """One period: the own value, the others' median and range (for instance quartiles). None leaves a gap."""

    period: str
    own: float | None
    median: float | None = None
    low: float | None = None
    high: float | None = None


def trend(
    points: Sequence[TrendPoint],
    *,
    show: Callable[[float], str],
    own_label: str,
    median_label: str = "",
    range_label: str = "",
    target: float | None = None,
    target_label: str = "mål",
    note: str = "",
) -> Figure:
    """A line from zero over at least two periods, labelled at its right end; `note` stands where no own value is known.

    Raises
    ------
    ValueError
        Fewer than two points, or a negative value.
    """
    raise NotImplementedError
