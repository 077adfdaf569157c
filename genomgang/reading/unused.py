"""A look at a column that is not used: what it seems to hold, never a value that could be about a person."""

from __future__ import annotations

from collections.abc import Sequence

from genomgang.contracts.contract import Column, Kind
from genomgang.reading.cells import DateOrder, Decimal, Rules, Unreadable, normal
from genomgang.reading.values import parse
from genomgang.reading.words import SAFE

_SHOWN = 4
_SAMPLED = 200
_ANY_ORDER = Rules(Decimal.COMMA, DateOrder.DAY_MONTH)
_KINDS = (("ja/nej", Kind.YESNO), ("datum", Kind.DATE), ("tal", Kind.NUMBER))


def look(values: Sequence[str]) -> str:
    """What a column's filled cells seem to be, given in the order of the rows.

    The kind, how many different values there are, and the most common first, where every one of them is an ordinary
    word for a state: no name, no number and no free text is shown.
    """
    if not values:
        return "tom"
    counts: dict[str, int] = {}
    for value in values:
        counts[value] = counts.get(value, 0) + 1
    common = sorted(counts, key=lambda value: -counts[value])
    kind = _kind(common[:_SAMPLED])
    if len(common) == 1:
        number = "alla ifyllda celler lika" if len(values) > 1 else "en ifylld cell"
    else:
        number = f"{len(common)} olika värden"
    shown = [value for value in common[:_SHOWN] if normal(value) in SAFE] if len(common) <= len(SAFE) else []
    return f"{kind}, {number}" + (f": {', '.join(f'”{value}”' for value in shown)}" if shown else "")


def _kind(values: Sequence[str]) -> str:
    for name, kind in _KINDS:
        if all(_readable(value, Column("", "", kind, "", "")) for value in values):
            return name
    return "text"


def _readable(value: str, column: Column) -> bool:
    try:
        parse(value, column, _ANY_ORDER)
    except Unreadable:
        return False
    return True
