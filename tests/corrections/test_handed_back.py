"""The workbook of rejected rows: the faulty cell is marked, told in the template's words, and chosen from its lists."""

from __future__ import annotations

from pathlib import Path

import openpyxl
from handed import break_cells, hand_back
from syrupy.assertion import SnapshotAssertion

from genomgang.checking.rejected_book import SHEET
from genomgang.reading.rejected_file import FAULT

CELLS = {(2, "personuppgifter"): "kanske", (2, "typ"): "sysstem", (4, "i_registerforteckning"): "vet ej"}


def test_each_faulty_cell_is_marked_and_says_what_is_expected(data: Path, snapshot: SnapshotAssertion) -> None:
    break_cells(data / "2024/klassning.csv", CELLS)
    sheet = openpyxl.load_workbook(hand_back(data, "klassning"))[SHEET]
    headers = [cell.value for cell in sheet[1]]
    marked = {
        (int(line[1].value), headers[at]): cell.comment.text
        for line in sheet.iter_rows(min_row=2)
        for at, cell in enumerate(line)
        if cell.fill.fgColor.rgb == "FFFFD9D9"
    }
    assert marked.keys() == {(2, "Personuppgifter"), (2, "Typ"), (4, "I registerförteckningen")}
    assert {"fel": [line[headers.index(FAULT)].value for line in sheet.iter_rows(min_row=2)], **marked} == snapshot


def test_the_templates_lists_are_in_place_and_what_is_ours_is_locked(data: Path) -> None:
    break_cells(data / "2024/klassning.csv", CELLS)
    book = openpyxl.load_workbook(hand_back(data, "klassning"))
    sheet = book[SHEET]
    headers = [cell.value for cell in sheet[1]]
    lists = {str(rule.sqref): rule.formula1 for rule in sheet.data_validations.dataValidation if rule.type == "list"}
    letter = sheet.cell(1, headers.index("Typ") + 1).column_letter
    assert lists[f"{letter}2:{letter}3"].startswith("Listor!")
    assert (book["Listor"].sheet_state, sheet.protection.sheet) == ("hidden", True)
    locked = {header for header, cell in zip(headers, sheet[2], strict=True) if cell.protection.locked}
    assert locked == {"fel", "rad i källan", "kvitto"}
    assert sheet.column_dimensions[sheet.cell(1, len(headers)).column_letter].hidden
    answers = {cell.value for cell in sheet[2]}
    assert {"ja", "pågår", "öppen"} <= answers
    assert not {"True", "False", True, False} & {value for value in answers if isinstance(value, str | bool)}
