"""The log of corrections: a file beside each corrected delivery, with every cell that was changed."""

from __future__ import annotations

import csv
import io
import re
from collections.abc import Sequence
from pathlib import Path

from genomgang.checking.safe_cell import safe_cell
from genomgang.corrections.changes import Change

SUFFIX = ".logg.csv"
_MARK = "-rattad-"
_HEADER = ("fil före", "sha256 före", "fil efter", "sha256 efter", "rad i källan", "kolumn", "från", "till")


def next_names(path: Path) -> tuple[Path, Path]:
    """Where the corrected file and its log go: beside the delivered one, under a number that nothing has."""
    stem = re.sub(rf"{_MARK}\d+\Z", "", path.stem)
    number = 1
    while True:
        new = path.with_name(f"{stem}{_MARK}{number}{path.suffix}")
        log = new.with_name(f"{new.stem}{SUFFIX}")
        if not new.exists() and not log.exists():
            return new, log
        number += 1


def log_of(changes: Sequence[Change], before: tuple[str, str], after: tuple[str, str]) -> bytes:
    """The log's bytes; `before` and `after` are name and SHA-256 of the files. It holds what the delivery holds."""
    text = io.StringIO()
    writer = csv.writer(text, delimiter=";", lineterminator="\r\n")
    writer.writerow(_HEADER)
    for change in changes:
        cells = (change.column.label, safe_cell(change.before), safe_cell(change.after))
        writer.writerow([*before, *after, change.row, *cells])
    return text.getvalue().encode("utf-8-sig")


def stems_from(folder: Path, sha256: str, mark: str) -> bool:
    """Whether the file with this sum was made, by corrections alone, from one whose sum begins with `mark`."""
    made_from: dict[str, str] = {}
    for path in folder.glob(f"*{_MARK}*{SUFFIX}"):
        with path.open(encoding="utf-8-sig", newline="") as file:
            for row in csv.DictReader(file, delimiter=";"):
                made_from[row.get(_HEADER[3], "")] = row.get(_HEADER[1], "")
    seen: set[str] = set()
    while sha256 and sha256 not in seen:
        if sha256.startswith(mark):
            return True
        seen.add(sha256)
        sha256 = made_from.get(sha256, "")
    return False
