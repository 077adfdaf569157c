"""All nämnder as dots, one row an indicator: the own one in colour, the median as a tick."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from matplotlib.figure import Figure


@dataclass(frozen=True)
class SpreadRow:
    """One indicator on its own scale from zero to `maximum`; `others` excludes the own nämnd.

    The median that is drawn is that of all known values, the own one included. `own` None: `note` stands in its place.
    """

    label: str
    others: tuple[float, ...]
    own: float | None
    show: Callable[[float], str]
    maximum: float
    note: str = ""


def spread(
    rows: Sequence[SpreadRow],
    *,
    own_label: str,
    others_label: str = "övriga nämnder",
    median_label: str = "median",
) -> Figure:
    """One strip of dots a row, with the own value and the median written at the right.

    Raises
    ------
    ValueError
        No rows, or a value outside a row's scale.
    """
    raise NotImplementedError
