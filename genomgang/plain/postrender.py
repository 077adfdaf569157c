"""Quarto's post-render script: lay what it made where `genomgang render` lays it, and write the front page.

Quarto runs this file by its path, so the package is started in a process of its own, from the checkout.
"""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

if __name__ == "__main__":
    sys.exit(subprocess.call([sys.executable, "-m", "genomgang.plain.after"], cwd=Path(__file__).resolve().parents[2]))
