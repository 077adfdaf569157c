"""Is a file an adopted document, unchanged, and from which data? Answered from manifests alone, without the data.

That a file agrees with a manifest says little by itself: whoever changed the one could change the other, and could make
a chain for both. What is asked is therefore who confirms the manifest:

- the archive that this computer is set up with, never a chain that came along with the file;
- with a key, the signature of the manifest, and that of the archive's end; then nothing unsigned is confirmed by
  anything else;
- the checksum that was noted in the registry.
"""

from __future__ import annotations

import unicodedata
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

from genomgang.archive import chain, head
from genomgang.archive.chain import last_of
from genomgang.archive.confirming import (
    Archive,
    Ground,
    is_same,
    judged,
    judged_manifest,
    problem_of_end,
    read_archive,
)
from genomgang.archive.finding import Finding, Outcome, Trust
from genomgang.archive.manifest import NAME
from genomgang.archive.naming import called_as, told_by_name
from genomgang.archive.signing import SUFFIX
from genomgang.archive.untrusted import printable
from genomgang.archive.writing import LOCK
from genomgang.errors import DataError, UnknownChoice
from genomgang.provenance.fingerprint import of_file

_DOCUMENTS = (".html", ".pdf", ".docx", ".ipynb", ".pptx", ".xlsx")


def verify(path: Path, trust: Trust) -> tuple[Finding, ...]:
    """Check a document, a folder with documents, one adoption's folder, or a whole archive; never without a finding.

    UnknownChoice where there is nothing at `path` to check.
    """
    try:
        return _verified(path, trust)
    except DataError as error:  # the archive itself does not hold, and then nothing does
        return (Finding(path, Outcome.BROKEN, problem=str(error)),)
    except OSError as problem:
        raise UnknownChoice(
            f"{printable(str(path))} går inte att läsa: {problem.strerror}.",
            remedy="Kontrollera sökvägen och rättigheterna.",
        ) from None


def _verified(path: Path, trust: Trust) -> tuple[Finding, ...]:
    if not path.is_file() and not path.is_dir():
        raise UnknownChoice(
            f"Det finns inget på {printable(str(path))}.", remedy="Ange en fil eller en mapp som finns."
        )
    ground = Ground(trust, read_archive(trust.archive))
    if path.name == NAME and path.is_file():
        path = path.parent
    if path.is_file():
        return (_file(path, ground),)
    if is_same(path, trust.archive):
        return tuple(_whole(replace(ground.trusted, root=path), ground))
    if (path / chain.FILE).is_file():
        return tuple(_whole(read_archive(path), replace(ground, copy=read_archive(path))))
    if (path / NAME).is_file():
        return tuple(_folder(path, ground.around(path)))
    found = [each for each in sorted(path.iterdir()) if each.suffix.lower() in _DOCUMENTS]
    if not found:
        raise UnknownChoice(
            f"Mappen {printable(str(path))} har inga dokument.",
            remedy=f"Ange en mapp med filer som slutar på {', '.join(_DOCUMENTS)}.",
        )
    return tuple(_file(each, ground) for each in found)


def _whole(archive: Archive, ground: Ground) -> Iterator[Finding]:
    """Every adoption of an archive, its end, and what else lies in it."""
    if not archive.adopted:
        yield Finding(archive.root / chain.FILE, Outcome.UNKNOWN, problem="Arkivet har inga fastställelser.")
    for each in archive.adopted:
        for found in _folder(archive.root / each.link.folder, ground):
            yield replace(found, listed=True)
    problem = problem_of_end(archive, ground.trust.signers)
    if problem and archive.adopted:
        yield Finding(archive.root / head.FILE, Outcome.CUT_OFF, problem=problem)
    known = {archive.root / each.link.folder for each in archive.adopted}
    own = {archive.root / name for name in (chain.FILE, head.FILE, LOCK)}
    for path in _strays(archive.root, known, own):
        yield Finding(path, Outcome.FOREIGN)


def _strays(folder: Path, known: set[Path], own: set[Path]) -> Iterator[Path]:
    """What lies in an archive and is not of it; a folder where nothing is of it counts as one."""
    for path in sorted(folder.iterdir()):
        if path in known or path in own:
            continue  # an adoption's own folder tells of its strays itself
        if path.is_dir() and not path.is_symlink() and any(path in each.parents for each in known):
            yield from _strays(path, known, own)
        else:
            yield path


def _folder(folder: Path, ground: Ground) -> Iterator[Finding]:
    """Every file of one adoption: those that the manifest names, and those that it does not."""
    if folder.is_symlink():
        yield Finding(folder, Outcome.BROKEN, problem="Mappen är en länk till en annan plats, inte arkivets egen mapp.")
        return
    whole = judged_manifest(folder, ground)
    if whole.manifest is None:
        yield whole
        return
    manifest = whole.manifest
    for name, sha256 in sorted(manifest.files.items()):
        yield _named(folder / name, sha256, whole)
    own = {*manifest.files, NAME}
    if manifest.signed_with:
        own.add(f"{NAME}{SUFFIX}")
        if not (folder / f"{NAME}{SUFFIX}").is_file():
            yield Finding(folder / f"{NAME}{SUFFIX}", Outcome.MISSING, manifest)
    for path in sorted(folder.iterdir()):
        if path.name not in own:
            yield Finding(path, Outcome.FOREIGN)


def _named(path: Path, sha256: str, whole: Finding) -> Finding:
    if path.is_symlink():
        return replace(whole, path=path, outcome=Outcome.BROKEN, problem="Filen är en länk till en annan plats.")
    if not path.is_file():
        return replace(whole, path=path, outcome=Outcome.MISSING)
    if of_file(path) != sha256:
        return replace(whole, path=path, outcome=Outcome.CHANGED)
    return replace(whole, path=path)


def _file(path: Path, ground: Ground) -> Finding:
    """A file by its bytes in the trusted archive; else by the manifest beside it; else by its name in the archive."""
    return told_by_name(_found(path, ground))


def _found(path: Path, ground: Ground) -> Finding:
    own, called = of_file(path), called_as(path)
    with_these_bytes = [each for each in ground.trusted.adopted if own in each.manifest.files.values()]
    if with_these_bytes:
        last = last_of(called, with_these_bytes) if called else None
        held = last or with_these_bytes[-1]
        found = judged(ground.trusted.root / held.link.folder, held.manifest, held.content, ground)
        return replace(found, path=path)
    beside = path.parent / NAME
    if beside.is_file():
        found = judged_manifest(path.parent, ground.around(path.parent))
        if found.manifest is None:
            return replace(found, path=path)
        named = {unicodedata.normalize("NFC", name): sha256 for name, sha256 in found.manifest.files.items()}
        name = unicodedata.normalize("NFC", path.name)
        if name in named:
            return _named(path, named[name], found)
        if own in named.values():
            return replace(found, path=path)
    same = last_of(called, ground.trusted.adopted) if called else None
    return Finding(path, Outcome.CHANGED, same.manifest) if same else Finding(path, Outcome.UNKNOWN)
