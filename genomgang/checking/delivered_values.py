"""What is told of a file's values and rows that are easily misread: hidden, joined, broken, or without a shape."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Callable

import pandas as pd

from genomgang.checking.file_check import Checked, FileCheck, Finding, every
from genomgang.contracts.contract import Kind, Protection, Severity
from genomgang.reading.privacy import redact
from genomgang.text.swedish import counted

_BROKEN = re.compile(
    "\ufffd|[\x80-\x9f]|Ã[\xa0-\xbf€‚ƒ„…†‡ˆ‰Š‹Œ‘’“”•–—˜™š›œžŸ]|Â[\xa0-\xbf]|â€|√[•§∂Ö©ñÑ]|(?<=[a-zåäö])[ŠŒ†„”](?=[a-zåäö])"
    r"|(?<=[a-zåäö])\?(?=[a-zåäö])|(?<=[A-ZÅÄÖ])[†„”](?=[a-zåäö])"
)
"""UTF-8 read as cp1252 or Mac, Mac and DOS read as cp1252, and letters that were lost on the way."""

_NUMBERED = re.compile(r"(.*?)(\d+)\Z")


def _unseen(checked: Checked) -> Finding | None:
    unseen = checked.reading.unseen
    told = []
    if unseen.hidden:
        told.append(f"dolda eller bortfiltrerade rader: {len(unseen.hidden)} ({_first(unseen.hidden)})")
    if unseen.struck:
        told.append(f"genomstrukna rader: {len(unseen.struck)} ({_first(unseen.struck)})")
    if not told:
        return None
    how = {"raknas": "de räknas enligt kallor.yml", "raknas_inte": "de räknas inte enligt kallor.yml"}.get(unseen.count)
    if how:
        return Finding((*told, how), severity=Severity.INFO)
    return Finding(tuple(told))


def _first(rows: tuple[int, ...]) -> str:
    more = len(rows) - 5
    return "rad " + ", ".join(map(str, rows[:5])) + (f" och {more} till" if more > 0 else "")


def _unseen_columns(checked: Checked) -> Finding | None:
    unseen = checked.reading.unseen
    told = [f"kolumnen ”{redact(one)}” är dold" for one in unseen.columns if one]
    told += [f"bladet ”{redact(one)}” är dolt och läses inte" for one in unseen.sheets]
    return Finding(tuple(told)) if told else None


def _named(checked: Checked) -> Finding | None:
    return Finding(checked.reading.named) if checked.reading.named else None


def _joined(checked: Checked) -> Finding | None:
    return Finding(checked.reading.joined) if checked.reading.joined else None


def _unlike(checked: Checked) -> Finding | None:
    return Finding(checked.reading.unlike) if checked.reading.unlike else None


def _replaced(checked: Checked) -> Finding | None:
    return Finding(checked.reading.replaced) if checked.reading.replaced else None


def _lost_zeros(checked: Checked) -> Finding | None:
    """Ids that differ only in how many zeros their number begins with, within the file or from another data set."""
    told = []
    for column in checked.contract.columns:
        if column.kind is not Kind.ID or column.name == "namnd":
            continue
        alike: dict[tuple[str, int], set[str]] = defaultdict(set)
        own = set(checked.frame[column.name].dropna())
        elsewhere = checked.known.persons if column.protection is Protection.PERSON else ()
        for cell in own.union(elsewhere):
            if (found := _NUMBERED.fullmatch(cell)) and len(found[2]) < 20:
                alike[found[1], int(found[2])].add(cell)
        pairs = [sorted(cells) for cells in alike.values() if len(cells) > 1 and not own.isdisjoint(cells)]
        if pairs:
            shown = "" if column.protection is Protection.PERSON else f", till exempel {redact(' och '.join(pairs[0]))}"
            told.append(
                f"{column.label}: {counted(len(pairs), 'nummer', 'nummer')} finns med olika många nollor{shown}"
            )
    return Finding(tuple(told)) if told else None


def _broken(checked: Checked) -> Finding | None:
    told, rows = [], pd.Series(data=False, index=checked.frame.index)
    for column in checked.contract.columns:
        if column.kind not in (Kind.TEXT, Kind.ID):
            continue
        cells = checked.reading.as_written.get(column.name, checked.frame[column.name])
        bad = {
            cell
            for cell in cells.dropna().unique()
            if not (cell.isascii() and "?" not in cell) and _BROKEN.search(cell)
        }
        if not bad:
            continue
        found = cells.isin(bad)
        rows |= found
        first = cells[found].iloc[0]
        shown = "" if column.protection is Protection.PERSON else f", till exempel ”{redact(first)[:60]}”"
        told.append(
            f"{column.label}: {counted(int(found.sum()), 'rad', 'rader')}, först rad {cells[found].index[0]}{shown}"
        )
    if not told:
        return None
    counts = checked.frame.loc[rows, "namnd"].fillna("").value_counts().sort_index()
    return Finding(tuple(told), {str(namnd): int(number) for namnd, number in counts.items()})


def _info(
    name: str, description: str, reason: str, remedy: str, find: Callable[[Checked], Finding | None]
) -> FileCheck:
    return FileCheck(name, Severity.INFO, description, reason, remedy, "", every, find)


DELIVERED_VALUES = (
    FileCheck(
        "dolda_rader",
        Severity.CRITICAL,
        "Det är avgjort om arbetsbokens dolda, filtrerade och genomstrukna rader räknas.",
        "Den som ser bladet ser inte raderna, men filen har dem; det går inte att veta vilket som är menat.",
        "Skriv dolda_rader: raknas_inte (eller raknas) för datamängden i kallor.yml, eller ta bort raderna ur filen.",
        "",
        every,
        _unseen,
    ),
    FileCheck(
        "inledande_nollor",
        Severity.CRITICAL,
        "Inga id skiljer sig bara i hur många nollor numret börjar med.",
        "Excel tar bort inledande nollor, så 00123 och 123 kan vara samma, men behöver inte vara det.",
        "Skriv id:na lika i källan, som text. Är de olika: skriv besked: {inledande_nollor: vem som har bekräftat "
        "det}.",
        "Några id skiljer sig bara i inledande nollor och räknas som olika.",
        every,
        _lost_zeros,
        answerable=True,
    ),
    FileCheck(
        "samma_id",
        Severity.CRITICAL,
        "Id som skrivs på flera sätt säger samma sak om den som de gäller.",
        "Skiftläge, ”.0” och osynliga tecken brukar inget betyda, men när uppgifterna skiljer sig kan id:na vara två.",
        "Skriv id:na lika i källan om de är samma, och så att de skiljer sig i en bokstav eller siffra om de är olika. "
        "Är de samma fast uppgifterna skiljer sig: skriv besked: {samma_id: vem som har bekräftat det} under "
        "datamängden i kallor.yml.",
        "Några id skrivs på flera sätt, med olika uppgifter, och räknas som samma.",
        every,
        _unlike,
        answerable=True,
    ),
    FileCheck(
        "trasiga_tecken",
        Severity.WARNING,
        "Inga texter har trasiga tecken.",
        "Tecken som Ã¶ eller � kommer av att en fil har sparats eller lästs med fel teckenkodning.",
        "Ta ut filen på nytt med rätt teckenkodning (UTF-8), eller ange kodning i kallor.yml. Tecken som redan är "
        "borta i källan måste skrivas in igen.",
        "{rader} av {alla} rader har trasiga tecken i texten; texten visas som den står.",
        every,
        _broken,
    ),
    _info(
        "namnd_kand_igen",
        "Alla {{ org.forsta.manga }} skrivs med sitt kortnamn.",
        "Namn, förvaltning och föregångare känns igen när de bara kan vara en {{ org.forsta.en }}.",
        "Kontrollera att raderna hör till den {{ org.forsta.en }} som anges. Skriv annars kortnamnet i källan.",
        _named,
    ),
    _info(
        "skrivsatt",
        "Varje id och enhet skrivs på ett enda sätt.",
        "Skiftläge, osynliga tecken och ”.0” efter ett tal gör annars en till flera.",
        "Skriv dem lika i källan. Är de olika: ge dem id som skiljer sig i annat än det.",
        _joined,
    ),
    _info(
        "tecken_utan_form",
        "Alla tecken kan skrivas ut.",
        "Rapportens typsnitt saknar tecknet, till exempel en emoji.",
        "Byt ut tecknet i källan.",
        _replaced,
    ),
    _info(
        "dolda_kolumner",
        "Arbetsboken har inga dolda kolumner eller blad.",
        "Dolda kolumner läses som andra; dolda blad läses inte om de inte anges.",
        "Kontrollera att det dolda är rätt. Ska ett dolt blad läsas: ange det som blad i kallor.yml.",
        _unseen_columns,
    ),
)
"""Checks of what is hidden, spelt in several ways, broken or cannot be drawn."""
