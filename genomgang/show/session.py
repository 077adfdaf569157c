"""Which review a chapter is about: the report's, or the one that an analyst has opened."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from genomgang.city.review import City
    from genomgang.review.review import Review

_NAMND, _VERSION = "servicenamnden", "intern"
_open: ContextVar[Review | None] = ContextVar("review", default=None)
_open_city: ContextVar[City | None] = ContextVar("city", default=None)


def open_review(namnd: str, ar: int, version: str = _VERSION) -> Review:
    """Open the review of a nämnd, by its short name, for the chapters that follow. UserError where there is none."""
    from genomgang.review.review import load_review

    opened = load_review(namnd, ar, version)
    _open.set(opened)
    return opened


def review_of(namnd: str, ar: int, version: str) -> Review:
    """The review that is open, for a document of its own; where none is, this one, which is then open."""
    return _open.get() or open_review(namnd, ar, version)


def opened() -> Review | None:
    """The review that is open; None where none is."""
    return _open.get()


def review() -> Review:
    """The review that is open. A chapter that is run alone, with none open, is about Servicenämnden's latest one."""
    from genomgang.paths import data_dir
    from genomgang.reading.delivery import years

    return _open.get() or open_review(_NAMND, years(data_dir())[-1])


@contextmanager
def about(opened: Review) -> Iterator[None]:
    """Within the block, `review()` is `opened`."""
    token = _open.set(opened)
    try:
        yield
    finally:
        _open.reset(token)


def city(ar: int, version: str) -> City:
    """The whole city's review of a year and version; the one that is open, where one is."""
    from genomgang.city.review import load_city
    from genomgang.paths import data_dir

    return _open_city.get() or load_city(ar, version, data_dir())


@contextmanager
def about_city(opened: City) -> Iterator[None]:
    """Within the block, `city` is `opened`."""
    token = _open_city.set(opened)
    try:
        yield
    finally:
        _open_city.reset(token)
