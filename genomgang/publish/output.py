"""Finished documents in their folder: whole or not at all, and never an old one that looks new."""

from __future__ import annotations

import json
import os
import shutil
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from genomgang.errors import RenderError, UnknownChoice
from genomgang.paths import output_dir
from genomgang.provenance.fingerprint import of_file

VERSIONS = ("intern", "offentlig")
"""A report's versions: with everything, or masked for the public."""


def check_version(text: str, *, also: Sequence[str] = ()) -> str:
    """`text` where it names a version, or one of the choices in `also`; else UnknownChoice."""
    if text not in (*VERSIONS, *also):
        choices = ", ".join((*VERSIONS, *also))
        raise UnknownChoice(f"Det finns ingen version ”{text}”.", remedy=f"Välj bland: {choices}.")
    return text


INTERNAL = "intern"
"""Subfolder of a year for what counts rows and persons and is never published."""

UNDERLAG = "underlag"
"""The kind of document that holds what the report rests on, in a PDF of its own."""

BESIDE: Mapping[str, tuple[str, str]] = {
    UNDERLAG: ("underlag", "pdf"),
    "protokoll-pdf": ("protokoll", "pdf"),
    "protokoll-docx": ("protokoll", "docx"),
    "bildspel-html": ("bildspel", "html"),
    "bildspel-pptx": ("bildspel", "pptx"),
    "beslut": ("beslut", "xlsx"),
}
"""Kinds of documents that lie beside the report: their names and endings. The last is the filled decision form."""

MEETING = "mote"
"""Subfolder with what a meeting works with, which no report takes the place of."""

_REPORT = "ledningens-genomgang"

STALE = "inaktuell"
"""Subfolder that takes the documents which no longer hold, with a note that says why."""


@dataclass(frozen=True)
class Target:
    """Where one report's files go."""

    namnd: str
    ar: int
    version: str

    @property
    def folder(self) -> Path:
        return output_dir() / str(self.ar) / self.namnd

    @property
    def stem(self) -> str:
        """File name without ending; the internal version carries no suffix."""
        suffix = "" if self.version == "intern" else f"-{self.version}"
        return f"{_REPORT}-{self.namnd}-{self.ar}{suffix}"

    def path_of(self, kind: str) -> Path:
        """Where a kind of document lies: html, pdf, docx or ipynb, or one of `BESIDE`."""
        name, ending = BESIDE.get(kind, (_REPORT, kind))
        return self.folder / f"{self.called(name)}.{ending}"

    def called(self, name: str) -> str:
        """The stem of a document beside the report: as the report's, with its own name first."""
        return self.stem.replace(_REPORT, name, 1)

    def kind_of(self, name: str) -> str:
        """The kind of the document with this file name; "" where it is none of the report's."""
        stem, _, kind = name.rpartition(".")
        beside = (each for each in BESIDE if self.path_of(each).name == name)
        return kind if stem == self.stem else next(beside, "")

    def files_in(self, folder: Path) -> list[Path]:
        """The report's files that lie in a folder, its record among them."""
        beside = (folder / self.path_of(kind).name for kind in BESIDE)
        return sorted([*folder.glob(f"{self.stem}.*"), *(path for path in beside if path.is_file())])

    @property
    def record(self) -> Path:
        """The file, written last, that says which files belong together and from what they were made."""
        return self.folder / f"{self.stem}.json"


def write_atomically(path: Path, content: bytes) -> None:
    """Write a file so that a reader sees the old one or the new one, never a part."""
    path.parent.mkdir(parents=True, exist_ok=True)
    temporary = path.with_name(f".{path.name}.{os.getpid()}.ny")
    try:
        temporary.write_bytes(content)
        temporary.replace(path)
    finally:
        temporary.unlink(missing_ok=True)


def publish(files: Mapping[str, Path], target: Target, facts: Mapping[str, Any]) -> dict[str, Path]:
    """Move a report's finished files into place and write its record.

    `files` maps format → file in the staging folder. Files of formats that were not made this time are removed, since
    they show other data. Raises RenderError where the folder cannot be written; then the former files are untouched, or
    without the record that says that they hold.
    """
    placed = {name: target.path_of(name) for name in files}
    digests = {placed[name].name: of_file(path) for name, path in files.items()}
    record = json.dumps({**facts, "filer": digests}, ensure_ascii=False, indent=2, sort_keys=True)
    try:
        with _copied(files, placed) as copies:
            target.record.unlink(missing_ok=True)
            for old in documents(target):
                if old not in placed.values():
                    old.unlink()
            for name, copy in copies.items():
                copy.replace(placed[name])
        write_atomically(target.record, record.encode())
        _clear_stale(target)
    except OSError as problem:
        raise _unwritable(target, problem) from problem
    return placed


def _unwritable(target: Target, problem: OSError) -> RenderError:
    return RenderError(
        "Rapporten kunde inte skrivas till sin mapp.",
        where=f"{problem.filename or target.folder}: {problem.strerror}",
        remedy="Kontrollera utrymme och rättigheter, stäng dokumentet om det är öppet, och kör igen.",
    )


def mark_stale(target: Target, reason: str) -> str:
    """Set aside a report's former files, with the reason, so that nobody takes them for this delivery's.

    Returns a sentence that tells where they lie; "" where there were none. Raises RenderError where the folder cannot
    be written.
    """
    former = documents(target)
    if not former:
        return ""
    aside = target.folder / STALE
    note = f"Dokumenten i den här mappen är inaktuella.\n\n{reason}\n"
    try:
        aside.mkdir(exist_ok=True)
        target.record.unlink(missing_ok=True)
        for path in former:
            path.replace(aside / path.name)
        write_atomically(aside / f"{target.stem}.txt", note.encode())
    except OSError as problem:
        raise _unwritable(target, problem) from problem
    return f"Den förra rapporten är inaktuell och ligger i {aside}."


def documents(target: Target) -> list[Path]:
    """The report's files that lie in place, without its record."""
    return [path for path in target.files_in(target.folder) if path != target.record]


def _clear_stale(target: Target) -> None:
    aside = target.folder / STALE
    for path in target.files_in(aside):
        path.unlink()
    if aside.is_dir() and not any(aside.iterdir()):
        aside.rmdir()


@contextmanager
def _copied(files: Mapping[str, Path], placed: Mapping[str, Path]) -> Iterator[dict[str, Path]]:
    """Copies beside their final places: a full disk is met before anything old is touched, and the rest is renaming."""
    copies = {name: goal.with_name(f".{goal.name}.{os.getpid()}.ny") for name, goal in placed.items()}
    try:
        for name, copy in copies.items():
            copy.parent.mkdir(parents=True, exist_ok=True)
            shutil.copyfile(files[name], copy)
        yield copies
    finally:
        for copy in copies.values():
            copy.unlink(missing_ok=True)
