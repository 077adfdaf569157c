"""The nämnd in the city: on which side of the median it stands. Names no other nämnd."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from genomgang.regler.nyckeltal import definitions
from genomgang.text.swedish import MISSING, NBSP
from genomgang.topics.keyfigure import Better

if TYPE_CHECKING:
    from genomgang.city.comparison import CitySlice, Compared, Range
    from genomgang.city.model import CityFigure

SCALES = {"procent": 100.0, "poäng": 100.0}
"""Units whose values have an end, and so can be drawn on a scale from zero."""


def drawable(city: CitySlice) -> list[Compared]:
    """The key figures of page one that have a scale and a median, in page one's order."""
    by_id = {each.own.id: each for each in city.figures}
    ordered = [by_id[name] for name in definitions().page_one if name in by_id]
    return [each for each in ordered if each.own.unit in SCALES and each.median is not None]


def side(each: Compared) -> int | None:
    """1 where the own value is better than the median, -1 where it is worse, 0 where they are equal; None where that
    cannot be told."""
    if each.own.value is None or each.median is None or each.own.better == Better.NEITHER:
        return None
    difference = each.own.value - each.median
    sign = (difference > 0) - (difference < 0)
    return -sign if each.own.better == Better.LOWER else sign


def on_side(figures: Sequence[Compared], wanted: int) -> list[str]:
    """The names of the figures that stand on the side `wanted` (see `side`)."""
    return [each.own.name for each in figures if side(each) == wanted]


def peers_range(each: Compared) -> str:
    """Lowest to highest among the peers: "47–78 %"; "–" where they are too few."""
    return _span(each, each.peers)


def span_elsewhere(each: Compared) -> str:
    """Lowest to highest in other organisations, as `peers_range`."""
    return _span(each, each.elsewhere.span)


def _span(each: Compared, span: Range | None) -> str:
    return MISSING if span is None else ends(each.own.shows(span.low), each.own.shows(span.high))


def ends(low: str, high: str) -> str:
    """Two values as a range with one unit: "47–78 %", or one value where they are equal."""
    unit = low.rpartition(NBSP)[2].lstrip("0123456789,")
    return high if low == high else f"{low.removesuffix(unit).rstrip()}–{high}"


def missing(figure: CityFigure) -> str:
    """Why a key figure has no value; empty where it has one."""
    if figure.value is not None:
        return ""
    return "visas inte" if figure.hidden else "uppgift saknas"
