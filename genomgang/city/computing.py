"""Every nämnd's key figures from its rows."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import asdict
from pathlib import Path
from typing import Any

from genomgang.city.figures import CityFigure
from genomgang.city.kept import MANY
from genomgang.city.rows import WholeFrames
from genomgang.indicators.keyfigure import Better, KeyFigure
from genomgang.review import LoadFrame, review_from
from genomgang.sections.nyckeltal import all_key_figures
from genomgang.store import load_check, load_frame
from genomgang.swedish import rounded
from genomgang.texts import Texts


def figures_in_turn(data: Path, ar: int, version: str, slugs: Sequence[str]) -> dict[str, list[dict[str, Any]]]:
    """The figures of each nämnd, one after the other, in this process."""
    check = load_check(data, ar)
    frames: LoadFrame = WholeFrames() if len(slugs) >= MANY else load_frame

    def figures(slug: str) -> list[dict[str, Any]]:
        # No figure rests on words, so a mistake in one nämnd's text is told where its own report is made.
        review = review_from(check, slug, version, data, frames, texts=Texts())
        return [asdict(_figure(slug, each)) for each in all_key_figures(review)]

    return {slug: figures(slug) for slug in slugs}


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
