"""The key figures of every topic, in the report's order."""

from __future__ import annotations

from importlib import import_module
from typing import Any

from genomgang.regler.nyckeltal import definitions
from genomgang.review import Review, once_a_review
from genomgang.topics.keyfigure import KeyFigure


@once_a_review
def all_key_figures(review: Review) -> tuple[KeyFigure, ...]:
    """What the module of each topic in `nyckeltal.yml` counts."""
    return tuple(figure for topic in definitions().topics for figure in _module(topic).key_figures(review))


def _module(topic: str) -> Any:
    module = import_module(f"genomgang.topics.{topic}")
    return module if hasattr(module, "key_figures") else import_module(f"genomgang.sections.{topic}")
