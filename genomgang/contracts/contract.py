"""The language in which `checks/<dataset>.py` describes a data set. Pure data: neither pandas nor GX is imported.

The contract is the only source for reading, checking, Excel templates, the data dictionary and masking.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import StrEnum
from types import MappingProxyType
from typing import Any

CITY = "staden"
"""The city as a whole, where a nämnd has its short name: on rows that concern every nämnd, and in its own report."""


class Kind(StrEnum):
    """What a column holds, and thereby its pandas type in a validated frame."""

    TEXT = "text"  # string
    ID = "id"  # string, never shown with thousands separators, stripped
    WHOLE = "heltal"  # Int64
    NUMBER = "tal"  # Float64
    DATE = "datum"  # datetime64[ns]
    YESNO = "ja/nej"  # boolean
    CATEGORY = "kategori"  # string, one of `values`


class Protection(StrEnum):
    """Who may see a column's values."""

    OPEN = "oppen"
    BY_ROW = "rad"  # masked in the public version where the row's `skyddsmarkning` is not `oppen`
    PERSON = "person"  # person level: only counts ever leave the data


class Severity(StrEnum):
    """What a failed check leads to."""

    CRITICAL = "critical"  # blocks the nämnder whose rows fail (all, where the check concerns the file)
    WARNING = "warning"  # follows into the report's data-quality section
    INFO = "info"


_NOTHING: Mapping[str, Any] = MappingProxyType({})


@dataclass(frozen=True)
class Column:
    """One column of a delivery.

    `values` maps each allowed value of a CATEGORY to its Swedish label; `synonyms` are other headers seen in
    exports (one among `genomgang.reading.words.AMBIGUOUS` is only ever proposed); `required` means that the cell may
    not be empty; `unit` is shown after numbers. `usual` bounds the median of a column of numbers: outside, the whole
    column is on another scale or in another unit. `empty_effect` says in Swedish what it does to the figures when the
    column is empty on every row; without it nothing is told. `settles` marks the date or number whose being there
    says that the row's matter is done. `may_lack` says that a delivery need not have the column at all: it is then
    empty on every row, and nothing is told about it. A date outside `earliest` and `latest` cannot be right: a
    placeholder, a year that has lost a digit, or what a spreadsheet makes of a zero. `last_years` names the column
    whose value in last year's delivery this one repeats.
    """

    name: str
    label: str
    kind: Kind
    help: str
    example: str
    required: bool = True
    unit: str = ""
    values: Mapping[str, str] = field(default_factory=lambda: _NOTHING)
    minimum: float | None = None
    maximum: float | None = None
    protection: Protection = Protection.OPEN
    synonyms: tuple[str, ...] = ()
    usual: tuple[float, float] | None = None
    empty_effect: str = ""
    settles: bool = False
    may_lack: bool = False
    last_years: str = ""
    earliest: dt.date = dt.date(1950, 1, 1)
    latest: dt.date = dt.date(2089, 12, 31)


@dataclass(frozen=True)
class Newest:
    """How new a delivery's newest value must be, for it not to be last year's file.

    One of the date `columns` must hold a date at most `days` before `matdatum`; or, where `years_before` is given, the
    column of years must reach at most so many years before `matdatum` (or the review's year, where `of_review`).
    """

    columns: tuple[str, ...]
    days: int = 183
    years_before: int | None = None
    of_review: bool = False


@dataclass(frozen=True)
class Check:
    """One expectation, named by its Great Expectations class, beside those that follow from the columns.

    `expectation` is the class name (`ExpectCompoundColumnsToBeUnique`, or one of our own in
    `genomgang.checking.expectations`); `arguments` its keyword arguments. `description` says in Swedish what must
    hold, `reason` why, `remedy` what the data owner does when it fails, `effect` what a warning does to the figures.
    `secret`: no message may show the values that it is about, nor the rejected rows their cells.
    """

    expectation: str
    arguments: Mapping[str, Any]
    severity: Severity
    description: str
    reason: str
    remedy: str
    effect: str = ""
    secret: bool = False


@dataclass(frozen=True)
class KeyFigure:
    """A share of a data set's rows, compared with last year's: a leap is more often a faulty delivery than the truth.

    `label` names it in Swedish, in definite form. A row counts when `column` is filled, or holds one of `values` where
    any are given; only rows that hold one of the values of every column in `among` are looked at. Where rows are about
    persons, `smallest_group` names the limit in `mal` below which a group's share is not shown.
    """

    label: str
    column: str
    values: tuple[str, ...] = ()
    among: Mapping[str, tuple[str, ...]] = field(default_factory=lambda: _NOTHING)
    smallest_group: str = ""


@dataclass(frozen=True)
class Contract:
    """One data set: `key` identifies a row; `yearly` sets lie in `<data>/<ar>/`, others directly in `<data>/`.

    `period` names the date by which rows count within the delivery's period, where they do; `happened` the date that
    is shown where rows outside the period stand in the report too. `newest` tells last year's file from this year's.
    `delivered_as` is what its file is called, where that is not the data set's own name. `required_after` names the
    data set whose rows last year make this one required this year.
    """

    name: str
    title: str
    description: str
    owner: str
    columns: tuple[Column, ...]
    key: tuple[str, ...]
    checks: tuple[Check, ...] = ()
    yearly: bool = True
    required: bool = True
    figure: KeyFigure | None = None
    period: str = ""
    happened: str = ""
    newest: Newest | None = None
    delivered_as: str = ""
    required_after: str = ""
    of_meeting: bool = False
    ids_of: str = ""

    @property
    def file(self) -> str:
        """The delivery's file name in our own form."""
        return f"{self.delivered_as or self.name}.csv"

    @property
    def needed(self) -> tuple[Column, ...]:
        """The columns that every delivery has."""
        return tuple(column for column in self.columns if not column.may_lack)

    @property
    def column_names(self) -> tuple[str, ...]:
        return tuple(column.name for column in self.columns)

    def column(self, name: str) -> Column:
        """The column called `name`; KeyError where there is none."""
        for column in self.columns:
            if column.name == name:
                return column
        raise KeyError(f"{self.name} has no column {name}")

    def labels(self, name: str) -> Mapping[str, str]:
        """Value → Swedish label for a category column."""
        return self.column(name).values
