"""Textual includes, as Quarto does them, with a memory of where every line came from."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from genomgang.document.subset import check_front_matter, check_markdown
from genomgang.errors import RenderError

_INCLUDE = re.compile(r"^\s*\{\{<\s*include\s+(\S+)\s*>\}\}\s*$")


@dataclass(frozen=True)
class Origin:
    """Where a line was written: a file, relative to the document's folder, and a line number from 1."""

    file: str
    line: int

    def __str__(self) -> str:
        return f"{self.file}, rad {self.line}"


@dataclass(frozen=True)
class ExpandedDocument:
    """A document's text after its includes; `origins` has one entry a line."""

    text: str
    origins: tuple[Origin, ...]

    def locate(self, line: int) -> Origin:
        """The origin of line `line`, counted from 1; the last line's for a number beyond the end."""
        return self.origins[min(line, len(self.origins)) - 1]


def expand(source: Path) -> ExpandedDocument:
    """Replace every `{{< include path >}}` that stands alone on a line by that file's lines.

    Paths are relative to the folder of `source`, in nested includes too. Raises RenderError, naming file and line, for
    a missing file, a circle of includes, an include with a header of its own, and constructs outside the subset.
    """
    lines = list(_lines(source, source.parent, ()))
    document = ExpandedDocument("\n".join(text for text, _ in lines) + "\n", tuple(origin for _, origin in lines))
    check_front_matter(document.text, document.locate)
    check_markdown(document.text, document.locate)
    return document


def _lines(path: Path, folder: Path, parents: tuple[Path, ...]) -> Iterator[tuple[str, Origin]]:
    name = path.relative_to(folder).as_posix()
    for number, text in enumerate(_read(path).splitlines(), start=1):
        origin = Origin(name, number)
        match = _INCLUDE.match(text)
        if match:
            included = folder / match[1]
            _refuse(included, (*parents, path), origin, match[1])
            yield from _lines(included, folder, (*parents, path))
        else:
            yield text, origin


def _read(path: Path) -> str:
    try:
        return path.read_text(encoding="utf-8")
    except FileNotFoundError:
        raise RenderError(
            f"Dokumentet {path.name} finns inte.", where=str(path), remedy="Kontrollera sökvägen till dokumentet."
        ) from None


def _refuse(included: Path, parents: tuple[Path, ...], origin: Origin, name: str) -> None:
    if not included.is_file():
        raise RenderError(
            f"Den inkluderade filen {name} finns inte.",
            where=str(origin),
            remedy=f"Skapa filen eller rätta sökvägen. Den räknas från mappen där {parents[0].name} ligger.",
        )
    if included.resolve() in {parent.resolve() for parent in parents}:
        raise RenderError(
            f"Filen {name} inkluderar sig själv, direkt eller genom en annan fil.",
            where=str(origin),
            remedy="Ta bort en av inkluderingarna.",
        )
    if included.read_text(encoding="utf-8").startswith("---\n"):
        raise RenderError(
            f"Den inkluderade filen {name} har ett eget YAML-huvud.",
            where=str(origin),
            remedy="Ta bort huvudet. Bara huvuddokumentet får ha ett.",
        )
