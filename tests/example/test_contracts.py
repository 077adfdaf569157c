"""The committed example keeps every contract: columns, types, categories, ranges and keys."""

from __future__ import annotations

import csv
import datetime as dt

import pytest

from checks import DELIVERED
from genomgang.contracts.contract import Column, Contract, Kind
from genomgang.example.calendar import SMALL_YEAR, YEARS
from genomgang.paths import EXAMPLE

FILES = [EXAMPLE / "mal.csv", *sorted(EXAMPLE.glob("*/*.csv"))]


def wrong(column: Column, cell: str) -> str:
    """What is wrong with a cell, empty where nothing is."""
    if not cell:
        return "empty" if column.required else ""
    if column.kind is Kind.CATEGORY:
        return "" if cell in column.values else "unknown value"
    if column.kind is Kind.YESNO:
        return "" if cell in ("ja", "nej") else "neither ja nor nej"
    if column.kind is Kind.DATE:
        return "" if dt.date.fromisoformat(cell) else "no date"
    if column.kind in (Kind.WHOLE, Kind.NUMBER):
        number = int(cell) if column.kind is Kind.WHOLE else float(cell.replace(",", "."))
        low = column.minimum is not None and number < column.minimum
        high = column.maximum is not None and number > column.maximum
        return "out of range" if low or high else ""
    return "" if cell == cell.strip() else "not stripped"


@pytest.mark.parametrize("path", FILES, ids=lambda path: f"{path.parent.name}-{path.stem}")
def test_every_cell_keeps_its_contract(path):
    contract: Contract = DELIVERED[path.stem]
    with path.open(encoding="utf-8", newline="") as file:
        reader = csv.DictReader(file, delimiter=";")
        given = tuple(reader.fieldnames or ())
        held = [column for column in contract.columns if column.name in given or not column.may_lack]
        assert given == tuple(column.name for column in held)
        rows = list(reader)
    faults = [
        (number, column.name, row[column.name])
        for number, row in enumerate(rows, start=2)
        for column in held
        if wrong(column, row[column.name])
    ]
    assert faults == []
    keys = [tuple(row[name] for name in contract.key) for row in rows]
    assert len(keys) == len(set(keys))


def test_every_year_has_what_it_should():
    new = {(ar, name) for ar in YEARS for name in ("leverantorer", "sarbarheter", "tillsyn")}
    optional = new | {(2022, "digitala_lyftet"), (2022, "kompetenslyft"), (2023, "kompetenslyft")}
    optional |= {(SMALL_YEAR, "digitala_lyftet"), (SMALL_YEAR, "kompetenslyft")}
    yearly = [name for name, contract in DELIVERED.items() if contract.yearly]
    every = (*YEARS, SMALL_YEAR)
    missing = {(ar, name) for ar in every for name in yearly if not (EXAMPLE / str(ar) / f"{name}.csv").exists()}
    assert missing == optional


def test_the_committed_example_is_small():
    assert sum(path.stat().st_size for path in EXAMPLE.rglob("*") if path.is_file()) <= 5_000_000


def test_files_are_utf8_with_lf_and_semicolons():
    for path in FILES:
        content = path.read_bytes()
        assert b"\r" not in content and not content.startswith(b"\xef\xbb\xbf")
        assert b";" in content.splitlines()[0]
