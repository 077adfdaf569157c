"""What the checks of one data set need beside its rows: parameters, helper columns, and a summary per nämnd."""

from __future__ import annotations

import math
from collections.abc import Collection, Mapping
from dataclasses import dataclass, field
from types import MappingProxyType
from typing import Any

import pandas as pd

from checks.utbildning import EJ_ANSTALLDA
from genomgang.checking.derive import FIGURE, READABLE
from genomgang.checking.figure import COMPARABLE_ROWS, Compared, compared, marks, tally
from genomgang.contracts.contract import CITY, Check, Contract
from genomgang.contracts.frames import ROW
from genomgang.reading.delivery import Delivery
from genomgang.reading.model import Reading

RECONCILED = "utbildning"
"""The data set whose persons are reconciled against the register."""


@dataclass(frozen=True)
class Known:
    """What is known when a delivery is checked.

    `register` and `targets` are the frames of `namnder` and `mal`, `units` those of `utbildning` (columns `namnd`,
    `enhet`), `persons` its ids of persons; `before` gives last year's used rows per data set, `files_before` the
    fingerprints of the files that they came from, and both are empty where there is no such delivery.
    """

    delivery: Delivery
    register: pd.DataFrame
    targets: pd.DataFrame
    units: pd.DataFrame
    before: Mapping[str, pd.DataFrame]
    persons: Collection[str] = ()
    files_before: Mapping[str, str] = field(default_factory=lambda: MappingProxyType({}))

    def predecessors(self) -> dict[str, tuple[str, ...]]:
        """Each nämnd of the register, and the nämnder that it has taken over from."""
        rows = self.register.dropna(subset=["namnd"])
        return {
            str(namnd): tuple(part.strip() for part in str(names).split("|") if part.strip()) if pd.notna(names) else ()
            for namnd, names in zip(rows["namnd"], rows["foregangare"], strict=True)
        }

    def limit(self, indicator: str) -> float | None:
        """The newest limit for the whole city that applies to the review; None where `mal` has none."""
        rows = self.targets[
            (self.targets["indikator"] == indicator)
            & self.targets["namnd"].isna()
            & (self.targets["galler_ar"] <= self.delivery.ar)
        ].dropna(subset=["varde"])
        return None if rows.empty else float(rows.sort_values("galler_ar")["varde"].iloc[-1])


def parameters(reading: Reading, known: Known, figures: Mapping[str, Compared]) -> dict[str, Any]:
    """Values of every `$PARAMETER` that can be known; a check whose parameter is not among them cannot be made."""
    contract = reading.contract
    predecessors = known.predecessors()
    units = known.units.dropna(subset=["namnd", "enhet"]).drop_duplicates()
    values: dict[str, Any] = {
        "ar": known.delivery.ar,
        "matdatum": pd.Timestamp(known.delivery.matdatum),
        "matdatum_ar": known.delivery.matdatum.year,
        "namnder": list(predecessors),
        "namnder_och_staden": [*predecessors, CITY],
        "namnder_och_foregangare": sorted({*predecessors, *(old for names in predecessors.values() for old in names)}),
    }
    if not units.empty:
        values["enheter"] = {str(unit): list(rows) for unit, rows in units.groupby("enhet")["namnd"]}
        values["enhetsnamn"] = list(values["enheter"])
    if contract.name == "atgarder":
        plans = [reading.frame, *(frame for name, frame in known.before.items() if name == "atgarder")]
        values["atgarder"] = sorted({str(key) for plan in plans for key in plan["atgard_id"].dropna()})
    values |= _between("avstamning", known.limit("avstamning_tolerans_procent"))
    change = known.limit("andring_rader_procent")
    if contract.name in known.before and change is not None:
        values |= _between("andring", change)
        rows = len(known.before[contract.name])
        if rows >= COMPARABLE_ROWS:
            values |= {
                "rader_minst": int(rows * (1 - change / 100)),
                "rader_mest": int(-(-rows * (1 + change / 100) // 1)),
            }
    return values | _figure_limits(figures, known.limit("andring_nyckeltal_procentenheter"))


def _figure_limits(figures: Mapping[str, Compared], limit: float | None) -> dict[str, Any]:
    """Between what the key figure may lie: its change per nämnd, and in all as a share of the rows."""
    if limit is None or not figures:
        return {}
    values = _between("nyckeltal_andring", limit)
    if CITY in figures:
        before = figures[CITY].before
        values |= {"nyckeltal_minst": (before - limit) / 100, "nyckeltal_mest": (before + limit) / 100}
    return values


def _between(name: str, tolerance: float | None) -> dict[str, float]:
    return {} if tolerance is None else {f"{name}_minst": -tolerance, f"{name}_mest": tolerance}


def missing_parameters(check: Check, values: Mapping[str, Any]) -> bool:
    """Whether the check rests on a parameter without a value (no delivery last year, no limit)."""
    return any(
        value["$PARAMETER"] not in values
        for value in check.arguments.values()
        if isinstance(value, dict) and "$PARAMETER" in value
    )


def validation_frame(reading: Reading) -> pd.DataFrame:
    """The rows as Great Expectations sees them.

    Beside the contract's columns: `rad`, whether all of the row could be read, and what else the file has, which is
    looked through for personal data.
    """
    frame = reading.frame.reset_index()
    frame[READABLE] = ~frame[ROW].isin([problem.row for problem in reading.problems])
    if reading.contract.figure:
        frame[FIGURE] = marks(reading.contract.figure, frame)
    taken = set(frame.columns)
    ignored = reading.ignored.set_axis(
        [f"{name} (övrig)" if name in taken else name for name in reading.ignored.columns], axis="columns"
    )
    return pd.concat([frame, ignored.reset_index(drop=True)], axis="columns")


def key_figures(contract: Contract, frame: pd.DataFrame, known: Known) -> dict[str, Compared]:
    """The contract's key figure for each nämnd of the register, and for `CITY`; those that can be compared."""
    figure, before = contract.figure, known.before.get(contract.name)
    if figure is None or before is None:
        return {}
    smallest = known.limit(figure.smallest_group) if figure.smallest_group else 0
    years = tally(contract, figure, frame), tally(contract, figure, before)
    asked = {namnd: ((namnd,), earlier) for namnd, earlier in _earlier(known.predecessors(), before).items()}
    asked[CITY] = (tuple(years[0].index), tuple(years[1].index))
    found = {
        name: compared(*years, *names, math.inf if smallest is None else smallest) for name, names in asked.items()
    }
    return {name: one for name, one in found.items() if one is not None}


def summary(contract: Contract, frame: pd.DataFrame, known: Known, figures: Mapping[str, Compared]) -> pd.DataFrame:
    """One row a nämnd of the register.

    Columns: `namnd`, `rader`, `rader_forra` (predecessors' merged; missing where last year is not known), `personer`
    and `anstallda` (missing but for training), `andring_procent` (missing below `COMPARABLE_ROWS`),
    `personer_mot_register_procent`, and `nyckeltal_andring` in percentage points (missing where not compared).
    """
    predecessors = known.predecessors()
    table = pd.DataFrame({"namnd": list(predecessors)}).drop_duplicates()
    table["rader"] = table["namnd"].map(frame["namnd"].value_counts()).fillna(0).astype("Int64")
    table["rader_forra"] = _before(contract, table["namnd"], known)
    base = table["rader_forra"].where(table["rader_forra"] >= COMPARABLE_ROWS)
    table["andring_procent"] = ((table["rader"] - base) * 100 / base).astype("Float64")
    table["personer"] = _persons(contract, frame, table["namnd"])
    staff = known.register.drop_duplicates("namnd").set_index("namnd")["antal_anstallda"]
    table["anstallda"] = table["namnd"].map(staff).astype("Int64").where(table["personer"].notna())
    divisor = table["anstallda"].where(table["anstallda"] > 0)
    table["personer_mot_register_procent"] = ((table["personer"] - divisor) * 100 / divisor).astype("Float64")
    changes = {namnd: one.change for namnd, one in figures.items()}
    table["nyckeltal_andring"] = table["namnd"].map(changes).astype("Float64")
    return table


def _earlier(predecessors: Mapping[str, tuple[str, ...]], before: pd.DataFrame) -> dict[str, tuple[str, ...]]:
    """What each nämnd was called last year: itself, or those that it has taken over from."""
    present = set(before["namnd"])
    return {namnd: (namnd,) if namnd in present else names for namnd, names in predecessors.items()}


def _before(contract: Contract, namnder: pd.Series, known: Known) -> pd.Series:
    if contract.name not in known.before or not contract.yearly:
        return pd.Series(pd.NA, index=namnder.index, dtype="Int64")
    before = known.before[contract.name]
    counts = before["namnd"].value_counts()
    earlier = _earlier(known.predecessors(), before)
    return pd.Series(
        [sum(int(counts.get(name, 0)) for name in earlier[namnd]) for namnd in namnder],
        index=namnder.index,
        dtype="Int64",
    )


def _persons(contract: Contract, frame: pd.DataFrame, namnder: pd.Series) -> pd.Series:
    if contract.name != RECONCILED:
        return pd.Series(pd.NA, index=namnder.index, dtype="Int64")
    staff = frame[~frame["rollgrupp"].isin(EJ_ANSTALLDA)]
    return namnder.map(staff.groupby("namnd")["person_id"].nunique()).fillna(0).astype("Int64")
