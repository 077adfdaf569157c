"""The law's facts and which of the report's sections and key figures answer to them, from `lagrum.yml`."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any

from genomgang.errors import DataError
from genomgang.regler import edited_by_hand
from genomgang.yamlfile import as_date, as_text, check_names, read_yaml

FILE = Path(__file__).with_name("lagrum.yml")
_FIELDS = ("kontrollerad", "forbehall", "lag", "omraden", "ledningens_utbildning")
_LAW = ("namn", "nummer", "galler_fran", "atgarder", "utbildning", "direktiv")


@dataclass(frozen=True)
class Area:
    """One of the ten measure areas: its letter and heading, the sections' ids and the key figures' ids."""

    bokstav: str
    rubrik: str
    avsnitt: tuple[str, ...]
    nyckeltal: tuple[str, ...]


@dataclass(frozen=True)
class Law:
    """The law: name, number, in force from, the provisions on measures and on training, and the directive behind.

    `kontrollerad` says whether a lawyer has verified the facts; `forbehall` is shown to the reader.
    """

    namn: str
    nummer: str
    galler_fran: dt.date
    atgarder: str
    utbildning: str
    direktiv: str
    kontrollerad: bool
    forbehall: str
    omraden: tuple[Area, ...]
    ledning: Area


@cache
@edited_by_hand
def law(path: Path = FILE) -> Law:
    """Read the law's facts; DataError where a field is missing or unknown."""
    where = str(path)
    fields = read_yaml(path)
    _require(fields, _FIELDS, where)
    facts = fields["lag"]
    _require(facts, _LAW, f"{where}, lag")
    return Law(
        **{name: as_text(facts, name, where=where) for name in _LAW if name != "galler_fran"},
        galler_fran=as_date(facts, "galler_fran", where=f"{where}, lag"),
        kontrollerad=fields["kontrollerad"] is True,
        forbehall=as_text(fields, "forbehall", where=where),
        omraden=tuple(_area(area, f"{where}, omraden") for area in fields["omraden"]),
        ledning=_area(
            {"bokstav": "", "rubrik": "Ledningens utbildning", **fields["ledningens_utbildning"]},
            f"{where}, ledningens_utbildning",
        ),
    )


def _area(fields: Mapping[str, Any], where: str) -> Area:
    _require(fields, tuple(Area.__dataclass_fields__), where)
    return Area(
        bokstav=str(fields["bokstav"]),
        rubrik=str(fields["rubrik"]),
        avsnitt=tuple(fields["avsnitt"]),
        nyckeltal=tuple(fields["nyckeltal"]),
    )


def _require(fields: Mapping[str, Any], names: tuple[str, ...], where: str) -> None:
    check_names(fields, names, where=where)
    for name in names:
        if name not in fields:
            raise DataError(f"Fältet ”{name}” saknas.", where=where, remedy=f"Lägg till raden ”{name}: …”.")
