"""The data dictionary says what the contracts say."""

from __future__ import annotations

import dataclasses

import pytest

from checks import CONTRACTS
from genomgang.contracts.contract import Contract
from genomgang.contracts.data_dictionary import PATH, data_dictionary


def test_the_dictionary_in_docs_is_the_contracts() -> None:
    made = data_dictionary(CONTRACTS.values())
    assert PATH.read_text(encoding="utf-8") == made, "run: python -m genomgang.contracts.data_dictionary"


@pytest.mark.parametrize("contract", CONTRACTS.values(), ids=CONTRACTS.keys())
def test_a_changed_contract_changes_the_dictionary(contract: Contract) -> None:
    column = dataclasses.replace(contract.columns[-1], label="Helt ny rubrik", help="Ny hjälptext.")
    changed = dataclasses.replace(contract, columns=(*contract.columns[:-1], column))
    lines = [line for line in data_dictionary([changed]).splitlines() if "Helt ny rubrik" in line]
    assert len(lines) == 1
    assert "Ny hjälptext." in lines[0]
    assert "Helt ny rubrik" not in data_dictionary([contract])
