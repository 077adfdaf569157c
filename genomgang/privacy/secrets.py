"""What a delivery says of single persons, in the form in which a finished document is searched for it."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING

from checks import CONTRACTS
from genomgang.checking.store import load_frame
from genomgang.contracts.contract import Contract, Kind, Protection
from genomgang.reading.delivery import years

if TYPE_CHECKING:
    import pandas as pd

SHORTEST = 4
"""Characters of an id below which it may be any word."""

_LONG_NUMBER = 6
"""Digits from which an id of nothing but digits is no count, year or amount that a report may show."""

Row = tuple[str, str, str]
"""Unit, role or course, and date, as they are folded in a text."""


@dataclass(frozen=True)
class Secrets:
    """Of all persons in the delivery and in last year's: `ids` that cannot be ordinary words or figures, and by date
    the units and roles (or courses) that somebody with that date has."""

    ids: frozenset[str]
    by_date: Mapping[str, frozenset[tuple[str, str]]]


def secrets_of(data: Path, ar: int, namnder: Sequence[str] | None = None) -> Secrets:
    """What is told of persons in a year's checked delivery and the one before: ids of everybody, dates of those in
    `namnder` (None: of everybody). DataError where it is not checked."""
    found = [
        from_frames([(contract, load_frame(data, year, contract.name, None))], namnder)
        for year in (ar, ar - 1)
        if year in years(data)
        for contract in CONTRACTS.values()
        if about_persons(contract)
    ]
    days = {day for each in found for day in each.by_date}
    nobody: frozenset[tuple[str, str]] = frozenset()
    return Secrets(
        frozenset().union(*(each.ids for each in found)),
        {day: nobody.union(*(each.by_date.get(day, nobody) for each in found)) for day in days},
    )


def secrets_for(namnd: str, ar: int, data: Path) -> Secrets:
    """`secrets_of` for one report: dates of the nämnd's own persons and of its predecessors'."""
    register = load_frame(data, ar, "namnder", [namnd])
    predecessors = [str(each) for each in register["foregangare"].dropna()]
    return secrets_of(data, ar, [namnd, *(part.strip() for each in predecessors for part in each.split("|"))])


def from_frames(frames: Iterable[tuple[Contract, pd.DataFrame]], namnder: Sequence[str] | None = None) -> Secrets:
    """What is told of persons in these rows, as for `secrets_of`."""
    ids: set[str] = set()
    by_date: dict[str, set[tuple[str, str]]] = {}
    for contract, frame in frames:
        for column in person_columns(contract):
            if contract.column(column).kind is Kind.ID:
                ids |= {each for each in _lines(frame[column].dropna().unique()) if is_distinctive(each)}
            elif contract.column(column).kind is Kind.DATE:
                own = frame if namnder is None else frame[frame["namnd"].isin(list(namnder))]
                for unit, role, day in _rows(contract, own, column):
                    by_date.setdefault(day, set()).add((unit, role))
    return Secrets(frozenset(ids), {day: frozenset(rows) for day, rows in by_date.items()})


def about_persons(contract: Contract) -> bool:
    """Whether a data set has columns on single persons."""
    return any(column.protection is Protection.PERSON for column in contract.columns)


def person_columns(contract: Contract) -> tuple[str, ...]:
    """The columns whose values concern one person."""
    return tuple(column.name for column in contract.columns if column.protection is Protection.PERSON)


def is_distinctive(identity: str) -> bool:
    """Whether an id can be told from words and figures that a report shows: it has a digit, and is long enough."""
    if identity.isdigit():
        return len(identity) >= _LONG_NUMBER
    return len(identity) >= SHORTEST and any(map(str.isdigit, identity))


def folded(text: object) -> str:
    """Small letters, without what is invisible, with plain spaces and one sign that ends a line."""
    return _SPACES.sub(" ", _ENDS.sub("\n", _INVISIBLE.sub("", str(text)))).strip().casefold()


def _lines(values: Iterable[object]) -> list[str]:
    """Each value folded: all at once, since there are thousands."""
    return [line.strip() for line in folded("\n".join(map(str, values))).split("\n")]


_INVISIBLE = re.compile("[\u00ad\u200b-\u200f\u2060\ufeff]")
_ENDS = re.compile("[\r\x0b\x0c\x1c-\x1e\x85\u2028\u2029]")
_SPACES = re.compile(r"[^\S\n ][^\S\n]*| [^\S\n]+")
"""All but a plain space that stands alone, which most are."""


def _rows(contract: Contract, frame: pd.DataFrame, column: str) -> Iterable[Row]:
    """Each unit, role or course, and date that stand together."""
    known = frame.dropna(subset=[column])
    for kind in ("rollgrupp", "kurs"):
        if kind not in contract.column_names:
            continue
        words, fold = contract.labels(kind), cache(folded)
        for unit, role, day in set(zip(known["enhet"], known[kind], known[column], strict=True)):
            for each in {role, words.get(role, role)}:
                yield fold(unit), fold(each), f"{day:%Y-%m-%d}"
