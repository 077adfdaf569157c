"""A frame's cells as a chart reads them: a number, or why there is none."""

from __future__ import annotations

from numbers import Real

import pandas as pd

from genomgang.privacy.disclosure import SYMBOL
from genomgang.text.swedish import is_missing


def known(value: object) -> float | None:
    """The number in a cell; None where it is missing, hidden or no number.

    >>> known(3), known("dolt"), known(None)
    (3.0, None, None)
    """
    if isinstance(value, bool) or not isinstance(value, Real) or is_missing(value):
        return None
    return value if isinstance(value, float) else float(value)


def column(frame: pd.DataFrame, name: str) -> list[object]:
    """A column's values; as many missing ones where the frame has no such column."""
    return list(frame[name]) if name in frame.columns else [None] * len(frame)


def instead(value: object) -> str:
    """What is said in the place of a number that is not known.

    >>> instead("dolt"), instead(None)
    ('dolt', 'inga uppgifter')
    """
    return SYMBOL if value == SYMBOL else "inga uppgifter"
