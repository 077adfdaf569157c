"""The chain: every adoption in order, each link holding the hash of the manifest before it.

A manifest that is changed, removed, exchanged or put between others breaks the chain. Whoever can write to the whole
archive could make all of it anew, or cut off its end; against that stand the signatures (`genomgang.archive.head` has
that of the end) and the checksum noted in the registry.
"""

from __future__ import annotations

import json
from collections.abc import Sequence
from dataclasses import asdict, dataclass
from pathlib import Path

from genomgang.archive.manifest import FOLDER, LARGEST, NAME, SHA256, Manifest, digest, read_manifest
from genomgang.archive.untrusted import printable, read_bounded, read_json
from genomgang.errors import DataError
from genomgang.publish.output import Target, write_atomically

FILE = "kedja.json"
_LARGEST = 64_000_000
"""Bytes of a chain that is read: some hundred thousand adoptions."""


@dataclass(frozen=True)
class Link:
    """One adoption: its folder in the archive, its manifest's SHA-256, and that of the one before ("" for none)."""

    folder: str
    manifest: str
    before: str

    def __post_init__(self) -> None:
        """ValueError or TypeError for what no link of ours can hold, such as a folder that leads elsewhere."""
        if not FOLDER.fullmatch(self.folder) or not SHA256.fullmatch(self.manifest):
            raise ValueError("link")
        if self.before and not SHA256.fullmatch(self.before):
            raise ValueError("before")


@dataclass(frozen=True)
class Adopted:
    """One adoption whose place in the chain holds: its link, its manifest, and the manifest's bytes."""

    link: Link
    manifest: Manifest
    content: bytes


def read_chain(archive: Path) -> tuple[Link, ...]:
    """The links in order; none where there is no archive yet. DataError where the file is no chain."""
    path = archive / FILE
    if not path.exists() and not path.is_symlink():
        return ()
    try:
        return tuple(Link(**each) for each in read_json(read_bounded(path, _LARGEST)))
    except (OSError, ValueError, TypeError):
        raise DataError(
            "Arkivets kedja är ändrad eller skadad.",
            where=str(path),
            remedy="Återställ filen från en säkerhetskopia.",
        ) from None


def append(link: Link, archive: Path) -> None:
    """Add a link after the last one."""
    links = [asdict(each) for each in (*read_chain(archive), link)]
    write_atomically(archive / FILE, (json.dumps(links, ensure_ascii=False, indent=1) + "\n").encode())


def last_hash(links: Sequence[Link]) -> str:
    """The last manifest's SHA-256; "" in an empty archive."""
    return links[-1].manifest if links else ""


def read_adopted(archive: Path) -> tuple[Adopted, ...]:
    """Every adoption of the chain, in order. DataError at the first place where the chain does not hold."""
    found: list[Adopted] = []
    before = ""
    for link in read_chain(archive):
        path = archive / link.folder / NAME
        try:
            content = read_bounded(path, LARGEST)
        except (OSError, ValueError):
            raise _broken("Ett manifest saknas i arkivet.", path) from None
        if digest(content) != link.manifest or link.before != before:
            raise _broken("Arkivets kedja stämmer inte: ett manifest är ändrat eller utbytt.", path)
        manifest = read_manifest(content, path)
        if manifest.before != before or manifest.folder != link.folder:
            raise _broken("Arkivets kedja stämmer inte: ett manifest står på fel plats.", path)
        found.append(Adopted(link, manifest, content))
        before = link.manifest
    return tuple(found)


def last_of(target: Target, adopted: Sequence[Adopted]) -> Adopted | None:
    """The last adoption of a report; None where it has not been adopted."""
    return next((each for each in reversed(adopted) if each.manifest.target == target), None)


def _broken(problem: str, path: Path) -> DataError:
    return DataError(
        problem, where=printable(str(path)), remedy="Återställ arkivet från en säkerhetskopia och utred ändringen."
    )
