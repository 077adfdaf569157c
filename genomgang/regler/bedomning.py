"""The verdict's criteria and the words of its conditions, from `bedomning.yml`."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

from genomgang.errors import DataError
from genomgang.reading.yamlfile import check_names
from genomgang.regler import edited_by_hand, read_rules

FILE = Path(__file__).with_name("bedomning.yml")
CRITERIA = ("lamplighet", "tillracklighet", "verkan")


@dataclass(frozen=True)
class Criterion:
    """What is judged, and the question that it answers."""

    namn: str
    fraga: str


@dataclass(frozen=True)
class ConditionWords:
    """What a condition says where it is met, where it is not, and where that cannot be told."""

    kriterium: str
    uppfyllt: str
    brister: str
    okant: str


@dataclass(frozen=True)
class VerdictWords:
    """The criteria in reading order, and the conditions by name."""

    kalla: str
    kriterier: Mapping[str, Criterion]
    villkor: Mapping[str, ConditionWords]


@edited_by_hand
def verdict_words(path: Path = FILE) -> VerdictWords:
    """Read the words; DataError for a missing or unknown field, or a condition of a criterion that is not there."""
    found = read_rules(path)
    check_names(found, ("kalla", "kriterier", "villkor"), where=str(path))
    for each in found["kriterier"].values():
        check_names(each, ("namn", "fraga"), where=str(path))
    for each in found["villkor"].values():
        check_names(each, ("kriterium", "uppfyllt", "brister", "okant"), where=str(path))
    criteria = {str(name): Criterion(**_texts(each, "namn", "fraga")) for name, each in found["kriterier"].items()}
    conditions = {
        str(name): ConditionWords(**_texts(each, "kriterium", "uppfyllt", "brister", "okant"))
        for name, each in found["villkor"].items()
    }
    strange = [name for name, each in conditions.items() if each.kriterium not in criteria]
    if tuple(criteria) != CRITERIA or strange:
        raise DataError(
            f"Villkoret ”{strange[0]}” hör till ett kriterium som inte finns." if strange else "Kriterierna är andra.",
            where=str(path),
            remedy=f"Kriterierna är {', '.join(CRITERIA)}.",
        )
    return VerdictWords(str(found["kalla"]), criteria, conditions)


def _texts(given: Mapping[str, object], *names: str) -> dict[str, str]:
    return {name: str(given[name]) for name in names}
