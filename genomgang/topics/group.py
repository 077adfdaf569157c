"""A group of persons and a share of it, made only through the gate for small cells."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from genomgang.privacy.disclosure import SYMBOL, hidden_groups, is_small, smallest_for_share, without_share
from genomgang.text.swedish import rounded
from genomgang.topics.share import Share


@dataclass(frozen=True)
class Group:
    """A group of persons. `share` is None where it may not be shown; `persons` is then the group's size, None where
    that may not be shown either.

    `parts` are further shares of the same group, for instance one for each course; empty without `share`.
    """

    name: str
    share: Share | None
    parts: tuple[Share, ...] = ()
    persons: int | None = None

    @property
    def hidden(self) -> bool:
        """Whether its share is withheld: the group is too small for one, or covers another that is."""
        return self.share is None

    @property
    def size(self) -> int | None:
        return self.share.whole if self.share else self.persons

    @property
    def percent(self) -> float | None:
        """The share in per cent, 0–100; None where the group is hidden."""
        return self.share.percent if self.share else None


def alone(group: Group, threshold: int, *, others: int = 0) -> Group:
    """`group`, hidden where it is too small, or where the `others` of a published total that it is part of are.

    Its share is withheld where the group, or the others, are too few for a share.
    """
    if group.share is None or is_small(group.share.whole, threshold) or is_small(others, threshold):
        return Group(group.name, None)
    smallest = smallest_for_share(threshold)
    if is_small(group.share.whole, smallest) or is_small(others, smallest):
        return Group(group.name, None, persons=group.share.whole)
    return group


def in_its_role(group: Group, threshold: int) -> Group:
    """`group`, hidden where it is too small: a fact about what its members must do in their office, not as persons."""
    return Group(group.name, None) if group.share is None or is_small(group.share.whole, threshold) else group


def partition(groups: Sequence[Group], threshold: int, key: bytes) -> tuple[Group, ...]:
    """Groups that together make a published total, those hidden that are too small or must cover one that is, and those
    without their share that are too small for one or must cover one that is.

    The highest share comes first, then by name; then groups without a share, and last the hidden ones, each by name, so
    that their order tells nothing. `key` comes from `disclosure.key_of`.
    """
    counts = [group.share.whole if group.share else 0 for group in groups]
    hidden = hidden_groups(counts, threshold, key=key)
    bare = without_share(counts, hidden, threshold)
    shown = [group for group, mark in zip(groups, bare, strict=True) if not mark]
    withheld = [
        Group(group.name, None, persons=None if secret else count)
        for group, count, secret, mark in zip(groups, counts, hidden, bare, strict=True)
        if mark
    ]
    return (
        *sorted(shown, key=lambda group: (-(group.percent or 0), group.name)),
        *sorted(withheld, key=lambda group: (group.persons is None, group.name)),
    )


def added(published: Iterable[Iterable[Group]]) -> tuple[Group, ...]:
    """Groups that several nämnder have shown, each by itself, added by name, without `parts`.

    One that any of them hides is hidden, since the sum less what the others show would give it away.
    """
    by_name: dict[str, list[Group]] = {}
    for group in (group for groups in published for group in groups):
        by_name.setdefault(group.name, []).append(group)
    return tuple(Group(name, _sum(same)) for name, same in by_name.items())


def _sum(groups: Sequence[Group]) -> Share | None:
    shares = [group.share for group in groups if group.share]
    if len(shares) < len(groups):
        return None
    return Share(sum(share.part for share in shares), sum(share.whole for share in shares))


def sharing(groups: Sequence[Group], percent: float | None) -> list[str]:
    """The names of the groups whose share is shown as the same whole per cent as `percent`."""
    wanted = rounded(percent or 0)
    return [group.name for group in groups if group.percent is not None and rounded(group.percent) == wanted]


def is_below(group: Group, other: Group) -> bool:
    """Whether the group's share is lower than the other's, both as they are shown, in whole per cent."""
    return rounded(group.percent or 0) < rounded(other.percent or 0)


def sizes(groups: Iterable[Group]) -> list[object]:
    """How many persons each group has, for a frame; `dolt` where that is withheld."""
    return [SYMBOL if group.size is None else group.size for group in groups]


def parts(groups: Iterable[Group]) -> list[object]:
    """How many of each group its share is about, for a frame; `dolt` where the share is withheld."""
    return [group.share.part if group.share else SYMBOL for group in groups]


def percents(groups: Iterable[Group]) -> list[object]:
    """Each group's share in per cent, for a frame; `dolt` where it is withheld."""
    return [SYMBOL if group.hidden else group.percent for group in groups]


def percent_by_name(groups: Iterable[Group]) -> dict[str, float]:
    """The shares that are shown, in per cent, by the groups' names."""
    return {group.name: group.percent for group in groups if group.percent is not None}
