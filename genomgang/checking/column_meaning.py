"""Does a column mean what is assumed: is it used, does it contradict another, and is it on the right scale?"""

from __future__ import annotations

import math
from collections.abc import Iterator

import pandas as pd

from genomgang.checking.file_check import Checked, FileCheck, Finding, every
from genomgang.checking.identity import names_of
from genomgang.contracts.contract import Column, Contract, Kind, Protection, Severity
from genomgang.reading.cells import normal
from genomgang.reading.privacy import redact
from genomgang.reading.unused import look
from genomgang.reading.words import is_done, speaks_of_completion
from genomgang.text.swedish import counted, number

_EQUAL_FROM = 5
"""So many equal values in a row are hardly chance."""

_EMPTY_FROM = 3
_COMPARED_FROM = 3
_FAR_MEDIAN = 30.0
_APART_MEDIAN = 8.0
"""How many times larger one year's median is, at least: far by itself, or where the years' values lie apart."""

_EXAMPLE_FACTORS = {"poang": 100}

_NARROW = 10
"""A scale with so few steps cannot be off by a factor."""


def _undecided(checked: Checked) -> Iterator[str]:
    """Unused columns that nobody has called known and that speak of completion or validity."""
    for header in checked.reading.ignored_columns:
        if speaks_of_completion(header, checked.reading.ignored[header].dropna().unique()):
            yield header


def _told(checked: Checked, header: str) -> str:
    return f"”{redact(header)}” ({redact(look(checked.reading.ignored[header].dropna().tolist()))})"


def _unused(checked: Checked) -> Finding | None:
    known = set(checked.reading.ignored.columns) - set(checked.reading.ignored_columns)
    if checked.reading.ignored.columns.empty:
        return None
    examples = [
        _told(checked, header) + (": känd, används inte enligt kallor.yml" if header in known else "")
        for header in checked.reading.ignored.columns
    ]
    return Finding(tuple(examples), notable=bool(checked.reading.ignored_columns))


def _speaking(checked: Checked) -> Finding | None:
    found = tuple(_told(checked, header) for header in _undecided(checked))
    return Finding(found) if found else None


def _contradictions(checked: Checked) -> Finding | None:
    """Unused columns that say not done where the date is filled, or done where it is empty."""
    examples: list[str] = []
    against = pd.Series(data=False, index=checked.frame.index)
    for column in (one for one in checked.contract.columns if one.settles):
        own = {normal(text) for text in (column.name, column.label, *column.synonyms)}
        filled = checked.frame[column.name].notna()
        for header in checked.reading.ignored.columns:
            says = checked.reading.ignored[header].map(
                {value: is_done(header, value, own) for value in checked.reading.ignored[header].dropna().unique()}
            )
            for wrong, words in (
                (filled & (says == False), "säger att det inte är klart, men {} är ifylld"),  # noqa: E712  may be None
                (~filled & (says == True), "säger att det är klart, men {} är tom"),  # noqa: E712
            ):
                if wrong.any():
                    count = counted(int(wrong.sum()), "rad", "rader")
                    examples.append(f"kolumnen ”{redact(header)}” {words.format(column.label)}: {count}")
                    against |= wrong
    if not examples:
        return None
    namnder = checked.frame.loc[against, "namnd"].fillna("").value_counts().sort_index()
    return Finding(tuple(examples), {str(namnd): int(rows) for namnd, rows in namnder.items()})


def _equal(checked: Checked) -> Finding | None:
    columns = [
        column
        for column in checked.contract.columns
        if column.kind in (Kind.DATE, Kind.NUMBER)
        and column.name not in checked.reading.fixed
        and _all_equal(checked.frame[column.name])
    ]
    if not columns:
        return None
    settling = any(column.settles for column in columns)
    return Finding(
        tuple(_equal_text(column, checked.frame[column.name]) for column in columns),
        severity=Severity.WARNING if settling else Severity.INFO,
    )


def _all_equal(cells: pd.Series) -> bool:
    filled = cells.dropna()
    return len(filled) >= _EQUAL_FROM and filled.nunique() == 1


def _equal_text(column: Column, cells: pd.Series) -> str:
    count = number(int(cells.notna().sum()))
    if column.protection is Protection.PERSON:
        return f"{column.label}: alla {count} ifyllda celler har samma värde"
    value = cells.dropna().iloc[0]
    shown = str(value.date()) if isinstance(value, pd.Timestamp) else number(float(value), 2)
    return f"{column.label}: alla {count} ifyllda celler är {shown}"


def _empty(checked: Checked) -> Finding | None:
    if len(checked.frame) < _EMPTY_FROM:
        return None
    empty = [
        column for column in checked.contract.columns if column.empty_effect and checked.frame[column.name].isna().all()
    ]
    if not empty:
        return None
    return Finding(
        tuple(f"kolumnen {column.label} är tom på alla {number(len(checked.frame))} rader" for column in empty),
        effect=" ".join(column.empty_effect for column in empty),
    )


def _magnitude(checked: Checked) -> Finding | None:
    found = {column.name: text for column in _measured(checked.contract) if (text := _off_scale(column, checked))}
    if not found:
        return None
    factor = next(iter(found))
    return Finding(
        tuple(found.values()),
        remedy="Ange under datamängden i kallor.yml vad talen ska multipliceras med, till exempel "
        f"faktor: {{{factor}: {_example_factor(checked, factor)}}}. Stämmer talen: skriv "
        "besked: {storlek: vem som har bekräftat det och varför}.",
    )


def _example_factor(checked: Checked, column: str) -> str:
    """The power of ten that brings the column nearest to last year's values; a usual one where none can be told."""
    before = checked.before
    now = checked.frame[column].dropna().astype("float64").median()
    then = float("nan") if before is None else before[column].dropna().astype("float64").median()
    power = round(math.log10(then / now)) if now > 0 and then > 0 else 0
    if not power:
        return str(_EXAMPLE_FACTORS.get(column, 1000))
    return str(10**power) if power > 0 else f"{10.0**power:.{-power}f}"


def _measured(contract: Contract) -> Iterator[Column]:
    """Columns that hold amounts: numbers, but for years and short scales."""
    for column in contract.columns:
        narrow = column.maximum is not None and column.maximum - (column.minimum or 0) <= _NARROW
        year = column.minimum is not None and column.minimum >= 1900
        if column.kind in (Kind.WHOLE, Kind.NUMBER) and not narrow and not year:
            yield column


def _off_scale(column: Column, checked: Checked) -> str:
    now = checked.frame[column.name].dropna().astype("float64")
    if now.empty:
        return ""
    median = float(now.median())
    if column.usual and not column.usual[0] <= median <= column.usual[1]:
        low, high = (number(limit, 0) for limit in column.usual)
        seen = "" if column.protection is Protection.PERSON else f" är {_plain(median)}, men"
        return f"{column.label}: medianen{seen} brukar ligga mellan {low} och {high}" + (
            ", och ligger nu utanför" if not seen else ""
        )
    before = checked.before
    if before is None or len(now) < _COMPARED_FROM:
        return ""
    then = before[column.name].dropna().astype("float64")
    if len(then) < _COMPARED_FROM or median <= 0 or (earlier := float(then.median())) <= 0:
        return ""
    times = max(median / earlier, earlier / median)
    apart = now.quantile(0.9) < then.quantile(0.1) or now.quantile(0.1) > then.quantile(0.9)
    if times < _FAR_MEDIAN and not (apart and times >= _APART_MEDIAN):
        return ""
    how = "större" if median > earlier else "mindre"
    values = "" if column.protection is Protection.PERSON else f" ({_plain(median)} mot {_plain(earlier)})"
    return f"{column.label}: medianen är {number(round(times))} gånger {how} än förra året{values}"


def _plain(value: float) -> str:
    return number(value, 0 if value == int(value) or abs(value) >= _NARROW else 2)


def _own_names(checked: Checked) -> Finding | None:
    """Unused columns that name other nämnder, in a file whose nämnd is a fixed value."""
    if "namnd" not in checked.reading.fixed or checked.frame.empty:
        return None
    own = str(checked.frame["namnd"].iloc[0])
    names = names_of(checked.known)
    examples = []
    for header in checked.reading.ignored.columns:
        said = checked.reading.ignored[header].dropna().unique()
        known = [meant for value in said if (meant := names.meant(value))]
        others = set(known) - {own}
        if others and len(known) * 2 >= len(said):
            examples.append(
                f"kolumnen ”{redact(header)}” anger {', '.join(sorted(others))}, men alla rader räknas till {own}"
            )
    return Finding(tuple(examples)) if examples else None


def _has_settling(contract: Contract) -> bool:
    return any(column.settles for column in contract.columns)


COLUMN_MEANING = (
    FileCheck(
        "oanvanda_kolumner",
        Severity.INFO,
        "Alla kolumner i filen används eller är kända.",
        "En kolumn som inte används kan ändra vad de andra betyder.",
        "Läs igenom listan. Behövs en kolumn inte: skriv rubriken under ignorera för datamängden i kallor.yml. Är den "
        "en av våra kolumner: ange det under kolumner.",
        "",
        every,
        _unused,
    ),
    FileCheck(
        "oavgjorda_kolumner",
        Severity.CRITICAL,
        "Varje oanvänd kolumn som talar om fullföljande eller giltighet är avgjord.",
        "En kolumn som status eller giltig kan säga att en rad inte ska räknas som klar, fast den har ett datum.",
        "Avgör kolumnen i kallor.yml. Säger den inget mer än kolumnerna som används: skriv dess rubrik under ignorera. "
        "Säger den att rader inte är klara eller inte gäller: ta bort datumet eller raderna i uttaget, eller ange en "
        "annan kolumn under kolumner.",
        "",
        every,
        _speaking,
    ),
    FileCheck(
        "motsagelse",
        Severity.WARNING,
        "Ingen oanvänd kolumn motsäger de kolumner som används.",
        "Säger statusen ”ej påbörjad” på en rad som har ett datum, betyder datumet troligen något annat.",
        "Kontrollera vilken kolumn som är rätt, och ange den under kolumner i kallor.yml eller rätta i källan.",
        "På {rader} av {alla} rader säger en annan kolumn i filen emot; andelarna kan vara fel.",
        _has_settling,
        _contradictions,
    ),
    FileCheck(
        "lika_varden",
        Severity.WARNING,
        "Datum och tal skiljer sig åt mellan raderna.",
        "Är alla värden lika är det ofta datumet för uttaget, kursens sista dag eller ett förvalt värde.",
        "Kontrollera i källan vad kolumnen betyder, och ange rätt kolumn under kolumner i kallor.yml.",
        "Alla ifyllda värden i en kolumn är lika och kan betyda något annat än vad rapporten räknar med.",
        lambda contract: contract.name not in ("namnder", "kompetenslyft"),  # one day by nature
        _equal,
    ),
    FileCheck(
        "tom_kolumn",
        Severity.WARNING,
        "Kolumner som rapporten räknar på är inte helt tomma.",
        "En helt tom kolumn beror oftare på uttaget än på verkligheten.",
        "Ta ut filen på nytt med kolumnen ifylld. Är den verkligen tom behöver inget göras.",
        "",
        lambda contract: any(column.empty_effect for column in contract.columns),
        _empty,
    ),
    FileCheck(
        "storlek",
        Severity.CRITICAL,
        "Talen har samma storleksordning som de brukar.",
        "En hel kolumn i fel storleksordning står i en annan enhet eller på en annan skala, som tusental kronor eller "
        "0–1 i stället för 0–100.",
        "Ange under datamängden i kallor.yml vad talen ska multipliceras med, med faktor. Stämmer talen: skriv "
        "besked: {storlek: vem som har bekräftat det och varför}.",
        "En kolumn har en annan storleksordning än den brukar.",
        lambda contract: any(True for _ in _measured(contract)),
        _magnitude,
        answerable=True,
    ),
    FileCheck(
        "fast_namnd",
        Severity.CRITICAL,
        "Filen med fast {{ org.forsta.en }} har inga rader för andra {{ org.forsta.manga }}.",
        "Andra {{ org.forsta.manga | genitiv }} rader skulle räknas till den fasta {{ org.forsta.den }}.",
        "Ta bort namnd under fasta i kallor.yml och ange kolumnen under kolumner, eller leverera bara "
        "{{ org.forsta.dess }} rader.",
        "",
        lambda contract: "namnd" in contract.column_names,
        _own_names,
    ),
)
"""Checks of what the columns mean."""
