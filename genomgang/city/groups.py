"""Groups of peers: nämnder and companies of the same kind and size."""

from __future__ import annotations

from dataclasses import dataclass

from genomgang.city.model import Member
from genomgang.city.review import City
from genomgang.city.totals import total
from genomgang.organisation import organisation
from genomgang.regler.storlek import sizes
from genomgang.text.swedish import MISSING


@dataclass(frozen=True)
class Group:
    """The members of one kind and size class (`size`, its name); `large` says that they are enough to be compared."""

    kinds: str
    size: str
    members: tuple[Member, ...]

    @property
    def large(self) -> bool:
        return len(self.members) >= sizes().minst_jamforbara


def groups(city: City) -> list[Group]:
    """The groups of those who are not blocked, by kind and then by size."""
    found: dict[tuple[str, str], list[Member]] = {}
    for member in city.members:
        if not member.blocked:
            found.setdefault(member.group, []).append(member)
    kinds, classes = list(organisation().enheter), [each.namn for each in sizes().klasser]
    order = sorted(found, key=lambda group: (kinds.index(group[0]), classes.index(group[1])))
    return [Group(organisation().enheter[kind].flera, size, tuple(found[kind, size])) for kind, size in order]


def group_median(city: City, figure: str, group: Group) -> str:
    """The median of one key figure in a group; "–" where too few have a value."""
    found = city.figures.named(figure)
    known = [found[member.slug] for member in group.members if member.slug in found]
    return known[0].shows(total(known).median) if known else MISSING
