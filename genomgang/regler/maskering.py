"""The grounds on which the public version masks, from `maskering.yml`; paragraphs and dates are the rulebook's."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from genomgang.errors import DataError
from genomgang.reading.yamlfile import as_text, quoted
from genomgang.regler import edited_by_hand, read_rules, require
from genomgang.regler.regelverk import rulebook

FILE = Path(__file__).with_name("maskering.yml")
_FIELDS = ("forbehall", "grunder", "annars")
_NEEDED = ("rubrik", "bestammelse", "lydelse", "kontrollerad", "markning")
_GROUND = (*_NEEDED, "nar", "utom", "forutsatt", "antal_visas")

Conditions = Mapping[str, Mapping[str, tuple[str, ...]]]
"""Data set → column → the values that count; yes and no stand as "ja" and "nej"."""


@dataclass(frozen=True)
class Ground:
    """Why something is masked.

    `rubrik` is shown where it is masked, `lagrum` names the provision (empty where the ground is no secrecy), `lydelse`
    explains it; `kontrollerad` says whether a lawyer has verified it; `markning` maps data set → protection marks. The
    ground holds from `galler_fran`, for rows that `nar` and `utom` let through. `forutsatt`: such rows are masked
    however they are marked. `antal_visas`: whether it may be told how many they are.
    """

    id: str
    rubrik: str
    lagrum: str
    lydelse: str
    kontrollerad: bool
    markning: Mapping[str, tuple[str, ...]]
    galler_fran: dt.date
    nar: Conditions
    utom: Conditions
    forutsatt: bool
    antal_visas: bool

    @property
    def name(self) -> str:
        """Heading and provision: "Säkerhetsåtgärd, 18 kap. 8 § …"."""
        return f"{self.rubrik}, {self.lagrum}" if self.lagrum else self.rubrik

    def concerns(self, dataset: str, row: Mapping[str, Any], day: dt.date) -> bool:
        """Whether it holds on `day` for a row, whatever its mark."""
        return (
            day >= self.galler_fran
            and all(_value(row, column) in values for column, values in self.nar.get(dataset, {}).items())
            and not any(_value(row, column) in values for column, values in self.utom.get(dataset, {}).items())
        )


@dataclass(frozen=True)
class Grounds:
    """All grounds by id. `otherwise` applies to a row whose mark is missing, unknown or has no ground of its own."""

    forbehall: str
    by_id: Mapping[str, Ground]
    otherwise: Ground

    def of_row(self, dataset: str, mark: str, row: Mapping[str, Any], day: dt.date) -> Ground:
        """The ground of a masked row on `day`, by its data set, mark and values."""
        found = (
            ground
            for ground in self.by_id.values()
            if mark in ground.markning.get(dataset, ()) and ground.concerns(dataset, row, day)
        )
        return next(found, self.otherwise)

    def presumed(self, dataset: str) -> tuple[Ground, ...]:
        """The grounds on which rows of a data set are masked however they are marked."""
        return tuple(ground for ground in self.by_id.values() if ground.forutsatt and dataset in ground.markning)


def _value(row: Mapping[str, Any], column: str) -> str:
    value = row.get(column)
    if value is True:
        return "ja"
    return "nej" if value is False else str(value)


@edited_by_hand
def grounds(path: Path = FILE) -> Grounds:
    """Read the grounds; DataError where a field is missing or unknown."""
    where = str(path)
    fields = read_rules(path)
    require(fields, _FIELDS, _FIELDS, where)
    by_id = {str(name): _ground(str(name), values, f"{where}, {name}") for name, values in fields["grunder"].items()}
    if fields["annars"] not in by_id:
        raise DataError(
            f"Grunden ”{fields['annars']}” finns inte.",
            where=f"{where}, annars",
            remedy=f"Välj bland: {', '.join(by_id)}.",
        )
    return Grounds(as_text(fields, "forbehall", where=where), by_id, by_id[fields["annars"]])


def _ground(name: str, fields: Any, where: str) -> Ground:
    if not isinstance(fields, dict):
        raise DataError("Grunden saknar fält.", where=where, remedy=f"Ange: {', '.join(_NEEDED)}.")
    require(fields, _NEEDED, _GROUND, where)
    lagrum, first = _provision(as_text(fields, "bestammelse", where=where), where)
    return Ground(
        id=name,
        rubrik=as_text(fields, "rubrik", where=where),
        lagrum=lagrum,
        lydelse=as_text(fields, "lydelse", where=where),
        kontrollerad=fields["kontrollerad"] is True,
        markning={str(dataset): tuple(marks) for dataset, marks in (fields["markning"] or {}).items()},
        galler_fran=first,
        nar=_conditions(fields.get("nar", {})),
        utom=_conditions(fields.get("utom", {})),
        forutsatt=fields.get("forutsatt") is True,
        antal_visas=fields.get("antal_visas") is not False,
    )


def _conditions(fields: Mapping[str, Any]) -> Conditions:
    return {
        str(dataset): {str(column): tuple(map(str, values)) for column, values in columns.items()}
        for dataset, columns in fields.items()
    }


def _provision(id: str, where: str) -> tuple[str, dt.date]:
    """What the provision is called, and its first day; a ground without one has always held."""
    if not id:
        return "", dt.date.min
    try:
        rule, provision = rulebook().provision(id)
    except KeyError:
        raise DataError(
            f"Bestämmelsen ”{quoted(id)}” finns inte i regelverket.",
            where=where,
            remedy="Rätta id:t, eller lägg till punkten i regelverk.yml.",
        ) from None
    return f"{provision.lagrum} {rule.namn}", provision.galler_fran or rule.galler_fran
