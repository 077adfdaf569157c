"""What a coordinator of an invented kommun types into the templates of `genomgang ny`: no file is written but by Excel."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Mapping
from pathlib import Path

import openpyxl

from genomgang.contracts.contract import Column, Contract, Kind
from genomgang.contracts.template import FIRST_ROW

Rows = Iterable[Mapping[str, object]]


def type_into(template: Path, target: Path, contract: Contract, rows: Rows) -> None:
    """Fill the template's sheet from its first row and save it as `target`; a cell that a row leaves out is as it was."""
    book = openpyxl.load_workbook(template)
    sheet = book[Path(contract.file).stem]
    for number, row in enumerate(rows, start=FIRST_ROW):
        for at, column in enumerate(contract.columns, start=1):
            if column.name in row:
                sheet.cell(number, at, _typed(column, row[column.name]))
    book.save(target)


def _typed(column: Column, value: object) -> object:
    if column.kind is Kind.DATE and isinstance(value, str):
        return dt.datetime.fromisoformat(value)
    return column.values.get(str(value), value) if column.kind is Kind.CATEGORY else value


def utbildning(namnder: Iterable[str], ar: int) -> Rows:
    for namnd in namnder:
        for number in range(40):
            for kurs in ("informationssakerhet", "dataskydd"):
                yield {
                    "namnd": namnd,
                    "enhet": f"{namnd} {'norr' if number < 20 else 'söder'}",
                    "person_id": f"{namnd[:3]}-{number:03}",
                    "rollgrupp": "chef" if number % 10 == 0 else "medarbetare",
                    "anstalld_fran": f"20{10 + number % 9}-03-01",
                    "kurs": kurs,
                    "genomford": f"{ar - 1}-0{1 + number % 9}-12" if number % 4 else None,
                }


def klassning(namnder: Iterable[str], ar: int) -> Rows:
    for namnd in namnder:
        for number in range(12):
            done = number % 3 > 0
            yield {
                "namnd": namnd,
                "tillgang_id": f"{namnd[:3]}-t{number:02}",
                "namn": f"System {number} för {namnd}",
                "typ": "system",
                "agare_roll": "chefer",
                "objektledare_roll": "systemagare",
                "konfidentialitet": 1 + number % 3 if done else None,
                "riktighet": 2 if done else None,
                "tillganglighet": 2 if done else None,
                "skala_version": "0-4" if done else None,
                "klassad_datum": f"{ar - 1}-04-0{1 + number % 9}" if done else None,
                "personuppgifter": "ja" if number % 2 else "nej",
                "i_registerforteckning": "ja" if number % 4 else "nej",
                "konsekvensbedomning": "ej_aktuell",
                "handlingsplan": "klar" if done else "saknas",
                "atgarder_antal": 4 if done else 0,
                "atgarder_klara": number % 5 if done else 0,
                "kontinuitetsplan": "nej",
                "skyddsmarkning": "oppen",
            }


def ikp(namnder: Iterable[str], ar: int) -> Rows:
    for namnd in namnder:
        for number, method in enumerate(("behorigheter", "incidenter", "klassning", "upphandling")):
            yield {
                "namnd": namnd,
                "ar": ar - 1,
                "tertial": 1 + number % 2,
                "arbetssatt": method,
                "kontroll": "Stickprov",
                "urval": 20,
                "avvikelser": number,
                "bedomning": "mindre" if number else "ingen",
                "ansvarig_roll": "chefer",
            }
