"""Small hand-made reviews for tests: name the columns that matter, the contract's own examples fill in the rest."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Mapping
from typing import Any

import pandas as pd

from checks import CONTRACTS
from genomgang.checking.model import DatasetCheck, DeliveryCheck
from genomgang.city.model import CityFigure
from genomgang.contracts.contract import Column, Contract, Kind
from genomgang.contracts.frames import ROW, SMALL_DTYPES
from genomgang.privacy.protection import mask_frames
from genomgang.reading.delivery import Delivery
from genomgang.reading.model import Source
from genomgang.review.review import Namnd, Review
from genomgang.review.targets import Targets
from genomgang.review.texts import Texts

Rows = pd.DataFrame | Iterable[Mapping[str, Any]]

NAMND = Namnd(
    slug="servicenamnden",
    namn="Servicenämnden",
    forvaltning="Serviceförvaltningen",
    typ="facknamnd",
    antal_anstallda=240,
    foregangare=(),
)

LIMITS = {"smacell_utbildning": 5, "smacell_kompetens": 7, "smacell_ovrigt": 5, "nyanstalld_dagar": 90}
"""The limits that every review needs; `make_review(targets={…})` adds to them or replaces them."""


def make_frame(dataset: str, rows: Rows = (), *, namnd: str = NAMND.slug) -> pd.DataFrame:
    """A frame as a validated one: the contract's columns and types, and an index `rad` that counts from 2.

    A column that a row leaves out gets the contract's example, or stays missing where the cell may be empty; ids in
    the key are numbered, so that rows are told apart. `None` is a missing value. A column that the contract lacks is
    a KeyError, so that a misspelt test fails. A frame is taken as it is.
    """
    if isinstance(rows, pd.DataFrame):
        return rows
    contract = CONTRACTS[dataset]
    filled = [_filled(contract, row, number, namnd) for number, row in enumerate(rows, start=1)]
    columns = {
        column.name: pd.Series([row[column.name] for row in filled], dtype=_dtype(column))
        for column in contract.columns
    }
    frame = pd.DataFrame(columns)
    return frame.set_axis(pd.RangeIndex(2, len(frame) + 2, name=ROW))


def make_review(
    now: Mapping[str, Rows] | None = None,
    before: Mapping[str, Rows] | None = None,
    *,
    targets: Mapping[str | tuple[str, str], float] | None = None,
    targets_before: Mapping[str | tuple[str, str], float] | None = None,
    **overrides: Any,
) -> Review:
    """A review of Servicenämnden for 2024, data read at 2023-10-31.

    Parameters
    ----------
    now, before:
        Rows a data set, as `make_frame` takes them; data sets left out are empty, and count as not delivered.
    targets, targets_before:
        Values by indicator, or by (indicator, area); `LIMITS` apply in both years. `targets_before` (by default the
        same) are those of last year.
    overrides:
        Fields of `Review`. With `version="offentlig"` the frames are masked as `load_review` does; `namnd` may be a
        `Namnd`. `before_namnder` is the own slug where `before` is given, else nobody.
    """
    namnd: Namnd = overrides.pop("namnd", NAMND)
    version: str = overrides.pop("version", "intern")
    ar: int = overrides.pop("ar", 2024)
    delivery = overrides.pop("delivery", None) or make_delivery(ar)
    this_year = _all_frames(now or {}, namnd.slug)
    masked, masked_before, masking = mask_frames(
        this_year, _all_frames(before or {}, namnd.slug), version, delivery.matdatum
    )
    fields: dict[str, Any] = {
        "namnd": namnd,
        "ar": ar,
        "version": version,
        "delivery": delivery,
        "now": masked,
        "before": masked_before,
        "before_namnder": (namnd.slug,) if before is not None else (),
        "targets": make_targets(targets or {}, namnd.slug, ar),
        "targets_before": make_targets(targets or {} if targets_before is None else targets_before, namnd.slug, ar - 1),
        "texts": Texts(),
        "check": make_check(delivery, {name: len(frame) for name, frame in this_year.items() if name in (now or {})}),
        "masking": masking,
    }
    return Review(**(fields | overrides))


def make_delivery(ar: int = 2024) -> Delivery:
    """The delivery for a review year: read at the end of October the year before, twelve months back."""
    return Delivery(
        ar=ar,
        matdatum=dt.date(ar - 1, 10, 31),
        period_fran=dt.date(ar - 2, 11, 1),
        period_till=dt.date(ar - 1, 10, 31),
        syntetisk=True,
        beskrivning="Påhittade uppgifter för test",
    )


def make_targets(values: Mapping[str | tuple[str, str], float], namnd: str = NAMND.slug, ar: int = 2024) -> Targets:
    """Targets that apply to `ar`, decided for the whole city; `LIMITS` are always among them."""
    named = {(name, "") if isinstance(name, str) else name: value for name, value in (*LIMITS.items(), *values.items())}
    rows = [
        {
            "indikator": indicator,
            "omrade": area or None,
            "namnd": None,
            "galler_ar": ar,
            "varde": value,
            "enhet": "procent",
            "kalla": f"Budget {ar}",
        }
        for (indicator, area), value in named.items()
    ]
    return Targets(make_frame("mal", rows), namnd, ar)


def make_check(
    delivery: Delivery, rows: Mapping[str, int], blocked: Mapping[str, tuple[str, ...]] | None = None
) -> Any:
    """A delivery's check without any failure, where the data sets in `rows` were delivered with that many rows."""
    datasets = {
        name: DatasetCheck(
            name=name,
            title=contract.title,
            source=Source(contract.file, "", "0" * 64, rows[name], "utf-8") if name in rows else None,
            fingerprint="0" * 64,
            checked_at="2023-11-06T09:00",
            rows_in=rows.get(name, 0),
            rows_used=rows.get(name, 0),
            rows_rejected=0,
            rows_before=None,
            namnder={},
            results=(),
        )
        for name, contract in CONTRACTS.items()
    }
    return DeliveryCheck(delivery, datasets, blocked or {}, "0" * 64)


def repeated(count: int, **columns: Any) -> list[dict[str, Any]]:
    """`count` rows that hold the same values."""
    return [dict(columns) for _ in range(count)]


def _all_frames(given: Mapping[str, Rows], namnd: str) -> dict[str, pd.DataFrame]:
    unknown = set(given) - set(CONTRACTS)
    if unknown:
        raise KeyError(f"no contract for {sorted(unknown)}")
    return {name: make_frame(name, given.get(name, ()), namnd=namnd) for name in CONTRACTS}


def _filled(contract: Contract, row: Mapping[str, Any], number: int, namnd: str) -> dict[str, Any]:
    unknown = set(row) - set(contract.column_names)
    if unknown:
        raise KeyError(f"{contract.name} has no columns {sorted(unknown)}")
    return {
        column.name: row[column.name] if column.name in row else _default(contract, column, number, namnd)
        for column in contract.columns
    }


def _default(contract: Contract, column: Column, number: int, namnd: str) -> Any:
    if column.name == "namnd":
        return namnd
    if not column.required:
        return None
    if column.kind is Kind.ID and column.name in contract.key:
        return f"{column.example}-{number}"
    match column.kind:
        case Kind.WHOLE:
            return int(column.example)
        case Kind.NUMBER:
            return float(column.example.replace(" ", "").replace(",", "."))
        case Kind.YESNO:
            return column.example == "ja"
        case _:
            return column.example


def _dtype(column: Column) -> str:
    return SMALL_DTYPES[column.kind]


def make_city_figure(namnd: str, value: float | None = None, **fields: Any) -> CityFigure:
    """The share of trained staff as `namnd` shows it among the city's figures; other fields by name."""
    given: dict[str, Any] = {
        "namnd": namnd,
        "id": "utbildning_andel",
        "name": "Utbildade",
        "unit": "procent",
        "better": "higher",
        "section": "sec-utbildning",
        "decimals": 0,
        "value": value,
        "before": None,
        "target": 95.0,
        "hidden": False,
        "part": None,
        "whole": None,
    }
    return CityFigure(**{**given, **fields})
