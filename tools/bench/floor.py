"""What cannot be done without: the charts drawn, pandoc and Typst run, in a process where everything is loaded."""

from __future__ import annotations

import contextlib
import io
import json
import os
import sys
import tempfile
import time
from pathlib import Path
from unittest.mock import patch

from genomgang.charts import finish
from genomgang.document import execute, exhibit, expand, freeze, start_kernel
from genomgang.document.cells import parse
from genomgang.document.handover import Handover, hand_over
from genomgang.engines.builtin import BuiltinEngine
from genomgang.paths import ROOT
from tools.bench.naive import FORMATS


def seconds_for(namnd: str, ar: int, data: Path) -> float:
    """The wall time of one report's charts, pandoc and Typst, alone on one core."""
    with tempfile.TemporaryDirectory() as folder, contextlib.chdir(folder):
        return _drawing(namnd, ar) + _setting(namnd, ar, data, Path(folder))


def _drawing(namnd: str, ar: int) -> float:
    """Run the cells here, and time what draws."""
    spent = 0.0
    published = exhibit.publish

    def timed(shown: exhibit.Exhibit) -> object:
        nonlocal spent
        exhibit.FIGURES.mkdir(exist_ok=True)
        started = time.perf_counter()
        finish.write_svg(shown.draw(), exhibit.FIGURES / f"{shown.id}.svg")
        spent += time.perf_counter() - started
        with patch.object(finish, "write_svg"):
            return published(shown)

    names: dict[str, object] = {}
    with patch.object(exhibit, "publish", timed), contextlib.redirect_stdout(io.StringIO()):
        for cell in parse(expand(ROOT / "report.qmd")).cells:
            if cell.cell_type == "code":
                exec(cell.source, names)
                if "parameters" in cell.metadata.get("tags", []):
                    names |= {"namnd": namnd, "ar": ar, "version": "intern"}
    return spent


def _setting(namnd: str, ar: int, data: Path, work: Path) -> float:
    parameters = {"namnd": namnd, "ar": ar, "version": "intern"}
    environment = hand_over(Handover(data), work)
    notebook = execute(expand(ROOT / "report.qmd"), parameters, ROOT, environment, start_kernel)
    document = freeze(notebook, work)
    started = time.perf_counter()
    for name in FORMATS:  # in turn, so that one core does it all
        BuiltinEngine().render(document, work, namnd, (name,), work)
    return time.perf_counter() - started


if __name__ == "__main__":
    os.environ["GENOMGANG_DATA"] = sys.argv[1]
    import genomgang.batch.warm  # noqa: F401  as the report processes do

    for slug in sys.argv[3:]:
        sys.stdout.write(json.dumps(seconds_for(slug, int(sys.argv[2]), Path(sys.argv[1]))) + "\n")
