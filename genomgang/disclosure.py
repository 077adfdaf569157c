"""Small cells: the one gate that every published aggregate passes.

A group smaller than its threshold is not shown, and further groups are hidden with it until it cannot be computed
from the published total (secondary suppression): what is hidden in a partition is always at least two groups with at
least `threshold` persons together. Where that is impossible every group of the partition is hidden.
"""

from __future__ import annotations

from collections.abc import Sequence

import pandas as pd

HIDDEN = "dold"
"""Column added by `protect`: whether the row's figures are hidden."""

SYMBOL = "··"
"""Stands in a table for a hidden figure; always explained by a note below the table."""


def hidden_groups(counts: Sequence[int], threshold: int) -> list[bool]:
    """Which groups of one partition must be hidden, given that the partition's total is published.

    Parameters
    ----------
    counts:
        Persons in each group; the groups are disjoint and add up to a published total.
    threshold:
        The smallest group that may be shown.

    Returns
    -------
    A mark for each group. Empty groups are shown (they hold nobody) unless needed as cover.
    """
    hidden = [0 < count < threshold for count in counts]
    if not any(hidden):
        return hidden
    for position in sorted((i for i in range(len(counts)) if not hidden[i] and counts[i] > 0), key=lambda i: counts[i]):
        if sum(hidden) >= 2 and sum(count for count, mark in zip(counts, hidden, strict=True) if mark) >= threshold:
            break
        hidden[position] = True
    return hidden


def protect(frame: pd.DataFrame, *, count: str, values: Sequence[str], threshold: int) -> pd.DataFrame:
    """Hide the small groups of one partition.

    Parameters
    ----------
    frame:
        One row a group; the groups are disjoint parts of a published total.
    count:
        Column with the number of persons in the group.
    values:
        Columns whose figures are removed, `count` among them where it may not be shown either.
    threshold:
        The smallest group that may be shown.

    Returns
    -------
    A copy with the column `dold` and missing values where hidden.
    """
    result = frame.copy()
    result[HIDDEN] = hidden_groups([int(n) for n in frame[count].fillna(0)], threshold)
    for name in values:
        result[name] = result[name].astype("Float64").mask(result[HIDDEN])
    return result


def protect_within(
    frame: pd.DataFrame, *, partitions: str, count: str, values: Sequence[str], threshold: int
) -> pd.DataFrame:
    """`protect` for each value of the column `partitions` by itself (for instance units within each course)."""
    parts = [
        protect(part, count=count, values=values, threshold=threshold)
        for _, part in frame.groupby(partitions, sort=False)
    ]
    return (
        pd.concat(parts).loc[frame.index] if parts else protect(frame, count=count, values=values, threshold=threshold)
    )


def large_enough(count: int, threshold: int) -> bool:
    """Whether a figure on a single group of `count` persons may be shown; nobody at all is not a small group."""
    return count == 0 or count >= threshold
