"""Turns one cell into a value, or says why it cannot be done. Never guesses: what can mean two things is unreadable.

A cell is text (CSV) or what a spreadsheet holds: text, number, truth value, date, time of day or duration.
"""

from __future__ import annotations

import calendar
import datetime as dt
import functools
import re
import unicodedata
from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import StrEnum
from types import MappingProxyType
from zoneinfo import ZoneInfo

from genomgang.contract import Column, Kind
from genomgang.reading import limits
from genomgang.reading.privacy import plain

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


def normal(text: str) -> str:
    """Text for comparison: lower case, without diacritics, words parted by one space."""
    bare = "".join(ch for ch in unicodedata.normalize("NFKD", text.casefold()) if not unicodedata.combining(ch))
    return " ".join(re.findall(r"[^\W_]+", bare))


def is_blank(cell: Cell | None) -> bool:
    """Whether a cell is empty or holds only space."""
    return cell is None or (isinstance(cell, str) and not cell.strip(_SPACE))


def parse(cell: Cell | None, column: Column, rules: Rules) -> Value:
    """The cell's value for the column, None where it is empty; raises `Unreadable`."""
    if isinstance(cell, str):
        cell = unicodedata.normalize("NFC", cell.strip(_SPACE))
        _refuse_unusable(cell)
    words = rules.words.get(column.name)
    if words:
        cell = words.get("" if cell is None else plain(cell).casefold(), cell)
    if is_blank(cell):
        return None
    assert cell is not None
    match column.kind:
        case Kind.WHOLE:
            return parse_whole(cell, rules.decimal)
        case Kind.NUMBER:
            return parse_number(cell, rules.decimal)
        case Kind.DATE:
            return parse_date(cell, rules.date_order)
        case Kind.YESNO:
            return parse_yesno(cell)
        case Kind.CATEGORY:
            return parse_category(cell, column)
        case Kind.ID:
            return parse_id(cell)
        case Kind.TEXT:
            return cell.isoformat() if isinstance(cell, dt.date) else plain(cell)


_SPACE = " \t\r\n\v\f\u00a0\u202f\u2007\u2009\ufeff\u200b"
_ERRORS = re.compile(
    r"#(REF|N/A|NAME|VALUE|DIV/0|NUM|NULL|SPILL|CALC|GETTING_DATA|SAKNAS|NAMN|VÄRDEFEL|VÄRDE|DIVISION/0|OGILTIGT|"
    r"REFERENS|SKÄRNING|OGILTIG|FIELD|BLOCKED|CONNECT|UNKNOWN|#+)[!?]?",
    re.IGNORECASE,
)


def _refuse_unusable(text: str) -> None:
    if len(text) > limits.MAX_CELL_CHARACTERS:
        raise Unreadable(
            f"Cellen har {len(text)} tecken, fler än {limits.MAX_CELL_CHARACTERS}.", "Korta texten i källan."
        )
    if _ERRORS.fullmatch(text):
        raise Unreadable("Cellen visar ett formelfel.", "Rätta formeln i källan, eller skriv värdet i dess ställe.")


# -- numbers ----------------------------------------------------------------------------------------------------------

_GROUP_SPACE = re.compile(r"(?<=\d)[ \u00a0\u202f\u2009\u2007](?=\d{3}(?!\d))")
_NUMBER = re.compile(r"([-−+]?)(\d[\d.,]*)")
_MAX_DIGITS = 15  # what a double holds exactly


def parse_whole(cell: Cell, decimal: Decimal) -> int:
    """A whole number; decimals other than zeros are unreadable."""
    number = parse_number(cell, decimal)
    if number != int(number):
        raise Unreadable("Talet har decimaler, men här ska stå ett heltal.", "Skriv ett heltal.")
    return int(number)


def parse_number(cell: Cell, decimal: Decimal) -> float:
    """A number. Thousands may be grouped by space, no-break space, point or comma in threes."""
    if isinstance(cell, bool | dt.date | dt.time | dt.timedelta):
        raise Unreadable(f"Här ska stå ett tal, men cellen är {_shape(cell)}.", "Ändra cellens format till tal.")
    if isinstance(cell, int | float):
        if not -(10.0**_MAX_DIGITS) < cell < 10.0**_MAX_DIGITS:  # also refuses nan
            raise Unreadable("Talet är för stort för att läsas exakt.", "Kontrollera värdet i källan.")
        return float(cell)
    match = _NUMBER.fullmatch(_GROUP_SPACE.sub("\u00a0", cell).replace("\u00a0", ""))
    if match is None:
        raise Unreadable("Det är inget tal.", "Skriv enbart siffror, med decimalkomma där det behövs.")
    digits = match[2]
    if sum(ch.isdigit() for ch in digits) > _MAX_DIGITS:
        raise Unreadable("Talet är för stort för att läsas exakt.", "Kontrollera värdet i källan.")
    spaced = _GROUP_SPACE.search(cell) is not None
    return float(("" if match[1] in ("", "+") else "-") + _with_point(digits, decimal, spaced=spaced))


def _with_point(digits: str, decimal: Decimal, *, spaced: bool) -> str:
    """`digits` with a decimal point and no groups, as `float` takes it."""
    mark = _decimal_mark(digits, decimal, spaced=spaced)
    whole, _, fraction = digits.partition(mark) if mark else (digits, "", "")
    group = {",": ".", ".": ","}.get(mark) or ("." if "." in whole else ",")
    grouped = group in whole
    if grouped and (
        spaced or decimal is Decimal.OWN or not re.fullmatch(rf"\d{{1,3}}(?:{re.escape(group)}\d{{3}})+", whole)
    ):
        raise Unreadable("Talets tusental är inte grupperade tre och tre.", "Skriv talet utan tusentalsavgränsare.")
    whole = whole.replace(group, "")
    if not whole.isdigit() or (mark and not fraction.isdigit()):
        raise Unreadable("Det är inget tal.", "Skriv enbart siffror, med decimalkomma där det behövs.")
    return f"{whole}.{fraction or 0}"


def _decimal_mark(digits: str, decimal: Decimal, *, spaced: bool) -> str:
    """Which sign, if any, is the decimal mark in `digits`; raises `Unreadable` where two readings are possible."""
    if decimal in (Decimal.COMMA, Decimal.POINT):
        return decimal.value if decimal.value in digits else ""
    marks = {ch for ch in digits if ch in ",."}
    if len(marks) == 2:
        return max(marks, key=digits.rfind)
    if not marks:
        return ""
    mark = marks.pop()
    if digits.count(mark) > 1:
        return ""
    whole, _, fraction = digits.partition(mark)
    settled = spaced or len(fraction) != 3 or len(whole) > 3 or whole == "0"
    if settled or (decimal is Decimal.OWN and mark == ","):
        return mark
    raise Unreadable(
        "Talet kan läsas på två sätt: tecknet kan stå för decimaler eller tusental.",
        'Skriv decimaltecken: "," (eller ".") för datamängden i kallor.yml.',
    )


# -- dates ------------------------------------------------------------------------------------------------------------

_STOCKHOLM = ZoneInfo("Europe/Stockholm")
_TIME = r"(?:[T ]+(?P<time>\d{1,2}[:.]\d{2}(?:[:.]\d{2}(?:[.,]\d{1,9})?)?)\s*(?P<zone>Z|[+-]\d{2}:?\d{2})?)?"
_YEAR_FIRST = re.compile(r"(?P<y>\d{4})(?P<s>[-/.]?)(?P<m>\d{2}|(?<=[-/.])\d)(?P=s)(?P<d>\d{2}|(?<=[-/.])\d)" + _TIME)
_YEAR_LAST = re.compile(r"(?P<a>\d{1,2})(?P<s>[-/.])\s?(?P<b>\d{1,2})(?P=s)\s?(?P<y>\d{4})" + _TIME)
_TWO_DIGIT_YEAR = re.compile(r"\d{1,2}[-/. ](\d{1,2}|[^\W\d_]{3,9}\.?)[-/. ]\d{1,2}|\d{6}")
_DAY_NAME_YEAR = re.compile(
    r"(?:den )?(?P<d>\d{1,2})(?:\.|:e)?[ -]?(?P<m>[^\W\d_]{3,9})\.?[ -]?(?P<y>\d{4})" + _TIME, re.I
)
_NAME_DAY_YEAR = re.compile(r"(?P<m>[^\W\d_]{3,9})\.? (?P<d>\d{1,2})(?:st|nd|rd|th)?,? (?P<y>\d{4})" + _TIME, re.I)
_SERIAL = re.compile(r"\d{5}(?:[.,]\d+)?")
_SERIAL_ZERO = dt.date(1899, 12, 30)  # Excel's day 0, with its leap-year mistake of 1900 left behind
_FIRST_SERIAL, _LAST_SERIAL = 18_264, 73_050  # 1950-01-01 … 2099-12-31


def parse_date(cell: Cell, order: DateOrder) -> dt.date:
    """A date: ISO, year last, with the month's name, or Excel's serial number. A time of day is left out."""
    if isinstance(cell, dt.datetime):
        return cell.date()
    if isinstance(cell, dt.date):
        return cell
    if isinstance(cell, bool | dt.time | dt.timedelta):
        raise Unreadable(f"Här ska stå ett datum, men cellen är {_shape(cell)}.", _WRITE_ISO)
    if isinstance(cell, int | float):
        cell = plain(cell)
    if _SERIAL.fullmatch(cell):
        return _from_serial(int(cell[:5]))
    if match := _YEAR_FIRST.fullmatch(cell):
        return _build(int(match["y"]), int(match["m"]), int(match["d"]), match)
    if match := _YEAR_LAST.fullmatch(cell):
        day, month = _day_month(int(match["a"]), int(match["b"]), order)
        return _build(int(match["y"]), month, day, match)
    if match := _DAY_NAME_YEAR.fullmatch(cell) or _NAME_DAY_YEAR.fullmatch(cell):
        if named := _months().get(match["m"].casefold()):
            return _build(int(match["y"]), named, int(match["d"]), match)
    elif _TWO_DIGIT_YEAR.fullmatch(cell):
        raise Unreadable("Årtalet har bara två siffror.", _WRITE_ISO)
    raise Unreadable("Det är inget datum.", _WRITE_ISO)


_WRITE_ISO = "Skriv datumet som ÅÅÅÅ-MM-DD, till exempel 2023-12-05."


def _from_serial(serial: int) -> dt.date:
    if not _FIRST_SERIAL <= serial <= _LAST_SERIAL:
        raise Unreadable("Talet kan inte vara ett datum.", _WRITE_ISO)
    return _SERIAL_ZERO + dt.timedelta(days=serial)


def _day_month(first: int, second: int, order: DateOrder) -> tuple[int, int]:
    if order is DateOrder.MONTH_DAY:
        return second, first
    if order is DateOrder.DAY_MONTH or first == second:
        return first, second
    if first > 12:
        return first, second
    if second > 12:
        return second, first
    raise Unreadable(
        "Datumet kan läsas på två sätt: dag och månad går inte att skilja åt.",
        "Skriv datumordning: dag-manad (eller manad-dag) för datamängden i kallor.yml.",
    )


def _build(year: int, month: int, day: int, match: re.Match[str]) -> dt.date:
    try:
        date = dt.date(year, month, day)
        if match["zone"] is None:
            return date
        moment = dt.datetime.fromisoformat(f"{date.isoformat()}T{match['time'].replace(',', '.')}{match['zone']}")
        return moment.astimezone(_STOCKHOLM).date()  # an instant's date is the date where it happened
    except (ValueError, OverflowError):
        raise Unreadable("Datumet finns inte.", _WRITE_ISO) from None


@functools.cache
def _months() -> Mapping[str, int]:
    """Month names in Swedish and English, in full and abbreviated → number."""
    from dateparser.data.date_translation_data import en, sv  # slow to import, and few files spell months out

    return {
        word.casefold(): number
        for number, month in enumerate(calendar.month_name[1:], start=1)
        for language in (sv, en)
        for word in language.info[month.lower()]
    }


# -- words ------------------------------------------------------------------------------------------------------------

_YES = {"ja", "j", "yes", "y", "x", "1", "true", "sant"}
_NO = {"nej", "n", "no", "0", "false", "falskt"}


def parse_yesno(cell: Cell) -> bool:
    """Ja or nej, also as J/N, 1/0, x, true/false."""
    if isinstance(cell, bool):
        return cell
    word = plain(cell).casefold()
    if word in _YES:
        return True
    if word in _NO:
        return False
    raise Unreadable(
        "Värdet är varken ja eller nej.", "Skriv ja eller nej, eller ange vad värdet betyder i kallor.yml."
    )


def parse_category(cell: Cell, column: Column) -> str:
    """One of the column's values, written as the value or its label, whatever the case and diacritics."""
    if not isinstance(cell, dt.date | dt.time | dt.timedelta):
        found = _categories(tuple(column.values.items())).get(normal(plain(cell)))
        if found is not None:
            return found
    allowed = ", ".join(column.values.values())
    raise Unreadable(f"Värdet finns inte i listan för {column.label}.", f"Använd ett av värdena: {allowed}.")


@functools.cache
def _categories(items: tuple[tuple[str, str], ...]) -> dict[str, str]:
    return {normal(text): value for value, label in items for text in (label, value)}


def parse_id(cell: Cell) -> str:
    """An identifier: never a date or a number with decimals, which a spreadsheet has made of something else."""
    if isinstance(cell, bool | dt.date | dt.time | dt.timedelta) or (isinstance(cell, float) and not cell.is_integer()):
        raise Unreadable(
            f"Här ska stå ett id, men cellen är {_shape(cell)}.", "Ändra cellens format till text och skriv id:t igen."
        )
    return plain(cell)


def _shape(cell: Cell) -> str:
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
