"""Checks one data set's rows: runs its suite, rejects rows, and sums up per nämnd."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace
from typing import Any

import pandas as pd

from genomgang.checking.batch import Batch
from genomgang.checking.context import (
    Known,
    key_figures,
    missing_parameters,
    parameters,
    summary,
    validation_frame,
)
from genomgang.checking.derive import PRIVACY, all_checks
from genomgang.checking.file_check import Checked
from genomgang.checking.file_checks import run_file_checks
from genomgang.checking.messages import row_result, total_result
from genomgang.checking.model import CheckResult, NamndRows
from genomgang.contracts.contract import Check, Severity
from genomgang.contracts.frames import ROW
from genomgang.reading.model import Reading

_PER_NAMND = "ExpectNamndTotalsToBeBetween"


@dataclass(frozen=True)
class CheckedRows:
    """`used` holds the rows that passed every critical check; `faults` gives each other row the checks that it failed.

    `rows_before` is last year's number of used rows, None where not known.
    """

    used: pd.DataFrame
    faults: Mapping[int, tuple[Check, ...]]
    rows_before: int | None
    namnder: Mapping[str, NamndRows]
    results: tuple[CheckResult, ...]


def batches(reading: Reading, known: Known) -> tuple[Batch, Batch]:
    """The rows with their checks, and the summary per nämnd with its own."""
    contract = reading.contract
    figures = key_figures(contract, reading.frame, known)
    values = parameters(reading, known, figures)
    frame = validation_frame(reading)
    extra = list(frame.columns[-reading.ignored.shape[1] :]) if reading.ignored.shape[1] else []
    checks = [
        _with_other_columns(check, extra) for check in all_checks(contract) if not missing_parameters(check, values)
    ]
    rows = Batch(
        contract.name,
        frame,
        (*(check for check in checks if check.expectation != _PER_NAMND), *_totals_rows(reading)),
        values,
        ROW,
        figures,
    )
    totals = Batch(
        f"{contract.name}_per_namnd",
        summary(contract, reading.frame, known, figures) if "namnd" in contract.column_names else pd.DataFrame(),
        tuple(check for check in checks if check.expectation == _PER_NAMND),
        values,
        "namnd",
        figures,
    )
    return rows, totals


def check_reading(reading: Reading, known: Known) -> CheckedRows:
    """Run every check on one delivered data set."""
    from genomgang.checking.suite import run_checks  # Great Expectations: seconds to import

    rows, totals = batches(reading, known)
    outcomes = run_checks(rows)
    total_outcomes = run_checks(totals)
    faults: dict[int, tuple[Check, ...]] = {}
    for outcome in outcomes:
        if outcome.check.severity is Severity.CRITICAL:
            for row in outcome.failing:
                faults[row] = (*faults.get(row, ()), outcome.check)
    used = reading.frame[~reading.frame.index.isin(list(faults))]
    before = known.before.get(reading.contract.name)
    return CheckedRows(
        used=used,
        faults=faults,
        rows_before=None if before is None else len(before),
        namnder=_per_namnd(totals.frame, used),
        results=(
            *(row_result(outcome, reading, rows) for outcome in outcomes),
            *(total_result(outcome, reading, totals) for outcome in total_outcomes),
            *run_file_checks(Checked(reading, used, known)),
        ),
    )


def _with_other_columns(check: Check, extra: list[str]) -> Check:
    """Personal data are looked for in every column of the file."""
    if check.expectation != PRIVACY or not extra:
        return check
    return replace(check, arguments={**check.arguments, "column_list": [*check.arguments["column_list"], *extra]})


def _totals_rows(reading: Reading) -> tuple[Check, ...]:
    """The file's own totals rows, reconciled against the sums of its rows."""
    return tuple(
        Check(
            "ExpectColumnSumToBeBetween",
            {"column": name, "min_value": total - 0.005, "max_value": total + 0.005},
            Severity.WARNING,
            f"Summan av {reading.contract.column(name).label} är den som filens summarad anger (rad {row.row}).",
            "En avvikelse betyder att rader saknas, är dolda eller inte kan läsas.",
            "Kontrollera att uttaget är helt och att summaraden räknar alla rader.",
            f"Raderna ger inte den summa av {reading.contract.column(name).label} som filens summarad anger; "
            "raderna gäller.",
        )
        for row in reading.totals
        for name, total in row.sums.items()
    )


def _per_namnd(totals: pd.DataFrame, used: pd.DataFrame) -> dict[str, NamndRows]:
    if totals.empty:
        return {}
    kept = used["namnd"].value_counts()
    return {
        str(row["namnd"]): NamndRows(
            rows_in=int(row["rader"]),
            rows_used=int(kept.get(row["namnd"], 0)),
            rows_before=_whole(row["rader_forra"]),
            persons=_whole(row["personer"]),
            staff=_whole(row["anstallda"]),
        )
        for _, row in totals.iterrows()
    }


def _whole(value: Any) -> int | None:
    return None if pd.isna(value) else int(value)
