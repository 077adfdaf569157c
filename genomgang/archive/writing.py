"""Keeps two from adding to an archive at once, and undoes what one that was killed had begun.

The lock is the operating system's, which lets go of it when the process dies: nobody has to remove a file by hand. In
the locked file stands the link that is about to be added. Whoever locks next compares it with the chain, which alone
says what is adopted: a folder whose link never came there is removed.
"""

from __future__ import annotations

import json
import os
import shutil
import sys
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from dataclasses import asdict
from pathlib import Path

from genomgang.archive import chain
from genomgang.archive.manifest import LARGEST, NAME, digest
from genomgang.archive.untrusted import read_bounded, read_json
from genomgang.errors import RenderError, UserError

LOCK = ".las"
_UNFINISHED = "*/*/*/.*.ny"
_UNPLACED = ".*.ny"
"""What `write_atomically` had not put in place."""
_LARGEST = 4_000


def building_place(folder: Path) -> Path:
    """Where an adoption's folder is filled before it gets its name."""
    return folder.with_name(f".{folder.name}.ny")


@contextmanager
def locked(archive: Path) -> Iterator[None]:
    """Keep others from adding to the archive meanwhile. UserError where somebody already does, RenderError where the
    archive cannot be written."""
    try:
        archive.mkdir(parents=True, exist_ok=True)
        descriptor = os.open(archive / LOCK, os.O_CREAT | os.O_RDWR, 0o644)
    except OSError as problem:
        raise unwritable(archive, problem) from problem
    try:
        try:
            free = _taken(descriptor)
        except OSError as problem:  # a share that knows no locks
            raise unwritable(archive, problem) from problem
        if not free:
            raise UserError(
                "En annan fastställelse pågår i arkivet.",
                where=str(archive),
                remedy="Vänta tills den är klar och kör igen.",
            )
        try:
            _undo_unfinished(archive)
        except OSError as problem:
            raise unwritable(archive, problem) from problem
        try:
            yield
        finally:
            with suppress(OSError, UserError):  # what stopped us is told; the next one tries again
                _undo_unfinished(archive)
                os.ftruncate(descriptor, 0)
    finally:
        os.close(descriptor)


def announce(link: chain.Link, archive: Path) -> None:
    """Note the link that is about to be added, so that the next one can undo what a kill leaves."""
    (archive / LOCK).write_text(json.dumps(asdict(link)), encoding="utf-8")


def remove(folder: Path) -> None:
    """Remove a read-only folder of ours."""
    folder.chmod(0o755)
    shutil.rmtree(folder)


def unwritable(archive: Path, problem: OSError) -> RenderError:
    """What is told where the archive cannot be written."""
    return RenderError(
        "Fastställelsen kunde inte arkiveras.",
        where=f"{problem.filename or archive}: {problem.strerror}",
        remedy="Kontrollera utrymme och rättigheter i arkivet och fastställ igen. Utkastet ligger kvar.",
    )


def _undo_unfinished(archive: Path) -> None:
    for path in archive.glob(_UNPLACED):
        path.unlink()
    for folder in archive.glob(_UNFINISHED):
        if folder.is_dir() and not folder.is_symlink():
            remove(folder)
    try:
        link = chain.Link(**read_json(read_bounded(archive / LOCK, _LARGEST)))
        folder = archive / link.folder
        ours = digest(read_bounded(folder / NAME, LARGEST)) == link.manifest and not folder.is_symlink()
    except (OSError, ValueError, TypeError):
        return
    links = chain.read_chain(archive)
    if ours and link.folder not in {each.folder for each in links} and link.before == chain.last_hash(links):
        remove(folder)


if sys.platform == "win32":
    import msvcrt

    def _taken(descriptor: int) -> bool:
        # Beyond the content: Windows keeps others from reading what is locked.
        os.lseek(descriptor, 1 << 30, os.SEEK_SET)
        try:
            msvcrt.locking(descriptor, msvcrt.LK_NBLCK, 1)
        except PermissionError:
            return False
        return True

else:
    import fcntl

    def _taken(descriptor: int) -> bool:
        try:
            fcntl.flock(descriptor, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError:
            return False
        return True
