"""Whether Quarto is running the document that this process executes, and what it was asked for."""

from __future__ import annotations

import json
import os
from pathlib import Path

INFO = "QUARTO_EXECUTE_INFO"
PROFILE = "QUARTO_PROFILE"


def is_quarto() -> bool:
    """True in the kernel of a document that Quarto executes in its own folder."""
    folder = os.environ.get("QUARTO_DOCUMENT_PATH")
    return bool(os.environ.get(INFO)) and folder is not None and Path(folder).resolve() == Path.cwd()


def wanted_format() -> str:
    """The format that the document is executed for, as Quarto calls it; "" where it is not Quarto that asks."""
    if not is_quarto():
        return ""
    info = json.loads(Path(os.environ[INFO]).read_text(encoding="utf-8"))
    return str(info["format"]["identifier"]["target-format"])


def profiles() -> tuple[str, ...]:
    """The profiles that Quarto was asked to use."""
    return tuple(os.environ.get(PROFILE, "").replace(",", " ").split())


def quarto_version() -> str:
    """Such as "Quarto 1.9.36", as the engine calls itself."""
    from genomgang.engines.quarto import QuartoEngine

    return QuartoEngine().version
