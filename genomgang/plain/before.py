"""The part of the pre-render script that needs the package: leftovers away, then the check of the delivery."""

from __future__ import annotations

import os
import sys
from pathlib import Path

from genomgang.cli import run
from genomgang.paths import ROOT
from genomgang.plain.leftovers import remove

if __name__ == "__main__":
    remove(ROOT, Path(os.environ.get("QUARTO_PROJECT_OUTPUT_DIR", ROOT / "_output")))
    sys.exit(run(["check", "--minst-en"]))
