"""Delivers small files and says what is told of what they mean, without running the rules for cells."""

from __future__ import annotations

from pathlib import Path

import pandas as pd
from small_delivery import write_delivery

from checks import CONTRACTS
from genomgang.checking.context import Known
from genomgang.checking.file_check import Checked
from genomgang.checking.file_checks import run_file_checks
from genomgang.checking.model import CheckResult
from genomgang.contracts.contract import Severity
from genomgang.errors import DataError
from genomgang.reading import Reading, read
from genomgang.reading.delivery import load_delivery

AR = 2024
_MARK = {Severity.CRITICAL: "KRITISKT", Severity.WARNING: "VARNING", Severity.INFO: "UPPLYSNING"}

Files = dict[str, str | bytes]


def delivery(folder: Path) -> Path:
    """The small delivery of two years, to lay a case's files over."""
    write_delivery(folder / "data")
    return folder / "data"


def lay(data: Path, files: Files) -> None:
    """Lay files in the year's folder; a workbook takes the place of the data set's own text file."""
    year = data / str(AR)
    for name, content in files.items():
        if name.endswith((".xlsx", ".ods", ".xls")):
            (year / f"{Path(name).stem}.csv").unlink(missing_ok=True)
        folder = data if name == "mal.csv" else year
        (folder / name).write_bytes(content.encode() if isinstance(content, str) else content)


def results(data: Path, dataset: str) -> tuple[CheckResult, ...]:
    """What the checks of the whole file give, with last year's rows as read."""
    reading = read(CONTRACTS[dataset], data, AR)
    # Checks of a file ask for last year's rows of their own data set only, so the others are not read.
    before = {dataset: read(CONTRACTS[dataset], data, AR - 1).frame} if CONTRACTS[dataset].yearly else {}
    known = Known(
        delivery=load_delivery(data, AR),
        register=_frame("namnder", data),
        targets=_frame("mal", data),
        units=pd.DataFrame({"namnd": [], "enhet": []}),
        before=before,
    )
    return run_file_checks(Checked(reading, reading.frame, known))


def told(data: Path, dataset: str) -> str:
    """Everything that is told of the data set's file, as a person reads it: refusal, or failed checks in order."""
    try:
        found = [one for one in results(data, dataset) if not one.passed]
    except DataError as error:
        return str(error).replace(str(data), "<data>")
    return "\n".join(_lines(one) for one in found)


def names(data: Path, dataset: str) -> dict[str, Severity]:
    """The failed checks by name, with how grave each is."""
    return {one.expectation.removeprefix("fil: "): one.severity for one in results(data, dataset) if not one.passed}


def _lines(result: CheckResult) -> str:
    lines = [f"{_MARK[result.severity]} {result.description} {result.reason}"]
    lines += [f"  Var: {example}" for example in result.examples]
    lines += [f"  Nämnder: {dict(result.rows_by_namnd)}"] if result.rows_by_namnd else []
    lines += [f"  Effekt: {result.effect}"] if result.effect else []
    return "\n".join([*lines, f"  Gör så här: {result.remedy}"])


def _frame(name: str, data: Path) -> pd.DataFrame:
    return read(CONTRACTS[name], data, AR).frame


def read_it(data: Path, dataset: str) -> Reading:
    return read(CONTRACTS[dataset], data, AR)
