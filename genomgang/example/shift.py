"""A row of the example moved on by some years: its dates, its years and the years in its ids."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Iterator, Mapping
from typing import Any

from genomgang.contracts.contract import Contract, Kind

_YEAR = re.compile(r"(?<!\d)20\d\d(?!\d)")
_YEARS = {"ar", "beslutat_ar", "prioriterat_ar"}


def shifted(contract: Contract, rows: Iterator[Mapping[str, Any]], years: int) -> Iterator[dict[str, Any]]:
    """The rows as they would stand so many years later; words are left as they are."""
    ids = {column.name for column in contract.columns if column.kind is Kind.ID and column.name != "namnd"}
    for row in rows:
        yield {name: _moved(value, years, whole=name in _YEARS, id=name in ids) for name, value in row.items()}


def _moved(value: Any, years: int, *, whole: bool, id: bool) -> Any:
    if isinstance(value, dt.date):
        last = 28 if (value.month, value.day) == (2, 29) else value.day
        return value.replace(year=value.year + years, day=last)
    if whole and isinstance(value, int):
        return value + years
    if id and isinstance(value, str):
        return _YEAR.sub(lambda found: str(int(found[0]) + years), value)
    return value
