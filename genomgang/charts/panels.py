"""Small multiples: one line a panel over the same periods and the same scale."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from matplotlib.figure import Figure


@dataclass(frozen=True)
class Panel:
    """One line, a value per period. None leaves a gap; where all are None, `note` is written instead."""

    label: str
    values: tuple[float | None, ...]
    target: float | None = None
    note: str = ""


def panels(
    rows: Sequence[Panel],
    periods: Sequence[str],
    *,
    show: Callable[[float], str],
    maximum: float | None = None,
    target_label: str = "mål",
) -> Figure:
    """Three panels a row; every panel from zero to `maximum` (by default the largest value or target).

    The last point carries its value; the target is a dashed line, named in the first panel that has one.

    Raises
    ------
    ValueError
        No panels or periods, a panel with another number of values, or a negative value.
    """
    raise NotImplementedError
