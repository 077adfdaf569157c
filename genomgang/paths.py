"""Where things lie. Everything that the program writes goes below the output or the work folder."""

from __future__ import annotations

import hashlib
import json
import os
from pathlib import Path

from genomgang.errors import UserError

ROOT = Path(__file__).resolve().parent.parent
"""The checkout: holds `_quarto.yml`, `report.qmd`, `notebooks/`, `checks/` and `assets/`."""

ASSETS = ROOT / "assets"
FONTS = ASSETS / "fonts"
EXAMPLE = ROOT / "data" / "exempel"


HANDED_OVER = "GENOMGANG_UPPDRAG"
"""Variable that names the file with what a document was told (`genomgang.document.handover`); empty: nothing."""


def data_dir() -> Path:
    """The deliveries that the user chose: `GENOMGANG_DATA`, else the example in the checkout.

    In a document that we execute it is the delivery that was handed over. A process of ours that was handed nothing
    gets a UserError, never the example: there the folder is a parameter of everything.
    """
    if HANDED_OVER in os.environ:
        return _handed_over(os.environ[HANDED_OVER])
    return Path(os.environ.get("GENOMGANG_DATA") or EXAMPLE).expanduser().resolve()


def _handed_over(file: str) -> Path:
    try:
        return Path(json.loads(Path(file).read_text(encoding="utf-8"))["data"])
    except (OSError, ValueError, KeyError, TypeError):
        raise UserError(
            "Processen har inte fått veta vilken leverans den ska läsa.",
            where=file or HANDED_OVER,
            remedy="Kör kommandot igen. Om felet kommer tillbaka: anmäl det.",
        ) from None


def output_dir() -> Path:
    """Finished documents: `GENOMGANG_OUTPUT`, else `_output/` in the checkout."""
    return Path(os.environ.get("GENOMGANG_OUTPUT") or ROOT / "_output").resolve()


def work_dir() -> Path:
    """Validated frames and staging, private to the user: `GENOMGANG_WORK`, else `_arbete/` in the checkout."""
    return Path(os.environ.get("GENOMGANG_WORK") or ROOT / "_arbete").resolve()


def document_dir() -> Path:
    """Where the document being executed keeps its charts and its origin: the private folder where it was handed its
    delivery; under plain Quarto the folder in which its cells run."""
    told = os.environ.get(HANDED_OVER)
    return Path(told).parent if told else Path()


def delivery_work_dir(data: Path, ar: int) -> Path:
    """The work folder of one year's delivery, so that two data folders never share validated frames."""
    key = hashlib.sha256(str(data.resolve()).encode()).hexdigest()[:10]
    return work_dir() / f"{key}-{ar}"


def archive_dir() -> Path:
    """Adopted reviews, append-only: `GENOMGANG_ARKIV`, else `_arkiv/` in the checkout."""
    return Path(os.environ.get("GENOMGANG_ARKIV") or ROOT / "_arkiv").resolve()
