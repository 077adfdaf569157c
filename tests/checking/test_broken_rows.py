"""One broken copy of a row per critical check: that check rejects that row, and no other check does."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

import pandas as pd
import pytest
from small_delivery import write_delivery

from checks import CONTRACTS, DELIVERED
from genomgang.checking.batch import Batch
from genomgang.checking.context import Known
from genomgang.checking.dataset import batches, check_reading
from genomgang.checking.derive import READABLE, all_checks
from genomgang.checking.messages import columns_of
from genomgang.checking.run import REFERENCES, Run
from genomgang.contracts.contract import Check, Contract, Kind, Severity
from genomgang.reading import Problem, Reading
from genomgang.reading.delivery import load_delivery

PERSONAL_NUMBER = "811218-9876"  # the well-known fictitious example
FILE_CHECKS = {"ExpectTableColumnsToMatchSet", "ExpectHeadersToNameNoPerson"}
PARAMETER_BREAKS = {"matdatum": pd.Timestamp("2023-11-01"), "matdatum_ar": 2024, "ar": 2025}


@pytest.fixture(scope="module")
def run(tmp_path_factory: pytest.TempPathFactory) -> Run:
    data = tmp_path_factory.mktemp("leverans") / "data"
    write_delivery(data)
    return Run(data, load_delivery(data, 2024), None)


@pytest.fixture(scope="module")
def known(run: Run) -> Known:
    return run.known({name: run.read(name) for name in REFERENCES})


def critical(contract: Contract) -> list[Check]:
    return [check for check in all_checks(contract) if check.severity is Severity.CRITICAL]


class Breaker:
    """Appends broken copies of good rows to a reading, and remembers which check each is made for."""

    def __init__(self, reading: Reading) -> None:
        self.contract = reading.contract
        self.good = reading.frame
        self.rows: list[pd.Series] = []
        self.problems: list[Problem] = []
        self.made_for: dict[int, Check] = {}
        self.next = int(self.good.index.max()) + 1

    def add(self, check: Check, **changes: object) -> int:
        row = self._base(check).copy()
        for name in self.contract.key:
            if self.contract.column(name).kind in (Kind.ID, Kind.TEXT) and name not in ("namnd", "omrade"):
                row[name] = f"{row[name]}-{self.next}"
        if self.contract.key == ("namnd",):
            row["namnd"] = f"nyanamnden-{self.next}"
        for name, value in changes.items():
            row[name] = value
        row.name = self.next
        self.rows.append(row)
        self.made_for[self.next] = check
        self.next += 1
        return self.next - 1

    def _base(self, check: Check) -> pd.Series:
        frame = self.good
        match check.arguments.get("row_condition"):
            case (column, "==", value) if column in frame.columns:
                frame = frame[frame[column] == value]
            case (column, "is_not_null"):
                frame = frame[frame[column].notna()]
        return frame.iloc[0]

    def reading(self, reading: Reading) -> Reading:
        broken = pd.DataFrame(self.rows, index=pd.Index([row.name for row in self.rows], name="rad"))
        frame = pd.concat([self.good, broken.astype(self.good.dtypes.to_dict())])
        ignored = pd.DataFrame(index=frame.index)
        return replace(reading, frame=frame, problems=tuple(self.problems), ignored=ignored)


def break_rows(breaker: Breaker, check: Check) -> None:
    contract, arguments = breaker.contract, check.arguments
    column = str(arguments.get("column"))
    match check.expectation:
        case "ExpectColumnValuesToBeInSet" if column == READABLE:
            name = contract.columns[-1].name
            row = breaker.add(check, **{name: pd.NA})
            breaker.problems.append(Problem("x.csv", "", row, name, "3/4", "kan vara två datum.", "Skriv 2023-04-03."))
        case "ExpectRowsToBeFilled":
            for name in arguments["column_list"]:
                breaker.add(check, **{name: pd.NA})
        case "ExpectColumnValuesToBeInSet":
            breaker.add(
                check,
                **{column: "ej_aktuell" if column == "inom_72_timmar" and "row_condition" in arguments else "okant"},
            )
        case "ExpectColumnValuesToBeBetween":
            limit = arguments.get("max_value")
            if isinstance(limit, dict):
                breaker.add(check, **{column: PARAMETER_BREAKS[limit["$PARAMETER"]]})
            elif limit is not None:
                breaker.add(check, **{column: limit + 1})
            if arguments.get("min_value") is not None:
                breaker.add(check, **{column: arguments["min_value"] - 1})
        case "ExpectColumnValuesToNotBeNull":
            breaker.add(check, **{column: pd.NA})
        case "ExpectColumnValuesToBeUnique" | "ExpectCompoundColumnsToBeUnique":
            key = breaker.good.iloc[0][list(contract.key)].to_dict()
            if contract.key == ("namnd",):
                key = {"namnd": "dubbla-namnden"}
            else:
                key = {
                    name: f"{key[name]}-dubbel"
                    if contract.column(name).kind in (Kind.ID, Kind.TEXT) and name not in ("namnd", "omrade")
                    else key[name]
                    for name in key
                }
            breaker.add(check, **key)
            breaker.add(check, **key)
        case "ExpectRowsToHoldNoPersonalData":
            value = PERSONAL_NUMBER if arguments["kind"] == "personnummer" else "anna@exempel.se"
            free = [
                name
                for name in arguments["column_list"]
                if contract.column(name).kind is Kind.TEXT
                or (contract.column(name).kind is Kind.ID and name not in ("namnd", *contract.key))
            ]
            breaker.add(check, **{free[0]: value})
        case "ExpectColumnPairValuesAToBeGreaterThanB":
            earlier = breaker._base(check)[arguments["column_B"]]
            step = pd.Timedelta(days=1) if isinstance(earlier, pd.Timestamp) else 1
            breaker.add(check, **{arguments["column_A"]: earlier - step})
        case "ExpectUnitToBelongToNamnd":
            breaker.add(check, namnd="servicenamnden", enhet="Gatudrift")
        case "ExpectColumnValuesToMatchRegex":
            breaker.add(check, **{column: "Anna Andersson" if column == "person_id" else "Nya Nämnden"})
        case other:
            raise AssertionError(f"no broken copy for {other}")


def related(one: Check, other: Check) -> bool:
    """Whether one broken value can break both: the same column, or a key made of it."""
    return bool(set(columns_of(one)) & set(columns_of(other)))


@pytest.mark.slow
@pytest.mark.parametrize("name", DELIVERED)
def test_each_critical_check_rejects_its_own_broken_row(name: str, run: Run, known: Known) -> None:
    reading = run.read(name)
    breaker = Breaker(reading)
    for check in critical(reading.contract):
        if check.expectation not in FILE_CHECKS:
            break_rows(breaker, check)
    broken = breaker.reading(reading)
    checked = check_reading(broken, known)

    for row, check in breaker.made_for.items():
        failed = checked.faults.get(row, ())
        assert check in failed, f"rad {row} skulle ha fallit på: {check.description}"
        assert all(other == check or related(check, other) for other in failed), (check.description, failed)
    assert set(checked.faults) == set(breaker.made_for)
    assert checked.used.index.tolist() == reading.frame.index.tolist()
    assert len(checked.used) + len(checked.faults) == len(broken.frame)


def file_checks() -> Iterator[tuple[str, Check]]:
    for name, contract in CONTRACTS.items():
        yield from ((name, check) for check in critical(contract) if check.expectation in FILE_CHECKS)


@pytest.mark.slow
def test_a_missing_column_or_a_persons_name_in_a_header_fails_the_file(run: Run, known: Known) -> None:
    from genomgang.checking.suite import run_checks

    for name, check in file_checks():
        rows, _ = batches(run.read(name), known)
        if check.expectation == "ExpectTableColumnsToMatchSet":
            frame = rows.frame.drop(columns=CONTRACTS[name].columns[-1].name)
        else:
            frame = rows.frame.assign(**{"Namn på medarbetare": "x"})
        for tried, passed in ((rows.frame, True), (frame, False)):
            (outcome,) = run_checks(Batch(name, tried, (check,), {}, "rad", {}))
            assert outcome.passed is passed, (name, check.expectation)
