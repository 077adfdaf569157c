"""Frames of risks for the matrix, written as places."""

from __future__ import annotations

from dataclasses import dataclass

import pandas as pd

from genomgang.contracts.frames import mixed_frame


@dataclass(frozen=True)
class Risk:
    id: str
    likelihood: int
    consequence: int
    before: tuple[int, int] | None = None


def frame_of_risks(risks: tuple[Risk, ...]) -> pd.DataFrame:
    columns = {
        "Sannolikhet": [risk.likelihood for risk in risks],
        "Konsekvens": [risk.consequence for risk in risks],
        "Sannolikhet i fjol": [risk.before[0] if risk.before else None for risk in risks],
        "Konsekvens i fjol": [risk.before[1] if risk.before else None for risk in risks],
    }
    return mixed_frame(columns, pd.Index([risk.id for risk in risks], name="Nr"))
