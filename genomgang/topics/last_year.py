"""Last year's figures on persons, as last year's own reports show them and no others.

This year's report would otherwise tell what those hide: by another limit, or as a sum over nämnder that have merged.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from typing import TYPE_CHECKING

from genomgang.review.review import Review
from genomgang.topics.group import Group, added

if TYPE_CHECKING:
    import pandas as pd


def limit(review: Review, name: str) -> int:
    """Last year's limit for small groups; this year's where none was decided then."""
    found = review.targets_before.find(name)
    return int(found.value) if found else review.targets.limit(name)


def each_namnd(review: Review, dataset: str) -> Iterator[pd.DataFrame]:
    """Last year's rows of the nämnd itself, or of each of its predecessors."""
    for _, rows in review.before[dataset].groupby("namnd"):
        yield rows


def groups(
    review: Review, dataset: str, limit_name: str, of: Callable[[pd.DataFrame, int], Iterable[Group]]
) -> tuple[Group, ...]:
    """The groups that `of` finds in a nämnd's rows by a limit, of the predecessors added by name."""
    return added(of(rows, limit(review, limit_name)) for rows in each_namnd(review, dataset))
