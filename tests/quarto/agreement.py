"""Whether two documents agree, and by which differences they do not; `differences.yml` names and explains each."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher
from pathlib import Path

import yaml

LEAST = 0.995
"""The engine's name alone is two thousandths of the shortest document; what else differs has to be explained."""
FILE = Path(__file__).with_name("differences.yml")


@dataclass(frozen=True)
class Known:
    """A difference that is meant, or cannot be helped: in which formats and aspects, and what stands in either."""

    name: str
    formats: tuple[str, ...]
    aspects: tuple[str, ...]
    builtin: str
    quarto: str
    why: str


@dataclass(frozen=True)
class Difference:
    """What stands in the built-in engine's document, and what in Quarto's instead."""

    builtin: str
    quarto: str


def known() -> tuple[Known, ...]:
    """The differences that the file names."""
    return tuple(
        Known(
            str(each["name"]),
            tuple(each["formats"]),
            tuple(each["aspects"]),
            str(each["builtin"]),
            str(each["quarto"]),
            str(each["why"]),
        )
        for each in yaml.safe_load(FILE.read_text(encoding="utf-8"))
    )


def ratio(builtin: Sequence[str], quarto: Sequence[str]) -> float:
    """How much of the two is the same, in the same order: 1 where all is."""
    return SequenceMatcher(None, builtin, quarto, autojunk=False).ratio()


def differences(builtin: Sequence[str], quarto: Sequence[str]) -> list[Difference]:
    """What must be changed in the one to get the other."""
    codes = SequenceMatcher(None, builtin, quarto, autojunk=False).get_opcodes()
    return [Difference(" ".join(builtin[a:b]), " ".join(quarto[c:d])) for code, a, b, c, d in codes if code != "equal"]


def unexplained(found: Sequence[Difference], kind: str, aspect: str) -> list[Difference]:
    """Those that no known difference accounts for."""
    meant = [each for each in known() if kind in each.formats and aspect in each.aspects]
    return [
        difference
        for difference in found
        if not any(
            re.fullmatch(each.builtin, difference.builtin) and re.fullmatch(each.quarto, difference.quarto)
            for each in meant
        )
    ]
