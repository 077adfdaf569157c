"""Whole reports: checked deliveries and rendered documents, made once for all workers of a test run."""

from __future__ import annotations

import os
import time
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path

import pytest

from genomgang.checking.run import check_delivery
from genomgang.city.render import render_city
from genomgang.engines.builtin import BuiltinEngine
from genomgang.organisation import organisation
from genomgang.paths import EXAMPLE
from genomgang.publish.output import Target
from genomgang.render import render_report

_PATIENCE = 600  # seconds to wait for another worker

Once = Callable[[str, Callable[[], object]], None]
Render = Callable[..., dict[str, Path]]


@pytest.fixture(scope="session")
def root(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder that the workers of a run share."""
    base = tmp_path_factory.getbasetemp()
    return base.parent if "PYTEST_XDIST_WORKER" in os.environ else base


@pytest.fixture(scope="session")
def once(root: Path) -> Once:
    """`once(name, make)` returns when `make` has been called, in our own folders, by one of the workers."""

    def run(name: str, make: Callable[[], object]) -> None:
        begun, done, failed = (root / f"{name}.{state}" for state in ("pagar", "klar", "fel"))
        try:
            begun.mkdir()
        except FileExistsError:
            _wait(name, done, failed)
            return
        try:
            with own_folders(root):
                make()
        except BaseException:
            failed.touch()
            raise
        done.touch()

    return run


def _wait(name: str, done: Path, failed: Path) -> None:
    end = time.monotonic() + _PATIENCE
    while not done.exists():
        if failed.exists() or time.monotonic() > end:
            pytest.fail(f"{name} has not been made by the worker that began it")
        time.sleep(0.2)


@contextmanager
def own_folders(root: Path) -> Iterator[None]:
    """Work and output lie in the run's temporary folder."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("GENOMGANG_WORK", str(root / "arbete"))
        patch.setenv("GENOMGANG_OUTPUT", str(root / "ut"))
        yield


@pytest.fixture(autouse=True)
def folders(root: Path) -> Iterator[None]:
    with own_folders(root):
        yield


@pytest.fixture(scope="session")
def checked(once: Once) -> Callable[[Path, int], Path]:
    """`checked(data, ar)` is `data` when its delivery for the year has been checked."""

    def check(data: Path, ar: int) -> Path:
        once(f"granskad-{data.name}-{ar}", lambda: check_delivery(data, ar))
        return data

    return check


@pytest.fixture(scope="session")
def example(checked: Callable[[Path, int], Path]) -> Path:
    """The example, checked for 2024 and, since years are compared, for 2023."""
    return checked(EXAMPLE, 2024)


@pytest.fixture(scope="session")
def render(once: Once, root: Path) -> Render:
    """`render(data, namnd, formats=…)` gives the files of a report for 2024 from a checked delivery, by format."""

    def make(data: Path, namnd: str, formats: Sequence[str]) -> dict[str, Path]:
        target = Target(namnd, 2024, "intern")
        name = f"rapport-{data.name}-{target.stem}"
        with own_folders(root):
            once(name, lambda: render_report(target, formats, BuiltinEngine(), data))
            return {kind: target.path_of(kind) for kind in formats}

    return make


@pytest.fixture(scope="session")
def render_staden(once: Once, root: Path) -> Render:
    """`render_staden(data, version, formats=…)` gives the files of the city's report for 2024, by format."""

    def make(data: Path, version: str, formats: Sequence[str]) -> dict[str, Path]:
        target = Target(organisation().kallas.kort, 2024, version)
        with own_folders(root):
            once(f"staden-{data.name}-{version}", lambda: render_city(2024, version, formats, BuiltinEngine(), data))
            return {kind: target.path_of(kind) for kind in formats}

    return make
