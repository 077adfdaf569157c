"""Small cells: the one gate that every published aggregate passes.

A group smaller than its threshold is not shown, and further groups are hidden with it (secondary suppression) until
whoever knows the published total, which groups exist and how this module works still cannot tell how large any small
group is. `docs/disclosure-control.md` says what that protects against and what it does not.
"""

from __future__ import annotations

from collections.abc import Sequence

import pandas as pd

HIDDEN = "dold"
"""Column added by `protect`: whether the row's figures are hidden."""

SYMBOL = "··"
"""Stands in a table for a hidden figure; always explained by a note below the table."""


def hidden_groups(counts: Sequence[int], threshold: int, at_least: Sequence[int] | None = None) -> list[bool]:
    """Which groups of one partition must be hidden, given that the partition's total is published.

    Hidden are the groups below `threshold` and, smallest first, as many others as it takes until each small group may,
    for all that the total tells, have any size from 1 to `threshold` - 1. Where even all groups are too little for
    that, or the total itself is small, every group is hidden, the empty ones too; a total below the threshold must then
    be hidden by the caller, and the groups must not be named where naming them tells that they are not empty.

    Parameters
    ----------
    counts:
        Persons in each group; the groups are disjoint and add up to a published total.
    threshold:
        The smallest group that may be shown.
    at_least:
        What is known of each group from elsewhere: it has at least so many. By default one where it is not empty.

    Returns
    -------
    A mark for each group. Empty groups are shown (they hold nobody) unless needed as cover.
    """
    known = [min(count, 1) for count in counts] if at_least is None else at_least
    hidden = [0 < count < threshold for count in counts]
    if not any(hidden):
        return hidden
    for position in sorted((i for i, count in enumerate(counts) if count >= threshold), key=lambda i: counts[i]):
        if _covered(counts, hidden, known, threshold):
            return hidden
        hidden[position] = True
    return hidden if _covered(counts, hidden, known, threshold) else [True] * len(counts)


def _covered(counts: Sequence[int], hidden: Sequence[bool], known: Sequence[int], threshold: int) -> bool:
    """Whether the hidden groups cover each other.

    Their sum must leave room upwards, so that a small one may have as many as `threshold` - 1 persons when the others
    have no more than is known of them. Where all are small it must also leave room downwards: four groups that hold
    sixteen, each below five, hold four each.
    """
    sizes = [count for count, mark in zip(counts, hidden, strict=True) if mark]
    room = threshold - 2
    upwards = sum(sizes) - sum(low for low, mark in zip(known, hidden, strict=True) if mark)
    downwards = sum(threshold - 1 - size for size in sizes) if max(sizes) < threshold else room
    return len(sizes) > 1 and sum(sizes) >= threshold and upwards >= room and downwards >= room


def protect(
    frame: pd.DataFrame,
    *,
    count: str,
    values: Sequence[str],
    threshold: int,
    at_least: Sequence[int] | None = None,
) -> pd.DataFrame:
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
    at_least:
        See `hidden_groups`.

    Returns
    -------
    A copy with the column `dold` and missing values where hidden.
    """
    result = frame.copy()
    marks = hidden_groups([int(n) for n in frame[count].fillna(0)], threshold, at_least)
    result[HIDDEN] = pd.Series(marks, index=frame.index, dtype=bool)
    for name in values:
        result[name] = result[name].astype("Float64").mask(result[HIDDEN])
    return result


def large_enough(count: int, threshold: int) -> bool:
    """Whether a figure on a single group of `count` persons may be shown; nobody at all is not a small group."""
    return count == 0 or count >= threshold
