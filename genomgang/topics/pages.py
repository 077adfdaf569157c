"""Many charts of one kind, divided over pages."""

from __future__ import annotations

import math
from collections.abc import Sequence
from typing import TypeVar

Thing = TypeVar("Thing")


def pages(things: Sequence[Thing], most: int) -> list[Sequence[Thing]]:
    """As few pieces as hold at most `most` each, of nearly equal length; none of nothing.

    >>> pages("abcdefg", 3)
    ['abc', 'def', 'g']
    """
    count = math.ceil(len(things) / most)
    length = math.ceil(len(things) / count) if count else 1
    return [things[start : start + length] for start in range(0, len(things), length)]
