"""Rows for `charts.bars`, one at a time."""

from __future__ import annotations

from dataclasses import asdict, dataclass

import pandas as pd

COLUMNS = {"value": "Nu", "before": "I fjol", "target": "Mål", "n": "n", "note": "Anmärkning"}


@dataclass(frozen=True)
class BarRow:
    label: str
    value: float | None
    before: float | None = None
    target: float | None = None
    n: int | None = None
    note: str = ""


def frame_of(rows: list[BarRow]) -> pd.DataFrame:
    columns = {COLUMNS[name]: pd.Series([asdict(row)[name] for row in rows], dtype="object") for name in COLUMNS}
    return pd.DataFrame(columns).set_axis([row.label for row in rows])
