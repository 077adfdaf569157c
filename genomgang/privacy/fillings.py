"""The audit of one table before it is published: every way in which its hidden cells may be filled, by integers.

A reader knows the hidden cells' sum, the least that each must hold, the most that any of them can hold, and that one
of them at least is below the threshold. Each filling that fits is possible; bounds on integers with a given sum have no
gaps, so what is said here is exact and costs a few additions.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass


@dataclass(frozen=True)
class Cells:
    """Hidden cells as a reader knows them: their sum, the least each holds, the most any holds (None: no limit but the
    sum), and the threshold that the smallest of them lies below."""

    total: int
    least: tuple[int, ...]
    most: int | None
    threshold: int

    @property
    def cap(self) -> int:
        return self.total if self.most is None else min(self.most, self.total)

    def may_hold(self, place: int, value: int) -> bool:
        """Whether some filling gives the cell this value."""
        others = [low for other, low in enumerate(self.least) if other != place]
        if not self.least[place] <= value <= self.cap or any(low > self.cap for low in others):
            return False
        rest, room = self.total - value, self.cap * len(others)
        if not sum(others) <= rest <= room:
            return False
        if value < self.threshold:
            return True
        small = self.threshold - 1
        return any(low <= small for low in others) and rest <= room - max(0, self.cap - small)


def is_safe(cells: Cells) -> bool:
    """Whether a reader who tries every filling learns no cell's value, nor which values there are in some order.

    Each cell that may be small may also have every other small value; one that is known to be larger, two at least. The
    cells together are no small group.
    """
    if len(cells.least) < 2 or cells.total < cells.threshold:
        return False
    return all(_open(cells, place) for place in range(len(cells.least))) and _several_multisets(cells)


def _open(cells: Cells, place: int) -> bool:
    low, small = cells.least[place], cells.threshold - 1
    if low < small:
        return all(cells.may_hold(place, value) for value in range(low, small + 1))
    return sum(cells.may_hold(place, value) for value in range(low, low + cells.threshold)) > 1


def _several_multisets(cells: Cells) -> bool:
    """Whether two fillings differ in more than their order."""
    found: set[tuple[int, ...]] = set()
    for filling in _some(cells):
        found.add(tuple(sorted(filling)))
        if len(found) > 1:
            return True
    return False


def _some(cells: Cells) -> Iterator[tuple[int, ...]]:
    """For each small value of each cell a filling that gives the others as unlike values as possible."""
    for place, low in enumerate(cells.least):
        for value in range(low, cells.threshold):
            if cells.may_hold(place, value):
                others = [each for other, each in enumerate(cells.least) if other != place]
                yield (value, *_uneven(cells.total - value, others, cells.cap))


def _uneven(total: int, least: Sequence[int], cap: int) -> list[int]:
    """Cells with this sum, the first as large as they may be."""
    filled, left = [], total - sum(least)
    for low in least:
        more = min(left, cap - low)
        filled.append(low + more)
        left -= more
    return filled
