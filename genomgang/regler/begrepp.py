"""Words that are used everywhere, from `begrepp.yml`: kinds of bodies, and states with their symbols."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, fields
from functools import cache
from pathlib import Path
from typing import Any, TypeVar

from genomgang.errors import DataError
from genomgang.regler import edited_by_hand
from genomgang.yamlfile import check_names, read_yaml

FILE = Path(__file__).with_name("begrepp.yml")
_TONES = ("bra", "bra_ljus", "pa_vag", "lugn", "obs", "illa", "gra")
_SYMBOLS = ("●", "◐", "○", "▲", "➔", "–")


@dataclass(frozen=True)
class Slag:
    """What a kind of body is called inside a sentence ("nämnd", "nämnden", "nämndens"), its own sort and many of that.

    `organisation` stands before the name under which its work is done: "Förvaltning".
    """

    en: str
    den: str
    dess: str
    sort: str
    flera: str
    organisation: str

    @property
    def neutrum(self) -> bool:
        """Whether it is counted as "ett"."""
        return self.den.endswith("t")


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
    """Kinds by the register's `typ`, states by name."""

    slag: Mapping[str, Slag]
    lagen: Mapping[str, Lage]


Word = TypeVar("Word", Slag, Lage)


@cache
@edited_by_hand
def begrepp(path: Path = FILE) -> Begrepp:
    """Read the words; DataError for a missing or unknown field, a tone or a symbol that charts don't have."""
    found = read_yaml(path)
    check_names(found, ("slag", "lagen"), where=str(path))
    states = _words(Lage, found["lagen"], path)
    for name, state in states.items():
        if state.ton not in _TONES or state.tecken not in _SYMBOLS:
            raise DataError(
                f"Läget ”{name}” har tecknet ”{state.tecken}” och tonen ”{state.ton}”.",
                where=str(path),
                remedy=f"Välj tecken bland {' '.join(_SYMBOLS)} och ton bland {', '.join(_TONES)}.",
            )
    return Begrepp(_words(Slag, found["slag"], path), states)


def _words(kind: type[Word], found: Mapping[str, Mapping[str, Any]], path: Path) -> dict[str, Word]:
    names = [field.name for field in fields(kind)]
    for name, given in found.items():
        check_names(given, names, where=f"{path}, {name}")
        missing = [each for each in names if each not in given]
        if missing:
            raise DataError(
                f"”{name}” saknar ”{missing[0]}”.", where=str(path), remedy="Lägg till det; se de andra raderna."
            )
    return {str(name): kind(**{each: str(given[each]) for each in names}) for name, given in found.items()}
