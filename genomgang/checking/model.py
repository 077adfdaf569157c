"""What a check of a delivery gives. Plain data: read by the report without Great Expectations."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

from genomgang.contracts.contract import Severity
from genomgang.reading.delivery import Delivery
from genomgang.reading.model import Source


@dataclass(frozen=True)
class CheckResult:
    """One expectation's outcome on one data set.

    `rows_by_namnd` counts failing rows per nämnd ("" where the cell is empty); it is empty where the file as a whole
    is concerned. `effect` is filled with the figures of all rows, `effect_template` holds `{rader}` and `{alla}`.
    `examples` name row, column and value, never a value at person level.
    """

    dataset: str
    expectation: str
    column: str
    severity: Severity
    passed: bool
    failed_rows: int
    rows_by_namnd: Mapping[str, int]
    description: str
    reason: str
    remedy: str
    effect: str
    effect_template: str
    examples: tuple[str, ...]


@dataclass(frozen=True)
class NamndRows:
    """One nämnd's rows in one data set: delivered, used, last year's (None: not known), and staff to reconcile.

    `persons` counts the pseudonyms except consultants, `staff` is the register's number; None where not reconciled.
    """

    rows_in: int
    rows_used: int
    rows_before: int | None
    persons: int | None
    staff: int | None


@dataclass(frozen=True)
class DatasetCheck:
    """One data set's outcome; `rows_in == rows_used + rows_rejected`. `source` is None where it was not delivered.

    `checked_at` is local time, ISO 8601 to the minute. `parquet` names the file of used rows in the work folder.
    """

    name: str
    title: str
    source: Source | None
    fingerprint: str
    checked_at: str
    rows_in: int
    rows_used: int
    rows_rejected: int
    rows_before: int | None
    namnder: Mapping[str, NamndRows]
    results: tuple[CheckResult, ...]

    @property
    def failures(self) -> tuple[CheckResult, ...]:
        return tuple(result for result in self.results if not result.passed)

    def failed(self, severity: Severity) -> tuple[CheckResult, ...]:
        """The checks of one severity that did not hold."""
        return tuple(result for result in self.failures if result.severity is severity)

    @property
    def parquet(self) -> Path:
        return Path("rader") / f"{self.name}-{self.fingerprint[:16]}.parquet"


@dataclass(frozen=True)
class DeliveryCheck:
    """A whole delivery's outcome. `blocked` gives each blocked nämnd its reasons, in Swedish."""

    delivery: Delivery
    datasets: Mapping[str, DatasetCheck]
    blocked: Mapping[str, tuple[str, ...]]
    fingerprint: str

    def blocked_by(self, dataset: str) -> tuple[str, ...]:
        """The nämnder that one data set blocks."""
        start = f"{self.datasets[dataset].title}: "
        return tuple(namnd for namnd, reasons in self.blocked.items() if any(why.startswith(start) for why in reasons))

    @property
    def has_register(self) -> bool:
        """Whether any row of the register can be used; without it there is no nämnd to report on."""
        return self.datasets["namnder"].rows_used > 0


def effect_for(check: DatasetCheck, result: CheckResult, namnd: str) -> str:
    """What a failed check does to one nämnd's figures; empty where it does not touch the nämnd."""
    if result.passed or not result.effect_template:
        return ""
    if not result.rows_by_namnd:
        return result.effect
    if namnd not in result.rows_by_namnd:
        return ""
    rows = check.namnder[namnd].rows_in if namnd in check.namnder else 0
    return fill_effect(result.effect_template, result.rows_by_namnd[namnd], rows)


def fill_effect(template: str, failing: int, rows: int) -> str:
    """Put the figures into a contract's effect sentence, with a no-break space between thousands."""
    return template.format(rader=_whole(failing), alla=_whole(rows))


def _whole(number: int) -> str:
    return f"{number:,}".replace(",", "\N{NO-BREAK SPACE}")
