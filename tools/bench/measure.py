"""Wall time and memory of a command and everything that it starts."""

from __future__ import annotations

import subprocess
import threading
import time
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

import psutil

from genomgang.paths import ROOT

_INTERVAL = 0.25
"""Seconds between two looks at the memory."""

_MEGABYTE = 1e6


@dataclass(frozen=True)
class Cost:
    """`seconds` from start to end; memory in megabytes (10⁶ bytes), resident, shared pages counted in each process.

    `largest` is that of the largest process at any time; `early` and `late` are those of the largest process in the
    first and the last tenth of the run, so that memory which grows shows.
    """

    seconds: float
    largest: float
    early: float
    late: float


def measure(command: Sequence[str], environment: Mapping[str, str]) -> Cost:
    """Run a command in the checkout. CalledProcessError, with its output, where it does not end with code 0."""
    started = time.perf_counter()
    process = subprocess.Popen(
        command, cwd=ROOT, env=environment, stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True
    )
    looks: list[float] = []
    watcher = threading.Thread(target=_watch, args=(process.pid, looks), daemon=True)
    watcher.start()
    output, _ = process.communicate()
    seconds = time.perf_counter() - started
    watcher.join()
    if process.returncode != 0:
        raise subprocess.CalledProcessError(process.returncode, command, output)
    tenth = max(1, len(looks) // 10)
    looks = looks or [0.0]
    return Cost(seconds, max(looks), max(looks[:tenth]), max(looks[-tenth:]))


def folders(base: Path) -> dict[str, Path]:
    """The environment variables that keep a run's files below `base`."""
    return {"GENOMGANG_WORK": base / "arbete", "GENOMGANG_OUTPUT": base / "ut", "GENOMGANG_ARKIV": base / "arkiv"}


def _watch(pid: int, looks: list[float]) -> None:
    try:
        parent = psutil.Process(pid)
        while parent.is_running() and parent.status() != psutil.STATUS_ZOMBIE:
            looks.append(max(map(_resident, [parent, *parent.children(recursive=True)])))
            time.sleep(_INTERVAL)
    except psutil.NoSuchProcess:
        pass


def _resident(process: psutil.Process) -> float:
    try:
        return float(process.memory_info().rss) / _MEGABYTE
    except psutil.Error:
        return 0.0
