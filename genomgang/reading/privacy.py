"""Finds and masks Swedish personal identity numbers and e-mail addresses. The only module that imports `personnummer`.

A number counts as personal only where its date exists and its check digit is right, so that case numbers and amounts
pass. Coordination numbers (samordningsnummer, day + 60) count too.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from types import MappingProxyType

import numpy as np
import pandas as pd
from personnummer import personnummer

# At most three letters may touch the digits ("p811218-9876"): longer tokens are hashes and keys, where ten digits in
# a row are chance.
_NUMBER = re.compile(
    r"(?<![^\W_])([^\W\d_]{0,3})((?:18|19|20)?\d{6})(?:\s?([-+‐‑–−])\s?)?(\d{4})(?=[^\W\d_]{0,3}(?![^\W_]))"
)
_EMAIL = re.compile(r"[\w.+%'-]{1,64}@(?:[\w-]{1,63}\.){1,8}[^\W\d_]{2,24}")  # bounded: never quadratic for long


def _is_personal(match: re.Match[str]) -> bool:
    sign = "+" if match[3] == "+" else "-"
    return bool(personnummer.valid(f"{match[2]}{sign}{match[4]}"))


def contains_personal_number(text: str) -> bool:
    """Whether the text holds a personnummer or samordningsnummer, with or without century and separator."""
    return any(_is_personal(match) for match in _NUMBER.finditer(text))


def contains_email(text: str) -> bool:
    """Whether the text holds an e-mail address."""
    return "@" in text and _EMAIL.search(text) is not None


def redact(value: object) -> str:
    """The value as text, with personal identity numbers and e-mail addresses replaced by what they are."""
    text = _NUMBER.sub(lambda match: f"{match[1]}[personnummer]" if _is_personal(match) else match[0], plain(value))
    return _EMAIL.sub("[e-postadress]", text) if "@" in text else text


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
