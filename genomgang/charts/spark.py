"""Tiny charts for a table cell, 30 × 8 mm. They carry no text: the table's row does."""

from __future__ import annotations

from collections.abc import Sequence

from matplotlib.figure import Figure


def spark_bar(
    value: float | None, *, target: float | None = None, before: float | None = None, maximum: float = 100
) -> Figure:
    """A bar from zero to `maximum`, with a target tick and last year's value as a hollow dot.

    Without a value only the empty scale and the target are drawn.

    Raises
    ------
    ValueError
        A value outside zero to `maximum`, or `maximum` not above zero.
    """
    raise NotImplementedError


def spark_line(values: Sequence[float | None], *, target: float | None = None) -> Figure:
    """A line from zero with its last point marked; None leaves a gap.

    Raises
    ------
    ValueError
        No values, or a negative one.
    """
    raise NotImplementedError
