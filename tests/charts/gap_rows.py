"""Rows for `charts.gaps`, one at a time."""

from __future__ import annotations

from dataclasses import dataclass

import pandas as pd

from genomgang.contracts.frames import mixed_frame


@dataclass(frozen=True)
class GapRow:
    label: str
    now: float | None
    wanted: float | None
    distribution: tuple[float, ...] = ()
    n: int | None = None
    note: str = ""


def frame_of(rows: list[GapRow]) -> pd.DataFrame:
    columns = {
        "Nu": [row.now for row in rows],
        "Önskat": [row.wanted for row in rows],
        "Svar": [row.n for row in rows],
        "Anmärkning": [row.note for row in rows],
    }
    return mixed_frame(columns, pd.Index([row.label for row in rows]))


def behind(rows: list[GapRow]) -> dict[str, tuple[float, ...]]:
    """What is drawn behind each row that has a distribution."""
    return {row.label: row.distribution for row in rows if row.distribution}
