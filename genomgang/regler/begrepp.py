"""Words that are used everywhere, from `begrepp.yml`: states with their symbols."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, fields
from pathlib import Path
from typing import Any

from genomgang.errors import DataError
from genomgang.reading.yamlfile import check_names
from genomgang.regler import edited_by_hand, read_rules

FILE = Path(__file__).with_name("begrepp.yml")
_TONES = ("bra", "bra_ljus", "pa_vag", "lugn", "obs", "illa", "gra")
_SYMBOLS = ("●", "◐", "○", "▲", "➔", "–")


@dataclass(frozen=True)
class Lage:
    """A state: its word in lower case, the symbol before it, and its tone in a chart."""

    ord: str
    tecken: str
    ton: str

    @property
    def text(self) -> str:
        """Symbol and word for a table, kept together on a line: "▲ Försenad"."""
        return f"{self.tecken}\u00a0{self.ord[:1].upper()}{self.ord[1:]}".replace(" ", "\u00a0")


@dataclass(frozen=True)
class Begrepp:
    """States by name."""

    lagen: Mapping[str, Lage]


@edited_by_hand
def begrepp(path: Path = FILE) -> Begrepp:
    """Read the words; DataError for a missing or unknown field, a tone or a symbol that charts don't have."""
    found = read_rules(path)
    check_names(found, ("lagen",), where=str(path))
    states = _states(found["lagen"], path)
    for name, state in states.items():
        if state.ton not in _TONES or state.tecken not in _SYMBOLS:
            raise DataError(
                f"Läget ”{name}” har tecknet ”{state.tecken}” och tonen ”{state.ton}”.",
                where=str(path),
                remedy=f"Välj tecken bland {' '.join(_SYMBOLS)} och ton bland {', '.join(_TONES)}.",
            )
    return Begrepp(states)


def _states(found: Mapping[str, Mapping[str, Any]], path: Path) -> dict[str, Lage]:
    names = [field.name for field in fields(Lage)]
    for name, given in found.items():
        check_names(given, names, where=f"{path}, {name}")
        missing = [each for each in names if each not in given]
        if missing:
            raise DataError(
                f"”{name}” saknar ”{missing[0]}”.", where=str(path), remedy="Lägg till det; se de andra raderna."
            )
    return {str(name): Lage(**{each: str(given[each]) for each in names}) for name, given in found.items()}
