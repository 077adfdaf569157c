"""Every nämnd's key figures from its rows. Those whose rows have not changed are not computed again."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Mapping
from dataclasses import asdict
from pathlib import Path
from typing import TYPE_CHECKING, Any

from checks import CONTRACTS
from genomgang.city.figures import CityFigure, Member
from genomgang.city.rows import WholeFrames
from genomgang.indicators.keyfigure import Better, KeyFigure
from genomgang.provenance import code_fingerprint
from genomgang.review import CITY_ROWS, last_year_names, namnd_from, review_from
from genomgang.sections.nyckeltal import all_key_figures
from genomgang.swedish import rounded

if TYPE_CHECKING:
    from genomgang.checking.model import DeliveryCheck
    from genomgang.delivery import Delivery


def computed(check: DeliveryCheck, data: Path, version: str, kept: Mapping[str, Any]) -> dict[str, Any]:
    """Members and figures; a nämnd whose rows are as they were when `kept` was written keeps its figures."""
    frames = WholeFrames()
    ar = check.delivery.ar
    register = frames(data, ar, "namnder", None).set_index("namnd", drop=False)
    members = []
    by_namnd = {}
    for slug, row in register.iterrows():
        own = namnd_from(row)
        members.append(Member(own.slug, own.namn, own.typ, own.antal_anstallda, slug in check.blocked))
        if slug in check.blocked:
            continue
        key = _key(frames, data, check.delivery, own.slug, last_year_names(own, ar, data, frames))
        entry = kept.get(own.slug)
        if entry is None or entry["key"] != key:
            review = review_from(check, own.slug, version, data, frames)
            entry = {"key": key, "figures": [asdict(_figure(own.slug, each)) for each in all_key_figures(review)]}
        by_namnd[own.slug] = entry
    return {"members": [asdict(member) for member in members], "by_namnd": by_namnd}


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
    return _hash([code_fingerprint(), str(delivery), rows, frames.digest(data, ar, "mal", None)])


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


def _hash(value: object) -> str:
    return hashlib.sha256(json.dumps(value, sort_keys=True).encode()).hexdigest()
