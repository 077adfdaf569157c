"""What is wrong in `organisation.yml`, gathered so that all of it is told at once."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from genomgang.errors import DataError


@dataclass(frozen=True)
class Fault:
    """One thing to mend: the field, what is wrong with it, and what to write."""

    where: str
    problem: str
    remedy: str

    def __str__(self) -> str:
        return f"{self.where}: {self.problem} {self.remedy}"


def refuse(faults: Sequence[Fault], path: Path) -> None:
    """DataError that tells every fault; nothing where there is none."""
    if not faults:
        return
    listed = "".join(f"\n  {number}. {fault}" for number, fault in enumerate(faults, start=1))
    count = "ett fel" if len(faults) == 1 else f"{len(faults)} fel"
    raise DataError(
        f"{path.name} har {count}:{listed}",
        where=str(path),
        remedy="Rätta allt i listan och kör igen. Varje fält förklaras i filen som följer med programmet.",
    )
