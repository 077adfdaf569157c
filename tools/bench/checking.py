"""Measures the reading and checking of the full-size city, each in a process of its own."""

from __future__ import annotations

import json
import os
import subprocess
import sys
import tempfile
import time
from dataclasses import asdict, dataclass
from pathlib import Path

from genomgang.example import Size, write_example
from genomgang.paths import ROOT

AR = 2024
"""The example's newest year, which is written and checked alone."""


@dataclass(frozen=True)
class Cost:
    """Of a check from start to end, with the processes that it starts: wall time, processor time and peak memory.

    `peak_mb` is that of the largest process, in megabytes (10⁶ bytes); `rows` are the rows of the delivery.
    """

    rows: int
    wall_seconds: float
    cpu_seconds: float
    peak_mb: float


def measure_checking(size: Size = Size.STAD) -> tuple[Cost, Cost]:
    """Write the city to a temporary folder and check it: the first time, and again when nothing has changed.

    Raises CalledProcessError where the check itself fails.
    """
    with tempfile.TemporaryDirectory() as folder:
        data = Path(folder) / "data"
        write_example(data, size, [AR])
        environment = {**os.environ, "GENOMGANG_WORK": str(Path(folder) / "arbete")}
        return _check(data, environment), _check(data, environment)


def _check(data: Path, environment: dict[str, str]) -> Cost:
    command = [sys.executable, "-m", "tools.bench.checking", str(data)]
    started = time.perf_counter()
    answer = subprocess.run(command, cwd=ROOT, env=environment, capture_output=True, text=True, check=True)
    seconds = time.perf_counter() - started
    return Cost(wall_seconds=seconds, **json.loads(answer.stdout))


def _child(data: Path) -> None:
    """Check the delivery and print what it took, but for the wall time, as JSON."""
    import resource  # not on Windows

    from genomgang.checking.run import check_delivery

    check = check_delivery(data, AR)
    own, children = map(resource.getrusage, (resource.RUSAGE_SELF, resource.RUSAGE_CHILDREN))
    unit = 1 if sys.platform == "darwin" else 1024  # macOS counts bytes, others kibibytes
    cost = {
        "rows": sum(dataset.rows_in for dataset in check.datasets.values()),
        "cpu_seconds": sum(used.ru_utime + used.ru_stime for used in (own, children)),
        "peak_mb": max(own.ru_maxrss, children.ru_maxrss) * unit / 1e6,
    }
    sys.stdout.write(json.dumps(cost))


if __name__ == "__main__":
    if sys.argv[1:]:
        _child(Path(sys.argv[1]))
    else:
        sys.stdout.write(json.dumps([asdict(cost) for cost in measure_checking()], indent=1) + "\n")
