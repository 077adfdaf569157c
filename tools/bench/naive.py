"""The loop that one would write at first: for every nämnd and format papermill and a fresh kernel, pandoc, and Typst.

It has the checked delivery and the city's figures for nothing, and uses the same chapters, filter and templates.
"""

from __future__ import annotations

import os
import sys
import tempfile
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any
from unittest.mock import patch

import nbformat
import papermill

from genomgang.document import expand, freeze
from genomgang.document.cells import parse
from genomgang.document.kernel import kernel_environment
from genomgang.engines import pandoc
from genomgang.engines.builtin import BuiltinEngine
from genomgang.paths import ROOT
from genomgang.render import write_notebook

FORMATS = ("html", "pdf")


def make_one_by_one(namnder: Sequence[str], ar: int) -> None:
    """Make both formats of each nämnd's report, in folders that are thrown away."""
    for namnd in namnder:
        for name in FORMATS:
            with tempfile.TemporaryDirectory() as folder:
                work = Path(folder)
                notebook = _executed({"namnd": namnd, "ar": ar, "version": "intern"}, work)
                with patch.object(pandoc, "ROOM", ()):  # as it comes
                    BuiltinEngine().render(freeze(notebook, work), work, namnd, (name,), work)


def _executed(parameters: Mapping[str, Any], work: Path) -> nbformat.NotebookNode:
    written = write_notebook(parse(expand(ROOT / "report.qmd")), work / "rapport.ipynb")
    executed = work / "kord.ipynb"
    papermill.execute_notebook(str(written), str(executed), dict(parameters), kernel_name="python3", cwd=str(work))
    return nbformat.read(executed, as_version=4)  # type: ignore[no-any-return, no-untyped-call]


if __name__ == "__main__":
    os.environ.update(kernel_environment({"GENOMGANG_DATA": sys.argv[1]}))
    make_one_by_one(sys.argv[3:], int(sys.argv[2]))
