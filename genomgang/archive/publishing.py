"""Lays an adopted review among the finished documents, from the archive and after it is there.

What is about to be laid there is noted first. A kill in the middle leaves the note, and the next run does what it says
if the archive got the adoption, or forgets it if not.
"""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from genomgang.archive import chain
from genomgang.archive.manifest import Manifest
from genomgang.archive.standing import calls_itself_adopted, damaged_files, held_by
from genomgang.batch.plan import read_record
from genomgang.errors import DataError, RenderError
from genomgang.provenance.fingerprint import of_file
from genomgang.publish.output import Target, publish, write_atomically


@dataclass(frozen=True)
class Note:
    """What is about to be laid in place: from which archive's folder, by its manifest's hash, with which record."""

    archive: str
    folder: str
    manifest: str
    facts: Mapping[str, Any]


def announce(note: Note, target: Target) -> None:
    """Write the note beside the report's documents."""
    write_atomically(_place(target), json.dumps(vars(note), ensure_ascii=False).encode())


def lay_in_place(target: Target, archive: Path, manifest: Manifest, facts: Mapping[str, Any]) -> None:
    """Replace the report's documents with those that the archive holds.

    DataError where the archive's are not what was adopted, RenderError where they cannot be laid in place.
    """
    folder = archive / manifest.folder
    damaged = [name for name, sha256 in manifest.files.items() if not _is(folder / name, sha256)]
    if damaged:
        raise DataError(
            "En fastställd handling i arkivet är ändrad eller borta.",
            where=str(folder / damaged[0]),
            remedy="Återställ arkivet från en säkerhetskopia och utred ändringen.",
        )
    publish({target.kind_of(name): folder / name for name in manifest.files}, target, facts)
    forget(target)


def forget(target: Target) -> None:
    """Take the note away."""
    try:
        _place(target).unlink(missing_ok=True)
    except OSError as problem:
        raise RenderError(
            "Rapportens mapp går inte att skriva i.",
            where=f"{_place(target)}: {problem.strerror}",
            remedy="Kontrollera rättigheterna och kör igen.",
        ) from problem


def finish(target: Target, archive: Path) -> None:
    """Do what a run that was killed had noted, where this archive holds the adoption, else forget it.

    An adopted document that was changed or lost since is laid in place anew.
    """
    note = _read(target)
    if note and note.archive == str(archive):
        held = [each for each in chain.read_adopted(archive) if each.link.folder == note.folder]
        if held and held[0].link.manifest == note.manifest:
            lay_in_place(target, archive, held[0].manifest, note.facts)
        else:
            forget(target)
    record = read_record(target)
    if record and calls_itself_adopted(record) and damaged_files(target, record):
        adoption = held_by(archive).adoption_of(target, record)
        if adoption:
            facts = {name: value for name, value in record.items() if name != "filer"}
            lay_in_place(target, archive, adoption.manifest, facts)


def _read(target: Target) -> Note | None:
    try:
        return Note(**json.loads(_place(target).read_text(encoding="utf-8")))
    except (OSError, ValueError, TypeError):
        return None


def _place(target: Target) -> Path:
    return target.folder / f".{target.stem}.faststalls.json"


def _is(path: Path, sha256: str) -> bool:
    return path.is_file() and not path.is_symlink() and of_file(path) == sha256
