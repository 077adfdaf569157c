"""A report's chapters without kernel and engine: the cells of `report.qmd` run here, and what they show is kept."""

from __future__ import annotations

import ast
import importlib
from collections.abc import Iterator
from functools import cache
from types import CodeType
from typing import Any

from genomgang.document.cells import parse
from genomgang.document.expansion import expand
from genomgang.exhibit import Exhibit
from genomgang.markdown import table
from genomgang.paths import ROOT
from genomgang.review import Review


@cache
def _cells() -> tuple[tuple[CodeType, ...], dict[str, Any]]:
    """The chapters' cells, and the section modules that the first cell imports for them."""
    sources = [cell.source for cell in parse(expand(ROOT / "report.qmd")).cells if cell.cell_type == "code"]
    _parameters, loading, *chapters = sources
    imported = [node for node in ast.parse(loading).body if isinstance(node, ast.ImportFrom)]
    names = [alias.name for node in imported if node.module == "genomgang.sections" for alias in node.names]
    modules = {name: importlib.import_module(f"genomgang.sections.{name}") for name in names}
    return tuple(compile(source, "<kapitel>", "exec") for source in chapters), modules


def shown(review: Review) -> list[Exhibit | str]:
    """Everything that the chapters show, in order."""
    chapters, modules = _cells()
    parts: list[Exhibit | str] = []
    namespace = {**modules, "g": review, "show": lambda *given: parts.extend(given)}
    for chapter in chapters:
        exec(chapter, namespace)
    return parts


def words(parts: list[Exhibit | str]) -> str:
    """All that a reader can read of the parts but the drawings."""
    return "\n\n".join(text for part in parts for text in _texts(part) if text)


def _texts(part: Exhibit | str) -> Iterator[str]:
    if isinstance(part, Exhibit):
        yield from (part.headline, part.subtitle, part.alt, table(part.table), part.source, part.note)
    else:
        yield part
