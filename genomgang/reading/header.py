"""Finds the header row and which header answers to which column. The only module besides `proposal` with rapidfuzz."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from types import MappingProxyType

from genomgang.contract import Column, Contract
from genomgang.reading import limits
from genomgang.reading.table import Row
from genomgang.reading.values import normal


@dataclass(frozen=True)
class Header:
    """A header row (zero-based) and the position of each column that it answers to.

    `ignored` are headers that no column answers to. `clashes` maps a column to headers that equally well answer to it.
    """

    row: int
    positions: Mapping[str, int]
    ignored: tuple[str, ...]
    clashes: Mapping[str, tuple[str, ...]]


def find_header(
    rows: Sequence[Row], contract: Contract, named: Mapping[str, str] = MappingProxyType({})
) -> Header | None:
    """The row among the first ones that answers to most columns, the first of equals; None where no row answers to any.

    `named` maps column → the file's header, and goes before names, labels and synonyms.
    """
    found = [match_header(row, number, contract, named) for number, row in enumerate(rows[: limits.HEADER_ROWS])]
    best = max(found, key=lambda header: len(header.positions) + len(header.clashes), default=None)
    return best if best is not None and best.positions else None


def match_header(row: Row, number: int, contract: Contract, named: Mapping[str, str]) -> Header:
    """The row read as a header: a header named in the mapping, else a column's name, its label, last its synonyms."""
    headers = [str(cell).strip() if cell is not None else "" for cell in row]
    where: dict[str, list[int]] = defaultdict(list)
    for position, header in enumerate(headers):
        if normal(header):
            where[normal(header)].append(position)
    positions: dict[str, int] = {}
    clashes: dict[str, tuple[str, ...]] = {}
    taken: set[int] = set()
    free = [column for column in contract.columns if column.name not in named]
    claims = [{name: {normal(header)} for name, header in named.items()}]
    claims += [{column.name: words(column) for column in free} for words in (_name, _label, _synonyms)]
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
    used = set(positions.values())
    ignored = tuple(header for at, header in enumerate(headers) if header and at not in used)
    return Header(number, positions, ignored, clashes)


def _name(column: Column) -> set[str]:
    return {normal(column.name)}


def _label(column: Column) -> set[str]:
    return {normal(column.label)}


def _synonyms(column: Column) -> set[str]:
    return {normal(synonym) for synonym in column.synonyms}
