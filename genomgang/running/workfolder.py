"""Empties the work folder, the only place that keeps rows at person level between commands."""

from __future__ import annotations

import shutil
from dataclasses import dataclass
from pathlib import Path

from genomgang.errors import UserError
from genomgang.text.swedish import number


@dataclass(frozen=True)
class Removed:
    """How much was removed; `size` in bytes."""

    files: int
    size: int

    @property
    def megabytes(self) -> str:
        return number(self.size / 1_000_000, 1)


def clean(folder: Path) -> Removed:
    """Remove the folder with all that it holds. UserError where something in it cannot be removed, or it is not ours.

    A folder is ours where every entry is private to its owner, as the program makes them: a wrong GENOMGANG_WORK must
    not empty somebody's home.
    """
    if not folder.is_dir():
        return Removed(0, 0)
    shared = [path for path in folder.iterdir() if path.stat().st_mode & 0o077]
    if shared:
        raise UserError(
            "Arbetsmappen innehåller annat än programmets egna filer och töms inte.",
            where=str(shared[0]),
            remedy="Kontrollera GENOMGANG_WORK, eller ta bort mappen själv.",
        )
    files = [path for path in folder.rglob("*") if path.is_file() and not path.is_symlink()]
    removed = Removed(len(files), sum(path.stat().st_size for path in files))
    try:
        shutil.rmtree(folder)
    except OSError as problem:
        raise UserError(
            "Arbetsmappen kunde inte tas bort helt.",
            where=f"{problem.filename}: {problem.strerror}",
            remedy="Stäng program som använder filen och kör genomgang clean igen.",
        ) from problem
    return removed
