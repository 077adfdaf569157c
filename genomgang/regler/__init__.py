"""Rules and words that people change without touching code: one YAML file each, and the small module that reads it."""

from __future__ import annotations

import inspect
from collections.abc import Callable, Mapping, Sequence
from functools import lru_cache, wraps
from pathlib import Path
from typing import Any, ParamSpec, TypeVar

from genomgang.errors import DataError
from genomgang.organisation import Organisation, organisation
from genomgang.organisation.current import own_folder
from genomgang.organisation.words import filled
from genomgang.reading.yamlfile import check_names, read_yaml

Given = ParamSpec("Given")
Rules = TypeVar("Rules")

SHIPPED = Path(__file__).parent
OWN = "regler"
"""The folder beside an organisation's deliveries with what it lays over the shipped rules: a file of the same name."""


def edited_by_hand(read: Callable[Given, Rules]) -> Callable[Given, Rules]:
    """`read`, a function of a file's path, where a value of the wrong kind in it is told, and is no traceback.

    What it gives is kept for as long as the organisation and its own rules are the same.
    """

    @lru_cache(maxsize=8)
    def kept(path: Path, _org: Organisation, _own: int) -> Rules:
        try:
            return read(path)  # type: ignore[call-arg, arg-type]
        except (TypeError, ValueError, KeyError, AttributeError, IndexError):
            raise DataError(
                f"Regelfilen {path.name} har ett fält som saknas eller har fel slags värde.",
                where=str(own_rules(path) or path),
                remedy="Jämför med filen som följer med programmet, och rätta fältet.",
            ) from None

    @wraps(read)
    def reading(*args: Given.args, **kwargs: Given.kwargs) -> Rules:
        given = inspect.signature(read).bind(*args, **kwargs)
        given.apply_defaults()
        path: Path = given.arguments["path"]
        own = own_rules(path)
        return kept(path, organisation(), own.stat().st_mtime_ns if own else 0)

    return reading


def own_rules(path: Path) -> Path | None:
    """The organisation's own file that is laid over a shipped one; None where there is none."""
    own = own_folder() / OWN / path.name
    return own if path.parent == SHIPPED and own.is_file() else None


def read_rules(path: Path) -> dict[str, Any]:
    """A rule file's fields: the organisation's own laid over the shipped ones, with its words filled in."""
    fields, own = read_yaml(path), own_rules(path)
    said: dict[str, Any] = filled(laid_over(fields, read_yaml(own)) if own else fields, organisation())
    return said


def laid_over(shipped: Mapping[str, Any], own: Mapping[str, Any]) -> dict[str, Any]:
    """The shipped fields with the own ones in their place, group by group. An own field that is empty takes one away.

    >>> laid_over({"a": {"b": 1, "c": 2}, "d": [3]}, {"a": {"b": 4, "c": None}, "d": [5]})
    {'a': {'b': 4}, 'd': [5]}
    """
    found = dict(shipped)
    for name, value in own.items():
        if value is None:
            found.pop(name, None)
        elif isinstance(value, dict) and isinstance(found.get(name), dict):
            found[name] = laid_over(found[name], value)
        else:
            found[name] = value
    return found


def require(fields: Mapping[str, Any], needed: Sequence[str], known: Sequence[str], where: str) -> None:
    """DataError for a field that is not `known`, and for one that is `needed` and not there."""
    check_names(fields, known, where=where)
    for name in needed:
        if name not in fields:
            raise DataError(f"Fältet ”{name}” saknas.", where=where, remedy=f"Lägg till raden ”{name}: …”.")
