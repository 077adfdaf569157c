"""A small company's delivery with hostile text in every free-text column of every contract, and in the texts."""

from __future__ import annotations

import csv
import json
import re
import shutil
from collections.abc import Iterator, Mapping
from pathlib import Path

from hostile_texts import HOSTILE

from checks import DELIVERED
from genomgang.contracts.contract import Column, Contract, Kind
from genomgang.example.calendar import SMALL_YEAR
from genomgang.paths import EXAMPLE
from genomgang.review.texts import SECTIONS

NAMND = "stokab"
AR = 2024

LONG = "lang"
TEXTS = {**HOSTILE, LONG: "Ord utan slut " * 750}
"""Kind → text; the last has more than ten thousand characters."""

TOGETHER = {
    "samlat-1": HOSTILE["html"] + HOSTILE["markdown"] + HOSTILE["shortcode"],
    "samlat-2": HOSTILE["typst"] + HOSTILE["lua"] + HOSTILE["python"],
    "samlat-3": HOSTILE["formel"] + HOSTILE["riktning"] + HOSTILE["styrtecken"] + HOSTILE["citat"],
}
"""Several kinds in one text, for names that are few: of the nämnd, its administration and its units."""

FRONT = ("beslutande_roll", "analytiker_roll", "granskare_roll", "diarienummer")
"""The fields of the texts' front matter that anybody can write anything in."""

_SLUGS = ("namnd", "person_id", "overford_fran", "indikator", "omrade", "foregangare")
"""Columns of text that refer to something by a name of a given form."""


def canary(place: str, kind: str) -> str:
    """A word that stands before a hostile text, and tells where it was planted."""
    return f"Fjäril{place.replace('_', '').replace('-', '')}{kind}"


def planted(place: str, kind: str) -> str:
    """What is delivered there."""
    return f"{canary(place, kind)} {(TEXTS | TOGETHER)[kind]}"


def place(contract: Contract, column: Column) -> str:
    """The column's name for canaries; units are named alike in all data sets."""
    return "enhet" if column.name == "enhet" and contract.name != "mal" else f"{contract.name}.{column.name}"


def free_text(contract: Contract) -> Iterator[Column]:
    """The columns where anybody can write anything."""
    yield from (
        column
        for column in contract.needed
        if column.kind is Kind.TEXT or (column.kind is Kind.ID and column.name not in _SLUGS)
    )


def write_hostile(data: Path) -> None:
    """The example's rows of the company, enough of each for every kind of text."""
    year = data / str(AR)
    (year / "texter").mkdir(parents=True)
    shutil.copyfile(EXAMPLE / str(AR) / "leverans.yml", year / "leverans.yml")
    (year / "texter" / f"{NAMND}.md").write_text(_words(), encoding="utf-8")
    for contract in DELIVERED.values():
        folder = year if contract.yearly else data
        with (folder / contract.file).open("w", encoding="utf-8", newline="") as file:
            writer = csv.DictWriter(file, contract.column_names, delimiter=";")
            writer.writeheader()
            writer.writerows(rows(contract))


def rows(contract: Contract) -> list[dict[str, str]]:
    """One data set's rows, with the kinds of text one after another in each column of free text."""
    found = _delivered(contract)
    if contract.name in ("utbildning", "digitala_lyftet"):  # units are shown from ten persons, or fourteen
        found = [{**row, "person_id": f"{row['person_id']}{copy}"} for copy in ("", "b", "c") for row in found]
    if contract.key[-1] in {column.name for column in free_text(contract)}:  # the text makes a copy a row of its own
        found = [found[number % len(found)] for number in range(max(len(found), len(TEXTS)))]
    return [{**row, **_hostile(contract, row, number)} for number, row in enumerate(found)]


def _delivered(contract: Contract) -> list[dict[str, str]]:
    """The company's rows; of a data set that the year lacks those of the small year, as they would stand then."""
    folder = EXAMPLE / str(AR) if contract.yearly else EXAMPLE
    if (folder / contract.file).exists():
        with (folder / contract.file).open(encoding="utf-8", newline="") as file:
            return [row for row in csv.DictReader(file, delimiter=";") if row["namnd"] in (NAMND, "staden", "")]
    with (EXAMPLE / str(SMALL_YEAR) / contract.file).open(encoding="utf-8", newline="") as file:
        return [
            {name: _DAY.sub(lambda day: str(int(day[0]) - SMALL_YEAR + AR), cell) for name, cell in row.items()}
            | {"namnd": NAMND}
            for row in csv.DictReader(file, delimiter=";")
        ]


_DAY = re.compile(r"^20\d\d(?=-\d\d-\d\d$)")


def _hostile(contract: Contract, row: Mapping[str, str], number: int) -> dict[str, str]:
    kinds = [*TEXTS]
    cells = {}
    for column in free_text(contract):
        kind = _kind_of_name(contract, column, row) or kinds[number % len(kinds)]
        cells[column.name] = planted(place(contract, column), kind)
        if column.kind is Kind.ID or column.name in contract.key:
            cells[column.name] = f"{number} {cells[column.name]}"[:400]
    if contract.name == "mal" and row["enhet"] != "dagar":
        cells["enhet"] = row["enhet"]  # says how the target is counted
    return cells


def _kind_of_name(contract: Contract, column: Column, row: Mapping[str, str]) -> str:
    """The kind where something is named that several data sets name, or that is named once; else empty."""
    if contract.name == "namnder":
        return {"namn": "samlat-1", "forvaltning": "samlat-2"}.get(column.name, "")
    if column.name == "enhet":
        named = {"Nät och drift": "samlat-1", "Projektering": "samlat-2", "dagar": "samlat-1"}
        return named.get(row["enhet"], "samlat-3")
    return ""


def _words() -> str:
    """The coordinator's texts: every kind in every section; a line with `:::` is refused there."""
    front = "".join(f"{name}: {json.dumps(planted(name, 'samlat-1'))}\n" for name in FRONT)
    parts = [
        f"## {section}\n\n" + "\n\n".join(planted(section, kind).replace(":::", "") for kind in TEXTS)
        for section in SECTIONS
    ]
    return f"---\n{front}---\n\n" + "\n\n".join(parts) + "\n"
