"""Checks several data sets at once, in processes that are forked from this one and hold all that it has read."""

from __future__ import annotations

import multiprocessing
import signal
from collections.abc import Callable, Sequence
from concurrent.futures import ProcessPoolExecutor

from genomgang.checking.model import DatasetCheck
from genomgang.running.processes import cores, end_with_parent, own_group

CheckOne = Callable[[str], DatasetCheck]
"""Checks the data set of a name."""

_inherited: list[CheckOne] = []


def check_each(check: CheckOne, names: Sequence[str]) -> dict[str, DatasetCheck]:
    """Name → check, with every core at work where processes can be forked."""
    jobs = min(cores(), len(names))
    if jobs < 2 or "fork" not in multiprocessing.get_all_start_methods():
        return {name: check(name) for name in names}
    import genomgang.checking.suite  # noqa: F401  once for all: Great Expectations takes seconds

    fork = multiprocessing.get_context("fork")
    with ProcessPoolExecutor(jobs, fork, initializer=_begin, initargs=(check,)) as processes:
        return dict(zip(names, processes.map(_check, names), strict=True))


def _begin(check: CheckOne) -> None:
    signal.signal(signal.SIGINT, signal.SIG_IGN)  # Ctrl-C goes to the run, which starts no more
    own_group()  # with the processes that open workbooks for it
    end_with_parent()
    _inherited.append(check)


def _check(name: str) -> DatasetCheck:
    (check,) = _inherited
    return check(name)
