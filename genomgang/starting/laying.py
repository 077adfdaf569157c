"""Puts finished files in place: what is there is never touched, and a stop on the way leaves nothing behind."""

from __future__ import annotations

import os
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from genomgang.errors import UserError
from genomgang.reading.delivery import FILE as LAST


def lay(staged: Path, target: Path) -> tuple[list[Path], list[Path]]:
    """Move every file of `staged` that `target` lacks; what makes the year a delivery comes last.

    Returns what was laid and what was there already. UserError where a file cannot be written: then nothing is.
    """
    wanted = sorted((path for path in staged.rglob("*") if path.is_file()), key=lambda path: (path.name == LAST, path))
    places = {path: target / path.relative_to(staged) for path in wanted}
    new = {path: place for path, place in places.items() if not os.path.lexists(place)}
    with _undone(target) as laid:
        for path, place in new.items():
            place.parent.mkdir(parents=True, exist_ok=True)
            path.replace(place)
            laid.append(place)
    return list(new.values()), [place for path, place in places.items() if path not in new]


@contextmanager
def _undone(target: Path) -> Iterator[list[Path]]:
    """Take away what was laid, where not all of it could be."""
    laid: list[Path] = []
    try:
        yield laid
    except BaseException as problem:
        for place in laid:
            place.unlink(missing_ok=True)
        if isinstance(problem, OSError):
            raise UserError(
                f"Mappen {target.name} kan inte skrivas ({problem.strerror}).",
                where=str(problem.filename2 or problem.filename or target),
                remedy="Kontrollera rättigheterna till mappen och att disken inte är full. Inget är ändrat.",
            ) from None
        raise
