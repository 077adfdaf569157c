"""Measures the making of 5, 45 and 300 reports: ours, the naive loop, Quarto's, and the floor."""

from __future__ import annotations

import json
import os
import shutil
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from genomgang.batch.ledger import FILE
from genomgang.example.calendar import YEARS
from genomgang.paths import EXAMPLE, ROOT
from genomgang.reading.delivery import years
from genomgang.running.processes import cores
from tools.bench.cities import without_one_course, write_city
from tools.bench.measure import Cost, folders, measure

SAMPLE = ("servicenamnden", "kyrkogardsnamnden", "trafiknamnden")
"""Whose reports the loops and the floor are measured on: one with much data, one small, one in between."""


@dataclass(frozen=True)
class Compared:
    """Seconds for one report, HTML and PDF, alone on the machine; `quarto` is None where Quarto is not installed."""

    naive: float
    quarto: float | None
    floor: float


@dataclass(frozen=True)
class Rendering:
    """The costs for a city of `count` reports, each as HTML and PDF; `remade` of them after the change.

    `beside` was measured just before: a machine's speed varies with the hour.
    """

    count: int
    beside: Compared
    cold: Cost
    changed: Cost
    remade: int
    unchanged: Cost

    @property
    def naive(self) -> float:
        """Seconds for all reports by the naive loop."""
        return self.beside.naive * self.count

    @property
    def quarto(self) -> float | None:
        """Seconds for all reports by the Quarto loop."""
        return None if self.beside.quarto is None else self.beside.quarto * self.count

    @property
    def floor(self) -> float:
        """Seconds for the least that the reports take, with every core at work."""
        return self.beside.floor * self.count / cores()


def measure_rendering(count: int) -> Rendering:
    """Make all reports of a city three times: from nothing, with one nämnd's rows changed, and with nothing changed."""
    beside = measure_alternatives()
    with tempfile.TemporaryDirectory() as name:
        base = Path(name)
        data = base / "leverans"
        write_city(data, count)
        command = [sys.executable, "-m", "genomgang", "render", "--all", "--data", str(data)]
        environment = _environment(base)
        cold = measure(command, environment)
        before = _made(base)
        without_one_course(data, max(years(data)))
        changed = measure(command, environment)
        remade = len(_made(base).items() - before.items())
        return Rendering(count, beside, cold, changed, remade, measure(command, environment))


def measure_alternatives(sample: Sequence[str] = SAMPLE) -> Compared:
    """The sample's reports by the loops and the floor, from a delivery that is checked already."""
    with tempfile.TemporaryDirectory() as name:
        environment = _environment(Path(name))
        ar = YEARS[-1]
        run = [
            sys.executable,
            "-m",
            "genomgang",
            "render",
            "--namnd",
            sample[0],
            "--ar",
            str(ar),
            "--engine",
            "builtin",
        ]
        measure(run, environment)  # checks the delivery and computes the city's figures
        arguments = [str(EXAMPLE), str(ar), *sample]
        naive = measure([sys.executable, "-m", "tools.bench.naive", *arguments], environment)
        command = [sys.executable, "-m", "tools.bench.floor", *arguments]
        answer = subprocess.run(command, cwd=ROOT, env=environment, capture_output=True, text=True, check=True)
        floor = statistics.mean(map(json.loads, answer.stdout.split()))
        return Compared(naive.seconds / len(sample), _quarto(sample, ar, environment), floor)


def _made(base: Path) -> dict[str, str]:
    """Each report, and when it was made last."""
    (ledger,) = folders(base)["GENOMGANG_OUTPUT"].glob(f"*/{FILE}")
    reports = json.loads(ledger.read_text(encoding="utf-8"))["rapporter"]
    return {name: entry["tid"] for name, entry in reports.items()}


def _quarto(sample: Sequence[str], ar: int, environment: dict[str, str]) -> float | None:
    if shutil.which("quarto") is None:
        return None
    started = time.perf_counter()
    for namnd in sample:
        command = ["quarto", "render", "report.qmd", "-P", f"namnd:{namnd}", "-P", f"ar:{ar}"]
        subprocess.run(command, cwd=ROOT, env=environment, capture_output=True, check=True)
    return (time.perf_counter() - started) / len(sample)


def _environment(base: Path) -> dict[str, str]:
    return {**os.environ, **{name: str(path) for name, path in folders(base).items()}}
