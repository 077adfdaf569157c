"""What an engine is, and the private folder in which it works."""

from __future__ import annotations

import os
import re
import shutil
import tempfile
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import Protocol

from genomgang.document.positions import place_of
from genomgang.errors import RenderError, UnknownChoice

SUFFIXES = {"html": ".html", "pdf": ".pdf", "docx": ".docx", "pptx": ".pptx", "underlag": ".underlag.pdf"}
"""The formats' endings; `pptx` are slides, one a chapter; `underlag` is the PDF of what the
report rests on (assets/filter/delar.lua)."""

_PICTURE = re.compile(r'(?<!\\)\]\( *([^()\s:]+\.(?:svg|png|jpe?g))(?:\s+"[^"\n]*")? *\)')
_LOGOTYPE = re.compile(r'^logotyp: \{"fil": "([^"\\:]+)"', re.MULTILINE)
_RAW = re.compile(r"^```\{=typst\}$.*?^```$", re.MULTILINE | re.DOTALL)
_ATTACHMENT = re.compile(r'^#pdf\.attach\("([^"\\:]+)"', re.MULTILINE)


class Engine(Protocol):
    """Renders a document without cells (see `genomgang.document.freeze`)."""

    @property
    def name(self) -> str:
        """ "quarto" or "builtin"."""

    @property
    def version(self) -> str:
        """The engine and its version, as the colophon prints them."""

    def render(
        self, document: str, folder: Path, stem: str, formats: Sequence[str], resources: Path, *, appendix: str = ""
    ) -> dict[str, Path]:
        """Write `folder/stem.html`, `.pdf` and `.docx` for the formats asked for, and return their paths.

        `resources` is the folder that the document's picture paths start from; `appendix` is Markdown to add at the
        document's end, such as the attachments' lines. Files appear whole or not at all.
        Raises RenderError, and UnknownChoice for an unknown format.
        """


def check_formats(formats: Sequence[str]) -> None:
    """Raise UnknownChoice for a format that no engine writes."""
    for name in formats:
        if name not in SUFFIXES:
            raise UnknownChoice(f"Formatet {name} finns inte.", remedy=f"Välj bland {', '.join(SUFFIXES)}.")


def with_colophon(document: str, engine: str) -> str:
    """The document with the engine's name among its metadata."""
    return f'{document.rstrip()}\n\n---\nmotor: "{engine}"\n---\n'


@contextmanager
def staging(document: str, resources: Path) -> Iterator[Path]:
    """A private folder with a copy of the document's pictures and attachments, removed afterwards.

    RenderError where one is missing.
    """
    with tempfile.TemporaryDirectory(prefix=f"genomgang-{os.getpid()}-") as name:
        folder = Path(name) / "dokument"
        folder.mkdir()
        pictures = {*_PICTURE.findall(_RAW.sub("", document)), *_LOGOTYPE.findall(document)}
        for picture in sorted(pictures):
            _copy(resources / picture, folder / picture, picture, document)
        for attachment in _ATTACHMENT.findall(document):
            _copy(resources / attachment, folder / attachment, attachment, document)
        yield folder


def _copy(source: Path, target: Path, name: str, document: str) -> None:
    if not source.is_file():
        line = next(number for number, text in enumerate(document.split("\n"), start=1) if name in text)
        raise RenderError(
            f"Filen {name} finns inte.",
            where=place_of(document, line),
            remedy="Rätta sökvägen i dokumentet, eller se till att cellen som gör filen körs.",
        )
    target.parent.mkdir(parents=True, exist_ok=True)
    shutil.copyfile(source, target)


def deliver(made: Path, target: Path) -> Path:
    """Move a finished file into place in one step, also where the folders lie on different disks."""
    target.parent.mkdir(parents=True, exist_ok=True)
    part = target.with_name(f".{target.name}.del")
    shutil.copyfile(made, part)
    part.replace(target)
    return target
