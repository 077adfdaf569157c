"""Units in headers and cells: which one a number is in, and what to multiply with to have the column's own."""

from __future__ import annotations

import re

from genomgang.contracts.contract import Column, Kind
from genomgang.reading.workbook_worker import BEFORE_UNIT

NUMERIC = (Kind.WHOLE, Kind.NUMBER)

_THOUSAND = (
    r"(?:tkr|t kr|kkr|ksek|tsek|[x×*] ?1[ .]?000|tusen(?:tals?)?(?:[ -]?(?:kr|kronor|sek))?|"
    r"1[ .]?000[- ]?(?:tals?|kr|kronor|sek)|000[ -]?(?:kr|sek|kronor))"
)
_MILLION = r"(?:mnkr|mkr|msek|milj(?:on(?:er)?)?\.?(?:[ -]?(?:kr|kronor|sek))?|mn(?:[ -]?sek)?)"
_BILLION = r"(?:mdkr|mdsek|mdr|miljard(?:er)?(?:[ -]?(?:kr|kronor|sek))?)"
_OWN = {
    "kronor": r"(?:kr|kronor|sek|skr|kr\.|:-|svenska kronor)",
    "poäng": r"(?:poäng|p|points?|pts)",
    "personer": r"(?:personer|st|pers)",
}
_NEUTRAL = r"(?:st|stycken|antal)"
_FACTORS = (  # of kronor
    (re.compile(_THOUSAND, re.I), "1000"),
    (re.compile(_MILLION, re.I), "1000000"),
    (re.compile(_BILLION, re.I), "1000000000"),
)
_OTHER = (
    r"(?:%|‰|procent|promille|percent|pct|eur|euro|€|usd|us\$|\$|dkk|nok|gbp|£|"
    r"timm(?:ar|e)|tim|hours?|minuter|minutes?|min|sekunder|seconds?|dagar|dygn|days?|veckor|weeks?|månader|mån|months?|"
    r"fte|årsarbetare|heltid(?:er|stjänster)?|tjänster|andel|share|ratio|kvot|index)"
)
_UNIT = rf"(?:{_THOUSAND}|{_MILLION}|{_BILLION}|{'|'.join(_OWN.values())}|{_OTHER}|{_NEUTRAL})"
_IN_HEADER = re.compile(rf"(?<![^\W_])(?P<unit>{_UNIT})(?![^\W_])", re.I)
_SCALE = re.compile(r"(?<![\d.,])(?P<low>\d{1,3})\s*(?:[-–—]|till|to|\.\.)\s*(?P<high>\d{1,3})(?![\d.,])")
_IN_CELL = re.compile(rf"(?P<number>[-+−]?\d[\d.,\s  ]*?)\s*(?P<unit>{_UNIT})", re.I)


def split_unit(text: str) -> tuple[str, str] | None:
    """A cell's number and the unit after it; None where it is not a number with a known unit.

    >>> split_unit("1 250 tkr")
    ('1 250', 'tkr')
    """
    if BEFORE_UNIT in text:
        number, _, unit = text.partition(BEFORE_UNIT)
        return number, unit.strip()
    match = _IN_CELL.fullmatch(text)
    return (match["number"].strip(), match["unit"]) if match else None


def foreign_unit(header: str, column: Column) -> str:
    """The unit or scale that a header states for a column of numbers, where it is not the column's own; else ""."""
    if column.kind not in NUMERIC:
        return ""
    own_words = f"{column.name} {column.label}".casefold()
    for match in _IN_HEADER.finditer(header.casefold()):
        unit = match["unit"]
        if not is_own(unit, column) and not re.search(rf"(?<![^\W_]){re.escape(unit)}(?![^\W_])", own_words):
            return unit
    scale = _SCALE.search(header)
    if scale and (float(scale["low"]), float(scale["high"])) != (column.minimum, column.maximum):
        return f"skala {scale['low']}–{scale['high']}"
    return ""


def is_own(unit: str, column: Column) -> bool:
    """Whether a unit is the column's own, or says only that things are counted."""
    own = _OWN.get(column.unit, "")
    return bool(re.fullmatch(_NEUTRAL, unit, re.I) or (own and re.fullmatch(own, unit, re.I)))


def counted_in(column: Column) -> str:
    """What the column is counted in, for a message."""
    if column.unit:
        return (
            column.unit if column.maximum is None or column.unit == "kronor" else f"{column.unit} ({_bounds(column)})"
        )
    return f"hela tal ({_bounds(column)})" if column.maximum is not None else "antal"


def _bounds(column: Column) -> str:
    return f"{column.minimum or 0:.0f}–{column.maximum:.0f}"


def factor_remedy(unit: str, column: Column) -> str:
    """What to write in the mapping where a unit is not the column's own."""
    example = factor_of(unit, column) or "…"
    meaning = column.unit or "kolumnens enhet"
    return (
        f"Ange under datamängden i kallor.yml vad talen ska multipliceras med för att bli {meaning}: "
        f"faktor: {{{column.name}: {example}}}. Står de redan i {meaning}: faktor: {{{column.name}: 1}}."
    )


def factor_of(unit: str, column: Column) -> str:
    """What numbers in the unit are multiplied with to be in the column's own; "" where it is not known."""
    scale = _SCALE.search(unit)
    if scale and column.maximum and int(scale["high"]) and not int(scale["low"]):
        return f"{column.maximum / int(scale['high']):g}"
    if column.unit != "kronor":
        return ""
    return next((factor for pattern, factor in _FACTORS if pattern.fullmatch(unit)), "")
