"""What processes that were killed have left behind: private staging folders, and files that never came into place."""

from __future__ import annotations

import os
import re
import shutil
from contextlib import suppress

from genomgang.document.sockets import FOLDER, bases, remove
from genomgang.paths import output_dir, work_dir

_STAGING = re.compile(r"rapport-(\d+)-")
_UNPLACED = re.compile(r"\..*\.(\d+)\.ny")


def remove_leftovers(ar: int) -> None:
    """Remove what belongs to no living process."""
    for folder in (work_dir() / "bygge").glob("rapport-*"):
        if _is_ownerless(_STAGING.match(folder.name)):
            shutil.rmtree(folder, ignore_errors=True)
    for base in bases():
        for folder in base.glob("genomgang-*"):
            if _is_ownerless(FOLDER.fullmatch(folder.name)):
                remove(folder)  # another user's stays: it may not be entered
    for path in (output_dir() / str(ar)).glob("**/.*.ny"):
        if _is_ownerless(_UNPLACED.fullmatch(path.name)):
            with suppress(OSError):  # a folder that may not be written is told of when a report is to be placed there
                path.unlink()


def _is_ownerless(match: re.Match[str] | None) -> bool:
    return match is not None and not _lives(int(match[1]))


def _lives(pid: int) -> bool:
    if os.name == "nt":
        import psutil

        return bool(psutil.pid_exists(pid))
    try:
        os.kill(pid, 0)
    except ProcessLookupError:
        return False
    except PermissionError:
        return True
    return True
