"""A report's executed notebook as evidence: its origin in its metadata, its words and figures in its outputs."""

from __future__ import annotations

import os
import tempfile
from pathlib import Path
from typing import TYPE_CHECKING

from genomgang.archive.untrusted import read_json
from genomgang.errors import DataError
from genomgang.evidence.content import Content, read_content
from genomgang.provenance.origin import Provenance, from_json

if TYPE_CHECKING:
    from nbformat import NotebookNode

_KEY = "genomgang"


def remember(origin: Provenance, notebook: NotebookNode) -> None:
    """Put the report's origin among the notebook's metadata."""
    from genomgang.document.cells import node

    notebook.metadata[_KEY] = node(origin.to_json())


def read_notebook(path: Path) -> tuple[Content, Provenance]:
    """What a report shows and what it was made from, without executing anything. DataError where it is another file."""
    import nbformat

    from genomgang.document import freeze

    try:
        text = path.read_text(encoding="utf-8")
        read_json(text)  # nbformat follows any nesting, until the stack ends
        notebook = nbformat.reads(text, as_version=4)  # type: ignore[no-untyped-call]
        origin = from_json(notebook.metadata[_KEY])
    except (OSError, ValueError, KeyError, TypeError, AttributeError, nbformat.ValidationError):
        raise DataError(
            f"{path.name} är ingen genomgångs anteckningsbok.",
            where=str(path),
            remedy="Välj en .ipynb som är gjord med genomgang render.",
        ) from None
    with tempfile.TemporaryDirectory(prefix=f"genomgang-{os.getpid()}-") as folder:
        return read_content(freeze(notebook, Path(folder))), origin
