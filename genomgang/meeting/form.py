"""The decision form: its sheets, its columns, and the receipt that each row carries home."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from checks import moten
from checks.beslut import CONTRACT, UTFALL
from genomgang.organisation import organisation
from genomgang.text.swedish import sentence_case

DECISIONS, MEETING, README, LISTS = "Beslut", "Mötet", "Läs mig", "Listor"
"""The sheets' names."""

RECEIPT = "Kvitto"
"""Header of the hidden column."""


@dataclass(frozen=True)
class Field:
    """A column of the sheet of decisions: its header, its width, and the list that its cells choose from, if any.

    `name` is the column of the contract that it fills, "" for what is ours and locked.
    """

    header: str
    width: int
    name: str = ""
    choices: tuple[str, ...] = ()


def capitalized(words: Mapping[str, str]) -> tuple[str, ...]:
    """The words as a list to choose from shows them."""
    return tuple(map(sentence_case, words.values()))


ASKED = (
    Field("Nr", 5),
    Field("Id", 24),
    Field("Det som ska beslutas", 46),
    Field("Föreslagen roll", 18),
    Field("Föreslaget slutdatum", 13),
    Field("Föreslagen resurs", 16),
    Field("ISO 9.3.2", 9),
)
"""What is asked; locked."""

ANSWERED = (
    Field("Utfall", 12, "utfall", capitalized(UTFALL)),
    Field("Beslutets lydelse", 46, "lydelse"),
    Field("Motivering", 36, "motivering"),
    Field("Ansvarig roll", 24, "ansvarig_roll"),
    Field("Klar senast", 13, "forfallodatum"),
    Field("Timmar", 9, "resurs_timmar"),
    Field("Kronor", 11, "resurs_kronor"),
    Field("Effekten mäts med", 34, "effektmatt"),
    Field("Nyckeltal för effekten", 30, "effekt_nyckeltal"),
)
"""What the meeting answers."""

DAY, CHAIR, NEXT = "Mötesdag", "Ordförande", "Nästa genomgång"
ROLE, TOOK_PART, IS_TOLD = "Roll", "Deltog", "Informeras"
PRESENT, ABSENT, YES = "Närvarande", "Frånvarande", "Ja"
"""The words of the sheet about the meeting."""


def roles() -> Mapping[str, str]:
    """The roles that can be responsible, with their words."""
    return organisation().roller


def meeting_roles() -> Mapping[str, str]:
    """Who can lead the meeting, take part in it or be told of it."""
    return moten.meeting_roles(organisation())


@dataclass(frozen=True)
class Receipt:
    """Which question of which draft a row is about."""

    namnd: str
    ar: int
    question: str
    mark: str

    def __str__(self) -> str:
        return f"{self.namnd}|{self.ar}|{self.question}|{self.mark}"


def receipt_of(text: str) -> Receipt | None:
    """The receipt that `str` wrote; None for anything else."""
    parts = text.split("|")
    if len(parts) != 4 or not parts[1].isdigit() or not all(parts):
        return None
    return Receipt(parts[0], int(parts[1]), parts[2], parts[3])


def value_of(words: Mapping[str, str], said: str) -> str | None:
    """The value whose word was chosen, however it is spelt in capitals; None where it is no such word."""
    wanted = said.strip().casefold()
    return next((value for value, word in words.items() if wanted in (word.casefold(), value)), None)


LABELS: Mapping[str, str] = {field.name: field.header for field in ANSWERED}
assert set(LABELS) <= set(CONTRACT.column_names)
