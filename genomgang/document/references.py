"""A document's list of sources, taken into its header, so that the frozen document needs no other file."""

from __future__ import annotations

import json
import re
from pathlib import Path

from genomgang.document.positions import Locate
from genomgang.engines import pandoc
from genomgang.errors import RenderError

_LINE = re.compile(r"^bibliography:\s*(.+?)\s*$")
_FORMATS = {".bib": "biblatex", ".json": "csljson", ".yaml": "markdown", ".yml": "markdown", ".ris": "ris"}


def with_references(text: str, folder: Path, locate: Locate) -> str:
    """The header's `bibliography: file` replaced by the file's sources, on the same line.

    Raises RenderError, naming the line, for a file that is missing or cannot be read.
    """
    lines = text.split("\n")
    if lines[0].rstrip() != "---":
        return text
    for index, line in enumerate(lines[1:], start=1):
        if line.rstrip() in ("---", "..."):
            break
        match = _LINE.match(line)
        if match:
            sources = _sources(match[1].strip("\"'"), folder, str(locate(index + 1)))
            lines[index] = f"references: {json.dumps(sources, ensure_ascii=False)}"
    return "\n".join(lines)


def _sources(name: str, folder: Path, where: str) -> object:
    file = folder / name
    if not file.is_file() or file.suffix not in _FORMATS:
        raise RenderError(
            f"Litteraturlistan {name} går inte att läsa.",
            where=where,
            remedy=f"Ange en fil som finns, med något av tilläggen {', '.join(_FORMATS)}, bredvid huvuddokumentet.",
        )
    return pandoc.sources(file, _FORMATS[file.suffix], where)
