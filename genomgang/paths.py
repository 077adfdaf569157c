"""Where things lie. Everything that the program writes goes below the output or the work folder."""

from __future__ import annotations

import hashlib
import os
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
"""The checkout: holds `_quarto.yml`, `report.qmd`, `notebooks/`, `checks/` and `assets/`."""

ASSETS = ROOT / "assets"
FONTS = ASSETS / "fonts"
EXAMPLE = ROOT / "data" / "exempel"


def data_dir() -> Path:
    """The deliveries: `GENOMGANG_DATA`, else the example in the checkout."""
    return Path(os.environ.get("GENOMGANG_DATA") or EXAMPLE).expanduser().resolve()


def output_dir() -> Path:
    """Finished documents: `GENOMGANG_OUTPUT`, else `_output/` in the checkout."""
    return Path(os.environ.get("GENOMGANG_OUTPUT") or ROOT / "_output").resolve()


def work_dir() -> Path:
    """Validated frames and staging, private to the user: `GENOMGANG_WORK`, else `_arbete/` in the checkout."""
    return Path(os.environ.get("GENOMGANG_WORK") or ROOT / "_arbete").resolve()


def document_dir() -> Path:
    """Where the document being executed keeps its charts and its origin: `GENOMGANG_DOKUMENT`, its report's private
    folder; under plain Quarto the folder in which its cells run."""
    return Path(os.environ.get("GENOMGANG_DOKUMENT") or ".")


def delivery_work_dir(data: Path, ar: int) -> Path:
    """The work folder of one year's delivery, so that two data folders never share validated frames."""
    key = hashlib.sha256(str(data.resolve()).encode()).hexdigest()[:10]
    return work_dir() / f"{key}-{ar}"


def archive_dir() -> Path:
    """Adopted reviews, append-only: `GENOMGANG_ARKIV`, else `_arkiv/` in the checkout."""
    return Path(os.environ.get("GENOMGANG_ARKIV") or ROOT / "_arkiv").resolve()
