"""Reads dates. Where day and month cannot be told apart, the date is unreadable."""

from __future__ import annotations

import calendar
import datetime as dt
import functools
import re
from collections.abc import Mapping
from zoneinfo import ZoneInfo

from genomgang.reading.cells import Cell, DateOrder, Unreadable, shape_of
from genomgang.reading.privacy import plain

_STOCKHOLM = ZoneInfo("Europe/Stockholm")
_CLOCK = (
    r"(?P<hour>\d{1,2})(?:[:.](?P<minute>\d{2})(?:[:.](?P<second>\d{2})(?:[.,]\d{1,9})?)?)?"
    r"\s*(?P<half>[ap]\.?m\.?|[fe]\.?m\.?)?"
)
_ZONES = {"Z": 0, "UTC": 0, "GMT": 0, "CET": 60, "MEZ": 60, "CEST": 120, "MESZ": 120}  # minutes east of Greenwich
_ZONE = r"\s*(?P<zone>(?:UTC|GMT)?[+-]\d{2}:?(?:\d{2})?|Z|UTC|GMT|CEST|CET|MESZ|MEZ)?(?:\s*\[[\w/]+\])?"
_TIME = rf"(?:(?:T|,?\s+(?:kl\.?\s*|at\s+)?)(?P<clock>{_CLOCK}){_ZONE})?"
_YEAR_FIRST = re.compile(
    r"(?P<y>\d{4})(?P<s>[-/.]?)(?P<m>\d{2}|(?<=[-/.])\d)(?P=s)(?P<d>\d{2}|(?<=[-/.])\d)" + _TIME, re.I
)
_YEAR_LAST = re.compile(r"(?P<a>\d{1,2})(?P<s>[-/.])\s?(?P<b>\d{1,2})(?P=s)\s?(?P<y>\d{4})" + _TIME, re.I)
_TWO_DIGIT_YEAR = re.compile(r"\d{1,2}[-/. ](\d{1,2}|[^\W\d_]{3,9}\.?)[-/. ]\d{1,2}|\d{6}")
_DAY_NAME_YEAR = re.compile(
    r"(?:den )?(?P<d>\d{1,2})(?:\.|:e)?[ -]?(?P<m>[^\W\d_]{3,9})\.?[ -]?(?P<y>\d{4})" + _TIME, re.I
)
_NAME_DAY_YEAR = re.compile(r"(?P<m>[^\W\d_]{3,9})\.? (?P<d>\d{1,2})(?:st|nd|rd|th)?,? (?P<y>\d{4})" + _TIME, re.I)
_TIME_BEFORE_YEAR = re.compile(
    rf"(?P<m>[^\W\d_]{{3,9}})\.? +(?P<d>\d{{1,2}})(?P<clock> {_CLOCK}){_ZONE} (?P<y>\d{{4}})", re.I
)
_WEEKDAY = re.compile(
    r"(?:mon|tues?|wed(?:nes)?|thu(?:rs)?|fri|sat(?:ur)?|sun)(?:day)?\.?,?\s+(?=\S)|"
    r"(?:må|ti|on|to|fre|lö|sö)[a-z]{0,2}(?:dag(?:en)?)?\.?,?\s+(?:den )?(?=\d)",
    re.I,
)
_CUT_OFF = re.compile(r"(19|20)\d{3}")  # as a serial number these are 1952–1957, but a date that lost its end begins so
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
        raise Unreadable(f"Här ska stå ett datum, men cellen är {shape_of(cell)}.", _WRITE_ISO)
    if isinstance(cell, int | float):
        cell = plain(cell)
    cell = _WEEKDAY.sub("", cell, count=1) if _WEEKDAY.match(cell) else cell
    if _CUT_OFF.fullmatch(cell):
        raise Unreadable("Talet kan vara ett datum som är avhugget, eller ett löpnummer ur Excel.", _WRITE_ISO)
    if _SERIAL.fullmatch(cell):
        return _from_serial(int(cell[:5]))
    if match := _YEAR_FIRST.fullmatch(cell):
        return _build(int(match["y"]), int(match["m"]), int(match["d"]), match)
    if match := _YEAR_LAST.fullmatch(cell):
        day, month = _day_month(int(match["a"]), int(match["b"]), order)
        return _build(int(match["y"]), month, day, match)
    if match := _DAY_NAME_YEAR.fullmatch(cell) or _NAME_DAY_YEAR.fullmatch(cell) or _TIME_BEFORE_YEAR.fullmatch(cell):
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
    except ValueError:
        raise Unreadable("Datumet finns inte.", _WRITE_ISO) from None
    if match["clock"] is None:
        return date
    try:
        moment = dt.datetime.combine(date, _time(match))
        if match["zone"] is None:
            return date
        zone = dt.timezone(dt.timedelta(minutes=_minutes_east(match["zone"].upper())))
        return moment.replace(tzinfo=zone).astimezone(_STOCKHOLM).date()  # the date where it happened
    except (ValueError, OverflowError):
        raise Unreadable("Klockslaget efter datumet finns inte.", "Ta bort klockslaget, eller rätta det.") from None


def _time(match: re.Match[str]) -> dt.time:
    """The time of day; ValueError where there is none such. Half of the day by AM and PM, or fm and em."""
    hour, half = int(match["hour"]), (match["half"] or "").replace(".", "").casefold()
    if not half and match["minute"] is None:
        raise ValueError("an hour alone may be any number")
    if half:
        if not 1 <= hour <= 12:
            raise ValueError("twelve hours a half")
        hour = hour % 12 + (12 if half in ("pm", "em") else 0)
    return dt.time(hour, int(match["minute"] or 0), int(match["second"] or 0))


def _minutes_east(zone: str) -> int:
    if zone in _ZONES:
        return _ZONES[zone]
    sign, digits = re.sub("UTC|GMT|:", "", zone)[0], re.sub(r"\D", "", zone)
    minutes = int(digits[:2]) * 60 + int(digits[2:] or 0)
    return -minutes if sign == "-" else minutes


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
