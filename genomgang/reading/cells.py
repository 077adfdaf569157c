"""What a cell can hold, what is known of how it is written, and why it cannot be read."""

from __future__ import annotations

import datetime as dt
import re
import unicodedata
from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import StrEnum
from functools import lru_cache
from types import MappingProxyType

Cell = str | int | float | bool | dt.date | dt.datetime | dt.time | dt.timedelta
Value = str | int | float | bool | dt.date | None


class Unreadable(Exception):
    """A cell that cannot be read: `message` says why and `remedy` what to do, in Swedish."""

    def __init__(self, message: str, remedy: str) -> None:
        self.message, self.remedy = message, remedy
        super().__init__(message)


class Decimal(StrEnum):
    """Which sign a file writes decimals with; the other one then groups thousands."""

    COMMA = ","
    POINT = "."
    OWN = "egen form"  # decimal comma, and a point groups nothing
    UNKNOWN = "okänt"


class DateOrder(StrEnum):
    """What 3/4/2023 means."""

    DAY_MONTH = "dag-manad"
    MONTH_DAY = "manad-dag"
    UNKNOWN = "okänd"


@dataclass(frozen=True)
class Rules:
    """What is known beforehand of how a file writes its values.

    `words` maps column → their value, in lower case → our value.
    """

    decimal: Decimal = Decimal.UNKNOWN
    date_order: DateOrder = DateOrder.UNKNOWN
    words: Mapping[str, Mapping[str, str]] = field(default_factory=lambda: MappingProxyType({}))


@lru_cache(maxsize=4096)
def normal(text: str) -> str:
    """Text for comparison: lower case, without diacritics, words parted by one space.

    The same few headers and labels are asked about over and over, so the latest answers are remembered.
    """
    bare = "".join(ch for ch in unicodedata.normalize("NFKD", text.casefold()) if not unicodedata.combining(ch))
    return " ".join(re.findall(r"[^\W_]+", bare))


def is_blank(cell: Cell | None) -> bool:
    """Whether a cell is empty or holds only space."""
    return cell is None or (isinstance(cell, str) and not stripped(cell))


_SPACE = " \t\r\n\v\f\u00a0\u202f\u2007\u2009\ufeff\u200b"


def stripped(text: str) -> str:
    """Text without space around it, whatever kind of space."""
    return text.strip(_SPACE)


def shape_of(cell: Cell) -> str:
    """What kind of cell it is, for a message."""
    match cell:
        case bool():
            return "ett sanningsvärde"
        case dt.date():
            return "ett datum"
        case dt.time():
            return "ett klockslag"
        case dt.timedelta():
            return "en tidsrymd"
        case _:
            return "ett decimaltal"
