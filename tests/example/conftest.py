from __future__ import annotations

import csv
from collections.abc import Callable
from pathlib import Path

import pytest

from genomgang.paths import EXAMPLE

Rows = list[dict[str, str]]


@pytest.fixture(scope="session")
def example() -> Path:
    return EXAMPLE


@pytest.fixture(scope="session")
def rows() -> Callable[[int, str], Rows]:
    """The committed rows of a year's data set, as text; none where it was not delivered."""
    cache: dict[tuple[int, str], Rows] = {}

    def read(ar: int, dataset: str) -> Rows:
        if (ar, dataset) not in cache:
            path = EXAMPLE / str(ar) / f"{dataset}.csv"
            cache[ar, dataset] = []
            if path.exists():
                with path.open(encoding="utf-8", newline="") as file:
                    cache[ar, dataset] = list(csv.DictReader(file, delimiter=";"))
        return cache[ar, dataset]

    return read
