"""Last year's decisions against this year's action plan: none is lost, moved or revived in silence."""

from __future__ import annotations

from pathlib import Path

import pandas as pd
import pytest
from meaning import AR, delivery
from small_delivery import DELIVERIES, Row, write_csv

from checks import CONTRACTS
from genomgang.checking.context import Known
from genomgang.checking.file_check import Checked
from genomgang.checking.file_checks import run_file_checks
from genomgang.checking.gate import blocked_namnder
from genomgang.checking.model import CheckResult
from genomgang.checking.run import check_delivery
from genomgang.contracts.contract import Severity
from genomgang.reading import read
from genomgang.reading.delivery import load_delivery

ID = "servicenamnden-2023-01"


@pytest.fixture
def data(tmp_path: Path) -> Path:
    return delivery(tmp_path)


def decision(**fields: str) -> Row:
    return {
        "namnd": "servicenamnden",
        "beslut_id": ID,
        "galler": "forslag",
        "svarar_mot": ID,
        "motesdatum": "2022-12-06",
        "utfall": "beslutad",
        "foreslaget": "Inventera informationsklassningar",
        "lydelse": "Inventera informationsklassningar",
        "ansvarig_roll": "chefer",
        "forfallodatum": "2023-12-31",
        "iso_ref": "d2",
        "effektmatt": "Andel klassade tillgångar",
        "skyddsmarkning": "oppen",
    } | fields


def action(**fields: str) -> Row:
    return {
        **DELIVERIES[AR]["atgarder"][0],
        "atgard_id": ID,
        "forfallodatum": "2023-12-31",
        "overford_fran": "",
    } | fields


def found(data: Path, decisions: list[Row], actions: list[Row]) -> dict[str, CheckResult]:
    """The checks of the action plan that did not hold, by name."""
    for name, ar, rows in (("beslut", AR - 1, decisions), ("atgarder", AR, actions)):
        write_csv(data / str(ar) / f"{name}.csv", rows, CONTRACTS[name].column_names)
    reading = read(CONTRACTS["atgarder"], data, AR)
    known = Known(
        delivery=load_delivery(data, AR),
        register=read(CONTRACTS["namnder"], data, AR).frame,
        targets=read(CONTRACTS["mal"], data, AR).frame,
        units=pd.DataFrame({"namnd": [], "enhet": []}),
        before={"beslut": read(CONTRACTS["beslut"], data, AR - 1).frame},
    )
    results = run_file_checks(Checked(reading, reading.frame, known))
    return {one.expectation.removeprefix("fil: "): one for one in results if not one.passed}


def test_a_decision_that_stands_as_decided_is_fine(data: Path) -> None:
    assert found(data, [decision()], [action()]) == {}


def test_a_decision_that_is_gone_blocks_its_namnd(data: Path) -> None:
    told = found(data, [decision()], [action(atgard_id="servicenamnden-2024-07")])["beslut_borta"]
    assert told.severity is Severity.CRITICAL
    assert told.examples == (f"{ID} skulle vara klart 2023-12-31",)
    assert list(blocked_namnder([told], {"servicenamnden": (), "jarva": ()}, {"atgarder": "Åtgärdsplan"})) == [
        "servicenamnden"
    ]


def test_a_decision_that_another_action_continues_is_fine(data: Path) -> None:
    assert found(data, [decision()], [action(atgard_id="x-1", overford_fran=ID, forfallodatum="2024-06-30")]) == {}


def test_another_due_date_without_a_word_is_told(data: Path) -> None:
    told = found(data, [decision()], [action(forfallodatum="2024-06-30")])
    assert set(told) == {"beslut_flyttat"}
    assert told["beslut_flyttat"].examples == (f"{ID} beslutades till 2023-12-31 och står nu till 2024-06-30",)


def test_a_moved_decision_with_a_successor_is_fine(data: Path) -> None:
    moved = action(status="flyttad", forfallodatum="2024-06-30")
    assert found(data, [decision()], [moved, action(atgard_id="x-1", overford_fran=ID)]) == {}


@pytest.mark.parametrize("status", ["ej_paborjad", "pagar", "forsenad"])
def test_a_refused_proposal_is_never_open(data: Path, status: str) -> None:
    told = found(data, [decision(utfall="avslagen", motivering="Ryms inte")], [action(status=status)])
    assert set(told) == {"avslaget_oppet"}
    assert told["avslaget_oppet"].examples == (f"{ID} avslogs 2022-12-06 men står som öppen",)


@pytest.mark.parametrize("outcome", ["avslagen", "bordlagd"])
def test_what_was_not_decided_need_not_be_there(data: Path, outcome: str) -> None:
    other = action(atgard_id="servicenamnden-2024-01")
    assert found(data, [decision(utfall=outcome, motivering="Ryms inte")], [other]) == {}


def test_a_namnd_that_was_taken_over_leaves_its_decisions_to_the_new_one(data: Path) -> None:
    told = found(data, [decision(namnd="rinkeby-kista", beslut_id="rk-1", svarar_mot="rk-1")], [action()])
    assert dict(told["beslut_borta"].rows_by_namnd) == {"jarva": 1}


@pytest.mark.parametrize(("decisions", "required"), [([decision()], True), ([], False)])
def test_a_plan_may_be_left_out_only_while_nothing_has_been_decided(
    decisions, required, data: Path, work: Path
) -> None:
    (data / str(AR) / "atgarder.csv").unlink()
    if decisions:
        write_csv(data / str(AR - 1) / "beslut.csv", decisions, CONTRACTS["beslut"].column_names)
    check = check_delivery(data, AR)
    told = [one for one in check.datasets["atgarder"].results if not one.passed]
    assert [one.severity for one in told] == ([Severity.CRITICAL] if required else [])
    assert ("servicenamnden" in check.blocked) is required
