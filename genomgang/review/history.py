"""A nämnd's key figures over three years. Last year's review gives the oldest, which it compared itself with."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

from genomgang.city.figures import city_figures
from genomgang.paths import data_dir
from genomgang.reading.delivery import years
from genomgang.review.review import Review
from genomgang.topics.keyfigure import KeyFigure
from genomgang.topics.nyckeltal import all_key_figures

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
    """The years that are in the delivery; those before a nämnd was formed are its predecessors'.

    DataError where last year's delivery has not been checked, or has changed since.
    """
    figures = all_key_figures(review)
    oldest = oldest_values(review, data or data_dir())
    return History(review.ar, figures, {figure.id: _values(figure, oldest.get(figure.id)) for figure in figures})


def oldest_values(review: Review, data: Path) -> Mapping[str, float | None]:
    """The key figures of the year before last, by id and rounded as they were shown; none where last year had none."""
    if review.ar - 1 not in years(data):
        return {}
    return city_figures(data, review.ar - 1, review.version).before(review.namnd.slug)


def _values(figure: KeyFigure, oldest: float | None) -> Values:
    before = None if figure.break_note else figure.before
    return (None if figure.break_note else oldest), before, figure.value
