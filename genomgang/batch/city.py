"""The city's figures, computed by several processes at once."""

from __future__ import annotations

import gc
import os
from collections.abc import Mapping, Sequence
from concurrent.futures import ProcessPoolExecutor
from functools import partial
from pathlib import Path
from typing import Any

from genomgang.batch.worker import folder_variables, start_context
from genomgang.city.figures import city_figures
from genomgang.city.model import CityFigures
from genomgang.organisation.current import work_for
from genomgang.running.processes import cores, end_with_parent

_MANY = 6
"""Nämnder from which it is quicker to use every core."""


def figures_of_city(data: Path, ar: int, version: str) -> CityFigures:
    """`city_figures`, with what must be computed done by processes that have loaded all that it takes."""
    return city_figures(data, ar, version, partial(_figures, data, ar, version))


def _figures(data: Path, ar: int, version: str, slugs: Sequence[str]) -> Mapping[str, dict[str, Any]]:
    jobs = cores() if len(slugs) >= _MANY else 1
    parts = [slugs[start::jobs] for start in range(jobs)]
    folders = folder_variables()
    with ProcessPoolExecutor(jobs, start_context(), initializer=_begin, initargs=(data, folders)) as processes:
        found = processes.map(partial(_in_turn, data, ar, version), parts)
        return {slug: figures for part in found for slug, figures in part.items()}


def _in_turn(data: Path, ar: int, version: str, slugs: Sequence[str]) -> dict[str, dict[str, Any]]:
    from genomgang.city.computing import figures_in_turn

    return figures_in_turn(data, ar, version, slugs)


def _begin(data: Path, folders: Mapping[str, str]) -> None:
    end_with_parent()  # it waits for work, and would wait for ever for that of a run that has been killed
    os.environ.update(folders)
    work_for(data)
    gc.enable()  # unlike a report's process, this one goes from nämnd to nämnd
