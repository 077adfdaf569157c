"""Quarto's pre-render script: check the delivery, and stop the render where no nämnd at all can have its report.

The script does not know which nämnd will be rendered; one that is blocked is refused when the report loads its data.

Quarto runs this file by its path, so the package is started in a process of its own, from the checkout.
"""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

if __name__ == "__main__":
    sys.exit(
        subprocess.call(
            [sys.executable, "-m", "genomgang", "check", "--minst-en"], cwd=Path(__file__).resolve().parent.parent
        )
    )
