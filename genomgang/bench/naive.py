"""The loop that one would write at first: for every nämnd and format a fresh kernel, then pandoc, then Typst.

It has the checked delivery and the city's figures for nothing, and uses the same chapters, filter and templates.
"""

from __future__ import annotations

import sys
import tempfile
from collections.abc import Sequence
from pathlib import Path
from unittest.mock import patch

from genomgang.document import execute, expand, freeze, start_kernel
from genomgang.engines import pandoc
from genomgang.engines.builtin import BuiltinEngine
from genomgang.paths import ROOT

FORMATS = ("html", "pdf")


def make_one_by_one(namnder: Sequence[str], ar: int, data: Path) -> None:
    """Make both formats of each nämnd's report, in folders that are thrown away."""
    for namnd in namnder:
        for name in FORMATS:
            with tempfile.TemporaryDirectory() as folder:
                work = Path(folder)
                document = expand(ROOT / "report.qmd")
                notebook = execute(
                    document,
                    {"namnd": namnd, "ar": ar, "version": "intern"},
                    work,
                    {"GENOMGANG_DATA": str(data)},
                    start_kernel,
                )
                with patch.object(pandoc, "ROOM", ()):  # as it comes
                    BuiltinEngine().render(freeze(notebook, work), work, namnd, (name,), work)


if __name__ == "__main__":
    make_one_by_one(sys.argv[3:], int(sys.argv[2]), Path(sys.argv[1]))
