"""Every nämnd's key figures, and how it stands, from its rows."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import asdict
from pathlib import Path
from typing import Any

from genomgang.checking.slices import members
from genomgang.checking.store import load_check, load_frame
from genomgang.city.model import CityFigure, Standing
from genomgang.city.rows import FramesOf
from genomgang.contracts.contract import CITY
from genomgang.contracts.frames import records
from genomgang.review.review import Review, review_from
from genomgang.review.texts import Texts
from genomgang.text.swedish import is_missing, rounded
from genomgang.topics import bedomning, beslutsbehov, risker
from genomgang.topics.keyfigure import Better, KeyFigure
from genomgang.topics.nyckeltal import all_key_figures

_TOGETHER = 30
"""Nämnder whose rows are read at once: enough to read each file seldom, and few enough to hold."""


def figures_in_turn(data: Path, ar: int, version: str, slugs: Sequence[str]) -> dict[str, dict[str, Any]]:
    """The figures and the standing of each nämnd, one after the other, in this process."""
    check = load_check(data, ar)
    register = members(load_frame(data, ar, "namnder", None))
    found = {}
    for start in range(0, len(slugs), _TOGETHER):
        group = slugs[start : start + _TOGETHER]
        predecessors = [name for slug in group for name in register[slug].predecessors]
        frames = FramesOf((*group, *predecessors, CITY))
        for slug in group:
            # Nothing here rests on words, so a mistake in one nämnd's text is told where its own report is made.
            review = review_from(check, slug, version, data, frames, texts=Texts())
            found[slug] = {
                "figures": [asdict(_figure(slug, each)) for each in all_key_figures(review)],
                "standing": asdict(_standing(review)),
            }
    return found


def _standing(review: Review) -> Standing:
    needs = beslutsbehov.needs(review)["slag"].value_counts()
    unmet = beslutsbehov.unmet(review)["slag"].value_counts()
    risks = risker.valued(review.now["risker"]).dropna(subset=["risk"])
    proposed = beslutsbehov.ranked(review)["atgard"].dropna()
    return Standing(
        namnd=review.namnd.slug,
        proposed={name: str(verdict.judgement) for name, verdict in bedomning.proposed(review).items()},
        needs={str(slag): (int(every), int(unmet.get(slag, 0))) for slag, every in needs.items()},
        linked=beslutsbehov.links_told(review),
        risks=tuple((str(row.risk), None if is_missing(row.varde) else int(row.varde)) for row in records(risks)),
        actions=tuple(map(str, proposed)),
    )


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
