"""The part of the pre-render script that needs the package: leftovers away, then the check of the delivery."""

from __future__ import annotations

import os
import sys
from pathlib import Path

from genomgang.cli import run
from genomgang.errors import UserError
from genomgang.organisation.chapters import refuse_own_chapters
from genomgang.paths import ROOT
from genomgang.plain.leftovers import remove

if __name__ == "__main__":
    remove(ROOT, Path(os.environ.get("QUARTO_PROJECT_OUTPUT_DIR", ROOT / "_output")))
    try:
        refuse_own_chapters()
    except UserError as refusal:
        sys.exit(str(refusal))
    sys.exit(run(["check", "--minst-en"]))
