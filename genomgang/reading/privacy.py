"""Finds and masks Swedish personal identity numbers and e-mail addresses. The only module that imports `personnummer`.

A number counts as personal only where its date exists and its check digit is right, so that case numbers and amounts
pass. Coordination numbers (samordningsnummer, day + 60) count too. What parts the digits does not matter, as long as
it stands where a birth date and its four last digits can be parted: "81 12 18-9876", but not "070-123 45 67".
"""

from __future__ import annotations

import html
import re
from collections.abc import Callable, Iterator, Mapping
from itertools import pairwise
from types import MappingProxyType

import numpy as np
import pandas as pd
from personnummer import personnummer

_GAP = r"((?:[^\w\n;|\"]|_){0,6}|[^\w\n]?[-\u2010-\u2015\u2212][^\w\n]?\n ?)"
_BODY = rf"(\d\d){_GAP}(\d\d){_GAP}(\d\d){_GAP}(\d\d){_GAP}(\d\d)(?!\d)"
_TEN = re.compile(rf"(?<!\d)(?={_BODY})")
_TWELVE = re.compile(rf"(?<!\d)(\d\d)(?={_GAP}{_BODY})")
_SINGLE = re.compile(r"(?<!\d)(?=(\d(?:([^\w\n;|])\d)(?:\2\d){8,10})(?!\d))")
"""Digits written one by one, with the same sign between them all."""

_RUN = re.compile(r"\d[\d\W_]{8,}\d")
"""Within one of these every number stands whole: digits and what may part them."""

_CENTURIES = ("18", "19", "20")
_DIGITS = 10
"""The fewest digits of a number."""

_LONGEST_WORD = 20
"""So many letters may touch the digits ("pnr811218-9876"). What mixes letters and digits is a hash or a key, where ten
digits in a row are chance."""

_RECENT = 2010
"""From this year a whole date, then space, then four digits is a date and an amount or a time, not a person."""

_INVISIBLE = re.compile("[\u00ad\u180e\u200b-\u200f\u202a-\u202e\u2060-\u2064\u2066-\u2069\ufeff]")
_AT = r"(?:\s{0,3}[@\uff20\ufe6b]\s{0,3}|\s{0,3}[(\[{<]\s?(?:at|snabel-?a|@)\s?[)\]}>]\s{0,3})"
_DOT = r"(?:[.\uff0e\u3002]|\s?[(\[{]\s?(?:dot|punkt|\.)\s?[)\]}]\s?)"
_EMAIL = re.compile(  # bounded: never quadratic for long
    rf"[\w.+%'\uff0e-]{{1,64}}{_AT}(?:[\w-]{{1,63}}{_DOT}){{1,8}}[^\W\d_]{{2,24}}", re.IGNORECASE
)
_MAY_BE_EMAIL = re.compile(r"[@\uff20\ufe6b]|[(\[{<]\s?(?:at|snabel)", re.IGNORECASE)


def _digits(text: str) -> str:
    """The text's digits, whatever script they are written in, as 0–9."""
    return "".join(str(int(character)) for character in text if character.isdecimal())


def _spans(text: str) -> Iterator[tuple[int, int]]:
    """Where personal identity numbers stand in the text; they may overlap."""
    for match in _TEN.finditer(text):
        year, first, month, second, day, third, two, last, rest = match.groups()
        if _is_personal(_digits(year + month + day + two + rest), "", (first, second, third, last)):
            yield from _in_a_word_of_letters(text, match.start(), match.end(9))
    for match in _TWELVE.finditer(text):
        century, _, year, first, month, second, day, third, two, last, rest = match.groups()
        if _is_personal(_digits(year + month + day + two + rest), _digits(century), (first, second, third, last)):
            yield from _in_a_word_of_letters(text, match.start(), match.end(11))
    for match in _SINGLE.finditer(text):
        digits = _digits(match[1])
        if len(digits) != 11 and _is_personal(digits[-10:], digits[:-10], ("", "", "", "")):
            yield from _in_a_word_of_letters(text, match.start(), match.end(1))


def _is_personal(ten: str, century: str, gaps: tuple[str, str, str, str]) -> bool:
    """Whether the digits are a person's; `gaps` stand after year, month and day, and within the last four."""
    if not 1 <= int(ten[2:4]) <= 12 or not 1 <= int(ten[4:6]) % 60 <= 31:
        return False
    if century and century not in _CENTURIES:
        return False
    first, second, third, last = gaps
    if last and (not (first == second == third == last) or ten[0] == "0" or _is_series(ten)):
        return False  # a time of day, a telephone number, or numbers along an axis
    spaced = century and first.strip() and third and not third.strip(" ,;:\u00a0")
    if spaced and (int(century + ten[:2]) >= _RECENT or ten[6:8] in _CENTURIES):
        return False
    sign = "+" if "+" in third else "-"
    return bool(personnummer.valid(f"{century}{ten[:6]}{sign}{ten[6:]}"))


def _is_series(digits: str) -> bool:
    numbers = [int(digits[at : at + 2]) for at in range(0, len(digits), 2)]
    return len({later - earlier for earlier, later in pairwise(numbers)}) == 1


def _in_a_word_of_letters(text: str, start: int, end: int) -> Iterator[tuple[int, int]]:
    """The span, where what touches the digits is letters alone."""
    before = re.search(rf"[^\W_]{{0,{_LONGEST_WORD + 1}}}\Z", text[max(0, start - _LONGEST_WORD - 1) : start])
    after = re.match(rf"[^\W_]{{0,{_LONGEST_WORD + 1}}}", text[end : end + _LONGEST_WORD + 1])
    touching = (before[0] if before else "", after[0] if after else "")
    if all(len(each) <= _LONGEST_WORD and not any(map(str.isdecimal, each)) for each in touching):
        yield start, end


def contains_personal_number(text: str) -> bool:
    """Whether the text holds a personnummer or samordningsnummer, whatever parts its digits, also as HTML writes it."""
    text = _unescaped(text)
    return any(_holds_number(text, run.start(), run.end()) for run in _RUN.finditer(text))


def _unescaped(text: str) -> str:
    """The text as a browser shows it, where it may hold signs written as HTML ("&nbsp;")."""
    return html.unescape(text) if "&" in text else text


def _holds_number(text: str, start: int, end: int) -> bool:
    """Whether a number stands between the two places; what touches them decides too."""
    if sum(map(str.isdecimal, text[start:end])) < _DIGITS:
        return False
    first = max(0, start - _LONGEST_WORD - 1)
    spans = _spans(text[first : end + _LONGEST_WORD + 1])
    return any(start - first <= low and high <= end - first for low, high in spans)


def contains_email(text: str) -> bool:
    """Whether the text holds an e-mail address, also with spaces round the @, or (at) in its place."""
    text = _unescaped(text)
    return _MAY_BE_EMAIL.search(text) is not None and _EMAIL.search(_INVISIBLE.sub("", text)) is not None


def redact(value: object) -> str:
    """The value as text, with personal identity numbers and e-mail addresses replaced by what they are."""
    text = _unescaped(plain(value))
    for start, end in _apart(sorted(_spans(text))):
        text = f"{text[:start]}[personnummer]{text[end:]}"
    if contains_email(text):
        return _EMAIL.sub("[e-postadress]", _INVISIBLE.sub("", text))
    return text


def _apart(spans: list[tuple[int, int]]) -> list[tuple[int, int]]:
    """The spans with those that overlap put together, the last one first."""
    joined: list[tuple[int, int]] = []
    for start, end in spans:
        if joined and start < joined[-1][1]:
            joined[-1] = (joined[-1][0], max(end, joined[-1][1]))
        else:
            joined.append((start, end))
    return joined[::-1]


def plain(value: object) -> str:
    """A cell's value as text; a whole number without decimals, as the spreadsheet shows it."""
    if isinstance(value, float) and value.is_integer() and abs(value) < 1e15:
        return str(int(value))
    return str(value)


def find_personal_numbers(series: pd.Series) -> pd.Series:
    """A boolean mask, with the series' index, of the cells that hold a personal identity number."""
    return _mask(series, contains_personal_number)


def find_emails(series: pd.Series) -> pd.Series:
    """A boolean mask, with the series' index, of the cells that hold an e-mail address."""
    return _mask(series, contains_email)


def _mask(series: pd.Series, contains: Callable[[str], bool]) -> pd.Series:
    """Looks at each distinct value once."""
    codes, values = pd.factorize(series, use_na_sentinel=True)
    found = np.array([contains(plain(value)) for value in values] + [False], dtype=bool)
    return pd.Series(found[codes], index=series.index)  # code -1, a missing cell, takes the last


SEARCHES: Mapping[str, Callable[[pd.Series], pd.Series]] = MappingProxyType(
    {"personnummer": find_personal_numbers, "e-postadress": find_emails}
)
"""What is looked for, by what a message calls it."""
