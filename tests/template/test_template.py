"""Template, reading, documentation and contract are one: what a template asks for is what reading gives."""

from __future__ import annotations

from pathlib import Path

import openpyxl
import pandas as pd
import pytest
from pandas.testing import assert_frame_equal

from checks import CONTRACTS
from genomgang.contracts.contract import Column, Contract, Kind
from genomgang.contracts.frames import DTYPES, ROW
from genomgang.contracts.template import (
    EXAMPLE_ROW,
    FIRST_ROW,
    HEADER_ROW,
    LISTS,
    README,
    first_day,
    instructions,
    write_template,
)
from genomgang.reading import read

ALL = pytest.mark.parametrize("contract", CONTRACTS.values(), ids=CONTRACTS.keys())


def limit(column: Column, bound: float | None, otherwise: float) -> float:
    return otherwise if bound is None else bound


def valid_rows(column: Column) -> list[tuple[object, object]]:
    """What a person writes in the column's cells, and the value that it stands for: the limits and the choices."""
    match column.kind:
        case Kind.TEXT:
            cells = [
                ("Åtgärd ”ett” < två", "Åtgärd ”ett” < två"),
                ("=ren text, ingen formel", "=ren text, ingen formel"),
            ]
        case Kind.ID:
            cells = [("0012", "0012"), ("å-1", "å-1")]
        case Kind.WHOLE:
            low, high = limit(column, column.minimum, -5), limit(column, column.maximum, 99)
            cells = [(int(low), int(low)), (int(high), int(high))]
        case Kind.NUMBER:
            low, high = limit(column, column.minimum, -2.5), limit(column, column.maximum, 99.25)
            cells = [(low, float(low)), (high, float(high))]
        case Kind.DATE:
            cells = [(day, pd.Timestamp(day)) for day in (first_day(column), column.latest)]
        case Kind.YESNO:
            cells = [("ja", True), ("nej", False)]
        case Kind.CATEGORY:
            labels = [(label, value) for value, label in column.values.items()]
            cells = [labels[0], labels[-1]]
    return cells if column.required else [*cells[:1], (None, None)]


def fill(contract: Contract, path: Path) -> None:
    book = openpyxl.load_workbook(path)
    sheet = book[contract.name]
    for at, column in enumerate(contract.columns, start=1):
        for row, (written, _) in enumerate(valid_rows(column), start=FIRST_ROW):
            cell = sheet.cell(row, at, written)
            if isinstance(written, str):
                cell.data_type = "s"  # as Excel does in a cell formatted as text
    book.save(path)


@ALL
def test_a_filled_template_is_read_exactly(contract: Contract, tmp_path: Path) -> None:
    folder = tmp_path / "2024" if contract.yearly else tmp_path
    folder.mkdir(exist_ok=True)
    path = folder / f"{contract.name}.xlsx"
    write_template(contract, path, 2024)
    fill(contract, path)
    reading = read(contract, tmp_path, 2024)
    true_values = {
        column.name: pd.array([value for _, value in valid_rows(column)], dtype=DTYPES[column.kind])
        for column in contract.columns
    }
    index = pd.Index([FIRST_ROW, FIRST_ROW + 1], name=ROW)
    assert reading.problems == ()
    assert reading.ignored_columns == ()
    assert_frame_equal(reading.frame, pd.DataFrame(true_values, index=index))


@ALL
def test_an_empty_template_holds_no_rows(contract: Contract, tmp_path: Path) -> None:
    folder = tmp_path / "2024" if contract.yearly else tmp_path
    folder.mkdir(exist_ok=True)
    write_template(contract, folder / f"{contract.name}.xlsx", 2024)
    reading = read(contract, tmp_path, 2024)
    assert len(reading.frame) == 0
    assert reading.problems == ()


@ALL
def test_every_column_has_its_label_example_help_and_rule(contract: Contract, tmp_path: Path) -> None:
    path = tmp_path / "mall.xlsx"
    write_template(contract, path, 2024)
    book = openpyxl.load_workbook(path)
    sheet = book[contract.name]
    assert book.sheetnames == [README, contract.name, LISTS]
    assert [cell.value for cell in sheet[HEADER_ROW]] == [column.label for column in contract.columns]
    rules = {str(rule.sqref).split(":")[0]: rule for rule in sheet.data_validations.dataValidation}
    for cell, column in zip(sheet[HEADER_ROW], contract.columns, strict=True):
        rule = rules[f"{cell.column_letter}{FIRST_ROW}"]
        assert str(rule.sqref) == f"{cell.column_letter}{FIRST_ROW}:{cell.column_letter}1048576"
        assert cell.comment.text == instructions(column)
        assert rule.prompt == instructions(column), "the message must fit in Excel's 255 characters"
        assert rule.promptTitle == column.label
        assert cell.protection.locked
        assert not sheet.column_dimensions[cell.column_letter].protection.locked
        example = sheet.cell(EXAMPLE_ROW, cell.column).value or ""
        assert example == column.values.get(column.example, column.example)
        if column.kind in (Kind.CATEGORY, Kind.YESNO):
            words = ["ja", "nej"] if column.kind is Kind.YESNO else list(column.values.values())
            listed = [found.value for found in book[LISTS][cell.column_letter] if found.value]
            assert rule.type == "list"
            assert listed == words
            assert rule.formula1 == f"{LISTS}!${cell.column_letter}$1:${cell.column_letter}${len(words)}"
        elif column.kind in (Kind.WHOLE, Kind.NUMBER):
            assert rule.type == {Kind.WHOLE: "whole", Kind.NUMBER: "decimal"}[column.kind]
            if column.minimum is not None:
                assert float(rule.formula1) == column.minimum
            if column.maximum is not None:
                assert float(rule.formula2) == column.maximum
        elif column.kind is Kind.DATE:
            assert rule.type == "date"
    assert sheet.protection.sheet


@ALL
def test_the_readme_sheet_explains_every_column(contract: Contract, tmp_path: Path) -> None:
    path = tmp_path / "mall.xlsx"
    write_template(contract, path, 2024)
    cells = [str(cell.value) for row in openpyxl.load_workbook(path)[README].iter_rows() for cell in row if cell.value]
    for column in contract.columns:
        assert column.label in cells
        assert any(column.help in text for text in cells)


def test_a_template_has_the_same_bytes_each_time(tmp_path: Path) -> None:
    for name in ("a.xlsx", "b.xlsx"):
        write_template(CONTRACTS["klassning"], tmp_path / name, 2024)
    assert (tmp_path / "a.xlsx").read_bytes() == (tmp_path / "b.xlsx").read_bytes()
    assert sorted(path.name for path in tmp_path.iterdir()) == ["a.xlsx", "b.xlsx"]
