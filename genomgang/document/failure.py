"""What went wrong in a cell. `last_error` runs in the kernel, `as_user_error` here."""

from __future__ import annotations

import json
import sys
from typing import Any

from genomgang import errors
from genomgang.errors import RenderError, UserError, unexpected

_MISSING_PACKAGE = (
    "Använd det som är installerat: en cell som slutar med df visar en tabell, och plt ritar diagram. "
    "Ett paket som behövs läggs till i requirements.in."
)


def last_error() -> str:
    """The kernel's last exception as JSON: `line` in the cell (0: unknown), what may be said of it, and for a UserError
    its `kind`, `problem`, `where`, `remedy` and `exit_code`."""
    error = getattr(sys, "last_value", None)
    facts: dict[str, Any] = {"line": _line(error), "said": unexpected(error)}
    if isinstance(error, UserError):
        facts |= {"kind": type(error).__name__, "exit_code": error.exit_code}
        facts |= {"problem": error.problem, "where": error.where, "remedy": error.remedy}
    return json.dumps(facts)


def _line(error: BaseException | None) -> int:
    if isinstance(error, SyntaxError):
        return error.lineno or 0
    traceback = error.__traceback__ if error else None
    line = 0
    while traceback:
        if "ipykernel_" in traceback.tb_frame.f_code.co_filename:
            line = traceback.tb_lineno
        traceback = traceback.tb_next
    return line


def as_user_error(facts: dict[str, Any], where: str) -> UserError:
    """The error to raise: the kernel's own UserError as it was, else a RenderError that names the cell's place."""
    if "kind" not in facts:
        missing = facts["said"].startswith(("ImportError", "ModuleNotFoundError"))
        return RenderError(
            f"Dokumentet kunde inte köras: {facts['said']}",
            where=where,
            remedy=_MISSING_PACKAGE if missing else "Rätta cellen. Kör den i Jupyter för att se hela felet.",
        )
    kind = getattr(errors, facts["kind"], UserError)
    error: UserError = kind(facts["problem"], where=facts["where"], remedy=facts["remedy"])
    error.exit_code = facts["exit_code"]
    return error
