"""Every nämnd's key figures from its rows. Those whose rows have not changed are not computed again."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import asdict
from pathlib import Path
from typing import TYPE_CHECKING, Any

from checks import CONTRACTS
from genomgang.city.figures import CityFigure, Member
from genomgang.city.rows import WholeFrames
from genomgang.fingerprint import of_value
from genomgang.indicators.keyfigure import Better, KeyFigure
from genomgang.provenance import code_fingerprint
from genomgang.review import CITY_ROWS, last_year_names, namnd_from, review_from
from genomgang.sections.nyckeltal import all_key_figures
from genomgang.swedish import rounded
from genomgang.texts import Texts

if TYPE_CHECKING:
    from genomgang.checking.model import DeliveryCheck
    from genomgang.delivery import Delivery


FiguresOf = Callable[[Sequence[str]], Mapping[str, list[dict[str, Any]]]]
"""Computes the figures of some nämnder: short name → its figures, as plain values."""


def computed(
    check: DeliveryCheck, data: Path, version: str, kept: Mapping[str, Any], figures_of: FiguresOf | None = None
) -> dict[str, Any]:
    """Members and figures; a nämnd whose rows are as they were when `kept` was written keeps its figures.

    `figures_of` computes those that must be computed; by default `figures_in_turn`, here.
    """
    frames = WholeFrames()
    ar = check.delivery.ar
    register = frames(data, ar, "namnder", None).set_index("namnd", drop=False)
    members = []
    keys = {}
    for slug, row in register.iterrows():
        own = namnd_from(row)
        members.append(Member(own.slug, own.namn, own.typ, own.antal_anstallda, slug in check.blocked))
        if slug in check.blocked:
            continue
        keys[own.slug] = _key(frames, data, check.delivery, own.slug, last_year_names(own, ar, data, frames))
    current = {slug: kept[slug] for slug, key in keys.items() if slug in kept and kept[slug]["key"] == key}
    missing = [slug for slug in keys if slug not in current]
    found = figures_of(missing) if figures_of else figures_in_turn(check, data, version, missing, frames)
    new = {slug: {"key": keys[slug], "figures": found[slug]} for slug in missing}
    by_namnd = {slug: (current | new)[slug] for slug in keys}
    return {"members": [asdict(member) for member in members], "by_namnd": by_namnd}


def figures_in_turn(
    check: DeliveryCheck, data: Path, version: str, slugs: Sequence[str], frames: WholeFrames
) -> dict[str, list[dict[str, Any]]]:
    """The figures of each nämnd, one after the other."""

    def figures(slug: str) -> list[dict[str, Any]]:
        # No figure rests on words, so a mistake in one nämnd's text is told where its own report is made.
        review = review_from(check, slug, version, data, frames, texts=Texts())
        return [asdict(_figure(slug, each)) for each in all_key_figures(review)]

    return {slug: figures(slug) for slug in slugs}


def _key(frames: WholeFrames, data: Path, delivery: Delivery, slug: str, before: list[str]) -> str:
    """The state of all that one nämnd's figures rest on."""
    ar = delivery.ar
    rows = {
        f"{name} {year}": frames.digest(data, year, name, [*names, CITY_ROWS])
        for year, names in ((ar, [slug]), (ar - 1, before))
        if names
        for name in CONTRACTS
        if name != "mal"
    }
    return of_value([code_fingerprint(), str(delivery), rows, frames.digest(data, ar, "mal", None)])


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
