"""The part of a delivery's check that concerns one nämnd: all that its report may show of it.

A report that rests on its own rows alone stays the same when another nämnd's rows change.
"""

from __future__ import annotations

from collections.abc import Container, Mapping
from dataclasses import replace

from checks import CONTRACTS
from genomgang.checking.model import CheckResult, DatasetCheck, DeliveryCheck
from genomgang.provenance.fingerprint import of_value


def own_check(check: DeliveryCheck, namnd: str, rows: Mapping[str, str]) -> DeliveryCheck:
    """`check` as one nämnd sees it.

    Row counts are the nämnd's own. `rows` gives the fingerprint of its used rows per data set, which takes the place of
    the whole file's; a data set's own fingerprint is of these and of what the checks say. A check that fails on other
    nämnder's rows alone counts as passed; one on the file as a whole concerns everybody. The time of the check is left
    out, since it says nothing of the rows. What a meeting leaves behind is not missed where none has been held.
    """
    datasets = {
        name: _dataset(each, namnd, rows.get(name, ""))
        for name, each in check.datasets.items()
        if not CONTRACTS[name].of_meeting or _has_rows(each, namnd)
    }
    return replace(
        check,
        datasets=datasets,
        blocked={name: reasons for name, reasons in check.blocked.items() if name == namnd},
        fingerprint=of_value({name: each.fingerprint for name, each in datasets.items()}),
    )


def _has_rows(check: DatasetCheck, namnd: str) -> bool:
    return namnd in check.namnder and check.namnder[namnd].rows_in > 0


def _dataset(check: DatasetCheck, namnd: str, rows: str) -> DatasetCheck:
    own = check.namnder.get(namnd)
    rows_in, rows_used = (own.rows_in, own.rows_used) if own else (0, 0)
    results = tuple(_result(result, namnd, check.namnder) for result in check.results)
    return replace(
        check,
        source=replace(check.source, sha256=rows, rows_in=rows_in) if check.source else None,
        fingerprint=of_value([rows, *map(vars, results)]),
        checked_at="",
        rows_in=rows_in,
        rows_used=rows_used,
        rows_rejected=rows_in - rows_used,
        rows_before=own.rows_before if own else None,
        namnder={namnd: own} if own else {},
        results=results,
    )


def _result(result: CheckResult, namnd: str, register: Container[str]) -> CheckResult:
    """The nämnd's own failing rows, and those that no nämnd of the register is known to have: they may be its own."""
    if result.passed or not result.rows_by_namnd:
        return result
    failed = sum(rows for name, rows in result.rows_by_namnd.items() if name == namnd or name not in register)
    return replace(
        result,
        passed=failed == 0,
        failed_rows=failed,
        rows_by_namnd={namnd: failed} if failed else {},
        effect="",
        examples=(),
    )
