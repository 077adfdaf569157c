"""What was done to every report, when and why: `korning.json` for programs, `korning.txt` for people.

The record beside each report says whether it is current. The ledger sums up, and survives a run that is killed. It
tells what was wrong with a delivery, so it lies among what is internal.
"""

from __future__ import annotations

import datetime as dt
import json
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from genomgang.batch.plan import Planned
from genomgang.batch.worker import Outcome
from genomgang.errors import RenderError
from genomgang.paths import output_dir
from genomgang.publish.output import INTERNAL, write_atomically

FILE = "korning.json"
LOG = "korning.txt"


@dataclass(frozen=True)
class Ledger:
    """One year's ledger. `reports` maps "namnd/version" to the last thing that was done to the report."""

    folder: Path
    engine: str
    reports: dict[str, Any]

    def note(self, planned: Planned, outcome: Outcome | None) -> None:
        """Write what became of one report; no outcome where the plan says that nothing was to be done.

        A report that is current keeps its entry, which tells how it was made.
        """
        name = f"{planned.target.namnd}/{planned.target.version}"
        result = _result(planned, outcome)
        known = self.reports.get(name, {})
        if (
            outcome is None
            and known.get("resultat") in (result, "byggd")
            and known.get("underlag") == planned.key.parts
        ):
            return
        self.reports[name] = {
            "resultat": result,
            "skal": planned.reason,
            "fel": outcome.reason if outcome else "",
            "tid": _now(),
            "parametrar": {"namnd": planned.target.namnd, "ar": planned.target.ar, "version": planned.target.version},
            "underlag": dict(planned.key.parts),
            "motor": self.engine,
            "sekunder": dict(outcome.seconds) if outcome else {},
            "filer": list(outcome.files) if outcome else [],
        }
        self._save()
        self.say(f"{name}: {result}{f' ({planned.reason})' if planned.reason else ''}{_failure(outcome)}")

    def say(self, line: str) -> None:
        """Add a line to the log: one write, so that a run that dies leaves whole lines."""
        with _writable(self.folder), (self.folder / LOG).open("ab", buffering=0) as log:
            log.write(f"{_now()} {line}\n".encode())

    def _save(self) -> None:
        content = json.dumps({"rapporter": self.reports}, ensure_ascii=False, indent=1, sort_keys=True)
        with _writable(self.folder):
            write_atomically(self.folder / FILE, content.encode())


def open_ledger(ar: int, engine: str) -> Ledger:
    """The year's ledger, with what former runs wrote; a file that cannot be read is begun anew."""
    folder = output_dir() / str(ar) / INTERNAL
    with _writable(folder):
        folder.mkdir(parents=True, exist_ok=True)
    try:
        reports = json.loads((folder / FILE).read_text(encoding="utf-8"))["rapporter"]
    except (OSError, ValueError, KeyError, TypeError, RecursionError):
        reports = {}
    is_whole = isinstance(reports, dict) and all(isinstance(each, dict) for each in reports.values())
    return Ledger(folder, engine, reports if is_whole else {})


def _result(planned: Planned, outcome: Outcome | None) -> str:
    if outcome is None:
        return planned.state.value
    return "byggd" if outcome.made else "misslyckad"


def _failure(outcome: Outcome | None) -> str:
    return f": {' '.join(outcome.reason.split())}" if outcome and outcome.reason else ""


def _now() -> str:
    return dt.datetime.now().astimezone().isoformat(timespec="seconds")


@contextmanager
def _writable(folder: Path) -> Iterator[None]:
    try:
        yield
    except OSError as problem:
        raise RenderError(
            "Körningens logg går inte att skriva.",
            where=f"{problem.filename or folder}: {problem.strerror}",
            remedy="Kontrollera utrymme och rättigheter och kör igen.",
        ) from problem
