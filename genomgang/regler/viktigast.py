"""What weighs most, from `viktigast.yml`: the kinds in order, and the limits for what is told on page one."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from genomgang.errors import DataError
from genomgang.regler import edited_by_hand, read_rules, require

FILE = Path(__file__).with_name("viktigast.yml")
KINDS = ("lagkrav", "risk", "mal", "revision", "rekommendation")
"""What can call for a decision; the file says in which order."""


@dataclass(frozen=True)
class Sort:
    """What a kind is called, in a table and when it is counted."""

    namn: str
    antal: tuple[str, str]
    neutrum: bool


@dataclass(frozen=True)
class Finding:
    """A topic that the report may tell of: heading, its chapter's chart, and the section of the coordinator's words."""

    topic: str
    title: str
    figure: str
    text: str

    @property
    def section(self) -> str:
        """The topic as a part of a heading's id."""
        return self.topic.replace("_", "-")


@dataclass(frozen=True)
class Weights:
    """`slag` holds the kinds, the weightiest first. `lagkrav` names the kinds of provisions whose key figures are
    required by law. `nara_toppen_fran` is a risk's value, `minsta_underlag` the smallest number that a finding may rest
    on. `iakttagelser` are the topics that the report may tell of, at most so many, and fewer where there are fewer than
    `liten_under` employees.
    """

    kalla: str
    slag: Mapping[str, Sort]
    lagkrav: tuple[str, ...]
    nara_toppen_fran: int
    minsta_underlag: int
    iakttagelser_hogst: int
    iakttagelser_liten: int
    liten_under: int
    iakttagelser: Mapping[str, Finding]

    def place(self, slag: str) -> int:
        """A kind's place in the order, from 0."""
        return list(self.slag).index(slag)


@edited_by_hand
def weights(path: Path = FILE) -> Weights:
    """Read the rules; DataError for a missing or unknown field, or other kinds than those that are counted."""
    fields = read_rules(path)
    names = tuple(Weights.__dataclass_fields__)
    require(fields, names, names, str(path))
    if set(fields["slag"]) != set(KINDS):
        raise DataError("Slagen är andra än de som räknas.", where=str(path), remedy=f"Slagen är {', '.join(KINDS)}.")
    return Weights(
        kalla=str(fields["kalla"]),
        slag={str(name): _sort(each, f"{path}, {name}") for name, each in fields["slag"].items()},
        lagkrav=tuple(map(str, fields["lagkrav"])),
        nara_toppen_fran=int(fields["nara_toppen_fran"]),
        minsta_underlag=int(fields["minsta_underlag"]),
        iakttagelser_hogst=int(fields["iakttagelser_hogst"]),
        iakttagelser_liten=int(fields["iakttagelser_liten"]),
        liten_under=int(fields["liten_under"]),
        iakttagelser={
            str(name): _finding(str(name), each, f"{path}, {name}") for name, each in fields["iakttagelser"].items()
        },
    )


def _finding(topic: str, fields: Mapping[str, Any], where: str) -> Finding:
    names = ("rubrik", "diagram", "text")
    require(fields, names, names, where)
    return Finding(topic, *(str(fields[name]) for name in names))


def _sort(fields: Mapping[str, Any], where: str) -> Sort:
    require(fields, ("namn", "antal", "neutrum"), ("namn", "antal", "neutrum"), where)
    one, many = map(str, fields["antal"])
    return Sort(str(fields["namn"]), (one, many), bool(fields["neutrum"]))
