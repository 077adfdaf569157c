"""Seeded chance: every nämnd, data set and year has a stream of its own, so that changing one leaves the others."""

from __future__ import annotations

import datetime as dt
import zlib
from collections.abc import Mapping, Sequence
from typing import TypeVar

import numpy as np

SEED = 20231205
T = TypeVar("T")


def stream(*names: str | int) -> np.random.Generator:
    """The generator that belongs to these names, for instance nämnd, data set and year."""
    return np.random.default_rng([SEED, *(zlib.crc32(str(name).encode()) for name in names)])


def happens(rng: np.random.Generator, probability: float) -> bool:
    """True with the given probability."""
    return bool(rng.random() < probability)


def pick(rng: np.random.Generator, choices: Sequence[T]) -> T:
    """One of the choices, all equally likely."""
    return choices[int(rng.integers(len(choices)))]


def weighted(rng: np.random.Generator, weights: Mapping[str, float]) -> str:
    """One of the keys, each as likely as its weight says."""
    mark = rng.random() * sum(weights.values())
    for choice, weight in weights.items():
        mark -= weight
        if mark < 0:
            return choice
    return list(weights)[-1]


def shuffled(rng: np.random.Generator, choices: Sequence[T]) -> list[T]:
    """The choices in random order."""
    return [choices[int(i)] for i in rng.permutation(len(choices))]


def day(rng: np.random.Generator, first: dt.date, last: dt.date) -> dt.date:
    """A day from `first` to `last`, both included; `first` where they are in the wrong order."""
    return first + dt.timedelta(days=int(rng.integers(max(0, (last - first).days) + 1)))
