"""A nämnd's key figures over three years. Last year's review gives the oldest, which it compared itself with."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

from genomgang.indicators.keyfigure import KeyFigure
from genomgang.review import Review, load_last_years
from genomgang.sections.nyckeltal import all_key_figures

Values = tuple[float | None, float | None, float | None]
"""The year before last, last year, this year."""


@dataclass(frozen=True)
class History:
    """`figures` are this year's, in the document's order; `values` holds each one's three years by its id.

    None stands where there is no value, where it may not be shown, and in the years before a break in definition.
    """

    ar: int
    figures: tuple[KeyFigure, ...]
    values: Mapping[str, Values]


def load_history(review: Review, data: Path | None = None) -> History:
    """The years that are in the delivery; those before a nämnd was formed are its predecessors'."""
    figures = all_key_figures(review)
    former = load_last_years(review, data)
    oldest = {figure.id: _before(figure) for figure in all_key_figures(former)} if former else {}
    return History(review.ar, figures, {figure.id: _values(figure, oldest.get(figure.id)) for figure in figures})


def _values(figure: KeyFigure, oldest: float | None) -> Values:
    before = _before(figure)
    return (None if figure.break_note else oldest), before, figure.value


def _before(figure: KeyFigure) -> float | None:
    return None if figure.break_note else figure.before
