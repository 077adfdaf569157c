"""Targets and limits from `mal.csv`: the newest row that applies to the year, a nämnd's own before the city's."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property
from typing import NamedTuple

import pandas as pd

from checks.mal import INDICATORS
from genomgang.errors import DataError

LIMITS = tuple(name for name, one in INDICATORS.items() if one.limit)
"""What no report can be made without."""


@dataclass(frozen=True)
class Target:
    """A target: `value` in `unit` (shares in per cent), and where it was decided."""

    value: float
    unit: str
    source: str
    since: int


class _Row(NamedTuple):
    indicator: str
    area: str
    namnd: str
    target: Target


@dataclass(frozen=True)
class Targets:
    """The targets that apply to one nämnd and year. `frame` has the columns of the contract `mal`."""

    frame: pd.DataFrame
    namnd: str
    ar: int

    @cached_property
    def _rows(self) -> tuple[_Row, ...]:
        """The rows that concern this nämnd and year, least specific first: the city's before its own, older first."""
        frame = self.frame[self.frame["galler_ar"] <= self.ar].dropna(subset=["varde"])
        frame = frame.fillna({"omrade": "", "namnd": ""})
        rows = [
            _Row(
                str(row.indikator),
                str(row.omrade),
                str(row.namnd),
                Target(float(str(row.varde)), str(row.enhet), str(row.kalla), int(str(row.galler_ar))),
            )
            for row in frame.itertuples()
            if row.namnd in ("", self.namnd)
        ]
        return tuple(sorted(rows, key=lambda row: (row.namnd != "", row.area != "", row.target.since)))

    def find(self, indicator: str, area: str = "") -> Target | None:
        """The target for `indicator` (and `area`: a course, a competence area); None where none is decided."""
        found = [row.target for row in self._rows if row.indicator == indicator and row.area in {"", area}]
        return found[-1] if found else None

    def limit(self, name: str) -> int:
        """A limit that the method needs, such as `smacell_utbildning`; DataError, with all that `mal.csv` lacks."""
        target = self.find(name)
        if target is None:
            missing = [name, *(other for other in LIMITS if other != name and self.find(other) is None)]
            raise DataError(
                f"Gränsvärden saknas för genomgången {self.ar}: {', '.join(missing)}.",
                where="mal.csv",
                remedy=f"Lägg till rader i mal.csv med indikatorerna {', '.join(missing)}.",
            )
        return int(target.value)
