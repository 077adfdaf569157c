"""A chapter's cells run for a review, without a kernel: for short texts that quote the report, and for tests."""

from __future__ import annotations

import linecache
import re
from collections.abc import Callable, Iterator, Mapping
from contextlib import AbstractContextManager
from dataclasses import dataclass
from functools import lru_cache, partial
from pathlib import Path
from typing import TYPE_CHECKING, Any

from genomgang.document.exhibit import Exhibit
from genomgang.document.splitting import split
from genomgang.organisation.chapters import NOTEBOOKS, own_chapter
from genomgang.review.review import Review
from genomgang.show.page import Shown, as_markdown, catching
from genomgang.show.session import about, about_city
from genomgang.text.markdown import Markdown, Table

if TYPE_CHECKING:
    from genomgang.city.review import City

_HEADING = re.compile(r"^#+ .*\{#(sec-[\w-]+)", re.MULTILINE)


Opened = Callable[[], AbstractContextManager[None]]
"""Opens what a cell is about, for as long as it runs."""

SUMMARY = "sammanfattning"
"""The variable that holds a chapter's first text, where other documents may quote it."""


@dataclass(frozen=True)
class Chapter:
    """What a chapter's cells have shown, each with the id of the heading above it, and the variables left."""

    shown: tuple[tuple[str, Shown], ...]
    variables: Mapping[str, Any]

    def under(self, section: str) -> Markdown:
        """The texts and tables shown below the heading with this id, without the fixed prose and the exhibits."""
        found = [part for heading, part in self.shown if heading == section and not isinstance(part, Exhibit)]
        return Markdown("\n\n".join(filter(str.strip, map(as_markdown, found))))

    @property
    def exhibits(self) -> dict[str, Exhibit]:
        """Its exhibits by id."""
        return {part.id: part for _, part in self.shown if isinstance(part, Exhibit)}

    @property
    def tables(self) -> dict[str, Table]:
        """Its tables by id."""
        return {part.id: part for _, part in self.shown if isinstance(part, Table)}

    @property
    def ids(self) -> set[str]:
        """Ids of its exhibits and tables."""
        return {*self.exhibits, *self.tables}

    @property
    def summary(self) -> Markdown:
        """Its variable `sammanfattning`."""
        return Markdown(self.variables[SUMMARY])


@lru_cache(maxsize=32)  # other chapters and the short texts ask for the same ones
def run_chapter(name: str, review: Review) -> Chapter:
    """Run the cells of `notebooks/_<name>.qmd` about `review`. Charts are not drawn.

    Whatever a cell raises comes through, with the chapter's file and line in its traceback.
    """
    return _run(_chapter(name), partial(about, review))


def run_document(name: str, review: Review) -> Chapter:
    """Run the cells of `notebooks/<name>.qmd`, a document of its own about `review`, as `run_chapter` does."""
    return _run(NOTEBOOKS / f"{name}.qmd", partial(about, review))


def run_city(city: City) -> Chapter:
    """Run the cells of `notebooks/staden.qmd` about `city`, as `run_chapter` does."""
    return _run(NOTEBOOKS / "staden.qmd", partial(about_city, city))


@lru_cache(maxsize=32)
def summary(name: str, review: Review) -> Markdown:
    """The chapter's variable `sammanfattning`: its cells are run until it has a value. KeyError where it gets none."""
    for _, _, variables in _cells(_chapter(name), partial(about, review)):
        if SUMMARY in variables:
            return Markdown(variables[SUMMARY])
    raise KeyError(SUMMARY)


def _chapter(name: str) -> Path:
    shipped = NOTEBOOKS / f"_{name}.qmd"
    return own_chapter(shipped) or shipped


def _run(path: Path, opened: Opened) -> Chapter:
    shown: list[tuple[str, Shown]] = []
    variables: dict[str, Any] = {}
    for heading, caught, variables in _cells(path, opened):  # noqa: B007
        shown += [(heading, each) for each in caught]
    return Chapter(tuple(shown), variables)


def _cells(path: Path, opened: Opened) -> Iterator[tuple[str, list[Shown], dict[str, Any]]]:
    """Run cell by cell: the id of the heading above it, what it has shown, and the variables so far."""
    source = path.read_text(encoding="utf-8")
    variables: dict[str, Any] = {"__name__": "__main__"}
    linecache.cache[str(path)] = (len(source), None, source.splitlines(keepends=True), str(path))
    heading = ""
    for part in split(source):
        if part.kind == "markdown":
            heading = (_HEADING.findall(part.source) or [heading])[-1]
        elif part.kind == "code":
            code = compile("\n" * (part.line - 1) + part.source, str(path), "exec")
            with opened(), catching() as caught:
                exec(code, variables)
            yield heading, caught, variables
