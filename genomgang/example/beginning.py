"""A body whose administration begins during the years has no rows from before, and none of last year's values."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator
from typing import Any

from genomgang.example.city import Body

_HAPPENED = ("handelsedatum", "datum")
_TERTIAL_ENDS = {1: (4, 30), 2: (8, 31), 3: (12, 31)}


def own_rows(body: Body, rows: Iterator[dict[str, Any]]) -> Iterator[dict[str, Any]]:
    """The rows from the first day of the body's administration on."""
    began = body.forvaltning_fran
    if began is None:
        yield from rows
        return
    for row in rows:
        if _when(row, began) >= began:
            yield row | {name: None for name in row if name.endswith("_forra")}


def _when(row: dict[str, Any], first: dt.date) -> dt.date:
    """The day that the row tells of; `first` where it tells of none."""
    for name in _HAPPENED:
        if name in row:
            return _date(row[name])
    if "tertial" in row:
        return dt.date(row["ar"], *_TERTIAL_ENDS[row["tertial"]])
    return dt.date(row["ar"], 12, 31) if "ar" in row else first


def _date(value: Any) -> dt.date:
    return value if isinstance(value, dt.date) else dt.date.fromisoformat(value)
