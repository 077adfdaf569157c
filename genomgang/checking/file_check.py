"""What a check of a whole file or column is: plain Python over the rows, beside Great Expectations' rules for cells.

These ask whether a file is the right one and means what is assumed; a rule for cells cannot see that.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field, replace
from types import MappingProxyType

import pandas as pd

from genomgang.checking.context import Known
from genomgang.checking.messages import EXAMPLES
from genomgang.checking.model import CheckResult, fill_effect
from genomgang.contracts.contract import Contract, Severity
from genomgang.organisation import organisation
from genomgang.organisation.words import filled
from genomgang.reading.model import Reading

_NONE: Mapping[str, int] = MappingProxyType({})


@dataclass(frozen=True)
class Checked:
    """One data set as read, its rows that passed every critical check, and what is known beside it."""

    reading: Reading
    used: pd.DataFrame
    known: Known

    @property
    def contract(self) -> Contract:
        return self.reading.contract

    @property
    def frame(self) -> pd.DataFrame:
        return self.reading.frame

    @property
    def before(self) -> pd.DataFrame | None:
        """Last year's used rows; None where nothing is known of them."""
        return self.known.before.get(self.contract.name)


@dataclass(frozen=True)
class Finding:
    """What a check of a file found.

    `rows_by_namnd` is as in a `CheckResult`: empty where the file as a whole is concerned. `severity`, `effect` and
    `remedy` say more than the check does, where they are given; `notable` is false where it is only told.
    """

    examples: tuple[str, ...]
    rows_by_namnd: Mapping[str, int] = field(default_factory=lambda: _NONE)
    severity: Severity | None = None
    effect: str = ""
    remedy: str = ""
    notable: bool = True


@dataclass(frozen=True)
class FileCheck:
    """One check of a whole file, for the data sets that it `applies` to.

    `name` is also what an answer in `kallor.yml` is called, where `answerable`: with an answer the check warns instead
    of blocking. The words are as in a contract's `Check`; `find` gives None where there is nothing to tell.
    """

    name: str
    severity: Severity
    description: str
    reason: str
    remedy: str
    effect: str
    applies: Callable[[Contract], bool]
    find: Callable[[Checked], Finding | None]
    answerable: bool = False

    def spoken(self) -> FileCheck:
        """The check in the organisation's words."""
        org = organisation()
        return replace(
            self,
            description=filled(self.description, org),
            reason=filled(self.reason, org),
            remedy=filled(self.remedy, org),
            effect=filled(self.effect, org),
        )

    def run(self, checked: Checked) -> CheckResult:
        """The check's outcome on one data set."""
        found = self.find(checked)
        severity, reason, effect, remedy = self.severity, self.reason, self.effect, self.remedy
        if found is not None:
            severity = found.severity or severity
            effect = found.effect or effect
            remedy = found.remedy or remedy
            answer = checked.reading.answers.get(self.name, "") if self.answerable else ""
            if answer and severity is Severity.CRITICAL:
                severity, remedy = Severity.WARNING, f"Inget, så länge beskedet i kallor.yml stämmer: ”{answer}”."
                effect = f"{effect} Besked från den som levererade: ”{answer}”.".strip()
        failed = 0 if found is None else sum(found.rows_by_namnd.values())
        passed = found is None or not found.notable
        template = "" if severity is Severity.CRITICAL else _escaped(effect)
        return CheckResult(
            dataset=checked.contract.name,
            expectation=f"fil: {self.name}",
            column="",
            severity=severity,
            passed=passed,
            failed_rows=0 if passed else failed,
            rows_by_namnd={} if found is None or passed else dict(found.rows_by_namnd),
            description=self.description,
            reason=reason,
            remedy=remedy,
            effect="" if passed else fill_effect(template, failed, len(checked.frame)),
            effect_template=template,
            examples=() if found is None else found.examples[:_MOST_EXAMPLES],
        )


_MOST_EXAMPLES = 40
assert _MOST_EXAMPLES > EXAMPLES


def _escaped(effect: str) -> str:
    """The effect as a template: `{rader}` and `{alla}` are filled in, any other brace is text."""
    for name in ("rader", "alla"):
        effect = effect.replace(f"{{{name}}}", f"\x00{name}\x01")
    return effect.replace("{", "{{").replace("}", "}}").replace("\x00", "{").replace("\x01", "}")


def every(_: Contract) -> bool:
    """For checks that apply to every data set."""
    return True
