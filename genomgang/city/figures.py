"""Every nämnd's key figures, computed once a delivery and version and kept in the work folder.

A report reads this one small file instead of every nämnd's rows. When one nämnd's rows change, only its figures are
computed anew. What is hidden in a nämnd's own report is hidden here already, since the figures are that report's own.
Totals are sums of what is shown (`genomgang.city.totals`), so nothing hidden can be computed from them.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import lru_cache, partial
from pathlib import Path
from typing import Any

from genomgang.checking.code import CITY, code_fingerprint
from genomgang.checking.slices import year_of
from genomgang.checking.store import load_check
from genomgang.city.kept import FiguresOf, computed
from genomgang.city.model import CityFigure, CityFigures, Member, Standing
from genomgang.paths import delivery_work_dir
from genomgang.reading.delivery import years
from genomgang.running.private_files import keep, kept, private

FOLDER = "stad"


def city_figures(data: Path, ar: int, version: str, figures_of: FiguresOf | None = None) -> CityFigures:
    """Every nämnd's key figures of one version, from the work folder where they are current.

    `figures_of` computes those that are not; by default they are computed here, one after the other.

    DataError where the delivery has not been checked, or has changed since. Several processes may call this at once:
    they write the same file, each whole.
    """
    check = load_check(data, ar)
    path = delivery_work_dir(data, ar) / FOLDER / f"laget-{version}.json"
    state = f"{check.fingerprint} {code_fingerprint(CITY)}"
    former = _read(path)
    if former.state != state:
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
        standings=tuple(_standing(entry["standing"]) for entry in entries),
    )
    return _Kept(content["state"], content["by_namnd"], city)


def _standing(fields: Mapping[str, Any]) -> Standing:
    """JSON has lists where a standing has tuples."""
    return Standing(
        **{
            **fields,
            "needs": {slag: tuple(counts) for slag, counts in fields["needs"].items()},
            "risks": tuple(map(tuple, fields["risks"])),
            "actions": tuple(fields["actions"]),
        }
    )
