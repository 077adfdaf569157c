"""The chain: every adoption in order, each link holding the hash of the manifest before it.

A manifest that is changed, removed, exchanged or put between others breaks the chain. Whoever can write to the whole
archive could make all of it anew; against that stand the signature and the checksum noted in the registry.
"""

from __future__ import annotations

import json
import os
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import asdict, dataclass
from pathlib import Path

from genomgang.archive.manifest import NAME, Manifest, digest, read_manifest
from genomgang.errors import DataError, UserError
from genomgang.output import write_atomically

FILE = "kedja.json"
_LOCK = ".las"


@dataclass(frozen=True)
class Link:
    """One adoption: its folder in the archive, its manifest's SHA-256, and that of the one before ("" for none)."""

    folder: str
    manifest: str
    before: str


def read_chain(archive: Path) -> tuple[Link, ...]:
    """The links in order; none where there is no archive yet. DataError where the file is no chain."""
    path = archive / FILE
    if not path.is_file():
        return ()
    try:
        return tuple(Link(**each) for each in json.loads(path.read_text(encoding="utf-8")))
    except (ValueError, TypeError):
        raise DataError(
            "Arkivets kedja är ändrad eller skadad.",
            where=str(path),
            remedy="Återställ filen från en säkerhetskopia.",
        ) from None


def append(link: Link, archive: Path) -> None:
    """Add a link after the last one."""
    links = [asdict(each) for each in (*read_chain(archive), link)]
    write_atomically(archive / FILE, (json.dumps(links, ensure_ascii=False, indent=1) + "\n").encode())


def head(archive: Path) -> str:
    """The last manifest's SHA-256; "" in an empty archive."""
    links = read_chain(archive)
    return links[-1].manifest if links else ""


def manifests(archive: Path) -> Iterator[tuple[Link, Manifest]]:
    """Every link with its manifest. DataError at the first place where the chain does not hold."""
    before = ""
    for link in read_chain(archive):
        path = archive / link.folder / NAME
        try:
            content = path.read_bytes()
        except OSError:
            raise _broken("Ett manifest saknas i arkivet.", path) from None
        if digest(content) != link.manifest or link.before != before:
            raise _broken("Arkivets kedja stämmer inte: ett manifest är ändrat eller utbytt.", path)
        manifest = read_manifest(content, path)
        if manifest.before != before or manifest.folder != link.folder:
            raise _broken("Arkivets kedja stämmer inte: ett manifest står på fel plats.", path)
        yield link, manifest
        before = link.manifest


@contextmanager
def locked(archive: Path) -> Iterator[None]:
    """Keep others from adding to the archive meanwhile. UserError where somebody already does."""
    archive.mkdir(parents=True, exist_ok=True)
    lock = archive / _LOCK
    try:
        os.close(os.open(lock, os.O_CREAT | os.O_EXCL))
    except FileExistsError:
        raise UserError(
            "En annan fastställelse pågår i arkivet.",
            where=str(lock),
            remedy="Vänta tills den är klar. Om ingen pågår: ta bort filen och kör igen.",
        ) from None
    try:
        yield
    finally:
        lock.unlink()


def _broken(problem: str, path: Path) -> DataError:
    return DataError(problem, where=str(path), remedy="Återställ arkivet från en säkerhetskopia och utred ändringen.")
