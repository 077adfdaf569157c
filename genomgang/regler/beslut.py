"""What a meeting goes through, what measures a decision's effect, and where decisions go, from `beslut.yml`."""

from __future__ import annotations

import datetime as dt
from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from checks.atgarder import ISO_9_3_2
from checks.mal import INDICATORS
from genomgang.errors import DataError
from genomgang.reading.yamlfile import quoted
from genomgang.regler import edited_by_hand, read_rules, require
from genomgang.regler.viktigast import KINDS

FILE = Path(__file__).with_name("beslut.yml")


@dataclass(frozen=True)
class Item:
    """A point of the agenda: what it is, and how many minutes it takes for so many things of the kind `per`."""

    namn: str
    text: str
    minuter: float
    per: str
    minuter_per: float
    hogst: float

    def minutes(self, counts: Mapping[str, int]) -> int:
        """How long it takes, in whole minutes."""
        wanted = self.minuter + self.minuter_per * counts.get(self.per, 0)
        return round(min(wanted, self.hogst) if self.hogst else wanted)


@dataclass(frozen=True)
class Slides:
    """How many findings get a slide at most, and the chapter and chart that show a key figure, by its id."""

    hogst: int
    diagram: Mapping[str, tuple[str, str]]


@dataclass(frozen=True)
class Tertial:
    """A report of the year that tells how decisions stand, and on which day of the year."""

    namn: str
    dag: str

    def day(self, ar: int) -> dt.date:
        """Its day in a year."""
        return dt.date.fromisoformat(f"{ar}-{self.dag}")


@dataclass(frozen=True)
class Goal:
    """A goal of the business plan, and the inputs of 9.3.2 whose decisions stand under it."""

    mal: str
    namn: str
    iso: tuple[str, ...]


@dataclass(frozen=True)
class MeetingRules:
    """Everything in the file; `brister` maps a kind of gap to the input that it belongs to, `effektmatt`
    a measure's words to the key figure that measures it."""

    dagordning: tuple[Item, ...]
    bilder: Slides
    tertial: Mapping[str, Tertial]
    planmal: tuple[Goal, ...]
    brister: Mapping[str, str]
    effektmatt: Mapping[str, str]


@edited_by_hand
def meeting_rules(path: Path = FILE) -> MeetingRules:
    """Read the rules; DataError where a field is missing or unknown, or names a key figure or an input that is none."""
    fields = read_rules(path)
    known = tuple(MeetingRules.__dataclass_fields__)
    require(fields, known, known, str(path))
    measures = {str(words): str(figure) for words, figure in fields["effektmatt"].items()}
    goals = tuple(Goal(str(each["mal"]), str(each["namn"]), tuple(each["iso"])) for each in fields["planmal"])
    gaps = {str(kind): str(ref) for kind, ref in fields["brister"].items()}
    _check(gaps, KINDS, "Slaget", f"{path}, brister")
    _check(gaps.values(), ISO_9_3_2, "Underlaget", f"{path}, brister")
    _check(measures.values(), INDICATORS, "Nyckeltalet", f"{path}, effektmatt")
    _check((ref for goal in goals for ref in goal.iso), ISO_9_3_2, "Underlaget", f"{path}, planmal")
    return MeetingRules(
        dagordning=tuple(
            Item(
                namn=str(each["namn"]),
                text=str(each["text"]),
                minuter=float(each["minuter"]),
                per=str(each.get("per", "")),
                minuter_per=float(each.get("minuter_per", 0)),
                hogst=float(each.get("hogst", 0)),
            )
            for each in fields["dagordning"]
        ),
        bilder=_slides(fields["bilder"], path),
        tertial={str(name): Tertial(str(each["namn"]), str(each["dag"])) for name, each in fields["tertial"].items()},
        planmal=goals,
        brister=gaps,
        effektmatt=measures,
    )


def _slides(fields: Mapping[str, Any], path: Path) -> Slides:
    known = tuple(Slides.__dataclass_fields__)
    require(fields, known, known, f"{path}, bilder")
    shown = {str(figure): (str(chapter), str(chart)) for figure, (chapter, chart) in fields["diagram"].items()}
    _check(shown, INDICATORS, "Nyckeltalet", f"{path}, bilder")
    return Slides(int(fields["hogst"]), shown)


def _check(names: Iterable[str], known: Collection[str], what: str, where: str) -> None:
    for name in names:
        if name not in known:
            raise DataError(
                f"{what} ”{quoted(name)}” finns inte.", where=where, remedy=f"Välj bland: {', '.join(known)}."
            )
