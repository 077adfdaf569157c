"""What reading a delivery gives: typed rows, what could not be read, and where the rows came from."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from types import MappingProxyType
from typing import TYPE_CHECKING

from genomgang.contracts.contract import Contract

if TYPE_CHECKING:
    import pandas as pd


@dataclass(frozen=True)
class Source:
    """Where rows came from. `rows_in` counts data rows: neither header, blank rows nor totals rows."""

    file: str
    sheet: str
    sha256: str
    rows_in: int
    encoding: str


@dataclass(frozen=True)
class Problem:
    """One cell, row or file that cannot be read; `value` never holds a personal identity number.

    `row` counts as a spreadsheet does. `column` is the contract's column; None where the whole row is concerned.
    """

    file: str
    sheet: str
    row: int | None
    column: str | None
    value: str
    message: str
    remedy: str


@dataclass(frozen=True)
class TotalsRow:
    """A row below the data that sums it up: kept out of the frame, kept here to reconcile against.

    `sums` holds the numeric columns that the row gives a readable number for.
    """

    row: int
    label: str
    sums: Mapping[str, float] = field(default_factory=lambda: MappingProxyType({}))


@dataclass(frozen=True)
class Unseen:
    """What a reader of the workbook's sheet does not see, or sees struck out. Rows count as a spreadsheet does.

    `count` is what the mapping says of such rows: "raknas", "raknas_inte", or "" where it says nothing (they are then
    in the frame). `columns` are headers, `sheets` the hidden sheets' names.
    """

    hidden: tuple[int, ...] = ()
    struck: tuple[int, ...] = ()
    columns: tuple[str, ...] = ()
    sheets: tuple[str, ...] = ()
    count: str = ""


@dataclass(frozen=True)
class Reading:
    """One data set as delivered.

    `frame` is typed by `genomgang.contracts.frames.DTYPES` with the row number in the source as index `rad`. It holds
    every data row (`len(frame) == source.rows_in`): unreadable cells are missing there and named in `problems`, so that
    the checker can reject their rows. `source` is None for a data set that was not delivered. `ignored` holds, as text
    and with the same index, what the file has besides the contract's columns: it goes no further than to the check for
    personal data. `ignored_columns` are its headers, but for those that the mapping says are known. `answers` are the
    mapping's answers to what the check asks, `fixed` the columns that it gives one value for the whole file.
    `as_written` holds the columns that the check has put in one spelling, as they were before; `unlike` tells which
    of those spellings may after all be different things.
    """

    contract: Contract
    frame: pd.DataFrame
    problems: tuple[Problem, ...]
    source: Source | None
    ignored: pd.DataFrame
    ignored_columns: tuple[str, ...] = ()
    totals: tuple[TotalsRow, ...] = ()
    answers: Mapping[str, str] = field(default_factory=lambda: MappingProxyType({}))
    fixed: tuple[str, ...] = ()
    unseen: Unseen = Unseen()
    joined: tuple[str, ...] = ()
    unlike: tuple[str, ...] = ()
    named: tuple[str, ...] = ()
    replaced: tuple[str, ...] = ()
    as_written: Mapping[str, pd.Series] = field(default_factory=lambda: MappingProxyType({}))
