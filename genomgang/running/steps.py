"""How long a report's steps take."""

from __future__ import annotations

import time
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from contextvars import ContextVar

_SECONDS: ContextVar[Mapping[str, float]] = ContextVar("seconds", default={})  # noqa: B039  never written to


@contextmanager
def step(name: str) -> Iterator[None]:
    """Add the time within to the step called `name`, a Swedish word that the run's ledger shows."""
    start = time.monotonic()
    try:
        yield
    finally:
        seconds = _SECONDS.get()
        _SECONDS.set({**seconds, name: seconds.get(name, 0.0) + time.monotonic() - start})


def seconds_by_step() -> dict[str, float]:
    """Step → seconds since this process or thread began, in the order in which the steps were first met."""
    return {name: round(seconds, 3) for name, seconds in _SECONDS.get().items()}
