"""What a new year's folder begins with, from `start.yml`, in the organisation's words."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

from genomgang.reading.yamlfile import read_yaml
from genomgang.regler import edited_by_hand, read_rules, require

FILE = Path(__file__).with_name("start.yml")
_FIELDS = ("datamangder", "matdatum", "granser", "lagens_mal", "avsnitt", "slag")


@dataclass(frozen=True)
class Limit:
    """What a limit does, and its value from the start; None where the organisation's own file has it."""

    meaning: str
    value: float | None


@dataclass(frozen=True)
class Start:
    """The data sets that suffice, the day (month-day) that they describe, limits by name, targets that follow from law
    with their source, and what each section of the texts is for."""

    datasets: tuple[str, ...]
    day: str
    limits: Mapping[str, Limit]
    by_law: Mapping[str, tuple[float, str]]
    sections: Mapping[str, str]


@edited_by_hand
def start(path: Path = FILE) -> Start:
    """Read the rules; DataError for a missing or unknown field."""
    fields = read_rules(path)
    require(fields, _FIELDS, _FIELDS, str(path))
    return Start(
        tuple(fields["datamangder"]),
        str(fields["matdatum"]),
        {name: Limit(str(each["betyder"]), each.get("varde")) for name, each in fields["granser"].items()},
        {name: (float(each["varde"]), str(each["kalla"])) for name, each in fields["lagens_mal"].items()},
        {name: str(each) for name, each in fields["avsnitt"].items()},
    )


def words_by_kind() -> Mapping[str, Mapping[str, str]]:
    """What an organisation of each kind is called, before it has said anything itself."""
    found: Mapping[str, Mapping[str, str]] = read_yaml(FILE)["slag"]
    return found
