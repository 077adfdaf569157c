"""A report's chapters without kernel and engine: the cells of `report.qmd` run here, and what they show is kept."""

from __future__ import annotations

import contextlib
import io
from collections.abc import Iterator
from contextvars import copy_context
from functools import cache
from pathlib import Path
from types import CodeType
from typing import Any

import pytest

from genomgang.document.cells import parse
from genomgang.document.exhibit import Exhibit
from genomgang.document.expansion import expand
from genomgang.paths import ROOT
from genomgang.show.page import Shown, as_markdown, catching, show
from genomgang.text.markdown import table


@cache
def _cells() -> tuple[CodeType, ...]:
    """The cells after the one with the parameters."""
    cells = [cell.source for cell in parse(expand(ROOT / "report.qmd")).cells if cell.cell_type == "code"]
    return tuple(compile(source, "<report.qmd>", "exec") for source in cells[1:])


@cache
def shown(namnd: str, ar: int, version: str, data: Path) -> list[Shown]:
    """Everything that the report's cells show, in order, from a checked delivery."""
    return copy_context().run(_run, namnd, ar, version, data)  # the review that a document opens is its own


def _run(namnd: str, ar: int, version: str, data: Path) -> list[Shown]:
    namespace: dict[str, Any] = {"namnd": namnd, "ar": ar, "version": version}
    with (
        pytest.MonkeyPatch.context() as patch,
        contextlib.redirect_stdout(io.StringIO()) as printed,
        catching() as parts,
    ):
        patch.setenv("GENOMGANG_DATA", str(data))
        patch.setattr("genomgang.document.exhibit.show", show)
        for cell in _cells():
            exec(cell, namespace)
    assert printed.getvalue() == "", "what a cell prints by itself would be missed here"
    return _once(parts)


def _once(parts: list[Shown]) -> list[Shown]:
    """Without a chart that stands on the page already, as `show` leaves it out."""
    seen: set[str] = set()
    kept: list[Shown] = []
    for part in parts:
        if isinstance(part, Exhibit):
            if part.id in seen:
                continue
            seen.add(part.id)
        kept.append(part)
    return kept


def words(parts: list[Shown]) -> str:
    """All that a reader can read of the parts but the drawings."""
    return "\n\n".join(text for part in parts for text in _texts(part) if text)


def _texts(part: Shown) -> Iterator[str]:
    if isinstance(part, Exhibit):
        yield from (part.headline, part.subtitle, part.alt, table(part.table), part.source, part.note)
    else:
        yield as_markdown(part)
