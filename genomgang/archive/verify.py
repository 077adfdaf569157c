"""Is a file an adopted document, unchanged, and from which data? Answered from manifests alone, without the data.

That a file agrees with a manifest says little by itself: whoever changed the one could change the other. The manifest
must therefore be confirmed by the archive's chain, by a signature, or by the checksum that was noted in the registry.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from enum import Enum
from pathlib import Path

from genomgang.archive import chain
from genomgang.archive.manifest import NAME, Manifest, digest, read_manifest
from genomgang.archive.signing import SUFFIX, Signer
from genomgang.errors import DataError, UnknownChoice
from genomgang.fingerprint import of_file

_DOCUMENTS = (".html", ".pdf", ".docx", ".ipynb")
_LEVELS = 4
"""Folders from the archive's root down to one adoption: year, nämnd, version, adoption."""


class Outcome(Enum):
    """What is known of one file, as the user reads it."""

    ADOPTED = "fastställd och oförändrad"
    UNCONFIRMED = "stämmer med sitt manifest, som inte är bekräftat"
    CHANGED = "inte den fastställda handlingen: innehållet är ett annat"
    MISSING = "saknas"
    FOREIGN = "hör inte till fastställelsen"
    UNKNOWN = "inte en fastställd handling"
    BROKEN = "manifestet stämmer inte"


@dataclass(frozen=True)
class Finding:
    """One file's outcome, the manifest that tells of it (None where there is none), and what confirms that manifest."""

    path: Path
    outcome: Outcome
    manifest: Manifest | None = None
    confirmed_by: str = ""
    problem: str = ""

    @property
    def holds(self) -> bool:
        return self.outcome is Outcome.ADOPTED


@dataclass(frozen=True)
class Trust:
    """What manifests are confirmed with: an archive, a key, a checksum from the registry; each may be left out."""

    archive: Path
    signer: Signer | None = None
    checksum: str = ""


def verify(path: Path, trust: Trust) -> tuple[Finding, ...]:
    """Check a document, a folder with documents, one adoption's folder, or a whole archive.

    UnknownChoice where there is nothing at `path` to check.
    """
    if not path.exists():
        raise UnknownChoice(f"Det finns inget på {path}.", remedy="Ange en fil eller en mapp som finns.")
    if path.name == NAME:
        return _folder(path.parent, _with_own_archive(path.parent, trust))
    if path.is_file():
        return (_file(path, _with_own_archive(path.parent, trust)),)
    if (path / chain.FILE).is_file():
        return _archive(path, trust)
    if (path / NAME).is_file():
        return _folder(path, _with_own_archive(path, trust))
    found = [each for each in sorted(path.iterdir()) if each.suffix in _DOCUMENTS]
    if not found:
        raise UnknownChoice(
            f"Mappen {path} har inga dokument.", remedy=f"Ange en mapp med filer som slutar på {', '.join(_DOCUMENTS)}."
        )
    return tuple(_file(each, trust) for each in found)


def _with_own_archive(folder: Path, trust: Trust) -> Trust:
    """A copy of an archive is checked against its own chain."""
    resolved = folder.resolve()
    for parent in [resolved, *resolved.parents][: _LEVELS + 1]:
        if (parent / chain.FILE).is_file():
            return Trust(parent, trust.signer, trust.checksum)
    return trust


def _archive(archive: Path, trust: Trust) -> tuple[Finding, ...]:
    here = Trust(archive, trust.signer, trust.checksum)
    try:
        folders = [archive / link.folder for link, _ in chain.manifests(archive)]
    except DataError as error:
        return (Finding(archive / chain.FILE, Outcome.BROKEN, problem=str(error)),)
    strays = {path.parent for path in archive.glob(f"*/*/*/*/{NAME}")} - set(folders)
    findings = [finding for folder in folders for finding in _folder(folder, here)]
    return (*findings, *(Finding(folder, Outcome.FOREIGN) for folder in sorted(strays)))


def _folder(folder: Path, trust: Trust) -> tuple[Finding, ...]:
    """Every file of one adoption: those that the manifest names, and those that it does not."""
    path = folder / NAME
    try:
        content = path.read_bytes()
        manifest = read_manifest(content, path)
        confirmed = _confirmed_by(path, content, trust)
    except DataError as error:
        return (Finding(path, Outcome.BROKEN, problem=str(error)),)
    named = [_named(folder / name, manifest, confirmed) for name in sorted(manifest.files)]
    own = {*manifest.files, NAME, f"{NAME}{SUFFIX}", chain.FILE}
    foreign = [Finding(each, Outcome.FOREIGN) for each in sorted(folder.iterdir()) if each.name not in own]
    return (*named, *foreign)


def _named(path: Path, manifest: Manifest, confirmed: str) -> Finding:
    if not path.is_file():
        return Finding(path, Outcome.MISSING, manifest, confirmed)
    if of_file(path) != manifest.files[path.name]:
        return Finding(path, Outcome.CHANGED, manifest, confirmed)
    return Finding(path, Outcome.ADOPTED if confirmed else Outcome.UNCONFIRMED, manifest, confirmed)


def _file(path: Path, trust: Trust) -> Finding:
    """A file by its bytes in the archive; else by the manifest beside it; else by its name in the archive."""
    own = of_file(path)
    try:
        archived = [manifest for _, manifest in chain.manifests(trust.archive)]
        for manifest in archived:
            if own in manifest.files.values():
                there = trust.archive / manifest.folder / NAME
                return Finding(path, Outcome.ADOPTED, manifest, _confirmed_by(there, there.read_bytes(), trust))
    except DataError as error:
        return Finding(path, Outcome.BROKEN, problem=str(error))
    if (path.parent / NAME).is_file():
        return next(
            (each for each in _folder(path.parent, trust) if each.path in (path, path.parent / NAME)),
            Finding(path, Outcome.UNKNOWN),
        )
    same_name = [manifest for manifest in archived if path.name in manifest.files]
    return Finding(path, Outcome.CHANGED, same_name[-1]) if same_name else Finding(path, Outcome.UNKNOWN)


def _confirmed_by(path: Path, content: bytes, trust: Trust) -> str:
    """What confirms a manifest, in Swedish; "" for nothing. DataError where something speaks against it."""
    links: Sequence[chain.Link] = [link for link, _ in chain.manifests(trust.archive)]
    own = digest(content)
    manifest = read_manifest(content, path)
    if trust.checksum and trust.checksum.strip().lower() != own:
        raise _against(path, "Manifestet har en annan kontrollsumma än den som angavs.")
    if trust.signer and manifest.signed_with:
        signature = path.with_name(f"{NAME}{SUFFIX}")
        if not signature.is_file() or not trust.signer.verify(content, signature.read_bytes()):
            raise _against(path, "Underskriften saknas eller är inte gjord med den nyckeln.")
    by = [
        ("arkivets kedja", own in {link.manifest for link in links}),
        ("underskriften", trust.signer is not None and bool(manifest.signed_with)),
        ("kontrollsumman", bool(trust.checksum)),
    ]
    if not by[0][1] and manifest.folder in {link.folder for link in links}:
        raise _against(path, "Arkivet har ett annat manifest för samma fastställelse.")
    return " och ".join(name for name, holds in by if holds)


def _against(path: Path, problem: str) -> DataError:
    return DataError(problem, where=str(path), remedy="Hämta handlingen ur arkivet på nytt och utred ändringen.")
