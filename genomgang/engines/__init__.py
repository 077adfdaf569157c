"""The engines: from a document without cells to HTML, PDF and DOCX."""

from __future__ import annotations

from genomgang.engines.base import Engine
from genomgang.errors import RenderError, UnknownChoice

NAMES = ("auto", "quarto", "builtin")

__all__ = ["NAMES", "Engine", "choose"]


def choose(name: str) -> Engine:
    """The engine called `name`; "auto" is Quarto where it is installed, else the built-in one.

    Raises UnknownChoice for another name, and RenderError where Quarto is asked for and is not there.
    """
    from genomgang.engines.builtin import BuiltinEngine
    from genomgang.engines.quarto import QuartoEngine

    if name not in NAMES:
        raise UnknownChoice(f"Det finns ingen motor som heter {name}.", remedy=f"Välj bland {', '.join(NAMES)}.")
    if name == "builtin":
        return BuiltinEngine()
    try:
        return QuartoEngine()
    except RenderError:
        if name == "quarto":
            raise
        return BuiltinEngine()
