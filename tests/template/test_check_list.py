"""The list of checks says what the contracts say."""

from __future__ import annotations

import dataclasses
import re

import pytest

from checks import CONTRACTS
from genomgang.checking.derive import all_checks
from genomgang.checking.file_checks import file_checks
from genomgang.contracts.check_list import PATH, check_list
from genomgang.contracts.contract import Contract, Severity
from genomgang.reading.workbook import REFUSED


def test_the_list_in_docs_is_the_contracts() -> None:
    assert PATH.read_text(encoding="utf-8") == check_list(CONTRACTS.values()), (
        "run: python -m genomgang.contracts.check_list"
    )


@pytest.mark.parametrize("contract", CONTRACTS.values(), ids=CONTRACTS.keys())
def test_every_check_has_its_row(contract: Contract) -> None:
    rows = [
        line for line in check_list([contract]).splitlines() if re.search(r"\| (kritisk|varning|upplysning) ", line)
    ]
    assert len(rows) == len(all_checks(contract)) + len(file_checks(contract))


def test_every_refusal_of_a_workbook_stands_there_with_its_remedy() -> None:
    plain = check_list([]).replace("\\", "")
    for problem, remedy in REFUSED.values():
        assert problem in plain
        assert remedy in plain


def test_a_changed_check_changes_the_list() -> None:
    contract = CONTRACTS["incidenter"]
    check = dataclasses.replace(contract.checks[0], description="Helt ny regel.", severity=Severity.WARNING)
    changed = dataclasses.replace(contract, checks=(check, *contract.checks[1:]))
    (row,) = [line for line in check_list([changed]).splitlines() if "Helt ny regel." in line]
    assert "varning" in row
