"""Every nämnd's rows in turn, each data set read once."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from pathlib import Path

import pandas as pd

from genomgang.store import load_frame


@dataclass(frozen=True)
class _Cut:
    """A data set whole, and each nämnd's part of it."""

    whole: pd.DataFrame
    parts: dict[str, pd.DataFrame]


@dataclass(frozen=True)
class WholeFrames:
    """Called as `store.load_frame`, with the same answer; keeps what it has read for as long as it lives itself."""

    _read: dict[tuple[Path, int, str], _Cut] = field(default_factory=dict)

    def __call__(self, data: Path, ar: int, dataset: str, namnder: Sequence[str] | None) -> pd.DataFrame:
        cut = self._cut(data, ar, dataset)
        if namnder is None:
            return cut.whole
        found = [cut.parts[name] for name in sorted(set(namnder)) if name in cut.parts]
        match found:
            case []:
                return cut.whole.iloc[:0]
            case [only]:
                return only
            case _:
                return pd.concat(found)

    def _cut(self, data: Path, ar: int, dataset: str) -> _Cut:
        key = (data, ar, dataset)
        if key not in self._read:
            whole = load_frame(data, ar, dataset, None)
            parts = {str(name): part for name, part in whole.groupby("namnd", sort=False)}
            self._read[key] = _Cut(whole, parts)
        return self._read[key]
