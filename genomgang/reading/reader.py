"""Reads one data set of a delivery into its contract's form."""

from __future__ import annotations

import hashlib
from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass, replace
from pathlib import Path

import numpy as np
import pandas as pd

from genomgang.contracts.contract import Contract
from genomgang.contracts.frames import empty_frame
from genomgang.contracts.sheets import LISTS
from genomgang.errors import DataError
from genomgang.reading.body import Body, column_cells, read_body
from genomgang.reading.cells import Decimal, Rules, is_blank, normal
from genomgang.reading.columns import shorten, typed_frame
from genomgang.reading.delivery import is_delivered
from genomgang.reading.fixed import refuse_fixed_over_own
from genomgang.reading.header import Header, find_header, nearest_headers
from genomgang.reading.mapping import FILE, SourceMapping, locate, read_mapping
from genomgang.reading.model import Problem, Reading, Source
from genomgang.reading.opening import open_tables, read_content
from genomgang.reading.privacy import plain
from genomgang.reading.rejected_file import refuse_rejected_rows
from genomgang.reading.table import Table
from genomgang.reading.units import counted_in, factor_remedy, foreign_unit
from genomgang.reading.unseen import seen_body
from genomgang.reading.unused import look
from genomgang.reading.yamlfile import quoted

SUFFIXES = (".csv", ".xlsx", ".xls", ".ods")


def read(contract: Contract, data: Path, ar: int) -> Reading:
    """The data set as delivered for the year, by `kallor.yml` or under its own name in the year's folder.

    Raises `DataError` where a required data set is missing, the mapping is wrong, or a file cannot be used at all,
    even that of an optional data set.
    What is wrong in single cells and rows is in the reading's `problems`.
    """
    found = delivered(contract, data, ar)
    if found is None:
        empty = empty_frame(contract)
        return Reading(contract, empty, (), None, empty[[]])
    return read_delivered(contract, found)


@dataclass(frozen=True)
class Delivered:
    """The file that counts as a data set's delivery: its bytes, and how it answers to the contract."""

    path: Path
    content: bytes
    mapping: SourceMapping


def delivered(contract: Contract, data: Path, ar: int) -> Delivered | None:
    """The data set's file for the year; None for an optional one that was not delivered. Raises as `read` does."""
    folder = delivery_folder(contract, data, ar)
    mapping = read_mapping(contract, folder)
    path = locate(folder, mapping.file) if mapping.file else _find(contract, folder)
    return None if path is None else Delivered(path, read_content(path), mapping)


def delivery_folder(contract: Contract, data: Path, ar: int) -> Path:
    """Where the data set's file lies, and the `kallor.yml` that tells of it."""
    return data / str(ar) if contract.yearly else data


def table_of(contract: Contract, found: Delivered) -> tuple[Table, Header]:
    """The sheet of the file that holds the data set, and its header."""
    table, header, _ = _table_with_header(found.content, contract, found.mapping, found.path.name)
    return table, header


def read_delivered(contract: Contract, found: Delivered) -> Reading:
    """The data set as this file gives it."""
    path, content, mapping = found.path, found.content, found.mapping
    table, header, hidden_sheets = _table_with_header(content, contract, mapping, path.name)
    body, unseen = seen_body(read_body(table, header, contract, mapping), table, header, mapping)
    rules = rules_of(table, header, contract, mapping)
    where = f"{path.name}, blad {table.sheet}" if table.sheet else path.name
    refuse_fixed_over_own(body, header, contract, mapping, rules, where=where)
    cells = column_cells(body, header.positions)
    lacking = {column.name: None for column in contract.columns if column.name not in cells and column.may_lack}
    cells |= {
        name: np.full(len(body.numbers), value, dtype=object)
        for name, value in {**lacking, **mapping.constants}.items()
    }
    frame, unreadable = typed_frame(contract, cells, body.numbers, rules, mapping.factors)
    ignored = _ignored(body, header, frame.index)
    known = {normal(text) for text in mapping.ignored}
    return Reading(
        contract,
        frame,
        tuple(
            Problem(path.name, table.sheet, one.row, one.column, one.value, one.message, one.remedy)
            for one in (*body.problems, *unreadable)
        ),
        Source(path.name, table.sheet, hashlib.sha256(content).hexdigest(), len(frame), table.encoding),
        ignored,
        tuple(column for column in ignored.columns if normal(column) not in known),
        body.totals,
        mapping.answers,
        tuple(mapping.constants),
        replace(unseen, sheets=hidden_sheets),
    )


def _find(contract: Contract, folder: Path) -> Path | None:
    names = dict.fromkeys((Path(contract.file).stem, contract.name))
    found = [path for name in names for suffix in SUFFIXES if is_delivered(path := folder / f"{name}{suffix}")]
    if len(found) > 1:
        raise DataError(
            f"{contract.title} finns i flera filer: {', '.join(path.name for path in found)}.",
            where=str(folder),
            remedy=f"Behåll den fil som gäller, eller ange den som fil under {contract.name} i {FILE}.",
        )
    if not found and contract.required:
        raise DataError(
            f"Datamängden {contract.title} saknas i leveransen.",
            where=str(folder / contract.file),
            remedy=f"Lägg filen där, eller ange i {FILE} vilken fil som gäller.",
        )
    return found[0] if found else None


def _table_with_header(
    content: bytes, contract: Contract, mapping: SourceMapping, where: str
) -> tuple[Table, Header, tuple[str, ...]]:
    """The sheet that holds the data set, and its header with every column in place; and the hidden sheets."""
    tables = open_tables(content, mapping, lambda table: _fit(find_header(table.rows, contract, mapping)), where)
    refuse_rejected_rows(tables, where)
    found = [(table, find_header(table.rows, contract, mapping)) for table in tables]
    table, header = max(found, key=lambda pair: (_fit(pair[1]), pair[1].sure_fit if pair[1] else 0))
    hidden = tuple(one.sheet for one in tables if one.hidden and one.sheet != LISTS)
    if header is None:
        unread = f" Dolda blad läses bara om {FILE} anger blad: {', '.join(map(shorten, hidden))}." if hidden else ""
        raise DataError(
            f"Ingen rubrikrad hittades för {contract.title}.",
            where=where,
            remedy=f"Skriv rubrikerna {', '.join(column.label for column in contract.needed)}, "
            f"eller ange i {FILE} vilken rubrik som är vilken kolumn.{unread}",
        )
    rivals = [one.sheet for one, its in found if one is not table and _fit(its) * 2 >= len(contract.needed)]
    if rivals:
        raise DataError(
            f"Flera blad kan vara {contract.title}: {', '.join([table.sheet, *rivals])}.",
            where=where,
            remedy=f"Ange blad under {contract.name} i {FILE}.",
        )
    place = f"{where}, blad {table.sheet}" if table.sheet else where
    _refuse_incomplete(table, header, contract, mapping, place)
    _refuse_other_units(header, contract, mapping, place)
    return table, header, hidden


def _refuse_other_units(header: Header, contract: Contract, mapping: SourceMapping, where: str) -> None:
    """A header that states another unit or scale than the column's needs a factor in the mapping."""
    for name, at in header.positions.items():
        column = contract.column(name)
        unit = foreign_unit(header.texts[at], column)
        if unit and name not in mapping.factors:
            raise DataError(
                f"Rubriken ”{shorten(header.texts[at])}” anger {unit}, men {column.label} räknas i "
                f"{counted_in(column)}.",
                where=f"{where}, rad {header.row + 1}",
                remedy=factor_remedy(unit, column),
            )


def _refuse_incomplete(table: Table, header: Header, contract: Contract, mapping: SourceMapping, where: str) -> None:
    for name, headers in header.clashes.items():
        raise DataError(
            f"Flera rubriker passar för {contract.column(name).label}: {', '.join(headers)}.",
            where=f"{where}, rad {header.row + 1}",
            remedy=f"Ange rätt rubrik för {name} under kolumner i {FILE}, eller den andra under ignorera.",
        )
    for name, text in mapping.columns.items():
        if name not in header.positions:
            raise DataError(
                f"Rubriken ”{quoted(text)}” som {FILE} anger för {name} finns inte på rad {header.row + 1}."
                + nearest_headers(text, header),
                where=where,
                remedy=f"Rätta rubriken i {FILE}.",
            )
    have = header.positions.keys() | mapping.constants.keys()
    missing = [column for column in contract.needed if column.name not in have]
    asked = {column.name: header.proposals[column.name] for column in missing if column.name in header.proposals}
    if asked:
        raise _ambiguous(table, header, contract, mapping, asked, where=where)
    if missing:
        hints = "".join(nearest_headers(column.label, header) for column in missing[:1])
        raise DataError(
            f"Kolumner saknas: {', '.join(column.label for column in missing)}.{hints}",
            where=f"{where}, rad {header.row + 1}",
            remedy=f"Ange under kolumner i {FILE} vilken rubrik som är vilken kolumn, eller ett värde under fasta.",
        )


def _ambiguous(
    table: Table,
    header: Header,
    contract: Contract,
    mapping: SourceMapping,
    asked: Mapping[str, Sequence[str]],
    *,
    where: str,
) -> DataError:
    """What is asked where headers have several meanings, with every other unused column, so that nothing is missed."""
    have = header.positions.keys() | mapping.constants.keys() | asked.keys()
    missing = [column.label for column in contract.needed if column.name not in have]
    may_be = [
        f"”{shorten(text)}” kan vara {contract.column(name).label}" for name, texts in asked.items() for text in texts
    ]
    lines = ", ".join(f"{name}: {shorten(texts[0])}" for name, texts in asked.items())
    problem = (
        f"Rubriker med flera betydelser läses inte utan besked: {'; '.join(may_be)}."
        + (f" Kolumner saknas också: {', '.join(missing)}." if missing else "")
        + _others(table, header, contract, mapping, {text for texts in asked.values() for text in texts})
    )
    return DataError(
        problem,
        where=f"{where}, rad {header.row + 1}",
        remedy=f"Ta reda på vad rubrikerna betyder i källan. Stämmer förslaget: skriv kolumner: {{{lines}}} under "
        f"{contract.name} i {FILE}. Betyder de något annat: ange där den rubrik som gäller, eller ett värde under "
        "fasta.",
    )


def _others(table: Table, header: Header, contract: Contract, mapping: SourceMapping, asked: Collection[str]) -> str:
    """A Swedish sentence about the columns that are neither used nor asked about, with a look at each."""
    body = read_body(table, header, contract, mapping)
    known = {normal(text) for text in mapping.ignored}
    ignored = _ignored(body, header, pd.RangeIndex(len(body.numbers)))
    seen = [
        f"”{name}” ({look(ignored[name].dropna().tolist())})"
        for name in ignored.columns
        if name not in asked and normal(name) not in known
    ]
    return f" Används inte: {', '.join(seen)}." if seen else ""


def _fit(header: Header | None) -> int:
    return header.fit if header else 0


def rules_of(table: Table, header: Header, contract: Contract, mapping: SourceMapping) -> Rules:
    """The mapping's rules; our own form is known to write decimals with a comma."""
    lacking = {column.name for column in contract.columns if column.may_lack} - set(header.texts)
    own_names = tuple(name for name in contract.column_names if name not in lacking)
    own_form = table.delimiter == ";" and header.row == 0 and header.texts == own_names
    if own_form and mapping.rules.decimal is Decimal.UNKNOWN:
        return Rules(Decimal.OWN, mapping.rules.date_order, mapping.rules.words)
    return mapping.rules


def _ignored(body: Body, header: Header, index: pd.Index) -> pd.DataFrame:
    """What the file has besides the contract's columns, as text; a column without header is named by its place."""
    used = set(header.positions.values())
    width = max(len(header.texts), max(map(len, body.rows), default=0))
    names: dict[str, int] = {}
    for at in range(width):
        if at not in used:
            text = shorten(header.texts[at]) if at < len(header.texts) else ""
            place = f"kolumn {at + 1}"
            names[place if not text else text if text not in names else f"{text} ({place})"] = at
    columns = {
        name: pd.Series([None if is_blank(cell) else plain(cell) for cell in cells], dtype="string")
        for name, cells in column_cells(body, names).items()
    }
    frame = pd.DataFrame(columns).set_axis(index) if columns else pd.DataFrame(index=index)
    unnamed = [name for name, at in names.items() if at >= len(header.texts) or not header.texts[at]]
    return frame.drop(columns=[name for name in unnamed if frame[name].isna().all()])
