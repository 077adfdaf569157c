"""Reads numbers. What can be decimals as well as thousands is unreadable."""

from __future__ import annotations

import datetime as dt
import re

from genomgang.reading.cells import Cell, Decimal, Unreadable, shape_of

_GAP = " \u00a0\u202f\u2009\u2007"
_SPACED = re.compile(rf"([0-9]{{1,3}}(?:[{_GAP}][0-9]{{3}})+)(?:([.,])([0-9]+))?")
_UNSPACED = re.compile(r"[0-9][0-9.,]*")
_MAX_DIGITS = 15  # what a double holds exactly
_WRITE_DIGITS = "Skriv enbart siffror, med decimalkomma där det behövs."
_TOO_LARGE = ("Talet är för stort för att läsas exakt.", "Kontrollera värdet i källan.")
_UNGROUPED = ("Talets tusental är inte grupperade tre och tre.", "Skriv talet utan tusentalsavgränsare.")


def parse_whole(cell: Cell, decimal: Decimal) -> int:
    """A whole number; decimals other than zeros are unreadable."""
    number = parse_number(cell, decimal)
    if number != int(number):
        raise Unreadable("Talet har decimaler, men här ska stå ett heltal.", "Skriv ett heltal.")
    return int(number)


def parse_number(cell: Cell, decimal: Decimal) -> float:
    """A number. Thousands may be grouped in threes by space, no-break space, point or comma."""
    if isinstance(cell, bool | dt.date | dt.time | dt.timedelta):
        raise Unreadable(f"Här ska stå ett tal, men cellen är {shape_of(cell)}.", "Ändra cellens format till tal.")
    if isinstance(cell, int | float):
        if not -(10.0**_MAX_DIGITS) < cell < 10.0**_MAX_DIGITS:  # also refuses nan
            raise Unreadable(*_TOO_LARGE)
        return float(cell) + 0.0  # minus zero is zero
    if cell.endswith("%"):
        raise Unreadable(
            "Talet står i procent, så det går inte att veta om 95 eller 0,95 är menat.",
            "Ändra cellens format till tal och skriv värdet utan procenttecken.",
        )
    if sum(character.isdigit() for character in cell) > _MAX_DIGITS:
        raise Unreadable(*_TOO_LARGE)
    sign = -1.0 if cell.startswith(("-", "−")) else 1.0
    return sign * float(_with_point(cell[1:] if cell.startswith(("-", "−", "+")) else cell, decimal)) + 0.0


def _with_point(text: str, decimal: Decimal) -> str:
    """The digits with a decimal point and no groups, as `float` takes them."""
    if spaced := _SPACED.fullmatch(text):
        whole, mark, fraction = spaced[1], spaced[2] or "", spaced[3] or ""
        if mark and decimal is not Decimal.UNKNOWN and mark != _sign(decimal):
            raise Unreadable(*_UNGROUPED)
        return f"{re.sub(f'[{_GAP}]', '', whole)}.{fraction or 0}"
    if not _UNSPACED.fullmatch(text):
        raise Unreadable("Det är inget tal.", _WRITE_DIGITS)
    mark = _decimal_mark(text, decimal)
    whole, _, fraction = text.partition(mark) if mark else (text, "", "")
    if mark and not fraction.isdigit():
        raise Unreadable("Det är inget tal.", _WRITE_DIGITS)
    if not whole.isdigit():
        group = "." if "." in whole else ","
        if decimal is Decimal.OWN or not re.fullmatch(rf"\d{{1,3}}(?:{re.escape(group)}\d{{3}})+", whole):
            raise Unreadable(*_UNGROUPED)
    return f"{whole.replace('.', '').replace(',', '')}.{fraction or 0}"


def _sign(decimal: Decimal) -> str:
    return "." if decimal is Decimal.POINT else ","


def _decimal_mark(digits: str, decimal: Decimal) -> str:
    """Which sign, if any, is the decimal mark; raises `Unreadable` where two readings are possible."""
    if decimal in (Decimal.COMMA, Decimal.POINT):
        return _sign(decimal) if _sign(decimal) in digits else ""
    marks = {character for character in digits if character in ",."}
    if len(marks) == 2:
        return max(marks, key=digits.rfind)
    mark = marks.pop() if marks else ""
    if not mark or digits.count(mark) > 1:
        return ""
    whole, _, fraction = digits.partition(mark)
    if len(fraction) != 3 or len(whole) > 3 or whole == "0" or (decimal is Decimal.OWN and mark == ","):
        return mark
    raise Unreadable(
        "Talet kan läsas på två sätt: tecknet kan stå för decimaler eller tusental.",
        'Skriv decimaltecken: "," (eller ".") för datamängden i kallor.yml.',
    )
