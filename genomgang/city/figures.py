"""Every nämnd's key figures, computed once a delivery and version and kept in the work folder.

A report reads this one small file instead of every nämnd's rows. When one nämnd's rows change, only its figures are
computed anew. What is hidden in a nämnd's own report is hidden here already, since the figures are that report's own.
Totals are sums of what is shown (`genomgang.city.totals`), so nothing hidden can be computed from them.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property, lru_cache, partial
from pathlib import Path
from typing import TYPE_CHECKING, Any

from genomgang.checking.code import CITY, code_fingerprint
from genomgang.delivery import years
from genomgang.paths import delivery_work_dir
from genomgang.regler.storlek import sizes
from genomgang.slices import year_of
from genomgang.store import keep, kept, load_check, private
from genomgang.swedish import measured

if TYPE_CHECKING:
    from genomgang.city.kept import FiguresOf

FOLDER = "stad"


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

    def shows(self, value: float | None) -> str:
        """A value of this figure for a table: "93 %", "12,5 dagar", "–" where missing."""
        return measured(value, self.unit, self.decimals)


@dataclass(frozen=True)
class CityFigures:
    """One year and version: the members in the register's order, and their figures in the document's order."""

    ar: int
    version: str
    members: tuple[Member, ...]
    figures: tuple[CityFigure, ...]

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


def city_figures(data: Path, ar: int, version: str, figures_of: FiguresOf | None = None) -> CityFigures:
    """Every nämnd's key figures of one version, from the work folder where they are current.

    `figures_of` computes those that are not; by default they are computed here, one after the other.

    DataError where the delivery has not been checked, or has changed since. Several processes may call this at once:
    they write the same file, each whole.
    """
    check = load_check(data, ar)
    path = delivery_work_dir(data, ar) / FOLDER / f"nyckeltal-{version}.json"
    state = f"{check.fingerprint} {code_fingerprint(CITY)}"
    former = _read(path)
    if former.state != state:
        from genomgang.city.kept import computed

        last_year = year_of(data, ar - 1) if ar - 1 in years(data) else None
        figures = figures_of or _computed_here(data, ar, version)
        content = {
            "state": state,
            "ar": ar,
            "version": version,
            **computed(year_of(data, ar), last_year, former.by_namnd, figures),
        }
        private(path.parent.parent)
        private(path.parent)
        keep(path, content)
        former = _from_json(content)
    return former.city


def _computed_here(data: Path, ar: int, version: str) -> FiguresOf:
    from genomgang.city.computing import figures_in_turn

    return partial(figures_in_turn, data, ar, version)


@dataclass(frozen=True)
class _Kept:
    """What lies in the work folder: the state that it was computed from, and each nämnd's figures as plain values."""

    state: str
    by_namnd: Mapping[str, Any]
    city: CityFigures


_NOTHING = _Kept("", {}, CityFigures(0, "", (), ()))


def _read(path: Path) -> _Kept:
    """What was kept; nothing where there is none, or where it is damaged."""
    try:
        state = path.stat()
    except OSError:
        return _NOTHING
    return _parsed(path, state.st_mtime_ns, state.st_ino)


@lru_cache(maxsize=4)
def _parsed(path: Path, _changed: int, _inode: int) -> _Kept:
    """The file is replaced whole, so its inode and time tell one content from another."""
    content = kept(path)
    return _NOTHING if content is None else _from_json(content)


def _from_json(content: Mapping[str, Any]) -> _Kept:
    entries = content["by_namnd"].values()
    city = CityFigures(
        ar=content["ar"],
        version=content["version"],
        members=tuple(Member(**each) for each in content["members"]),
        figures=tuple(CityFigure(**each) for entry in entries for each in entry["figures"]),
    )
    return _Kept(content["state"], content["by_namnd"], city)


_LETTERS = str.maketrans({"å": "{", "ä": "|", "ö": "}", "é": "e", "ü": "y"})


def collated(name: str) -> str:
    """A key that sorts as Swedish does: å, ä and ö last; a company's leading "AB" does not count."""
    return name.casefold().removeprefix("ab ").translate(_LETTERS)
