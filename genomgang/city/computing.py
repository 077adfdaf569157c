"""Every nämnd's key figures from its rows."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import asdict
from pathlib import Path
from typing import Any

from genomgang.checking.slices import members
from genomgang.checking.store import load_check, load_frame
from genomgang.city.model import CityFigure
from genomgang.city.rows import FramesOf
from genomgang.contracts.contract import CITY
from genomgang.review.review import review_from
from genomgang.review.texts import Texts
from genomgang.text.swedish import rounded
from genomgang.topics.keyfigure import Better, KeyFigure
from genomgang.topics.nyckeltal import all_key_figures

_TOGETHER = 30
"""Nämnder whose rows are read at once: enough to read each file seldom, and few enough to hold."""


def figures_in_turn(data: Path, ar: int, version: str, slugs: Sequence[str]) -> dict[str, list[dict[str, Any]]]:
    """The figures of each nämnd, one after the other, in this process."""
    check = load_check(data, ar)
    register = members(load_frame(data, ar, "namnder", None))
    found = {}
    for start in range(0, len(slugs), _TOGETHER):
        group = slugs[start : start + _TOGETHER]
        predecessors = [name for slug in group for name in register[slug].predecessors]
        frames = FramesOf((*group, *predecessors, CITY))
        for slug in group:
            # No figure rests on words, so a mistake in one nämnd's text is told where its own report is made.
            review = review_from(check, slug, version, data, frames, texts=Texts())
            found[slug] = [asdict(_figure(slug, each)) for each in all_key_figures(review)]
    return found


def _figure(slug: str, figure: KeyFigure) -> CityFigure:
    def shown(value: float | None) -> float | None:
        return None if value is None else float(rounded(value, figure.decimals))

    return CityFigure(
        namnd=slug,
        id=figure.id,
        name=figure.name,
        unit=figure.unit,
        better=Better(figure.better).value,
        section=figure.section,
        decimals=figure.decimals,
        value=shown(figure.value),
        before=None if figure.break_note else shown(figure.before),
        target=figure.target.value if figure.target else None,
        hidden=figure.hidden,
        part=figure.part,
        whole=figure.whole,
    )
