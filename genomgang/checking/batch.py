"""What Great Expectations is asked at a time."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

import pandas as pd

from genomgang.checking.figure import Compared
from genomgang.contracts.contract import Check


@dataclass(frozen=True)
class Batch:
    """One frame and the checks that Great Expectations runs on it; `index` is the column that names its rows."""

    name: str
    frame: pd.DataFrame
    checks: tuple[Check, ...]
    parameters: Mapping[str, Any]
    index: str
    figures: Mapping[str, Compared]
