"""Every nämnd's key figures from its rows. Those whose rows have not changed are not computed again."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import asdict
from pathlib import Path
from typing import Any

from genomgang.city.figures import CityFigure, Member
from genomgang.city.rows import WholeFrames
from genomgang.fingerprint import of_value
from genomgang.indicators.keyfigure import Better, KeyFigure
from genomgang.provenance import code_fingerprint
from genomgang.review import LoadFrame, review_from
from genomgang.sections.nyckeltal import all_key_figures
from genomgang.slices import Member as Delivered
from genomgang.slices import Year, last_year_names
from genomgang.store import load_check, load_frame
from genomgang.swedish import rounded
from genomgang.texts import Texts

FiguresOf = Callable[[Sequence[str]], Mapping[str, list[dict[str, Any]]]]
"""Computes the figures of some nämnder: short name → its figures, as plain values."""


MANY = 6
"""Nämnder from which it is quicker to read data sets whole, once for all of them, and to use every core."""


def computed(now: Year, last_year: Year | None, kept: Mapping[str, Any], figures_of: FiguresOf) -> dict[str, Any]:
    """Members and figures; a nämnd whose rows are as they were when `kept` was written keeps its figures.

    `figures_of` computes those that must be computed.
    """
    blocked = now.check.blocked
    members = [
        Member(each.slug, each.name, each.kind, each.staff, blocked=each.slug in blocked)
        for each in now.members.values()
    ]
    keys = {slug: _key(now, last_year, member) for slug, member in now.members.items() if slug not in blocked}
    current = {slug: kept[slug] for slug, key in keys.items() if slug in kept and kept[slug]["key"] == key}
    missing = [slug for slug in keys if slug not in current]
    found = figures_of(missing) if missing else {}
    new = {slug: {"key": keys[slug], "figures": found[slug]} for slug in missing}
    by_namnd = {slug: (current | new)[slug] for slug in keys}
    return {"members": [asdict(member) for member in members], "by_namnd": by_namnd}


def figures_in_turn(data: Path, ar: int, version: str, slugs: Sequence[str]) -> dict[str, list[dict[str, Any]]]:
    """The figures of each nämnd, one after the other, in this process."""
    check = load_check(data, ar)
    frames: LoadFrame = WholeFrames() if len(slugs) >= MANY else load_frame

    def figures(slug: str) -> list[dict[str, Any]]:
        # No figure rests on words, so a mistake in one nämnd's text is told where its own report is made.
        review = review_from(check, slug, version, data, frames, texts=Texts())
        return [asdict(_figure(slug, each)) for each in all_key_figures(review)]

    return {slug: figures(slug) for slug in slugs}


def _key(now: Year, last_year: Year | None, member: Delivered) -> str:
    """The state of all that one nämnd's figures rest on."""
    before = last_year.read_by(last_year_names(member, last_year)) if last_year else {}
    targets = now.rows["mal"]
    return of_value([code_fingerprint(), str(now.check.delivery), now.read_by([member.slug]), before, targets])


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
