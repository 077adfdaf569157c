"""Size classes, in which a nämnd is compared with others of its kind, from `storlek.yml`."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from genomgang.errors import DataError
from genomgang.reading.yamlfile import check_names
from genomgang.regler import edited_by_hand, read_rules

FILE = Path(__file__).with_name("storlek.yml")


@dataclass(frozen=True)
class SizeClass:
    """From `fran` employees up to the next class; `namn` as it stands in a sentence."""

    fran: int
    namn: str


@dataclass(frozen=True)
class Sizes:
    """The classes, smallest first; `minst_jamforbara` is how many with a value make a comparison.

    Fewer than `per_hundra_fran` employees are too few for a rate per hundred.
    """

    kalla: str
    klasser: tuple[SizeClass, ...]
    minst_jamforbara: int
    per_hundra_fran: int

    def of(self, employees: int) -> SizeClass:
        """The class that has room for so many employees."""
        return [each for each in self.klasser if each.fran <= employees][-1]


@edited_by_hand
def sizes(path: Path = FILE) -> Sizes:
    """Read the classes; DataError where a field is missing or unknown, or the classes do not begin at zero and rise."""
    fields = read_rules(path)
    check_names(fields, Sizes.__dataclass_fields__, where=str(path))
    missing = [name for name in Sizes.__dataclass_fields__ if name not in fields]
    if missing:
        raise DataError(
            f"Fältet ”{missing[0]}” saknas.", where=str(path), remedy="Lägg till fältet; se filen som följer med."
        )
    classes = tuple(SizeClass(int(each["fran"]), str(each["namn"])) for each in fields["klasser"])
    limits = [each.fran for each in classes]
    if limits[:1] != [0] or limits != sorted(set(limits)):
        raise DataError(
            "Storleksklasserna börjar inte på noll eller står inte i stigande ordning.",
            where=str(path),
            remedy="Skriv klasserna med stigande ”fran”, den första med fran: 0.",
        )
    return Sizes(str(fields["kalla"]), classes, int(fields["minst_jamforbara"]), int(fields["per_hundra_fran"]))
