"""Targets and limits from `mal.csv`: the newest row that applies to the year, a nämnd's own before the city's."""

from __future__ import annotations

from dataclasses import dataclass

import pandas as pd

from genomgang.errors import DataError


@dataclass(frozen=True)
class Target:
    """A target: `value` in `unit` (shares in per cent), and where it was decided."""

    value: float
    unit: str
    source: str
    since: int


@dataclass(frozen=True)
class Targets:
    """The targets that apply to one nämnd and year. `frame` has the columns of the contract `mal`."""

    frame: pd.DataFrame
    namnd: str
    ar: int

    def find(self, indicator: str, area: str = "") -> Target | None:
        """The target for `indicator` (and `area`: a course, a competence area); None where none is decided."""
        rows = self.frame[
            (self.frame["indikator"] == indicator)
            & self.frame["omrade"].fillna("").isin(["", area])
            & self.frame["namnd"].fillna("").isin(["", self.namnd])
            & (self.frame["galler_ar"] <= self.ar)
        ]
        if rows.empty:
            return None
        # Most specific first: own nämnd, own area, then the newest.
        order = rows.assign(own=rows["namnd"].fillna("") != "", area=rows["omrade"].fillna("") != "")
        row = order.sort_values(["own", "area", "galler_ar"]).iloc[-1]
        return Target(float(row["varde"]), str(row["enhet"]), str(row["kalla"]), int(row["galler_ar"]))

    def limit(self, name: str) -> int:
        """A limit that the method needs, such as `smacell_utbildning`; DataError where `mal.csv` lacks it."""
        target = self.find(name)
        if target is None:
            raise DataError(
                f"Gränsvärdet ”{name}” saknas för genomgången {self.ar}.",
                where="mal.csv",
                remedy=f"Lägg till en rad i mal.csv med indikatorn {name}.",
            )
        return int(target.value)
