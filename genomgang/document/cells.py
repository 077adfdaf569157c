"""A document's cells as a notebook's, with their options, and with the place where each was written."""

from __future__ import annotations

import itertools
import re
from collections.abc import Mapping
from typing import Any

from nbformat import NotebookNode, from_dict

from genomgang.document.allowed import OPTION_REMEDIES, OPTION_VALUES
from genomgang.document.expansion import ExpandedDocument
from genomgang.document.splitting import Part, split
from genomgang.document.subset import CELL_OPTIONS, read_yaml, unsupported
from genomgang.privacy.shown import NO_COUNTS

_OPTION = re.compile(r"^#\| ?(.*)$")
DEFAULTS = {"echo": False, "include": True, "eval": True, "output": True, "warning": False}
"""As `execute:` in `_quarto.yml`; a test holds the two together."""

OWN = "genomgang"
"""Key of our own facts in a cell's metadata: `file` and `line` where it begins, `then` where its text goes on in
another file, `options`, and `indent`, the white space before a cell."""


def node(values: dict[str, Any]) -> NotebookNode:
    """A mapping as notebooks hold it."""
    made: NotebookNode = from_dict(values)  # type: ignore[no-untyped-call]
    return made


def parse(document: ExpandedDocument) -> NotebookNode:
    """The document as a notebook: stable cell ids, tags in the metadata, and our facts under `OWN`.

    Raises RenderError for an unknown cell option, naming its line.
    """
    from nbformat.v4 import new_code_cell, new_markdown_cell, new_notebook, new_raw_cell

    make = {"raw": new_raw_cell, "code": new_code_cell, "markdown": new_markdown_cell}
    notebook: NotebookNode = new_notebook()  # type: ignore[no-untyped-call]
    notebook.metadata = node({"kernelspec": {"name": "python3", "language": "python", "display_name": "Python 3"}})
    defaults = dict(DEFAULTS)
    for number, part in enumerate(split(document.text), start=1):
        origin = document.locate(part.line)
        facts: dict[str, Any] = {"file": origin.file, "line": origin.line, "options": {}, "indent": part.indent}
        facts["then"] = _then(document, part)
        cell = make[part.kind](part.source)  # type: ignore[no-untyped-call]
        cell.id = f"cell-{number}"
        cell.metadata = node({"tags": []})
        if part.kind == "raw":
            defaults |= read_yaml(part.source.strip("-\n"), origin).get("execute") or {}
        if part.kind == "code":
            facts["options"] = defaults | _options(part.source, document, part.line - 1)
            tags = facts["options"].pop("tags", [])
            cell.metadata["tags"] = [tags] if isinstance(tags, str) else list(tags)
        cell.metadata[OWN] = node(facts)
        notebook.cells.append(cell)
    return notebook


def where(cell: NotebookNode, line: int = 1) -> str:
    """File and line of a cell's line, counted from 1; text may go on in another file, where one is included."""
    facts = cell.metadata.get(OWN)
    if not facts:
        return "en cell med parametrar"
    begins = [(1, facts["file"], facts["line"]), *facts.get("then", [])]
    first, file, written = next(each for each in reversed(begins) if each[0] <= max(line, 1))
    return f"{file}, rad {written + max(line, 1) - first}"


def no_counts(cell: NotebookNode) -> frozenset[str]:
    """The columns of its tables that the author of a cell says hold no counts."""
    return named_columns(cell.metadata.get(OWN, {}).get("options", {}))


def named_columns(options: Mapping[str, Any]) -> frozenset[str]:
    """The columns that a cell's options name as holding no counts."""
    named = options.get(NO_COUNTS, [])
    return frozenset(str(name) for name in (named if isinstance(named, list) else [named]))


def cell_options(source: str, where: object = "") -> dict[str, Any]:
    """The options at a cell's top, as they are written. RenderError where they are no YAML."""
    return read_yaml("\n".join(_head(source)), where)


def _head(source: str) -> list[str]:
    """The lines of a cell's options, without their sign."""
    matches = (_OPTION.match(line) for line in source.splitlines())
    return [match[1] for match in itertools.takewhile(bool, matches) if match]


def _then(document: ExpandedDocument, part: Part) -> list[list[int | str]]:
    """Where a part's text goes on in another file, or further down: its line, the file, and the line there."""
    places = [document.locate(part.line + number) for number in range(len(part.lines))]
    return [
        [number + 1, place.file, place.line]
        for number, (before, place) in enumerate(itertools.pairwise(places), start=1)
        if (place.file, place.line) != (before.file, before.line + 1)
    ]


def _options(source: str, document: ExpandedDocument, position: int) -> dict[str, Any]:
    head = _head(source)
    options = cell_options(source, document.locate(position + 1))
    for name, value in options.items():
        number = next((i for i, line in enumerate(head) if line.startswith(f"{name}:")), 0)
        place = document.locate(position + number + 1)
        if name not in CELL_OPTIONS:
            remedy = OPTION_REMEDIES.get(name) or f"Ta bort raden. Val som stöds är {', '.join(CELL_OPTIONS)}."
            raise unsupported(f"#| {name}:", place, remedy)
        if not re.fullmatch(OPTION_VALUES.get(name, r"(?s:.*)"), _as_written(value)):
            raise unsupported(f"#| {name}: {_as_written(value)}", place, OPTION_REMEDIES[name])
        if name == NO_COUNTS and not _are_names(value):
            raise unsupported(f"#| {NO_COUNTS}: {value}", place, f"Skriv kolumnernas namn: #| {NO_COUNTS}: [nivå, id].")
    return options


def _as_written(value: object) -> str:
    """An option's value as YAML has it."""
    return str(value).lower() if isinstance(value, bool) else str(value)


def _are_names(value: object) -> bool:
    """Whether an option is a column's name, or a list of such; pandas names columns with whole numbers too."""
    named = value if isinstance(value, list) else [value]
    return bool(named) and all(isinstance(each, str | int) and not isinstance(each, bool) for each in named)
