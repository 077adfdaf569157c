"""A group of persons and a share of it, made only through the gate for small cells."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from genomgang.disclosure import hidden_groups
from genomgang.indicators.share import Share
from genomgang.swedish import rounded


@dataclass(frozen=True)
class Group:
    """A group of persons. `share` is None where the group is hidden: neither its size nor its share is known then.

    `parts` are further shares of the same group, for instance one for each course; empty where it is hidden.
    """

    name: str
    share: Share | None
    parts: tuple[Share, ...] = ()

    @property
    def hidden(self) -> bool:
        """Whether the group is too small, or covers another that is."""
        return self.share is None

    @property
    def size(self) -> int | None:
        return self.share.whole if self.share else None

    @property
    def percent(self) -> float | None:
        """The share in per cent, 0–100; None where the group is hidden."""
        return self.share.percent if self.share else None


def alone(group: Group, threshold: int, *, others: int = 0) -> Group:
    """`group`, hidden where it is too small, or where the `others` of a published total that it is part of are."""
    if group.share is None or not hidden_groups([group.share.whole, others], threshold)[0]:
        return group
    return Group(group.name, None)


def partition(groups: Sequence[Group], threshold: int) -> tuple[Group, ...]:
    """Groups that together make a published total, those hidden that are too small or must cover one that is.

    The highest share comes first, then by name; hidden groups last, by name, so that their order tells nothing.
    """
    counts = [group.share.whole if group.share else 0 for group in groups]
    marks = hidden_groups(counts, threshold)
    shown = [group for group, hidden in zip(groups, marks, strict=True) if not hidden]
    hidden = [Group(group.name, None) for group, hidden in zip(groups, marks, strict=True) if hidden]
    return (
        *sorted(shown, key=lambda group: (-(group.percent or 0), group.name)),
        *sorted(hidden, key=lambda group: group.name),
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
