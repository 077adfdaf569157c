"""Finds the header row and which header answers to which column."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping, Sequence, Set
from dataclasses import dataclass

from rapidfuzz import fuzz, process

from genomgang.contract import Column, Contract
from genomgang.reading import limits
from genomgang.reading.cells import is_blank, normal
from genomgang.reading.columns import shorten
from genomgang.reading.mapping import SourceMapping
from genomgang.reading.privacy import plain
from genomgang.reading.table import Row

Claims = Mapping[str, set[str]]
"""Column → the normal forms of the headers that it answers to."""


@dataclass(frozen=True)
class Header:
    """A header row (zero-based), its cells' texts, and the position of each column that it answers to.

    `clashes` maps a column to headers that equally well answer to it.
    """

    row: int
    texts: tuple[str, ...]
    positions: Mapping[str, int]
    clashes: Mapping[str, tuple[str, ...]]


def find_header(rows: Sequence[Row], contract: Contract, mapping: SourceMapping) -> Header | None:
    """The row among the first ones that answers to most columns, the first of equals; None where no row answers to any.

    The mapping may say which row it is, and which header is which column: that goes before names, labels and synonyms.
    """
    first, last = (
        (0, limits.HEADER_ROWS) if mapping.header_row is None else (mapping.header_row - 1, mapping.header_row)
    )
    unused = {normal(header) for header in mapping.ignored}
    claims = _claims(contract, mapping)
    found = [_match(row, number, claims, unused) for number, row in enumerate(rows[first:last], start=first)]
    best = max(found, key=lambda header: len(header.positions) + len(header.clashes), default=None)
    return best if best is not None and best.positions else None


def _claims(contract: Contract, mapping: SourceMapping) -> list[Claims]:
    """The headers that each column answers to, the strongest first.

    A header named in the mapping, else a column's name, its label, last its synonyms.
    """
    free = [c for c in contract.columns if c.name not in mapping.columns and c.name not in mapping.constants]
    named = {name: {normal(header)} for name, header in mapping.columns.items()}
    return [named, *({column.name: words(column) for column in free} for words in (_name, _label, _synonyms))]


def _match(row: Row, number: int, claims: Sequence[Claims], unused: Set[str]) -> Header:
    """The row read as a header, without the headers in `unused`."""
    headers = ["" if is_blank(cell) else " ".join(plain(cell).split()) for cell in row]
    where: dict[str, list[int]] = defaultdict(list)
    for position, word in enumerate(map(normal, headers)):
        if word and word not in unused:
            where[word].append(position)
    positions: dict[str, int] = {}
    clashes: dict[str, tuple[str, ...]] = {}
    taken: set[int] = set()
    for strength in claims:
        open_claims = {
            name: [at for word in sorted(words) for at in where.get(word, ()) if at not in taken]
            for name, words in strength.items()
            if name not in positions and name not in clashes
        }
        wanted: dict[int, list[str]] = defaultdict(list)
        for name, places in open_claims.items():
            for place in places:
                wanted[place].append(name)
        for name, places in open_claims.items():
            if len(places) == 1 and len(wanted[places[0]]) == 1:
                positions[name] = places[0]
            elif len(places) > 1:
                clashes[name] = tuple(headers[place] for place in sorted(places))
        taken.update(place for places in open_claims.values() for place in places if len(wanted[place]) == 1)
    return Header(number, tuple(headers), positions, clashes)


def _name(column: Column) -> set[str]:
    return {normal(column.name)}


def _label(column: Column) -> set[str]:
    return {normal(column.label)}


def _synonyms(column: Column) -> set[str]:
    return {normal(synonym) for synonym in column.synonyms}


def nearest_headers(text: str, header: Header) -> str:
    """A Swedish sentence with the unused headers most like `text`; empty where none is."""
    used = set(header.positions.values())
    unused = [shorten(one) for at, one in enumerate(header.texts) if one and at not in used]
    near = process.extract(text, unused, scorer=fuzz.WRatio, processor=normal, limit=3, score_cutoff=60)
    return f" Närmast: {', '.join(f'”{one}”' for one, *_ in near)}." if near else ""
