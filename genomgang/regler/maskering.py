"""The grounds on which the public version masks, from `maskering.yml`."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any

from genomgang.errors import DataError
from genomgang.regler import edited_by_hand
from genomgang.yamlfile import as_text, check_names, read_yaml

FILE = Path(__file__).with_name("maskering.yml")
_FIELDS = ("forbehall", "grunder", "annars")
_GROUND = ("rubrik", "lagrum", "lydelse", "kontrollerad", "markning")


@dataclass(frozen=True)
class Ground:
    """Why something is masked.

    `rubrik` is shown where it is masked, `lagrum` names the provision (empty where the ground is no secrecy), `lydelse`
    explains it; `kontrollerad` says whether a lawyer has verified it; `markning` maps data set → protection marks.
    """

    id: str
    rubrik: str
    lagrum: str
    lydelse: str
    kontrollerad: bool
    markning: Mapping[str, tuple[str, ...]]

    @property
    def name(self) -> str:
        """Heading and provision: "Säkerhetsåtgärd, 18 kap. 8 § …"."""
        return f"{self.rubrik}, {self.lagrum}" if self.lagrum else self.rubrik


@dataclass(frozen=True)
class Grounds:
    """All grounds by id. `otherwise` applies to a row whose mark is missing, unknown or has no ground of its own."""

    forbehall: str
    by_id: Mapping[str, Ground]
    otherwise: Ground

    def of_row(self, dataset: str, mark: str) -> Ground:
        """The ground of a masked row, by its data set and mark."""
        found = (ground for ground in self.by_id.values() if mark in ground.markning.get(dataset, ()))
        return next(found, self.otherwise)


@cache
@edited_by_hand
def grounds(path: Path = FILE) -> Grounds:
    """Read the grounds; DataError where a field is missing or unknown."""
    where = str(path)
    fields = read_yaml(path)
    _require(fields, _FIELDS, where)
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
        raise DataError("Grunden saknar fält.", where=where, remedy=f"Ange: {', '.join(_GROUND)}.")
    _require(fields, _GROUND, where)
    return Ground(
        id=name,
        rubrik=as_text(fields, "rubrik", where=where),
        lagrum=as_text(fields, "lagrum", where=where),
        lydelse=as_text(fields, "lydelse", where=where),
        kontrollerad=fields["kontrollerad"] is True,
        markning={str(dataset): tuple(marks) for dataset, marks in (fields["markning"] or {}).items()},
    )


def _require(fields: Mapping[str, Any], names: tuple[str, ...], where: str) -> None:
    check_names(fields, names, where=where)
    for name in names:
        if name not in fields:
            raise DataError(f"Fältet ”{name}” saknas.", where=where, remedy=f"Lägg till raden ”{name}: …”.")
