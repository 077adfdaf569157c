"""What our own processes share: how many there is room for, and that none outlives the one that started it."""

from __future__ import annotations

import multiprocessing
import os
import signal
import sys
import threading
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from multiprocessing.connection import wait

from genomgang.paths import ROOT

STARTED_BY = "GENOMGANG_STARTED_BY"
"""Variable that tells the process that reports are forked from which one started it: that may have ended already."""

_GLANCE = 0.2
"""Seconds between two looks at whether the parent lives."""


def cores() -> int:
    """The processor cores that we may use."""
    return len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count() or 1


def child_environment(more: Mapping[str, str]) -> dict[str, str]:
    """The environment of a process that we start: ours, `more`, and texts in UTF-8 whatever the terminal has.

    Python finds the program where it lies and never looks in the current folder, which may be one with delivered files.
    """
    locale = {"darwin": "en_US.UTF-8", "win32": ""}.get(sys.platform, "C.UTF-8")
    speaks = {"LC_ALL": locale, "LANG": locale} if locale else {}
    given = more.get("PYTHONPATH") or os.environ.get("PYTHONPATH", "")
    path = os.pathsep.join(dict.fromkeys([str(ROOT), *filter(None, given.split(os.pathsep))]))
    python = {"PYTHONUTF8": "1", "PYTHONIOENCODING": "utf-8", "PYTHONSAFEPATH": "1"}
    return {**os.environ, **speaks, **python, **more, "PYTHONPATH": path}


def own_group() -> None:
    """Put this process, and those that it starts, in a group of their own, so that they can be ended together."""
    if hasattr(os, "setpgid"):
        os.setpgid(0, 0)


def end_group(leader: int, number: int) -> None:
    """Send a signal to a process that called `own_group`, and to all that it has started."""
    try:
        if os.getpgid(leader) == leader:
            os.killpg(leader, number)
        else:  # it has not come that far, and has started nothing
            os.kill(leader, number)
    except ProcessLookupError:
        pass


@contextmanager
def ending_with(parent: int) -> Iterator[None]:
    """While this lasts, the process ends when `parent`, which started it, does.

    It leaves no thread, so that the process can be forked afterwards.
    """
    done = threading.Event()

    def watch() -> None:
        while not done.wait(_GLANCE):
            if os.getppid() != parent:
                os._exit(1)

    watcher = threading.Thread(target=watch, daemon=True)
    watcher.start()
    try:
        yield
    finally:
        done.set()
        watcher.join()


def end_with_parent() -> None:
    """Make this process end when the one that started it does, however that ends; its own group with it, if any."""
    parent = multiprocessing.parent_process()
    assert parent is not None

    def watch() -> None:
        wait([parent.sentinel])
        if hasattr(os, "getpgid") and os.getpgid(0) == os.getpid():
            os.killpg(0, signal.SIGKILL)
        os._exit(1)

    threading.Thread(target=watch, daemon=True).start()
