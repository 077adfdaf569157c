"""From an executed notebook to Markdown without cells. What it shows is decided here, once, for both engines."""

from __future__ import annotations

import re
from collections.abc import Sequence
from pathlib import Path

from nbformat import NotebookNode

from genomgang.document.cells import DEFAULTS, OWN, where
from genomgang.document.outputs import results
from genomgang.document.pictures import FIGURES, Surroundings, with_copies
from genomgang.document.printed import fenced, titled
from genomgang.document.subset import prose, read_yaml
from genomgang.errors import RenderError

_LABEL = re.compile(r"(?<!\\)#((?:fig|tbl|sec)-[\w-]+)")
_REFERENCE = re.compile(r"(?<![\w\\@./])@((?:fig|tbl|sec)-[\w-]*\w)")


def freeze(notebook: NotebookNode, folder: Path, around: Surroundings | None = None) -> str:
    """The document as Markdown. Figures that cells display are written to `_figurer/` in `folder`; with `around`,
    pictures that lie beside the document are copied there too.

    Raises RenderError, naming the cell's file and line, for output that cannot be shown, constructs outside the
    subset, a figure without alt text, a missing picture, a label used twice and a cross-reference to nothing.
    """
    pieces: list[tuple[str, NotebookNode]] = []
    for number, cell in enumerate(notebook.cells, start=1):
        text = _code(cell, number, folder) if cell.cell_type == "code" else titled(_text(cell))
        if text.strip():
            pieces.append((text.strip("\n"), cell))
    if around:
        pieces = [(_with_pictures(text, cell, folder, around), cell) for text, cell in pieces]
    _check_references(pieces)
    return "\n\n".join(text for text, _ in pieces) + "\n"


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
    parts = [fenced("\n".join(line for line in cell.source.splitlines() if not line.startswith("#|")), "python")]
    shown = parts if options["echo"] else []
    if options["output"] is not False and options["eval"]:
        shown += results(cell, options, folder / FIGURES, str(options.get("label") or f"cell-{number}"))
    return "\n\n".join(shown)


def _with_pictures(text: str, cell: NotebookNode, folder: Path, around: Surroundings) -> str:
    lines = text.splitlines()
    for number, _ in prose(text):
        if "](" in lines[number - 1]:
            lines[number - 1] = with_copies(lines[number - 1], folder, around, _place(cell, number))
    return "\n".join(lines)


def _check_references(pieces: Sequence[tuple[str, NotebookNode]]) -> None:
    labels: dict[str, str] = {}
    for text, cell in pieces:
        for number, line in prose(text):
            for label in _LABEL.findall(" ".join(re.findall(r"(?<!\\)\{[^}]*\}", line))):
                if label in labels:
                    raise RenderError(
                        f"Märket #{label} finns två gånger.",
                        where=_place(cell, number),
                        remedy=f"Ge ett av dem ett annat namn. Det första står i {labels[label]}.",
                    )
                labels[label] = _place(cell, number)
    for text, cell in pieces:
        for number, line in prose(text):
            for label in _REFERENCE.findall(line):
                if label not in labels:
                    raise RenderError(
                        f"Hänvisningen @{label} har inget mål.",
                        where=_place(cell, number),
                        remedy=f"Ge målet märket {{#{label}}} eller rätta hänvisningen.",
                    )


def _place(cell: NotebookNode, line: int) -> str:
    return where(cell, 1 if cell.cell_type == "code" else line)
