"""What reading a delivery may say and what to do then, taken from the code that says it, so that no list can drift."""

from __future__ import annotations

import ast
from collections.abc import Iterator, Mapping
from functools import cache

from genomgang.paths import ROOT
from genomgang.reading.mapping import FILE

_FOLDER = ROOT / "genomgang" / "reading"
_RAISED = ("DataError", "Unreadable")
_VARIES = "…"

WHERE: Mapping[str, tuple[str, ...]] = {
    "Filer som inte läses": ("opening", "text_file", "rejected_file"),
    "Blad, rubriker och kolumner": ("reader", "fixed", "body"),
    "Celler som inte kan läsas": ("values", "number_values", "date_values", "columns"),
    "Fel i kallor.yml, leverans.yml och texternas början": ("mapping", "delivery", "yamlfile"),
}
"""Heading → the modules of reading whose messages stand below it."""


@cache
def messages(module: str) -> tuple[tuple[str, str], ...]:
    """What a module of reading says and its remedy, each once; `…` stands for what varies.

    What is put together elsewhere is left out.
    """
    tree = ast.parse((_FOLDER / f"{module}.py").read_text(encoding="utf-8"))
    known = {"FILE": (FILE,)} | dict(_constants(tree))
    raised = (node for node in ast.walk(tree) if isinstance(node, ast.Call) and _name(node.func) in _RAISED)
    found = [_told(call, known) for call in sorted(raised, key=lambda call: call.lineno)]
    return tuple(dict.fromkeys((parts[0], parts[1]) for parts in found if len(parts) == 2 and all(parts)))


def _constants(tree: ast.Module) -> Iterator[tuple[str, tuple[str, ...]]]:
    for node in tree.body:
        if isinstance(node, ast.Assign):
            value = node.value
            parts = value.elts if isinstance(value, ast.Tuple) else [value]
            yield _name(node.targets[0]), tuple(_text(part, {}) for part in parts)


def _told(call: ast.Call, known: Mapping[str, tuple[str, ...]]) -> list[str]:
    parts: list[str] = []
    for argument in call.args:
        starred = isinstance(argument, ast.Starred)
        parts += known.get(_name(argument.value), ("",)) if starred else [_text(argument, known)]  # type: ignore[attr-defined]
    return parts + [_text(each.value, known) for each in call.keywords if each.arg == "remedy"]


def _text(node: ast.expr, known: Mapping[str, tuple[str, ...]]) -> str:
    match node:
        case ast.Constant(value=str(text)):
            return text
        case ast.JoinedStr(values=parts):
            return "".join(_text(part, known) for part in parts).replace(f".{_VARIES}", ".")  # what may be added
        case ast.FormattedValue(value=value):
            return known.get(_name(value), (_VARIES,))[0] or _VARIES
        case ast.Name(id=name):
            return known.get(name, ("",))[0]
    return ""


def _name(node: ast.expr) -> str:
    return node.id if isinstance(node, ast.Name) else ""
