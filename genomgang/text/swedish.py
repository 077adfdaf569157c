"""Swedish in print: numbers, dates, lists, plurals and genitives.

Follows Myndigheternas skrivregler: decimal comma, no-break spaces inside numbers and before the per cent sign,
"procent" in running text and "%" in tables, numbers up to twelve in words in running text.
"""

from __future__ import annotations

import math
from collections.abc import Sequence
from datetime import date
from decimal import ROUND_HALF_UP, Decimal
from functools import lru_cache

from babel.dates import format_date
from babel.lists import format_list
from babel.numbers import format_decimal

NBSP = "\u00a0"
MISSING = "–"
_LOCALE = "sv_SE"
_WORDS = ("noll", "en", "två", "tre", "fyra", "fem", "sex", "sju", "åtta", "nio", "tio", "elva", "tolv")


def is_missing(value: object) -> bool:
    """Whether `value` is None, NaN, NaT or pandas.NA."""
    if value is None:
        return True
    try:
        return bool(value != value)  # noqa: PLR0124  NaN and NaT differ from themselves
    except TypeError:  # pandas.NA refuses to be true or false
        return True


def rounded(value: float, decimals: int = 0) -> Decimal:
    """`value` rounded half up, as people round, so that sentence, table and chart agree."""
    return Decimal(str(value)).quantize(Decimal(1).scaleb(-decimals), rounding=ROUND_HALF_UP)


def number(value: float | int | None, decimals: int = 0) -> str:
    """`12345.6` → "12 346", `1250` → "1 250"; a missing value → "–"."""
    return MISSING if value is None or is_missing(value) else _formatted(float(value), decimals)


@lru_cache(maxsize=4096)  # a report says the same few hundred numbers again and again
def _formatted(value: float, decimals: int) -> str:
    pattern = "#,##0" + ("." + "0" * decimals if decimals else "")
    exact = rounded(value, decimals)
    return ("−" if exact < 0 else "") + format_decimal(abs(exact), format=pattern, locale=_LOCALE)


class CountedOut(float):
    """A share in per cent of so few that it is written as their number: "2 av 3" in tables, "två av tre" in text."""

    part: int
    whole: int

    def __new__(cls, percent: float, part: int = 0, whole: int = 0) -> CountedOut:
        made = super().__new__(cls, percent)
        made.part, made.whole = part, whole
        return made


def percent(value: float | None, decimals: int = 0) -> str:
    """`93.4` → "93 %", for tables and charts. The value is in per cent, not a share."""
    if isinstance(value, CountedOut):
        return f"{number(value.part)}{NBSP}av{NBSP}{number(value.whole)}"
    return MISSING if value is None or is_missing(value) else f"{number(value, decimals)}{NBSP}%"


_ONE = {"dagar": "dag"}


def measured(value: float | None, unit: str, decimals: int = 0) -> str:
    """A number with its unit for tables and charts: "93 %", "1 dag", "12,5 dagar"; missing → "–".

    `unit` is in the plural; "procent" is written as its sign, and "" leaves the number alone.
    """
    if unit == "procent" or value is None or is_missing(value):
        return percent(value, decimals)
    shown = number(value, decimals)
    noun = _ONE.get(unit, unit) if shown == "1" else unit
    return f"{shown}{NBSP}{noun}" if noun else shown


def percent_text(value: float, decimals: int = 0) -> str:
    """`93.4` → "93 procent", for running text."""
    if isinstance(value, CountedOut):
        return f"{in_words(value.part)}{NBSP}av{NBSP}{in_words(value.whole)}"
    return f"{number(value, decimals)}{NBSP}procent"


def percentage_points(value: float, decimals: int = 0) -> str:
    """The size of a change between two shares: `-3.2` → "3 procentenheter", `1` → "1 procentenhet"."""
    size = rounded(abs(value), decimals)
    return f"{number(float(size), decimals)}{NBSP}{'procentenhet' if size == 1 else 'procentenheter'}"


def in_words(count: int, *, neuter: bool = False) -> str:
    """Whole numbers up to twelve in words, others in figures: `3` → "tre", `1` → "en" or "ett", `40` → "40"."""
    if count == 1 and neuter:
        return "ett"
    return _WORDS[count] if 0 <= count <= 12 else number(count)


def counted(count: int, singular: str, plural: str, *, neuter: bool = False) -> str:
    """A number with its noun: `(1, "åtgärd", "åtgärder")` → "en åtgärd", `0` → "ingen åtgärd", `3` → "tre åtgärder"."""
    if count == 0:
        return f"{'inget' if neuter else 'ingen'} {singular}"
    return f"{in_words(count, neuter=neuter)} {singular if count == 1 else plural}"


def part_of(part: int, whole: int, singular: str, plural: str) -> str:
    """A part of a whole in figures: `(2, 4, "risk", "risker")` → "2 av 4 risker", `(0, 1, …)` → "0 av 1 risk"."""
    return f"{number(part)} av {number(whole)} {singular if whole == 1 else plural}"


def part_of_whole(part: int, whole: int) -> str:
    """A part of a whole in a sentence, both in words or both in figures: "två av tolv", "2 av 34", "ingen av tre"."""
    if whole > 12:
        return f"{number(part) if part else 'ingen'}{NBSP}av{NBSP}{number(whole)}"
    return f"{in_words(part) if part else 'ingen'} av {in_words(whole)}"


def sentence_case(text: str) -> str:
    """The first letter large, the rest as it is."""
    return text[:1].upper() + text[1:]


def lower_first(text: str) -> str:
    """The first letter small, unless the word is an abbreviation ("IKP", "VoR")."""
    return text if text[1:2].isupper() else text[:1].lower() + text[1:]


def listed(items: Sequence[str]) -> str:
    """`["a", "b", "c"]` → "a, b och c"; an empty list → ""."""
    return format_list(list(items), locale=_LOCALE) if items else ""


def genitive(name: str) -> str:
    """`Servicenämnden` → "Servicenämndens"; a name that ends in s, x or z takes no further s."""
    return name if name[-1:].lower() in {"s", "x", "z"} else f"{name}s"


def long_date(day: date | None) -> str:
    """`2023-12-05` → "5 december 2023", for running text; missing → "–"."""
    if day is None or is_missing(day):
        return MISSING
    return format_date(day, f"d'{NBSP}'MMMM y", locale=_LOCALE)


def short_month(day: date) -> str:
    """`2022-11-01` → "nov 2022", for axes and periods."""
    return format_date(day, f"MMM'{NBSP}'y", locale=_LOCALE).replace(".", "")


def iso_date(day: date | None) -> str:
    """`2023-12-05`, for tables; missing → "–"."""
    return MISSING if day is None or is_missing(day) else day.strftime("%Y-%m-%d")


def share_words(part: int, whole: int) -> str:
    """A share that a headline can carry: "sju av tio", "alla", "ingen", "nästan alla".

    Rounded to tenths, but of fewer than ten counted out: "sju av nio". Shares that would round to none or all of a
    group are called "knappt en av tio" and "nästan alla", so that the words never claim more than the figures.
    """
    if whole <= 0:
        raise ValueError("a share needs a whole")
    if part == 0:
        return "ingen"
    if part == whole:
        return "alla"
    if whole < 10:
        return f"{in_words(part)} av {in_words(whole)}"
    tenths = math.floor(part * 10 / whole + 0.5)
    if tenths == 0:
        return "knappt en av tio"
    if tenths == 10:
        return "nästan alla"
    if tenths == 5:
        return "hälften" if part * 2 == whole else "ungefär hälften"
    return f"{in_words(tenths)} av tio"


_LETTERS = str.maketrans({"å": "{", "ä": "|", "ö": "}", "é": "e", "ü": "y"})


def collated(name: str) -> str:
    """A key that sorts as Swedish does: å, ä and ö last; a company's leading "AB" does not count."""
    return name.casefold().removeprefix("ab ").translate(_LETTERS)
