"""Turns one cell into a column's value, or says why it cannot be done. Never guesses."""

from __future__ import annotations

import datetime as dt
import functools
import re
import unicodedata
from collections.abc import Mapping

from genomgang.contracts.contract import Column, Kind
from genomgang.reading import limits
from genomgang.reading.cells import Cell, Rules, Unreadable, Value, is_blank, normal, shape_of, stripped
from genomgang.reading.date_values import parse_date
from genomgang.reading.number_values import parse_number, parse_whole
from genomgang.reading.privacy import plain
from genomgang.reading.words import SUMS
from genomgang.reading.workbook_worker import UNCALCULATED


def parse(cell: Cell | None, column: Column, rules: Rules) -> Value:
    """The cell's value for the column, None where it is empty; raises `Unreadable`."""
    if isinstance(cell, str):
        cell = unicodedata.normalize("NFC", stripped(cell))
        _refuse_unusable(cell)
    words = rules.words.get(column.name)
    if words:
        cell = words.get("" if cell is None else _as_written(cell).casefold(), cell)
    if is_blank(cell):
        return None
    assert cell is not None
    try:
        return _value(cell, column, rules)
    except Unreadable:
        if column.kind in _PLACEHOLDERS and _as_written(cell).casefold() in _PLACEHOLDERS[column.kind]:
            raise _placeholder(_as_written(cell), column) from None
        raise


def _words(*lines: str) -> frozenset[str]:
    return frozenset(word for line in lines for word in line.split("|"))


_NO_VALUE = _words(
    "-|–|—|--|?|n/a|na|null|none|nan|nat|inf|-inf|tom|tomt|saknas|uppgift saknas|okänd|okänt|inget|ingen|ej aktuellt",
    "ej aktuell|ej satt|ej angivet|ej relevant|tbd",
)
_PLACEHOLDERS: Mapping[Kind, frozenset[str]] = {
    Kind.WHOLE: _NO_VALUE,
    Kind.NUMBER: _NO_VALUE,
    Kind.DATE: _NO_VALUE
    | _words(
        "tills vidare|tillsvidare|t.v.|tv|löpande|pågår|pågående|until further notice|inget slutdatum|0|0000-00-00",
        "00000000|1900-01-00|0001-01-01|1753-01-01|1899-12-30|1899-12-31|1900-01-01|1970-01-01|2099-12-31|2999-12-31",
        "3000-01-01|9999-01-01|9999-12-30|9999-12-31|99991231|99999999",
    ),
}
"""What systems and people write where there is no value, in lower case."""


def _as_written(cell: Cell) -> str:
    """The cell as text; a date without the time that a spreadsheet gives every date."""
    if isinstance(cell, dt.datetime) and cell.time() == dt.time():
        return cell.date().isoformat()
    return plain(cell)


def _placeholder(text: str, column: Column) -> Unreadable:
    what = "datum" if column.kind is Kind.DATE else "tal"
    if column.required:
        return Unreadable(
            f"”{text}” brukar betyda att uppgiften saknas, men här måste ett {what} stå.", "Fyll i uppgiften i källan."
        )
    return Unreadable(
        f"”{text}” brukar betyda att uppgiften saknas.",
        f'Töm cellen. Betyder det alltid så: skriv varden: {{{column.name}: {{"{text}": ""}}}} för datamängden i '
        "kallor.yml.",
    )


def _value(cell: Cell, column: Column, rules: Rules) -> Value:
    match column.kind:
        case Kind.WHOLE:
            return parse_whole(cell, rules.decimal)
        case Kind.NUMBER:
            return parse_number(cell, rules.decimal)
        case Kind.DATE:
            return _believable(parse_date(cell, rules.date_order), column)
        case Kind.YESNO:
            return parse_yesno(cell)
        case Kind.CATEGORY:
            return parse_category(cell, column)
        case Kind.ID:
            return parse_id(cell)
        case Kind.TEXT:
            return cell.isoformat() if isinstance(cell, dt.date) else plain(cell)


def _believable(date: dt.date, column: Column) -> dt.date:
    """The date, where it lies within what the column can hold."""
    if column.earliest <= date <= column.latest:
        return date
    raise Unreadable(
        f"Datumet {date.isoformat()} är orimligt: {column.label} ska ligga mellan {column.earliest.isoformat()} och "
        f"{column.latest.isoformat()}.",
        "Rätta datumet i källan."
        if column.required
        else "Rätta datumet i källan, eller töm cellen om uppgiften saknas.",
    )


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
    if text == UNCALCULATED:
        raise Unreadable(
            "Formeln i cellen har inget uträknat värde.",
            "Öppna filen i Excel och spara den, eller skriv värdet i stället.",
        )
    if _ERRORS.fullmatch(text):
        raise Unreadable("Cellen visar ett formelfel.", "Rätta formeln i källan, eller skriv värdet i dess ställe.")


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


_SUMMARY = re.compile(rf"({SUMS}|medel(värde|tal)?|genomsnitt|median|average|mean)\s*:?", re.IGNORECASE)


def parse_id(cell: Cell) -> str:
    """An identifier: never a date or a number with decimals, which a spreadsheet has made of something else."""
    if isinstance(cell, int | float) and abs(cell) >= 1e15:
        raise Unreadable(
            "Talet är så långt att Excel har avrundat det.", "Ändra cellens format till text och skriv id:t igen."
        )
    if isinstance(cell, bool | dt.date | dt.time | dt.timedelta) or (isinstance(cell, float) and not cell.is_integer()):
        raise Unreadable(
            f"Här ska stå ett id, men cellen är {shape_of(cell)}.",
            "Ändra cellens format till text och skriv id:t igen.",
        )
    text = plain(cell)
    if _SUMMARY.fullmatch(text):
        raise Unreadable(
            "Raden ser ut att räkna samman andra rader, men varje rad ska gälla en sak.",
            "Ta bort raden i källan. Heter saken verkligen så: ge den ett annat id.",
        )
    return text
