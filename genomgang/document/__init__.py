"""From `.qmd` source to a document without cells: expand the includes, execute once, freeze.

    expanded = expand(Path("report.qmd"))
    notebook = execute(expanded, {"namnd": "servicenamnden", "ar": 2024}, cwd=Path("."), env={})
    text = freeze(notebook, staging)

Both engines render the frozen text, so they show the same document.
"""

from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING, Any

from genomgang.running.later import without_grammar_of_addresses

if TYPE_CHECKING:
    from genomgang.document.cover import cover_of
    from genomgang.document.execution import execute
    from genomgang.document.expansion import ExpandedDocument, Origin, expand
    from genomgang.document.freezing import freeze
    from genomgang.document.kernel import StartKernel, start_kernel
    from genomgang.document.pictures import Surroundings

__all__ = [
    "ExpandedDocument",
    "Origin",
    "StartKernel",
    "Surroundings",
    "cover_of",
    "execute",
    "expand",
    "freeze",
    "start_kernel",
]

_HOMES = {
    "ExpandedDocument": "expansion",
    "Origin": "expansion",
    "StartKernel": "kernel",
    "Surroundings": "pictures",
    "cover_of": "cover",
    "execute": "execution",
    "expand": "expansion",
    "freeze": "freezing",
    "start_kernel": "kernel",
}

without_grammar_of_addresses()  # nbformat checks notebooks with jsonschema


def __getattr__(name: str) -> Any:
    """Import on first use: Jupyter's packages take seconds, and the kernel needs only `failure` from here."""
    if name not in _HOMES:
        raise AttributeError(name)
    return getattr(import_module(f"{__name__}.{_HOMES[name]}"), name)
