"""Turns outcomes into results in Swedish. A value at person level never enters a message."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from typing import TYPE_CHECKING, Any

import pandas as pd

from genomgang.checking.derive import FIGURE, PRIVACY, READABLE
from genomgang.checking.figure import Compared
from genomgang.checking.model import CheckResult, fill_effect
from genomgang.contracts.contract import CITY, Check, Contract, Protection, Severity
from genomgang.contracts.frames import ROW
from genomgang.errors import DataError
from genomgang.reading.model import Problem, Reading
from genomgang.reading.privacy import SEARCHES, redact
from genomgang.text.swedish import listed

if TYPE_CHECKING:
    from genomgang.checking.batch import Batch
    from genomgang.checking.suite import Outcome

EXAMPLES = 5
"""So many failing rows are named; the rejected rows' file has them all."""

_LONGEST = 60
_HIDDEN = "värdet visas inte"


def row_result(outcome: Outcome, reading: Reading, rows: Batch) -> CheckResult:
    """A check of rows, or of the file as a whole."""
    frame = rows.frame
    failing = frame[frame[ROW].isin(outcome.failing)] if outcome.failing else frame.head(0)
    namnder: dict[Any, int] = dict(failing["namnd"].fillna("").value_counts()) if "namnd" in failing else {}
    return _result(
        reading.contract,
        outcome,
        failed_rows=len(failing),
        rows_by_namnd={str(namnd): int(rows) for namnd, rows in sorted(namnder.items())},
        of=len(frame),
        examples=tuple(_examples(outcome, reading, failing.head(EXAMPLES), rows.figures)),
        remedy=_readers_remedies(outcome, reading),
    )


def total_result(outcome: Outcome, reading: Reading, totals: Batch) -> CheckResult:
    """A check of figures per nämnd, on the summary."""
    table = totals.frame
    failing = table[table["namnd"].isin(outcome.failing)]
    column = str(outcome.check.arguments["column"])
    return _result(
        reading.contract,
        outcome,
        failed_rows=int(failing["rader"].sum()),
        rows_by_namnd={str(row["namnd"]): int(row["rader"]) for _, row in failing.sort_values("namnd").iterrows()},
        of=int(table["rader"].sum()),
        examples=tuple(_total_example(row, column, totals.figures) for _, row in failing.iterrows()),
    )


def unreadable(contract: Contract, error: DataError) -> CheckResult:
    """A file that could not be read at all."""
    return CheckResult(
        dataset=contract.name,
        expectation="läsning",
        column="",
        severity=Severity.CRITICAL,
        passed=False,
        failed_rows=0,
        rows_by_namnd={},
        description="Filen finns och kan läsas.",
        reason=redact(error.problem),
        remedy=error.remedy,
        effect="",
        effect_template="",
        examples=(redact(error.where),) if error.where else (),
    )


def columns_of(check: Check) -> tuple[str, ...]:
    """The columns that a check looks at."""
    arguments = check.arguments
    if "column_list" in arguments:
        return tuple(arguments["column_list"])
    return tuple(str(arguments[name]) for name in ("column", "column_A", "column_B") if name in arguments)


def _result(
    contract: Contract,
    outcome: Outcome,
    *,
    failed_rows: int,
    rows_by_namnd: dict[str, int],
    of: int,
    examples: tuple[str, ...],
    remedy: str = "",
) -> CheckResult:
    """`remedy` says more of what to do than the check can."""
    check = outcome.check
    return CheckResult(
        dataset=contract.name,
        expectation=check.expectation,
        column=", ".join(name for name in columns_of(check) if name in contract.column_names),
        severity=check.severity,
        passed=outcome.passed,
        failed_rows=failed_rows,
        rows_by_namnd=rows_by_namnd,
        description=check.description,
        reason=check.reason,
        remedy=remedy or check.remedy,
        effect="" if outcome.passed else fill_effect(check.effect, failed_rows, of),
        effect_template=check.effect,
        examples=examples,
    )


def _examples(
    outcome: Outcome, reading: Reading, failing: pd.DataFrame, figures: Mapping[str, Compared]
) -> Iterator[str]:
    check = outcome.check
    names = columns_of(check)
    if names == (READABLE,):
        at = set(failing[ROW])
        problems = [problem for problem in reading.problems if problem.row in at]
        yield from (f"rad {problem.row}: {problem_text(reading.contract, problem)}" for problem in problems[:EXAMPLES])
        return
    if names == (FIGURE,) and not outcome.passed:
        yield figures[CITY].text
    if isinstance(outcome.observed, list) and not outcome.passed:
        yield from _headers(check, outcome.observed)
    for _, row in failing.iterrows():
        if check.expectation == PRIVACY:
            what = check.arguments["kind"]
            held = [name for name in names if SEARCHES[what](pd.Series([row[name]])).any()]
            yield f"rad {row[ROW]}: {what} i kolumnen {', '.join(held)}"
        elif check.expectation == "ExpectRowsToBeFilled":
            empty = [reading.contract.column(name).label for name in names if pd.isna(row[name])]
            yield f"rad {row[ROW]}: {listed(empty)} saknas"
        elif check.secret:
            yield f"rad {row[ROW]}, {listed([reading.contract.column(name).label for name in names])}"
        else:
            yield f"rad {row[ROW]}, {', '.join(_cell(reading.contract, name, row[name]) for name in names)}"


def _readers_remedies(outcome: Outcome, reading: Reading) -> str:
    """What to do about the cells that the reader could not read, each thing once; empty for other checks."""
    if outcome.passed or columns_of(outcome.check) != (READABLE,):
        return ""
    at = set(outcome.failing)
    remedies = dict.fromkeys(problem.remedy for problem in reading.problems if problem.row in at)
    return " ".join(list(remedies)[:EXAMPLES])


def _headers(check: Check, observed: Sequence[str]) -> Iterator[str]:
    """The headers that a check of the whole table is about."""
    if "column_set" in check.arguments:
        yield from (f"kolumnen {name} saknas" for name in check.arguments["column_set"] if name not in observed)
    else:
        yield from (f"kolumnen ”{redact(header)}”" for header in observed[:EXAMPLES])


def problem_text(contract: Contract, problem: Problem) -> str:
    """What a problem says, with its value unless that is at person level."""
    known = problem.column in contract.column_names
    secret = known and contract.column(str(problem.column)).protection is Protection.PERSON
    label = f"{contract.column(str(problem.column)).label}: " if known else ""
    if secret:
        return f"{label}cellen kan inte läsas ({_HIDDEN})"
    return f"{label}{problem.message.removesuffix('.')}"


def _cell(contract: Contract, name: str, value: Any) -> str:
    column = contract.column(name)
    if column.protection is Protection.PERSON:
        return f"{column.label}: {_HIDDEN}"
    if pd.isna(value):
        return f"{column.label}: tomt"
    text = redact(value.date().isoformat() if isinstance(value, pd.Timestamp) else value)
    return f"{column.label}: ”{text if len(text) <= _LONGEST else text[:_LONGEST] + '…'}”"


def _total_example(row: pd.Series, column: str, figures: Mapping[str, Compared]) -> str:
    if column == "nyckeltal_andring":
        return f"{row['namnd']}: {figures[str(row['namnd'])].text}"
    if column == "andring_procent":
        return f"{row['namnd']}: {row['rader']} rader mot {row['rader_forra']} förra året"
    return f"{row['namnd']}: {row['personer']} personer mot {row['anstallda']} anställda i registret"
