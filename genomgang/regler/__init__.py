"""Rules and words that people change without touching code: one YAML file each, and the small module that reads it."""

from __future__ import annotations

import inspect
from collections.abc import Callable, Mapping, Sequence
from functools import wraps
from typing import Any, ParamSpec, TypeVar

from genomgang.errors import DataError
from genomgang.yamlfile import check_names

Given = ParamSpec("Given")
Rules = TypeVar("Rules")


def edited_by_hand(read: Callable[Given, Rules]) -> Callable[Given, Rules]:
    """`read`, a function of a file's path, where a value of the wrong kind in it is told, and is no traceback."""

    @wraps(read)
    def reading(*args: Given.args, **kwargs: Given.kwargs) -> Rules:
        try:
            return read(*args, **kwargs)
        except (TypeError, ValueError, KeyError, AttributeError, IndexError):
            given = inspect.signature(read).bind(*args, **kwargs)
            given.apply_defaults()
            path = given.arguments["path"]
            raise DataError(
                f"Regelfilen {path.name} har ett fält som saknas eller har fel slags värde.",
                where=str(path),
                remedy="Jämför med filen som följer med programmet, och rätta fältet.",
            ) from None

    return reading


def require(fields: Mapping[str, Any], needed: Sequence[str], known: Sequence[str], where: str) -> None:
    """DataError for a field that is not `known`, and for one that is `needed` and not there."""
    check_names(fields, known, where=where)
    for name in needed:
        if name not in fields:
            raise DataError(f"Fältet ”{name}” saknas.", where=where, remedy=f"Lägg till raden ”{name}: …”.")
