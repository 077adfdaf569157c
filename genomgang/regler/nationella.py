"""Public figures for the whole country, with year, source and licence, from `nationella.yml`."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from types import MappingProxyType
from typing import Any

from genomgang.errors import DataError
from genomgang.reading.yamlfile import as_text, check_names
from genomgang.regler import edited_by_hand, read_rules, require

FILE = Path(__file__).with_name("nationella.yml")
_NEEDED = ("namn", "avser", "enhet", "varden", "utgivare", "kalla", "licens")
_KNOWN = (*_NEEDED, "visas", "kontrollera")


@dataclass(frozen=True)
class National:
    """One measure: its values by year, what they are about, and on what terms they may be repeated.

    `licens` is empty where the source does not state any; the figure is then shown only where somebody has settled
    that it may be (`visas`).
    """

    id: str
    namn: str
    avser: str
    enhet: str
    varden: Mapping[int, float]
    utgivare: str
    kalla: str
    licens: str
    visas: bool
    kontrollera: bool

    @property
    def may_be_shown(self) -> bool:
        return bool(self.licens) or self.visas

    def known_by(self, year: int) -> Mapping[int, float]:
        """The values up to and with a year, the oldest first."""
        return {each: self.varden[each] for each in sorted(self.varden) if each <= year}


@edited_by_hand
def national(path: Path = FILE) -> tuple[National, ...]:
    """Read the measures, in order; DataError where a field is missing or unknown, or no value is given."""
    where = str(path)
    fields = read_rules(path)
    check_names(fields, ("matt",), where=where)
    return tuple(_measure(str(id), each, f"{where}, {id}") for id, each in fields["matt"].items())


def _measure(id: str, fields: Mapping[str, Any], where: str) -> National:
    require(fields, _NEEDED, _KNOWN, where)
    values = {int(year): float(value) for year, value in fields["varden"].items()}
    if not values:
        raise DataError("Måttet har inget värde.", where=where, remedy="Skriv värden som ”varden: {2023: 69}”.")
    namn, avser, enhet, utgivare, kalla, licens = (
        as_text(fields, name, where=where) for name in _NEEDED if name != "varden"
    )
    return National(
        id=id,
        namn=namn,
        avser=avser,
        enhet=enhet,
        varden=MappingProxyType(values),
        utgivare=utgivare,
        kalla=kalla,
        licens=licens,
        visas=fields.get("visas") is True,
        kontrollera=fields.get("kontrollera") is True,
    )
