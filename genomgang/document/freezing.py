"""From an executed notebook to Markdown without cells. What it shows is decided here, once, for both engines."""

from __future__ import annotations

import re
from collections.abc import Mapping
from pathlib import Path
from typing import Any

from nbformat import NotebookNode

from genomgang.document.cells import DEFAULTS, OWN, where
from genomgang.document.check import check_document
from genomgang.document.outputs import results
from genomgang.document.pictures import FIGURES, Surroundings, with_copies
from genomgang.document.positions import Frozen, prose
from genomgang.document.printed import check_rows
from genomgang.document.subset import read_yaml, unsupported
from genomgang.document.text import fenced, with_metadata

_EXPLAINED = re.compile(r"#\s*<\d+>(?=\s*$)")


def freeze(notebook: NotebookNode, folder: Path, around: Surroundings | None = None) -> str:
    """The document as Markdown. Figures that cells display are written to `_figurer/` in `folder`; with `around`,
    pictures that lie beside the document are copied there too.

    The text remembers where each of its lines was written (`positions.place_of`). Raises RenderError, naming file and
    line, for output that cannot be shown, constructs outside the list, a figure without alt text, a missing picture, a
    label used twice and a cross-reference to nothing.
    """
    pieces: list[tuple[str, NotebookNode]] = []
    for number, cell in enumerate(notebook.cells, start=1):
        text = _code(cell, number, folder) if cell.cell_type == "code" else _text(cell)
        if text.strip():
            pieces.append((_indented(text.strip("\n"), cell), cell))
    if around:
        pieces = [(_with_pictures(text, cell, folder, around), cell) for text, cell in pieces]
    document = "\n\n".join(text for text, _ in pieces) + "\n"
    places = [place for text, cell in pieces for place in _places(text, cell)]

    def locate(line: int) -> str:
        return places[min(line, len(places)) - 1]

    frozen = Frozen.of(with_metadata(document, locate), places)
    check_rows(frozen, locate)
    check_document(frozen, locate)
    return frozen


def _places(text: str, cell: NotebookNode) -> list[str]:
    """Where each line of a piece was written, and the blank line after it."""
    lines = text.count("\n") + 2
    if cell.cell_type == "markdown":
        return [where(cell, number) for number in range(1, lines + 1)]
    return [where(cell)] * lines


def _indented(text: str, cell: NotebookNode) -> str:
    """What a cell in a list shows stands in the list too."""
    indent = cell.metadata.get(OWN, {}).get("indent", "")
    return "\n".join(f"{indent}{line}" if line else line for line in text.split("\n")) if indent else text


def _text(cell: NotebookNode) -> str:
    """A text cell as written; the front matter keeps only what the engines need."""
    if cell.cell_type != "raw":
        return str(cell.source)
    lines = str(cell.source).splitlines()
    values = read_yaml("\n".join(lines[1:-1]), where(cell))
    dropped = {name for name in values if name in ("jupyter", "engine", "execute")}
    kept: list[str] = []
    keeping = True
    for line in lines:
        if line[:1].strip():
            keeping = line.split(":")[0] not in dropped
        if keeping:
            kept.append(line)
    return "\n".join(kept)


def _code(cell: NotebookNode, number: int, folder: Path) -> str:
    options = {**DEFAULTS, "include": OWN in cell.metadata} | cell.metadata.get(OWN, {}).get("options", {})
    if not options["include"]:
        return ""
    shown = []
    if options["echo"]:
        shown = [_echoed(cell.source, options)]
    if options["output"] is not False and options["eval"]:
        found = results(cell, options, folder / FIGURES, str(options.get("label") or f"cell-{number}"))
        if shown and found:
            _check_explanations(cell)
        shown += found
    return "\n\n".join(shown)


def _check_explanations(cell: NotebookNode) -> None:
    """Quarto lays explanations between a cell's code and what it shows; the list stands below both."""
    for number, line in enumerate(cell.source.split("\n"), start=1):
        if match := _EXPLAINED.search(line):
            raise unsupported(
                f"förklaringen {match[0]} i en cell som visar något",
                where(cell, number),
                "Visa koden i ett eget block, ```python, med förklaringarna efter, och resultatet från en cell utan"
                " echo.",
            )


def _echoed(source: str, options: Mapping[str, Any]) -> str:
    """A cell's code as the reader sees it: with `echo: fenced` its fences and other options too."""
    if options["echo"] != "fenced":
        return fenced(_shown_code(source), _code_attributes(options))
    lines = [line for line in source.split("\n") if not re.match(r"#\| *echo *:", line)]
    return fenced("\n".join(["```{python}", *lines, "```"]), "{.cell-code}")


def _shown_code(source: str) -> str:
    """A cell's code without its options, which stand at its top."""
    lines = source.split("\n")
    head = next((number for number, line in enumerate(lines) if not line.startswith("#|")), len(lines))
    return "\n".join(lines[head:])


def _code_attributes(options: Mapping[str, Any]) -> str:
    """What Quarto's own notebooks say of a cell's code, so that neither engine looks for constructs in it."""
    fold = options.get("code-fold", False)
    if fold is False:
        return "{.python .cell-code}"
    summary = str(options.get("code-summary") or "Kod").replace("\\", "\\\\").replace('"', '\\"')
    value = "true" if fold is True else fold
    return f'{{.python .cell-code code-fold="{value}" code-summary="{summary}"}}'


def _with_pictures(text: str, cell: NotebookNode, folder: Path, around: Surroundings) -> str:
    lines = text.split("\n")
    for number, _ in prose(text):
        if "](" in lines[number - 1]:
            lines[number - 1] = with_copies(lines[number - 1], folder, around, _place(cell, number))
    return "\n".join(lines)


def _place(cell: NotebookNode, line: int) -> str:
    return where(cell, 1 if cell.cell_type == "code" else line)
