"""Pandoc, as pypandoc_binary carries it. The only place where it is run."""

from __future__ import annotations

import json
import os
import re
import subprocess
import tempfile
from collections.abc import Mapping, Sequence
from functools import cache, lru_cache
from pathlib import Path
from typing import Any

from genomgang.errors import RenderError
from genomgang.processes import child_environment

# A fixed time, so that the same document gives the same bytes.
_EPOCH = "0"

ROOM = ("+RTS", "-A64m", "-RTS")
"""What pandoc fills before it tidies its memory: the little that is its own choice costs a quarter of its time."""

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


@lru_cache(maxsize=1)
def read(document: str) -> Mapping[str, Any]:
    """The Markdown as pandoc's tree (`meta` and `blocks` as its JSON has them). Raises RenderError.

    The last one is kept: the evidence and the engine read the same document.
    """
    with tempfile.TemporaryDirectory(prefix=f"genomgang-{os.getpid()}-") as name:
        folder = Path(name)
        (folder / "dokument.md").write_text(document, encoding="utf-8")
        run(["dokument.md", "--from=markdown", "--to=json", "--output=dokument.json"], folder)
        tree: dict[str, Any] = json.loads((folder / "dokument.json").read_text(encoding="utf-8"))
        return tree


def convert(text: str, source: str, target: str, columns: int = 72) -> str:
    """A text from one of pandoc's formats to another, in lines of at most `columns` letters. Raises RenderError."""
    with tempfile.TemporaryDirectory(prefix="genomgang-") as name:
        folder = Path(name)
        (folder / "in").write_text(text, encoding="utf-8")
        run(["in", f"--from={source}", f"--to={target}", f"--columns={columns}", "--output=ut"], folder)
        return (folder / "ut").read_text(encoding="utf-8")


def joined(first: Mapping[str, Any], second: Mapping[str, Any]) -> dict[str, Any]:
    """One tree after another; the second's metadata add to the first's."""
    return {**first, "meta": first["meta"] | second["meta"], "blocks": first["blocks"] + second["blocks"]}


def run(arguments: Sequence[str], cwd: Path) -> None:
    """Run pandoc in `cwd`. A warning is an error: a missing picture must not pass. Raises RenderError."""
    result = subprocess.run(
        [executable(), *ROOM, "--fail-if-warnings", *arguments],
        cwd=cwd,
        env=child_environment({"SOURCE_DATE_EPOCH": _EPOCH}),
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
