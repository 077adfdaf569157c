"""The notebook that Quarto executed, as one of ours: the same cells, with what Quarto's kernel answered."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import partial
from pathlib import Path
from typing import Any

from nbformat import NotebookNode

from genomgang.document.cells import OWN, parse, where
from genomgang.document.expansion import ExpandedDocument
from genomgang.document.inline import INLINE, as_words, unquoted
from genomgang.document.tidy import tidied
from genomgang.errors import RenderError


def executed(folder: Path, stem: str) -> Path:
    """The notebook that Quarto kept of its last execution. RenderError where there is none."""
    kept = sorted(folder.glob(f"{stem}.quarto_ipynb*"), key=lambda path: path.stat().st_mtime_ns)
    if not kept:
        raise RenderError(
            f"Quarto lämnade ingen körd anteckningsbok efter {stem}.qmd.",
            where=str(folder),
            remedy="Skriv keep-ipynb: true i _quarto.yml.",
        )
    return kept[-1]


def taken_over(document: ExpandedDocument, path: Path) -> NotebookNode:
    """The document's notebook with the outputs and values in Quarto's at `path`.

    RenderError where Quarto ran other cells than the document has now.
    """
    import nbformat

    theirs = nbformat.read(path, as_version=4)  # type: ignore[no-untyped-call]
    notebook = parse(document)
    cells = iter([cell for cell in theirs.cells if cell.cell_type == "code"])
    values = _values(theirs)
    taken = []
    for cell in notebook.cells:
        taken.append(cell)
        if cell.cell_type == "code":
            other = next(cells, None)
            if other is None or _code(other) != _code(cell):
                raise _other(cell)
            name = cell.metadata[OWN]["options"].get("label") or cell.id
            cell.outputs = tidied(other.outputs, str(name))
            cell.execution_count = other.execution_count
            if "parameters" in cell.metadata.get("tags", []) and "papermill" in theirs.metadata:
                added = next(cells)
                added.id = "injected-parameters"
                taken.append(added)
        elif cell.cell_type == "markdown":
            cell.source = INLINE.sub(partial(_value, values, cell), cell.source)
    if next(cells, None) is not None:
        raise _other(notebook.cells[-1])
    notebook.cells = taken
    return notebook


def _values(notebook: NotebookNode) -> Iterator[Any]:
    for cell in notebook.cells:
        yield from cell.metadata.get("user_expressions", [])


def _value(values: Iterator[Any], cell: NotebookNode, match: re.Match[str]) -> str:
    found = next(values, None)
    if found is None or found["expression"].strip() != match[1].strip():
        raise _other(cell)
    data = found["result"]["data"]
    if "text/markdown" in data:
        return str(data["text/markdown"])
    return as_words(unquoted(str(data["text/plain"])))


def _code(cell: NotebookNode) -> str:
    return "\n".join(line for line in cell.source.splitlines() if not line.startswith("#|")).strip()


def _other(cell: NotebookNode) -> RenderError:
    return RenderError(
        "Quarto körde andra celler än de som dokumentet har nu.",
        where=where(cell),
        remedy="Kör quarto render igen. Ändra inga kapitel medan det pågår.",
    )
