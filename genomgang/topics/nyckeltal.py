"""The key figures of every topic, in the report's order."""

from __future__ import annotations

from importlib import import_module

from genomgang.regler.nyckeltal import definitions
from genomgang.review.review import Review, once_a_review
from genomgang.topics.keyfigure import KeyFigure


@once_a_review
def all_key_figures(review: Review) -> tuple[KeyFigure, ...]:
    """What the module of each topic in `nyckeltal.yml` counts."""
    topics = (import_module(f"genomgang.topics.{topic}") for topic in definitions().topics)
    return tuple(figure for topic in topics for figure in topic.key_figures(review))
