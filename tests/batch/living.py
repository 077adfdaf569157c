"""Which processes that work in a folder are alive, kernels with sessions of their own among them."""

from __future__ import annotations

import time
from pathlib import Path


def at_work_in(folder: Path) -> list[int]:
    """Living processes that were started with a variable that names something below `folder`, without zombies."""
    found = []
    for process in Path("/proc").glob("[0-9]*"):
        try:
            environment = (process / "environ").read_bytes()
            state = (process / "stat").read_text().rpartition(")")[2].split()[0]
        except OSError:
            continue
        if f"={folder}/".encode() in environment and state != "Z":
            found.append(int(process.name))
    return found


def wait_for_the_end(folder: Path) -> None:
    """The processes see that their run has ended, and end too: that may take them a moment."""
    end = time.monotonic() + 10
    while at_work_in(folder) and time.monotonic() < end:
        time.sleep(0.05)
    assert at_work_in(folder) == []
