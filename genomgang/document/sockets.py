"""Where a kernel is talked to: sockets in a folder that nobody else may enter, instead of ports on the machine."""

from __future__ import annotations

import os
import re
import shutil
import sys
import tempfile
from collections.abc import Iterator
from pathlib import Path

import zmq

from genomgang.errors import RenderError

FOLDER = re.compile(r"genomgang-(\d+)-\w+")
"""A folder's name, with the process that it belongs to."""

_LONGEST = 80
"""Characters that a folder's path may have: a socket's whole path may have some hundred bytes."""


def has_sockets() -> bool:
    """Whether the platform can talk through files; Windows talks through ports on the machine instead."""
    return sys.platform != "win32" and bool(zmq.has("ipc"))


def socket_folder() -> Path:
    """A new folder that its owner alone may enter, with a short path. RenderError where there is nowhere for one."""
    refused = ""
    for base in bases():
        try:
            folder = Path(tempfile.mkdtemp(prefix=f"genomgang-{os.getpid()}-", dir=base))  # made with mode 0700
        except OSError as problem:
            refused = refused or f"{base}: {problem.strerror}"
            continue
        if len(os.fsencode(folder)) <= _LONGEST:
            return folder
        refused = refused or f"{base}: sökvägen är för lång"
        folder.rmdir()
    raise RenderError(
        "Det finns ingen plats för dokumentets tillfälliga filer.",
        where=refused,
        remedy="Ange med TMPDIR en mapp med kort sökväg där du får skriva.",
    )


def bases() -> Iterator[Path]:
    """Where such folders may be, the best place first."""
    places = [os.environ.get("XDG_RUNTIME_DIR", ""), tempfile.gettempdir()]
    places += [] if sys.platform == "win32" else ["/tmp"]
    return (Path(place) for place in dict.fromkeys(filter(None, places)))


def remove(folder: Path) -> None:
    """Remove a folder of ours with what it holds."""
    shutil.rmtree(folder, ignore_errors=True)
