"""Errors meant for the user: what was attempted, where, and what to do. Never shown with a traceback."""

from __future__ import annotations

import errno


class UserError(Exception):
    """A mistake that the user can mend.

    Parameters
    ----------
    problem:
        One Swedish sentence: what was attempted and what is wrong.
    where:
        File, sheet, row, column or command that it concerns; empty where the problem says it.
    remedy:
        One Swedish sentence: what to do now.
    """

    exit_code = 1

    def __init__(self, problem: str, *, where: str = "", remedy: str = "") -> None:
        self.problem = problem
        self.where = where
        self.remedy = remedy
        super().__init__(str(self))

    def telling(self, more: str) -> UserError:
        """The same mistake with one more sentence at its remedy's end."""
        told = UserError.__new__(type(self))
        UserError.__init__(told, self.problem, where=self.where, remedy=f"{self.remedy} {more}".strip())
        return told

    def __str__(self) -> str:
        lines = [self.problem]
        if self.where:
            lines.append(f"  Var: {self.where}")
        if self.remedy:
            lines.append(f"  Gör så här: {self.remedy}")
        return "\n".join(lines)


class UnknownChoice(UserError):
    """A name, year or version that does not exist; the message gives the nearest match."""

    exit_code = 2


class DataError(UserError):
    """A delivery that cannot be used as it stands."""


class Blocked(UserError):
    """A nämnd whose data failed a critical check; its report is not made."""


class RenderError(UserError):
    """A document that could not be turned into HTML, PDF or DOCX."""


OF_THE_PROGRAM = (ArithmeticError, AttributeError, ImportError, MemoryError, NameError, OSError, SyntaxError)
"""Errors whose messages are about code, files or memory, never about a cell of a delivery."""


def unexpected(error: BaseException | None) -> str:
    """What may be said of an error that is no UserError: its type, and its message where that cannot quote a person."""
    name = type(error).__name__
    return f"{name}: {error}".splitlines()[0] if isinstance(error, OF_THE_PROGRAM) else name


_REFUSED = {
    errno.EACCES: "rättighet saknas",
    errno.EPERM: "rättighet saknas",
    errno.EROFS: "där går det bara att läsa",
    errno.ENOSPC: "utrymmet är slut",
    errno.EDQUOT: "utrymmet är slut",
    errno.ENOTDIR: "där en mapp väntas ligger en fil",
}


def refused_by_machine(error: BaseException) -> UserError | None:
    """What the user can mend where the machine lets us neither read nor write; None for any other error."""
    if not isinstance(error, OSError) or error.errno not in _REFUSED:
        return None
    return UserError(
        f"Datorn tillåter inte det som programmet behöver göra: {_REFUSED[error.errno]}.",
        where=str(error.filename or ""),
        remedy="Ge rättighet eller utrymme där, eller ange andra mappar: GENOMGANG_WORK för arbetet, GENOMGANG_OUTPUT "
        "för rapporterna och TMPDIR för det tillfälliga.",
    )
