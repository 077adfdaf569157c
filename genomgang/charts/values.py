"""A frame's cells as a chart reads them: a number, or why there is none."""

from __future__ import annotations

from numbers import Real

from genomgang.disclosure import SYMBOL
from genomgang.swedish import is_missing


def known(value: object) -> float | None:
    """The number in a cell; None where it is missing, hidden or no number.

    >>> known(3), known("··"), known(None)
    (3.0, None, None)
    """
    if isinstance(value, bool) or not isinstance(value, Real) or is_missing(value):
        return None
    return float(value)


def instead(value: object) -> str:
    """What is said in the place of a number that is not known.

    >>> instead("··"), instead(None)
    ('visas inte', 'inga uppgifter')
    """
    return "visas inte" if value == SYMBOL else "inga uppgifter"
