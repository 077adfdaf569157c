"""The rule for a table that a cell shows by itself, without a function of ours that hides small groups."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator, Set
from dataclasses import dataclass

from checks import AS_WRITTEN
from genomgang.contracts.contract import Kind, Protection
from genomgang.errors import RenderError
from genomgang.privacy.secrets import person_columns

SMALLEST = 5
"""The smallest number that may be a group's size in a table of a cell's own."""

NO_COUNTS = "inte-antal"
"""The cell option that names the columns that hold something else than counts: levels, ids, months."""

PERSON_COLUMNS = frozenset(name for contract in AS_WRITTEN.values() for name in person_columns(contract))

_PERSON_IDS = frozenset(
    name.casefold()
    for contract in AS_WRITTEN.values()
    for column in contract.columns
    if column.protection is Protection.PERSON and column.kind is Kind.ID
    for name in (column.label, *column.synonyms)
)
"""Other names of ids for persons. Those of dates and points ("Genomförd") may well head a count."""

_SMALL = re.compile(
    rf"""["”]?[<≤]?\s*\+?0*[1-{SMALLEST - 1}](?:[.,]0*)?(?:e[+-]?0+)?["”]?"""
    r"(?:\s*(?:\(|av|st|pers|anst|medarb|svar).*)?",
    re.IGNORECASE | re.DOTALL,
)
"""A whole number that is too small, alone or as the count it is: "3", "3.0", "3 av 12", "3 (25 %)", "3 personer"."""


@dataclass(frozen=True)
class ShownTable:
    """A table as a reader sees it: for each column the words that head it, level by level; each row's texts; and how
    many of the first columns are headers of the rows."""

    columns: tuple[tuple[str, ...], ...]
    rows: tuple[tuple[str, ...], ...]
    row_headers: int = 0


def check_shown(table: ShownTable, where: str, no_counts: Set[str] = frozenset()) -> None:
    """Refuse a table that a cell shows, where it has a column on single persons or a number that may be a small group.

    Every whole number from 1 to `SMALLEST` - 1 may count a small group, so it is refused in every column but those
    that the chapter's author names in `no_counts`, and the numbers that pandas gives rows without names. Persons'
    columns are refused whatever is named. RenderError tells the column and what to do, never a value.
    """
    for names in table.columns:
        for name in names:
            if _personal(name):
                raise RenderError(
                    f"Tabellen visas inte: kolumnen {name.strip()} gäller enskilda personer.",
                    where=where,
                    remedy="Visa antal per grupp, i en kolumn med eget namn: "
                    'df.groupby("enhet").size().to_frame("antal"), eller en funktion ur genomgang.topics.',
                )
    known = {_folded(name) for name in no_counts}
    for place, names in enumerate(table.columns):
        values = [row[place] for row in table.rows]
        if not known.isdisjoint(map(_folded, names)) or (place < table.row_headers and _row_numbers(names, values)):
            continue
        if any(_SMALL.fullmatch(value.strip()) for value in values):
            raise _small(next((name.strip() for name in reversed(names) if name.strip()), ""), place, where)


def _personal(name: str) -> bool:
    return _folded(name) in _PERSON_IDS or not PERSON_COLUMNS.isdisjoint(_parts(_folded(name)))


def _parts(name: str) -> Iterator[str]:
    """A column's name, and the words of one that has several: "('genomford', 'count')"."""
    yield name
    yield from re.findall(r"\w+", name)


def _row_numbers(names: tuple[str, ...], values: list[str]) -> bool:
    """Whether a column of row headers is the numbers that pandas gives rows that have no names."""
    labels = [value for value in values if value.strip()]
    return not any(name.strip() for name in names) and len(set(labels)) == len(labels)


def _small(name: str, place: int, where: str) -> RenderError:
    column = name or f"{place + 1}, som saknar namn,"
    first = "" if name else 'ge kolumnen ett namn med .to_frame("namnet") och '
    option = f"#| {NO_COUNTS}: [{json.dumps(name or 'namnet', ensure_ascii=False)}]"
    return RenderError(
        f"Tabellen visas inte: kolumnen {column} har ett antal under {SMALLEST}, som kan peka ut någon.",
        where=where,
        remedy="Slå ihop grupper tills ingen är så liten, eller använd en funktion ur genomgang.topics, som döljer "
        f"dem. Är kolumnen inget antal, utan en nivå eller ett id: {first}skriv {option} överst i cellen.",
    )


def _folded(name: str) -> str:
    return " ".join(name.split()).casefold()
