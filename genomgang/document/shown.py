"""The gate for frames that a chapter shows: no column about single persons reaches a page."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache

from genomgang.contract import Protection
from genomgang.errors import RenderError


@dataclass(frozen=True)
class ShownFrame:
    """A table as it would be shown: all the words of its header (the index's names too), and its rows' texts."""

    columns: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...]


def shown_frame(frame: ShownFrame, where: str) -> None:
    """Let a frame through, or raise RenderError for one with a column that a contract protects as person level."""
    protected = _person_columns()
    for name in frame.columns:
        if name.strip().casefold() in protected:
            raise RenderError(
                f"Tabellen har kolumnen {name}, som handlar om enskilda personer.",
                where=where,
                remedy="Visa antal per grupp i stället, till exempel df.groupby(…).size().",
            )


@cache
def _person_columns() -> frozenset[str]:
    from checks import CONTRACTS

    return frozenset(
        name.casefold()
        for contract in CONTRACTS.values()
        for column in contract.columns
        if column.protection is Protection.PERSON and column.name == "person_id"
        for name in (column.name, column.label)
    )
