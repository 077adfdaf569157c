"""The contracts of the decisions and of the meeting, with Great Expectations' rules for cells."""

from __future__ import annotations

from pathlib import Path

import pytest
from small_delivery import Row, write_csv, write_delivery
from test_decisions_kept import decision

from checks import CONTRACTS
from genomgang.checking.model import DeliveryCheck
from genomgang.checking.own_check import own_check
from genomgang.checking.run import check_delivery

AR = 2024
MEETING: Row = {
    "namnd": "servicenamnden",
    "motesdatum": "2023-12-05",
    "ordforande_roll": "forvaltningschef",
    "narvarande": "forvaltningschef|samordnare",
    "nasta_genomgang": "2024-12-03",
    "informeras": "namnd",
    "underlag": "3f9a6c0d11e2",
}


@pytest.fixture
def data(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setenv("GENOMGANG_WORK", str(tmp_path / "arbete"))
    write_delivery(tmp_path / "data")
    return tmp_path / "data"


def checked(data: Path, decisions: list[Row], meetings: list[Row]) -> DeliveryCheck:
    for name, rows in (("beslut", decisions), ("moten", meetings)):
        write_csv(data / str(AR) / f"{name}.csv", rows, CONTRACTS[name].column_names)
    return check_delivery(data, AR)


@pytest.mark.slow
def test_every_rule_of_a_decision_can_fail_and_blocks(data: Path) -> None:
    base = {"motesdatum": "2023-12-05", "forfallodatum": "2024-12-31"}
    cases = {
        "s-1": {},
        "s-2": {"utfall": "avslagen", "motivering": ""},
        "s-3": {"forfallodatum": "2023-11-30"},
        "s-4": {"ansvarig_roll": "kanslichef"},
        "s-5": {"ansvarig_roll": ""},
        "s-6": {"utfall": "kanske"},
        "s-7": {"effekt_nyckeltal": "trivsel_andel"},
        "s-8": {"utfall": "andrad"},
        "s-9": {"utfall": "bordlagd", "motivering": "Väntar på budget", "ansvarig_roll": "", "forfallodatum": ""},
        "s-10": {"effektmatt": ""},
        "s-11": {"resurs_timmar": "-4"},
        "s-12": {"motivering": "Enligt 811218-9876"},
    }
    check = checked(data, [decision(**{**base, "beslut_id": name, **case}) for name, case in cases.items()], [MEETING])
    rejected = check.datasets["beslut"]
    assert rejected.rows_in == len(cases)
    assert rejected.rows_used == len({"s-1", "s-9"})
    assert list(check.blocked) == ["servicenamnden"]


@pytest.mark.slow
def test_a_meeting_names_known_roles_and_a_later_review(data: Path) -> None:
    bad = [
        {**MEETING, "namnd": "jarva", "narvarande": "forvaltningschef|Anna"},
        {**MEETING, "namnd": "trafiknamnden", "nasta_genomgang": "2023-12-01"},
    ]
    check = checked(data, [], [MEETING, *bad])
    assert check.datasets["moten"].rows_used == 1
    assert sorted(check.blocked) == ["jarva", "trafiknamnden"]


def test_before_the_meeting_nobody_misses_it_in_the_delivery(data: Path) -> None:
    own = own_check(check_delivery(data, AR), "servicenamnden", {})
    assert {"beslut", "moten"}.isdisjoint(own.datasets)
    assert "atgarder" in own.datasets
