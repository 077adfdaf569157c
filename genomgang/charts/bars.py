"""Horizontal bars against a target and last year's value."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from matplotlib.figure import Figure


@dataclass(frozen=True)
class BarRow:
    """One bar.

    `value`, `before` (last year's) and `target` are in the unit that `show` writes. `value` None: `note` ("färre än
    5") stands in its place. `n` is written in grey after the label. `total` sets the row apart in semibold.
    """

    label: str
    value: float | None
    before: float | None = None
    target: float | None = None
    n: int | None = None
    note: str = ""
    total: bool = False


def bars(
    rows: Sequence[BarRow],
    *,
    show: Callable[[float], str],
    maximum: float | None = None,
    target_label: str = "mål",
    before_label: str = "förra året",
) -> Figure:
    """Horizontal bars from zero, in the caller's order (sort by value first).

    Parameters
    ----------
    show:
        Writes a value with its unit, for instance `swedish.percent`.
    maximum:
        The right end of the scale, for instance 100 for percentages; by default the largest value, target or
        last year's value.
    target_label, before_label:
        Written once, above the first tick and the first hollow dot; `target_label` is followed by the target
        where all rows share it.

    Raises
    ------
    ValueError
        No rows, or a negative value.
    """
    raise NotImplementedError
