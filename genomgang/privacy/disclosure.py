"""Small cells: the one gate that every published aggregate passes.

A group smaller than its threshold is not shown, and further groups are hidden with it (secondary suppression). Which
is drawn with a key that only the holder of the rows has, and an audit (`genomgang.privacy.fillings`) must find the
whole safe: every filling of the hidden groups that fits what is shown is one that could have led to the same table, so
whoever knows this module, its thresholds and all totals learns no more than the sum of what is hidden.

A share needs a larger group than a count, since all, none or all but one of a small group is a fact about its members.
`docs/disclosure-control.md` says what that protects against and what it does not.
"""

from __future__ import annotations

import hashlib
import hmac
from collections.abc import Sequence

import pandas as pd

from genomgang.privacy.fillings import Cells, is_safe
from genomgang.provenance.fingerprint import row_marks

HIDDEN = "dold"
"""Column added by `protect`: whether the row's figures are hidden."""

SYMBOL = "dolt"
"""Stands in a table for a hidden figure; always explained by a note below the table."""

_FACTOR = 2
"""A share is shown of groups that are at least so many times the threshold."""

_ONE_MORE = 16
"""Of 256 draws, how many hide one group more than the audit asks for."""


def key_of(rows: pd.DataFrame) -> bytes:
    """A key that only somebody who has these rows can make, the same in every version, wherever it is made.

    `rows` must hold columns that no version masks. Their order does not matter.
    """
    marks = row_marks(rows).sort_values()
    return hashlib.sha256(b"dolda grupper" + marks.to_numpy().tobytes()).digest()


def hidden_groups(
    counts: Sequence[int], threshold: int, *, key: bytes, at_least: Sequence[int] | None = None
) -> list[bool]:
    """Which groups of one partition must be hidden, given that the partition's total is published.

    Hidden are the groups below `threshold` and others until the audit finds the whole safe. The others are taken among
    groups of about the same size (from `threshold` up to its double, then up to the double of that, and so on), in an
    order drawn with the key, and now and then one more is taken than would do. So every set of groups that the audit
    finds safe may have been chosen, whatever the hidden groups hold, and the choice tells nothing.

    Where even all groups are too little, every group is hidden, the empty ones too; a total below the threshold must
    then be hidden by the caller, and the groups must not be named where naming them tells that they are not empty.

    Parameters
    ----------
    counts:
        Persons in each group; the groups are disjoint and add up to a published total.
    threshold:
        The smallest group that may be shown.
    key:
        From `key_of`.
    at_least:
        What is known of each group from elsewhere: it has at least so many. By default one where it is not empty.

    Returns
    -------
    A mark for each group. Empty groups are shown (they hold nobody) unless all are hidden.
    """
    known = [min(count, 1) for count in counts] if at_least is None else list(at_least)
    hidden = [is_small(count, threshold) for count in counts]
    if not any(hidden):
        return hidden
    for place in (*_drawn(counts, threshold, key), None):
        if _audited(counts, hidden, known, threshold) and (place is None or not _one_more(key, place)):
            return hidden
        if place is not None:
            hidden[place] = True
    return [True] * len(counts)


def is_small(count: int, threshold: int) -> bool:
    """Whether a group holds somebody, and too few to be shown."""
    return 0 < count < threshold


def _drawn(counts: Sequence[int], threshold: int, key: bytes) -> list[int]:
    """The groups that may cover a small one, those of about the smallest size first, in the key's order among them."""
    return sorted(
        (place for place, count in enumerate(counts) if count >= threshold),
        key=lambda place: (_magnitude(counts[place], threshold), _draw(key, f"ordning {place}")),
    )


def _magnitude(count: int, threshold: int) -> int:
    """0 from `threshold` up to its double, 1 up to the double of that, and so on."""
    return (count // threshold).bit_length() - 1


def _one_more(key: bytes, place: int) -> bool:
    return _draw(key, f"en till {place}")[0] < _ONE_MORE


def _draw(key: bytes, what: str) -> bytes:
    return hmac.digest(key, what.encode(), "sha256")


def _audited(counts: Sequence[int], hidden: Sequence[bool], known: Sequence[int], threshold: int) -> bool:
    """Whether a reader who knows all that is shown, and how groups are hidden, learns nothing of any hidden group."""
    shown = [count for count, mark in zip(counts, hidden, strict=True) if count and not mark]
    return is_safe(
        Cells(
            total=sum(count for count, mark in zip(counts, hidden, strict=True) if mark),
            least=tuple(low for low, mark in zip(known, hidden, strict=True) if mark),
            # A group of a greater magnitude than one that is shown would have been taken after it.
            most=threshold * 2 ** (_magnitude(min(shown), threshold) + 1) - 1 if shown else None,
            threshold=threshold,
        )
    )


def protect(
    frame: pd.DataFrame,
    *,
    count: str,
    values: Sequence[str],
    threshold: int,
    key: bytes,
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
    key, at_least:
        See `hidden_groups`.

    Returns
    -------
    A copy with the column `dold` and missing values where hidden.
    """
    result = frame.copy()
    marks = hidden_groups([int(n) for n in frame[count].fillna(0)], threshold, key=key, at_least=at_least)
    result[HIDDEN] = pd.Series(marks, index=frame.index, dtype=bool)
    for name in values:
        result[name] = result[name].astype("Float64").mask(result[HIDDEN])
    return result


def large_enough(count: int, threshold: int) -> bool:
    """Whether a figure on a single group of `count` persons may be shown; nobody at all is not a small group."""
    return count == 0 or count >= threshold


def smallest_for_share(threshold: int) -> int:
    """The smallest group whose share may be shown: in a smaller one, all, none or all but one tells of each member."""
    return _FACTOR * threshold


def without_share(sizes: Sequence[int], hidden: Sequence[bool], threshold: int) -> list[bool]:
    """Of which groups of one partition no share may be shown, given that the share of the whole is published.

    Those are the hidden groups, the ones too small for a share, and, smallest first, as many others as it takes until
    those without a share are two at least, and together large enough for the share that follows from the rest.
    Everything that this goes by is shown: the sizes of the others, and the sum of the hidden ones.
    """
    smallest = smallest_for_share(threshold)
    marks = [mark or is_small(size, smallest) for size, mark in zip(sizes, hidden, strict=True)]
    for place in sorted((i for i, mark in enumerate(marks) if not mark and sizes[i]), key=lambda i: (sizes[i], i)):
        persons = [size for size, mark in zip(sizes, marks, strict=True) if mark]
        if not persons or (len(persons) > 1 and sum(persons) >= smallest):
            break
        marks[place] = True
    return marks
