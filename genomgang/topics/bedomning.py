"""The proposed verdict: suitable, adequate and effective (ISO/IEC 27001:2022, 9.3.1), from stated conditions.

Each criterion is a set of conditions that hold, do not hold, or cannot be told from the data. The share of the tellable
ones that hold gives "ja", "delvis" or "nej" by limits in `mal.csv`. The tool proposes; the coordinator confirms or
changes it in the texts.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from enum import StrEnum


class Judgement(StrEnum):
    """How far a criterion is met."""

    YES = "ja"
    PARTLY = "delvis"
    NO = "nej"
    UNKNOWN = "underlag saknas"


@dataclass(frozen=True)
class Condition:
    """One thing that speaks for or against: `holds` is None where the data cannot tell.

    `met`, `unmet` and `untold` say so in Swedish, as parts of a sentence after "att".
    """

    holds: bool | None
    met: str
    unmet: str
    untold: str

    @property
    def words(self) -> str:
        return self.untold if self.holds is None else self.met if self.holds else self.unmet


@dataclass(frozen=True)
class Limits:
    """Per cent of conditions that must hold for "ja" and for "delvis"."""

    yes: int
    partly: int


@dataclass(frozen=True)
class Verdict:
    """One criterion's judgement with the conditions that it rests on."""

    judgement: Judgement
    conditions: tuple[Condition, ...]

    @property
    def holding(self) -> tuple[Condition, ...]:
        return tuple(condition for condition in self.conditions if condition.holds)

    @property
    def failing(self) -> tuple[Condition, ...]:
        return tuple(condition for condition in self.conditions if condition.holds is False)


def judge(conditions: Sequence[Condition], limits: Limits) -> Verdict:
    """The judgement that the conditions lead to; "underlag saknas" where none can be told."""
    told = [condition for condition in conditions if condition.holds is not None]
    if not told:
        return Verdict(Judgement.UNKNOWN, tuple(conditions))
    share = 100 * sum(bool(condition.holds) for condition in told) / len(told)
    if share >= limits.yes:
        judgement = Judgement.YES
    elif share >= limits.partly:
        judgement = Judgement.PARTLY
    else:
        judgement = Judgement.NO
    return Verdict(judgement, tuple(conditions))
