"""The key figures' definitions from `nyckeltal.yml`: names, units, which way is better, and which of them decide."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum
from pathlib import Path

from genomgang.errors import DataError
from genomgang.reading.yamlfile import check_names
from genomgang.regler import edited_by_hand, read_rules

FILE = Path(__file__).with_name("nyckeltal.yml")


class Better(StrEnum):
    """Which direction is an improvement."""

    HIGHER = "higher"
    LOWER = "lower"
    NEITHER = "neither"  # more incidents reported may be good


_TEXTS = ("namn", "enhet", "avsnitt", "raknas")
_BETTER = {"hogre": Better.HIGHER, "lagre": Better.LOWER, "varken": Better.NEITHER}


@dataclass(frozen=True)
class Definition:
    """What a key figure is called and how it is read; `section` is the id of the section that explains it.

    `name` may have words in braces, which whoever counts the figure fills in: "Risker med värde {hog} eller högre".
    `counts` is a sentence on what is counted, and `topic` the data set that it comes from.
    """

    id: str
    name: str
    unit: str
    better: Better
    section: str
    counts: str
    topic: str
    decimals: int = 0


@dataclass(frozen=True)
class KeyFigures:
    """The topics that have key figures, in the report's order; every key figure by id; those that stand on the first
    page; and those whose targets decide about adequacy."""

    topics: tuple[str, ...]
    by_id: Mapping[str, Definition]
    page_one: tuple[str, ...]
    adequacy: frozenset[str]


@edited_by_hand
def definitions(path: Path = FILE) -> KeyFigures:
    """Read the definitions; DataError for a missing or unknown field, or an unknown figure in a list."""
    fields = read_rules(path)
    check_names(fields, ("nyckeltal", "forsta_sidan", "tillracklighet"), where=str(path))
    by_topic = fields["nyckeltal"]
    by_id = {
        str(name): _definition(str(name), str(topic), each, path)
        for topic, found in by_topic.items()
        for name, each in found.items()
    }
    lists = {name: tuple(str(each) for each in fields[name]) for name in ("forsta_sidan", "tillracklighet")}
    for name, ids in lists.items():
        unknown = [each for each in ids if each not in by_id]
        if unknown:
            raise DataError(
                f"Listan ”{name}” har nyckeltalet ”{unknown[0]}”, som inte är beskrivet.",
                where=str(path),
                remedy="Rätta namnet, eller beskriv nyckeltalet under ”nyckeltal”.",
            )
    return KeyFigures(tuple(map(str, by_topic)), by_id, lists["forsta_sidan"], frozenset(lists["tillracklighet"]))


def _definition(name: str, topic: str, fields: Mapping[str, object], path: Path) -> Definition:
    check_names(fields, (*_TEXTS, "battre", "decimaler"), where=f"{path}, {name}")
    better = _BETTER.get(str(fields["battre"]))
    if better is None:
        raise DataError(
            f"Nyckeltalet ”{name}” har battre: {fields['battre']}.",
            where=str(path),
            remedy=f"Skriv ett av {', '.join(_BETTER)}.",
        )
    said = [str(fields[field]) for field in _TEXTS]
    decimals = int(str(fields.get("decimaler", 0)))
    return Definition(name, said[0], said[1], better, said[2], said[3], topic, decimals)
