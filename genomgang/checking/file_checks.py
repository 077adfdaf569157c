"""Every check of whole files and columns, and those of one data set."""

from __future__ import annotations

from genomgang.checking.column_meaning import COLUMN_MEANING
from genomgang.checking.decisions_kept import DECISIONS_KEPT
from genomgang.checking.delivered_values import DELIVERED_VALUES
from genomgang.checking.file_check import Checked, FileCheck
from genomgang.checking.model import CheckResult
from genomgang.checking.targets import TARGETS
from genomgang.checking.wrong_file import WRONG_FILE
from genomgang.contracts.contract import Contract

FILE_CHECKS = (*WRONG_FILE, *COLUMN_MEANING, *DELIVERED_VALUES, *TARGETS, *DECISIONS_KEPT)


def file_checks(contract: Contract) -> tuple[FileCheck, ...]:
    """The checks that apply to one data set, in the order that they are told."""
    return tuple(check.spoken() for check in FILE_CHECKS if check.applies(contract))


def run_file_checks(checked: Checked) -> tuple[CheckResult, ...]:
    """Each check's outcome on one data set."""
    return tuple(check.run(checked) for check in file_checks(checked.contract))
