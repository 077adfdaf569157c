"""The rows of several nämnder, each data set read once."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from pathlib import Path

import pandas as pd

from genomgang.checking.store import load_frame


@dataclass(frozen=True)
class _Cut:
    """A data set's columns without rows, and each nämnd's rows."""

    none: pd.DataFrame
    parts: dict[str, pd.DataFrame]


@dataclass(frozen=True)
class FramesOf:
    """Called as `store.load_frame`, with the same answer, for `namnder` and for a whole data set (None).

    Keeps what it has read for as long as it lives itself.
    """

    namnder: Sequence[str]
    _whole: dict[tuple[Path, int, str], pd.DataFrame] = field(default_factory=dict)
    _cuts: dict[tuple[Path, int, str], _Cut] = field(default_factory=dict)

    def __call__(self, data: Path, ar: int, dataset: str, namnder: Sequence[str] | None) -> pd.DataFrame:
        key = (data, ar, dataset)
        if namnder is None:
            if key not in self._whole:
                self._whole[key] = load_frame(data, ar, dataset, None)
            return self._whole[key]
        assert set(namnder) <= set(self.namnder), "rows that have not been read would count as none"
        if key not in self._cuts:
            rows = load_frame(data, ar, dataset, self.namnder)
            parts = {str(name): part for name, part in rows.groupby("namnd", sort=False)}
            self._cuts[key] = _Cut(rows.iloc[:0].copy(), parts)
        cut = self._cuts[key]
        match [cut.parts[name] for name in sorted(set(namnder)) if name in cut.parts]:
            case []:
                return cut.none
            case [only]:
                return only
            case found:
                return pd.concat(found)
