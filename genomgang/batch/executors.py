"""Where reports are made: in processes on this machine, or on a Dask cluster that stands already."""

from __future__ import annotations

from collections.abc import Iterator
from concurrent.futures import Executor, ThreadPoolExecutor
from contextlib import contextmanager

from genomgang.errors import RenderError

PATIENCE = 10
"""Seconds to wait for a cluster's answer."""


@contextmanager
def local(jobs: int) -> Iterator[Executor]:
    """`jobs` reports at a time. A thread waits for each: the work is done in the report's own process."""
    with ThreadPoolExecutor(jobs, thread_name_prefix="rapport") as executor:
        yield executor


@contextmanager
def dask(address: str) -> Iterator[Executor]:
    """The workers of the cluster at `address`; they must share our folders. RenderError where it is not there."""
    try:
        from distributed import Client
    except ImportError:
        raise RenderError(
            "Dask är inte installerat, och behövs för --dask.",
            remedy="Installera det med: python -m pip install -r requirements-dask.txt",
        ) from None
    try:
        client = Client(address, timeout=PATIENCE)
    except (OSError, ValueError) as problem:
        raise RenderError(
            "Dask-klustret går inte att nå.",
            where=f"{address}: {problem}",
            remedy="Kontrollera adressen och att schemaläggaren är startad.",
        ) from None
    with client, client.get_executor(pure=False) as executor:
        yield executor
