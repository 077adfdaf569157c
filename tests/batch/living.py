"""Which processes of a session are alive."""

from __future__ import annotations

import time
from pathlib import Path


def group(session: int) -> list[int]:
    """Living processes of a session, without zombies."""
    found = []
    for folder in Path("/proc").glob("[0-9]*"):
        try:
            state, _, _, owner = (folder / "stat").read_text().rpartition(")")[2].split()[:4]
        except OSError:
            continue
        if int(owner) == session and state != "Z":
            found.append(int(folder.name))
    return found


def wait_for_the_end(session: int) -> None:
    """The report processes see that their run has ended, and end too: that may take them a moment."""
    end = time.monotonic() + 20
    while group(session) and time.monotonic() < end:
        time.sleep(0.05)
    assert group(session) == []
