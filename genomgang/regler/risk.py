"""How risks are valued: the words for the levels and the limits, from `risk.yml`."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from genomgang.errors import DataError
from genomgang.reading.yamlfile import check_names
from genomgang.regler import edited_by_hand, read_rules

FILE = Path(__file__).with_name("risk.yml")
LEVELS = 5


@dataclass(frozen=True)
class RiskMethod:
    """`sannolikhet` and `konsekvens` name the levels 1–5; a value is medium from `medel_fran`, high from `hog_fran`;
    a plan counts as exercised for `ovad_inom_manader` months.
    """

    kalla: str
    sannolikhet: tuple[str, ...]
    konsekvens: tuple[str, ...]
    medel_fran: int
    hog_fran: int
    ovad_inom_manader: int

    @property
    def hogsta(self) -> int:
        """The highest value that a risk can have."""
        return len(self.sannolikhet) * len(self.konsekvens)


@edited_by_hand
def risk_method(path: Path = FILE) -> RiskMethod:
    """Read the method; DataError where a field is missing or unknown, or a scale has not five levels."""
    fields = read_rules(path)
    check_names(fields, RiskMethod.__dataclass_fields__, where=str(path))
    missing = [name for name in RiskMethod.__dataclass_fields__ if name not in fields]
    if missing:
        raise DataError(
            f"Fältet ”{missing[0]}” saknas.", where=str(path), remedy="Lägg till fältet; se filen som följer med."
        )
    scales = {name: tuple(str(level) for level in fields[name]) for name in ("sannolikhet", "konsekvens")}
    for name, levels in scales.items():
        if len(levels) != LEVELS:
            raise DataError(
                f"Skalan ”{name}” har {len(levels)} nivåer i stället för {LEVELS}.",
                where=str(path),
                remedy="Skriv ett ord för varje nivå från 1 till 5.",
            )
    numbers = {name: int(fields[name]) for name in ("medel_fran", "hog_fran", "ovad_inom_manader")}
    return RiskMethod(**{**fields, **scales, **numbers, "kalla": str(fields["kalla"])})
