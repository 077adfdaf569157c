"""Finds the header row and which header answers to which column."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping, Sequence, Set
from dataclasses import dataclass

from rapidfuzz import fuzz, process

from genomgang.contracts.contract import Column, Contract
from genomgang.reading import limits
from genomgang.reading.cells import is_blank, normal
from genomgang.reading.columns import shorten
from genomgang.reading.mapping import SourceMapping
from genomgang.reading.privacy import plain
from genomgang.reading.table import Row
from genomgang.reading.words import is_ambiguous

Claims = Mapping[str, set[str]]
"""Column → the normal forms of the headers that it answers to."""


@dataclass(frozen=True)
class Header:
    """A header row (zero-based), its cells' texts, and the position of each column that it answers to.

    `clashes` maps a column to headers that equally well answer to it, `proposals` to unused headers that may mean it,
    but have other meanings too.
    """

    row: int
    texts: tuple[str, ...]
    positions: Mapping[str, int]
    clashes: Mapping[str, tuple[str, ...]]
    proposals: Mapping[str, tuple[str, ...]]

    @property
    def fit(self) -> int:
        """How many columns the row answers to, for sure or perhaps."""
        return len({*self.positions, *self.clashes, *self.proposals})

    @property
    def sure_fit(self) -> int:
        """How many columns the row answers to for sure."""
        return len(self.positions) + len(self.clashes)


def find_header(rows: Sequence[Row], contract: Contract, mapping: SourceMapping) -> Header | None:
    """The row among the first ones that answers to most columns, the first of equals; None where no row answers to any.

    The mapping may say which row it is, and which header is which column: that goes before names, labels and synonyms.
    """
    first, last = (
        (0, limits.HEADER_ROWS) if mapping.header_row is None else (mapping.header_row - 1, mapping.header_row)
    )
    unused = {normal(header) for header in mapping.ignored}
    claims, perhaps = _claims(contract, mapping), _proposals(contract, mapping)
    own_form = {normal(column.label) for column in contract.needed}
    found = [
        _match(row, number, _own_form(claims, contract, row, own_form), perhaps, unused)
        for number, row in enumerate(rows[first:last], start=first)
    ]
    best = max(found, key=lambda header: (header.fit, header.sure_fit), default=None)
    return best if best is not None and (best.positions or best.proposals) else None


def _claims(contract: Contract, mapping: SourceMapping) -> list[Claims]:
    """The headers that each column answers to, the strongest first.

    A header named in the mapping, else a column's name, its label, last its synonyms.
    """
    free = [c for c in contract.columns if c.name not in mapping.columns and c.name not in mapping.constants]
    named = {name: {normal(header)} for name, header in mapping.columns.items()}
    return [named, *({column.name: words(column) for column in free} for words in (_name, _label, _synonyms))]


def _own_form(claims: list[Claims], contract: Contract, row: Row, labels: Set[str]) -> list[Claims]:
    """The claims, and a label with several meanings too where the row has every label: then it is our own template."""
    if not labels <= {normal(plain(cell)) for cell in row if not is_blank(cell)}:
        return claims
    return [*claims, {column.name: {normal(column.label)} for column in contract.columns if column.name in claims[1]}]


def _proposals(contract: Contract, mapping: SourceMapping) -> Claims:
    """The headers that may mean each column but mean other things too."""
    return {
        column.name: {normal(text) for text in (column.label, *column.synonyms) if is_ambiguous(text)}
        for column in contract.columns
        if column.name not in mapping.columns and column.name not in mapping.constants
    }


def _match(row: Row, number: int, claims: Sequence[Claims], perhaps: Claims, unused: Set[str]) -> Header:
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
    used = set(positions.values()) | {
        at for texts in clashes.values() for at, one in enumerate(headers) if one in texts
    }
    proposals = {
        name: tuple(headers[at] for word in sorted(words) for at in where.get(word, ()) if at not in used)
        for name, words in perhaps.items()
        if name not in positions and name not in clashes
    }
    return Header(
        number, tuple(headers), positions, clashes, {name: texts for name, texts in proposals.items() if texts}
    )


def _name(column: Column) -> set[str]:
    return {normal(column.name)}


def _label(column: Column) -> set[str]:
    return set() if is_ambiguous(column.label) else {normal(column.label)}


def _synonyms(column: Column) -> set[str]:
    return {normal(synonym) for synonym in column.synonyms if not is_ambiguous(synonym)}


def own_headers(column: Column, header: Header) -> list[int]:
    """Places of the headers that seem to hold what the column does: one of its words, or every word of its label."""
    words = {normal(text) for text in (column.name, column.label, *column.synonyms)}
    label = set(normal(column.label).split())
    return [
        at
        for at, text in enumerate(header.texts)
        if text and (normal(text) in words or label <= set(normal(text).split()))
    ]


def nearest_headers(text: str, header: Header) -> str:
    """A Swedish sentence with the unused headers most like `text`; empty where none is."""
    used = set(header.positions.values())
    unused = [shorten(one) for at, one in enumerate(header.texts) if one and at not in used]
    near = process.extract(text, unused, scorer=fuzz.WRatio, processor=normal, limit=3, score_cutoff=60)
    return f" Närmast: {', '.join(f'”{one}”' for one, *_ in near)}." if near else ""
