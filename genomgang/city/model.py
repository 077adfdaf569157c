"""The city as its reports see it: the members, and each one's key figures as its own report shows them."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property

from genomgang.regler.storlek import sizes
from genomgang.text.swedish import measured
from genomgang.topics.share import Share


@dataclass(frozen=True)
class Member:
    """A nämnd or company of the city; `blocked` says that its data may not be used, so that it has no figures."""

    slug: str
    namn: str
    typ: str
    antal_anstallda: int
    blocked: bool

    @property
    def size(self) -> str:
        """The name of its size class."""
        return sizes().of(self.antal_anstallda).namn

    @cached_property
    def group(self) -> tuple[str, str]:
        """Kind and size class: those who share it are each other's peers."""
        return self.typ, self.size


@dataclass(frozen=True)
class CityFigure:
    """One key figure of one nämnd, as its own report shows it: values rounded to `decimals`.

    `value` is None where there is none or where it is `hidden`; `part` of `whole` is then missing too. `target` is the
    nämnd's own.
    """

    namnd: str
    id: str
    name: str
    unit: str
    better: str
    section: str
    decimals: int
    value: float | None
    before: float | None
    target: float | None
    hidden: bool
    part: int | None
    whole: int | None

    @property
    def told(self) -> str:
        """Its own value for a table; a share of few as their number, as in its own report."""
        share = self.unit == "procent" and self.part is not None and self.whole is not None
        return self.shows(Share(self.part or 0, self.whole or 0).percent if share else self.value)

    def shows(self, value: float | None) -> str:
        """A value of this figure for a table: "93 %", "12,5 dagar", "–" where missing."""
        return measured(value, self.unit, self.decimals)


@dataclass(frozen=True)
class Standing:
    """What one nämnd's own report says beside its figures, in the same version.

    `proposed` is the verdict that the rules give, by criterion. `needs` has, for each kind of thing that calls for a
    decision, how many there are and how many of them no action meets; `linked` says whether the plan tells what its
    actions meet. `risks` are words and value (None where it is not known), `actions` the words of those proposed.
    """

    namnd: str
    proposed: Mapping[str, str]
    needs: Mapping[str, tuple[int, int]]
    linked: bool
    risks: tuple[tuple[str, int | None], ...]
    actions: tuple[str, ...]


@dataclass(frozen=True)
class CityFigures:
    """One year and version: the members in the register's order, their figures in the document's order, and how each
    of them stands."""

    ar: int
    version: str
    members: tuple[Member, ...]
    figures: tuple[CityFigure, ...]
    standings: tuple[Standing, ...] = ()

    def named(self, figure: str) -> Mapping[str, CityFigure]:
        """One key figure by nämnd; those who lack it are left out."""
        return self._by_id.get(figure, {})

    def of(self, namnd: str) -> Sequence[CityFigure]:
        """One nämnd's figures, in the document's order; none where it is blocked."""
        return self._by_namnd.get(namnd, ())

    def before(self, namnd: str) -> dict[str, float | None]:
        """One nämnd's key figures of the year before, by id, as its own report compares itself with them."""
        return {each.id: each.before for each in self.of(namnd)}

    @property
    def ids(self) -> tuple[str, ...]:
        """Every key figure's id, in the order in which they are first met."""
        return tuple(self._by_id)

    def member(self, slug: str) -> Member:
        """A member by its short name; KeyError where there is none."""
        return self._by_slug[slug]

    @cached_property
    def _by_slug(self) -> dict[str, Member]:
        return {each.slug: each for each in self.members}

    @cached_property
    def _by_id(self) -> dict[str, dict[str, CityFigure]]:
        found: dict[str, dict[str, CityFigure]] = {}
        for each in self.figures:
            found.setdefault(each.id, {})[each.namnd] = each
        return found

    @cached_property
    def _by_namnd(self) -> dict[str, list[CityFigure]]:
        found: dict[str, list[CityFigure]] = {}
        for each in self.figures:
            found.setdefault(each.namnd, []).append(each)
        return found
