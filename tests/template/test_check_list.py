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


@pytest.mark.parametrize(
    ("problem", "remedy"),
    [
        ("Det är inget tal.", "Skriv enbart siffror, med decimalkomma där det behövs."),
        ("Talet är för stort för att läsas exakt.", "Kontrollera värdet i källan."),
        ("Det går inte att avgöra vilken teckenkodning filen har.", "till exempel kodning: cp1252."),
        ("Flera rubriker passar för …: ….", "eller den andra under ignorera."),
        ("Kolumnen ”…” står både under faktor och fasta.", "Behåll en av dem."),
        ("Fältet ”…” är okänt.", "Välj bland: …."),
        ("Filen är en fil med avvisade rader (…), inte hela leveransen.", "kör genomgang ta-emot FIL"),
    ],
)
def test_what_reading_says_stands_there_with_its_remedy(problem: str, remedy: str) -> None:
    (line,) = {line for line in check_list([]).splitlines() if line.startswith(f"| {problem} |")}
    assert remedy in line


def test_a_changed_check_changes_the_list() -> None:
    contract = CONTRACTS["incidenter"]
    check = dataclasses.replace(contract.checks[0], description="Helt ny regel.", severity=Severity.WARNING)
    changed = dataclasses.replace(contract, checks=(check, *contract.checks[1:]))
    (row,) = [line for line in check_list([changed]).splitlines() if "Helt ny regel." in line]
    assert "varning" in row
