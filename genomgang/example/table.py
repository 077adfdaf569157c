"""Write the example's files: contract-shaped CSV and plain text, whole or not at all, the same bytes every time."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterable, Mapping
from pathlib import Path
from typing import Any

from genomgang.contracts.contract import Column, Contract, Kind


def write_text(path: Path, text: str) -> None:
    """Write UTF-8 with LF under a temporary name and move it into place."""
    path.parent.mkdir(parents=True, exist_ok=True)
    unfinished = path.with_name(f".{path.name}.tmp")
    unfinished.write_text(text, encoding="utf-8", newline="\n")
    unfinished.replace(path)


def write_table(folder: Path, contract: Contract, rows: Iterable[Mapping[str, Any]]) -> None:
    """Write the rows as `<folder>/<contract.file>`; no file where there are no rows (a data set not delivered).

    A row's keys are column names; a column that is missing or None is written empty.
    """
    rows = list(rows)
    if not rows:
        return
    out = io.StringIO()
    writer = csv.writer(out, delimiter=";", lineterminator="\n")
    given = {name for row in rows for name in row}
    columns = [column for column in contract.columns if not column.may_lack or column.name in given]
    writer.writerow([column.name for column in columns])
    for row in rows:
        writer.writerow([_cell(column, row.get(column.name)) for column in columns])
    write_text(folder / contract.file, out.getvalue())


def _cell(column: Column, value: Any) -> str:
    if value is None:
        return ""
    if column.kind is Kind.YESNO:
        return "ja" if value else "nej"
    if column.kind is Kind.NUMBER:
        return f"{value:g}".replace(".", ",") if isinstance(value, float) and value % 1 else str(int(value))
    return str(value)
