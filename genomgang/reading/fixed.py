"""Refuses a fixed value over a column of the file's own that says something else."""

from __future__ import annotations

from genomgang.contracts.contract import Column, Contract
from genomgang.errors import DataError
from genomgang.reading.body import Body, column_cells
from genomgang.reading.cells import Cell, Rules, Unreadable, is_blank, normal
from genomgang.reading.columns import shorten, value_of
from genomgang.reading.header import Header, own_headers
from genomgang.reading.mapping import FILE, SourceMapping
from genomgang.reading.words import SAFE

_SHOWN = 3


def refuse_fixed_over_own(
    body: Body, header: Header, contract: Contract, mapping: SourceMapping, rules: Rules, *, where: str
) -> None:
    """DataError where the mapping fixes a column that the file itself has, with other values.

    A header among the mapping's `ignorera` is known to mean something else, unless it is the column's very name or
    label: then it cannot.
    """
    used = set(header.positions.values())
    known = {normal(text) for text in mapping.ignored}
    for name, fixed in mapping.constants.items():
        column = contract.column(name)
        very = {normal(column.name), normal(column.label)}
        for at in own_headers(column, header):
            word = normal(header.texts[at])
            if at in used or (word in known and word not in very):
                continue
            cells = column_cells(body, {"": at})[""]
            others = [cell for cell in dict.fromkeys(cells) if _differs(cell, fixed, column, rules)]
            if others:
                raise DataError(
                    f"{FILE} ger {column.label} det fasta värdet ”{shorten(fixed)}”, men filens egen kolumn "
                    f"”{shorten(header.texts[at])}” säger något annat{_shown(others, column)}.",
                    where=f"{where}, rad {header.row + 1}",
                    remedy=f"Ta bort {name} under fasta, så att filens egen kolumn gäller, och ange andra ord under "
                    "varden. Ska bara en del av raderna vara med: leverera en fil med de raderna.",
                )


def _differs(cell: Cell | None, fixed: str, column: Column, rules: Rules) -> bool:
    if is_blank(cell):
        return False
    try:
        own, wanted = value_of(cell, column, rules), value_of(fixed, column, Rules())
    except Unreadable:
        return True
    return own != wanted and normal(str(own)) != normal(str(wanted))


def _shown(others: list[Cell], column: Column) -> str:
    """The other values, where they can be shown: those that the contract lists, and names of nämnder."""
    texts = [shorten(cell) for cell in others[:_SHOWN]]
    listed = {normal(text) for pair in column.values.items() for text in pair} | SAFE
    if column.name == "namnd" or all(normal(text) in listed for text in texts):
        rest = f" och {len(others) - _SHOWN} till" if len(others) > _SHOWN else ""
        return f": {', '.join(f'”{text}”' for text in texts)}{rest}"
    return ""
