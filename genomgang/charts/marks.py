"""A status as symbol, word and tone, so that none of them carries the meaning alone."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum


class Symbol(StrEnum):
    """Shapes that are told apart in greyscale."""

    FULL = "●"
    HALF = "◐"
    EMPTY = "○"
    TRIANGLE = "▲"
    ARROW = "➔"
    DASH = "–"


class Tone(StrEnum):
    """What a colour says; `style` knows which colours."""

    ACCENT = "accent"  # the own nämnd, good, done
    CONTRAST = "contrast"  # target, deviation, late
    SOFT_ACCENT = "soft accent"  # under way
    SOFT_CONTRAST = "soft contrast"  # a small deviation
    GREY = "grey"  # moved, others
    QUIET = "quiet"  # not begun, not examined


@dataclass(frozen=True)
class Status:
    """A status, for instance `Status("Klar", Symbol.FULL, Tone.ACCENT)`.

    >>> print(Status("Klar", Symbol.FULL, Tone.ACCENT))
    ● Klar
    """

    word: str
    symbol: Symbol
    tone: Tone

    def __str__(self) -> str:
        return f"{self.symbol} {self.word}"
