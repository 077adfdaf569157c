"""Measures what a person waits for in `genomgang map`, and the search for personal data in a finished document."""

from __future__ import annotations

import csv
import tempfile
import time
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

from checks import CONTRACTS
from genomgang.reading import propose_mapping
from genomgang.reading.privacy import redact

_ROWS, _COLUMNS = 18_000, 36
_HEADERS = ("First name", "Last name", "Email address", "User ID", "Department", "Course full name", "Completion date")
_SENTENCE = "Nämnden har 1 250 000 kronor och 12 345 personer den 2023-05-11, 62 procent av alla. "
_SENTENCES = 12_000


@dataclass(frozen=True)
class Cost:
    """What was done, and its wall and processor time in seconds on one core."""

    what: str
    wall_seconds: float
    cpu_seconds: float


def measure_reading() -> tuple[Cost, ...]:
    """A proposal for a large export, and a search of a text of about a million characters."""
    with tempfile.TemporaryDirectory() as folder:
        export = write_export(Path(folder))
        text = _SENTENCE * _SENTENCES
        return (
            _measured(
                f"`map` of {_ROWS:,} rows × {_COLUMNS} columns", lambda: propose_mapping(export, CONTRACTS.values())
            ),
            _measured(f"personal data in {len(text):,} characters", lambda: redact(text)),
        )


def write_export(folder: Path) -> Path:
    """A learning platform's export of many persons and columns; all of it invented."""
    path = folder / "lms.csv"
    more = _COLUMNS - len(_HEADERS)
    with path.open("w", encoding="utf-8", newline="") as file:
        writer = csv.writer(file, delimiter=";")
        writer.writerow([*_HEADERS, *(f"Custom field {number}" for number in range(more))])
        for at in range(_ROWS):
            own = [f"n{at}", "x", "y", f"u{at}", "Arkiv", "Dataskydd", "2023-05-03"]
            writer.writerow([*own, *[f"v {at}"] * more])
    return path


def _measured(what: str, work: Callable[[], object]) -> Cost:
    wall, cpu = time.perf_counter(), time.process_time()
    work()
    return Cost(what, time.perf_counter() - wall, time.process_time() - cpu)
