"""Textual includes, as Quarto does them, with a memory of where every line came from."""

from __future__ import annotations

import re
from collections.abc import Container, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from genomgang.document.check import SHOWN_CELL, check_cells, check_constructs
from genomgang.document.references import with_references
from genomgang.document.splitting import without_cells
from genomgang.document.subset import check_front_matter, check_later_metadata, read_yaml
from genomgang.document.text import (
    Line,
    lines_of,
    with_close_attributes,
    with_variables,
    without_comments,
    without_shortcodes,
)
from genomgang.errors import RenderError
from genomgang.organisation.chapters import own_chapter

_INCLUDE = re.compile(r"^\s*\{\{<\s*include\s+(\"[^\"]+\"|'[^']+'|\S+)\s*>\}\}\s*$")
_SHOWN_CELL = re.compile(r"\{\{([\w-]+)\}\}\s*$")
_FENCE_OF = re.compile(r"^(\s*)(`{3,}|~{3,})(.*)$")
_OTHER_BREAK = re.compile("[\x0b\x0c\x1c-\x1e\x85\u2028\u2029]")
"""What Python counts as the end of a line, but no editor does; it comes along when text is pasted."""


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


def expand(source: Path, chapters: Container[str] | None = None) -> ExpandedDocument:
    """Replace every `{{< include path >}}` that stands alone on a line by that file's lines.

    `chapters` are the paths, as the document writes them, of the included files that are wanted; the others are left
    out. By default all are.

    Paths are relative to the folder of `source`, in nested includes too. A chapter that the organisation has of its own
    stands instead of the shipped one. Raises RenderError, naming file and line, for
    a missing file, a circle of includes, an include with a header of its own, and constructs outside the list.
    """
    lines = list(_lines(source, source.parent, (), chapters))
    document = ExpandedDocument("\n".join(text for text, _ in lines) + "\n", tuple(origin for _, origin in lines))
    check_front_matter(document.text, document.locate)
    check_cells(document.text, document.locate)
    text = without_comments(document.text, document.locate)
    text = with_close_attributes(with_variables(text, _variables(source.parent), document.locate))
    text = with_references(text, source.parent, document.locate)
    check_later_metadata(without_cells(text), document.locate)
    check_constructs(without_shortcodes(without_cells(text)), document.locate)
    return ExpandedDocument(text, document.origins)


def _lines(
    path: Path, folder: Path, parents: tuple[Path, ...], chapters: Container[str] | None
) -> Iterator[tuple[str, Origin]]:
    own = own_chapter(path)
    name = path.relative_to(folder).as_posix() + (" (eget)" if own else "")
    for line in lines_of(_read(own or path, name).removesuffix("\n")):
        origin = Origin(name, line.number)
        match = None if line.fence is not None else _INCLUDE.match(line.text)
        if match:
            named = match[1].strip("\"'")
            included = folder / named
            _refuse(included, (*parents, path), origin, named)
            if chapters is None or named in chapters:
                yield from _lines(included, folder, (*parents, path), chapters)
        else:
            yield from ((text, origin) for text in _shown_cell(line))


def _shown_cell(line: Line) -> tuple[str, ...]:
    """A line as it is, but for the fences of ```` ```{{python}} ````: Quarto shows such a cell with its own fences."""
    match = _SHOWN_CELL.match(line.fence or "")
    fence = _FENCE_OF.match(line.text)
    if not match or not fence:
        return (line.text,)
    outer = f"{fence[1]}{fence[2]}{fence[2][0]}"
    if fence[3].strip():
        return f"{outer}{SHOWN_CELL}", f"{fence[1]}{fence[2]}{{{match[1]}}}"
    return line.text, outer


def _read(path: Path, name: str) -> str:
    """The file's text with plain line ends; a byte order mark is left out."""
    try:
        content = path.read_bytes()
    except FileNotFoundError:
        raise RenderError(
            f"Dokumentet {path.name} finns inte.", where=str(path), remedy="Kontrollera sökvägen till dokumentet."
        ) from None
    try:
        text = content.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        line = content.count(b"\n", 0, error.start) + 1
        raise RenderError(
            f"Filen {name} är inte sparad som UTF-8, så å, ä och ö går inte att läsa.",
            where=f"{name}, rad {line}",
            remedy="Spara om filen som UTF-8: i VS Code välj Save with Encoding, i Anteckningar Spara som och Kodning.",
        ) from None
    return _OTHER_BREAK.sub(" ", text.replace("\r\n", "\n").replace("\r", "\n"))


def _variables(folder: Path) -> dict[str, Any]:
    """What `_variables.yml` beside the document holds for `{{< var name >}}`, as Quarto reads it."""
    file = folder / "_variables.yml"
    return read_yaml(_read(file, file.name), file.name) if file.is_file() else {}


def _refuse(included: Path, parents: tuple[Path, ...], origin: Origin, name: str) -> None:
    if not (included.is_file() or own_chapter(included)):
        beside = parents[-1].parent / name
        remedy = f"Skapa filen eller rätta sökvägen. Den räknas från mappen där {parents[0].name} ligger."
        if beside.is_file() and beside.resolve().is_relative_to(parents[0].parent.resolve()):
            path = beside.resolve().relative_to(parents[0].parent.resolve()).as_posix()
            remedy = f"Skriv {{{{< include {path} >}}}}: sökvägen räknas från mappen där {parents[0].name} ligger."
        raise RenderError(f"Den inkluderade filen {name} finns inte.", where=str(origin), remedy=remedy)
    if not included.resolve().is_relative_to(parents[0].parent.resolve()):
        raise RenderError(
            f"Den inkluderade filen {name} ligger utanför mappen där {parents[0].name} ligger.",
            where=str(origin),
            remedy=f"Lägg filen i mappen där {parents[0].name} ligger, eller i en mapp under den.",
        )
    if included.resolve() in {parent.resolve() for parent in parents}:
        raise RenderError(
            f"Filen {name} inkluderar sig själv, direkt eller genom en annan fil.",
            where=str(origin),
            remedy="Ta bort en av inkluderingarna.",
        )
    if re.match(r"---[ \t]*\n", _read(own_chapter(included) or included, name)):
        raise RenderError(
            f"Den inkluderade filen {name} har ett eget YAML-huvud.",
            where=str(origin),
            remedy="Ta bort huvudet. Bara huvuddokumentet får ha ett.",
        )
