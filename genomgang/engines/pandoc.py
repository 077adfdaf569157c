"""Pandoc, as pypandoc_binary carries it. The only place where it is run."""

from __future__ import annotations

import os
import re
import subprocess
from collections.abc import Sequence
from functools import cache
from pathlib import Path

from genomgang.errors import RenderError

# A fixed time, so that the same document gives the same bytes.
_EPOCH = "0"
_OWN_ERROR = re.compile(r"genomgang: (.*)")


@cache
def executable() -> str:
    """The path of pandoc's program."""
    import pypandoc

    return str(pypandoc.get_pandoc_path())


@cache
def version() -> str:
    """Such as "3.9"."""
    import pypandoc

    return str(pypandoc.get_pandoc_version())


def run(arguments: Sequence[str], cwd: Path) -> None:
    """Run pandoc in `cwd`. A warning is an error: a missing picture must not pass. Raises RenderError."""
    result = subprocess.run(
        [executable(), "--fail-if-warnings", *arguments],
        cwd=cwd,
        env={**os.environ, "SOURCE_DATE_EPOCH": _EPOCH},
        capture_output=True,
        text=True,
        encoding="utf-8",
        check=False,
    )
    if result.returncode:
        own = _OWN_ERROR.search(result.stderr)
        message = own[1] if own else "pandoc svarade: " + " ".join(result.stderr.split())
        raise RenderError(
            f"Dokumentet kunde inte omvandlas. {message}",
            where="det körda dokumentet",
            remedy="Rätta kapitlet som innehåller konstruktionen och kör om.",
        )
