"""How well a file's columns fit a contract's: by their headers, and by what their cells can be read as."""

from __future__ import annotations

import datetime as dt
import functools
import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

from rapidfuzz import fuzz

from genomgang.contracts.contract import Column, Kind
from genomgang.reading.cells import Cell, DateOrder, Decimal, Rules, Unreadable, is_blank, normal
from genomgang.reading.columns import value_of
from genomgang.reading.table import Row
from genomgang.reading.words import is_ambiguous

SAMPLE_ROWS = 500
"""So many rows below the header are looked at."""

_DISTINCT = 60
_NAME_WEIGHT = 0.6
_SYNONYM = 0.98
_OWN_WORD = 0.75
"""A header that is the column's own word fits better than any other, though its cells need a mapping."""
_ORDERS = (DateOrder.DAY_MONTH, DateOrder.MONTH_DAY)
_DAY_NAME = re.compile(
    r"^((mon|tues|wednes|thurs|fri|satur|sun)day|(mån|tis|ons|tors|fre|lör|sön)dag(en)?( den)?),?\s+", re.IGNORECASE
)
_TIME = re.compile(r"[,T]?\s*(?:kl\.? ?)?\d{1,2}[:.]\d{2}([:.]\d{2})?([.,]\d+)?\s*([AaPp]\.?[Mm]\.?)?\s*[\w:+/-]*$")


@dataclass(frozen=True)
class Sample:
    """A header and the first cells below it that differ, none of them blank."""

    header: str
    cells: tuple[Cell, ...]
    shares: dict[object, float] = field(default_factory=dict, compare=False)

    def share(self, column: Column) -> float | None:
        """The share of the cells that the column can hold; None where the content says nothing.

        Worked out once for every kind of column, which is what makes a proposal quick.
        """
        if not self.cells or column.kind in (Kind.TEXT, Kind.ID):
            return None
        key = tuple(column.values) if column.kind is Kind.CATEGORY else (column.kind, column.unit)
        if key not in self.shares:
            self.shares[key] = sum(readable(cell, column) for cell in self.cells) / len(self.cells)
        return self.shares[key]


def samples(rows: Sequence[Row], header: int) -> dict[int, Sample]:
    """Place → what stands there, for each header of the row."""
    body = rows[header + 1 : header + 1 + SAMPLE_ROWS]
    return {at: Sample(str(cell), _distinct(body, at)) for at, cell in enumerate(rows[header]) if not is_blank(cell)}


def _distinct(body: Sequence[Row], at: int) -> tuple[Cell, ...]:
    found: dict[tuple[type, Cell], Cell] = {}
    for row in body:
        cell = row[at] if at < len(row) else None
        if cell is not None and not is_blank(cell):
            found.setdefault((cell.__class__, cell), cell)
            if len(found) == _DISTINCT:
                break
    return tuple(found.values())


def score(column: Column, sample: Sample) -> float:
    """How well header and content fit the column (0–1). Content that cannot be read as the column counts against it."""
    name, content = _name_score(column, sample.header), sample.share(column)
    weighed = name if content is None else _NAME_WEIGHT * name + (1 - _NAME_WEIGHT) * content
    return max(weighed, _OWN_WORD) if name >= _SYNONYM else weighed


def _name_score(column: Column, header: str) -> float:
    wanted = normal(header)
    own, label, words = _words(column.name, column.label, column.synonyms)
    if wanted == own:
        return 1.0
    if wanted == label:
        return 0.99
    if wanted in words:
        return _SYNONYM
    if is_ambiguous(header):
        return 0.0  # likeness to a word that means many things says nothing
    return max(max(fuzz.ratio(wanted, word), fuzz.token_sort_ratio(wanted, word)) for word in words) / 100 * 0.95


@functools.cache
def _words(name: str, label: str, synonyms: tuple[str, ...]) -> tuple[str, str, frozenset[str]]:
    return normal(name), normal(label), frozenset(normal(text) for text in (name, label, *synonyms))


def words_of(column: Column) -> frozenset[str]:
    """Every header that the column answers to, for sure or perhaps, in normal form."""
    return _words(column.name, column.label, column.synonyms)[2]


def readable(cell: Cell, column: Column, rules: Rules | None = None) -> bool:
    """Whether the column can hold the cell: by the rules, or by any order of dates and decimals."""
    if rules is not None:
        return _readable(cell, column, rules)
    if column.kind is Kind.DATE:
        return any(_readable(date_part(cell), column, Rules(Decimal.COMMA, order)) for order in _ORDERS)
    if column.kind in (Kind.NUMBER, Kind.WHOLE):
        return any(_readable(cell, column, Rules(mark)) for mark in (Decimal.COMMA, Decimal.POINT))
    return _readable(cell, column, Rules())


def date_part(cell: Cell) -> Cell:
    """A point in time without its day's name, time of day and zone.

    >>> date_part("Thursday, 11 May 2023, 10:05 AM")
    '11 May 2023'
    """
    if not isinstance(cell, str) or isinstance(cell, dt.date):
        return cell
    bare = _DAY_NAME.sub("", cell.strip())
    return _TIME.sub("", bare) if ":" in bare else bare


def _readable(cell: Cell, column: Column, rules: Rules) -> bool:
    try:
        value_of(cell, column, rules)
    except Unreadable:
        return False
    return True


def date_order(cells: Mapping[str, Sequence[Cell]], column: Column) -> tuple[DateOrder, Cell] | None:
    """The only order in which every date of the file can be read, and a cell that shows it; None where both can do.

    `cells` are those of the file's date columns: one file writes its dates in one way.
    """
    every = [date_part(cell) for some in cells.values() for cell in some]
    refused = {
        order: [cell for cell in every if not _readable(cell, column, Rules(date_order=order))] for order in _ORDERS
    }
    for order, other in (_ORDERS, _ORDERS[::-1]):
        shown = [cell for cell in refused[other] if cell not in refused[order]]
        if shown and all(cell in refused[other] for cell in refused[order]):
            return order, shown[0]
    return None
