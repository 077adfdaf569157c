"""Dumbbells from now to wanted, with the distribution behind."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from matplotlib.figure import Figure


@dataclass(frozen=True)
class GapRow:
    """One area.

    `now` and `wanted` lie on the scale from zero to `maximum`. `distribution` is the share (or count) of people in
    each of equally wide classes from zero to `maximum`; empty: none is drawn. `now` None: `note` stands in its place.
    """

    label: str
    now: float | None
    wanted: float | None
    distribution: tuple[float, ...] = ()
    n: int | None = None
    note: str = ""


def gaps(
    rows: Sequence[GapRow],
    *,
    show: Callable[[float], str],
    maximum: float = 100,
    now_label: str = "nu",
    wanted_label: str = "önskat",
) -> Figure:
    """Arrows from now to wanted, in the caller's order (the largest gap first), labelled on the top row.

    Raises
    ------
    ValueError
        No rows, or a value outside the scale.
    """
    raise NotImplementedError
