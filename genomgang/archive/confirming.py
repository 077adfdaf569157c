"""Who confirms a manifest, and whether anything speaks against it."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from contextlib import suppress
from dataclasses import dataclass, replace
from pathlib import Path

from genomgang.archive import chain, head
from genomgang.archive.chain import Adopted, last_of, read_adopted
from genomgang.archive.finding import Finding, Outcome, Trust
from genomgang.archive.head import SignedHead, read_head
from genomgang.archive.manifest import LARGEST, NAME, Manifest, digest, read_manifest
from genomgang.archive.signing import SUFFIX, Signer
from genomgang.archive.untrusted import printable, read_bounded
from genomgang.errors import DataError
from genomgang.text.swedish import counted, long_date

_LEVELS = 4
"""Folders from the archive's root down to one adoption: year, nämnd, version, adoption."""
_SIGNATURE = 64_000
"""Bytes of a signature that is read."""


@dataclass(frozen=True)
class Archive:
    """An archive that has been read: what its chain holds, and where it was last signed."""

    root: Path
    adopted: tuple[Adopted, ...]
    end: SignedHead | None

    def with_hash(self, manifest: str) -> Adopted | None:
        return next((each for each in self.adopted if each.link.manifest == manifest), None)


@dataclass(frozen=True)
class Ground:
    """What a manifest is judged by: the trusted archive, which may be empty, and the copy of one that the manifest lies
    in, which confirms nothing by itself; None where there is no such."""

    trust: Trust
    trusted: Archive
    copy: Archive | None = None

    def around(self, folder: Path) -> Ground:
        """The same with the copy that a folder lies in."""
        return replace(self, copy=_copy_around(folder, self.trust))


def read_archive(root: Path) -> Archive:
    """DataError where its chain does not hold, or its end says something else than the chain."""
    adopted, end = read_adopted(root), read_head(root)
    if end and (end.head.antal > len(adopted) or adopted[end.head.antal - 1].link.manifest != end.head.sista):
        raise DataError(
            f"Arkivets slut är borta eller utbytt: enligt underskriften den {end.head.datum} fanns då "
            f"{end.head.antal} fastställelser, men kedjan har {len(adopted)}.",
            where=printable(str(root / head.FILE)),
            remedy="Återställ arkivet från en säkerhetskopia och utred ändringen.",
        )
    return Archive(root, adopted, end)


def is_same(one: Path, other: Path) -> bool:
    """Whether two paths lead to one folder."""
    return other.exists() and one.samefile(other)


def judged_manifest(folder: Path, ground: Ground) -> Finding:
    """`judged` for the manifest that lies in a folder; without a manifest where that cannot be read."""
    path = folder / NAME
    try:
        content = read_bounded(path, LARGEST)
        manifest = read_manifest(content, path)
    except DataError as error:
        return Finding(path, Outcome.BROKEN, problem=str(error))
    except (OSError, ValueError):
        return Finding(path, Outcome.BROKEN, problem="Manifestet går inte att läsa.")
    return judged(folder, manifest, content, ground)


def judged(folder: Path, manifest: Manifest, content: bytes, ground: Ground) -> Finding:
    """What the manifest in a folder is worth: who confirms it, and whether anything speaks against it."""
    trust, trusted = ground.trust, ground.trusted
    told = Finding(folder / NAME, Outcome.ADOPTED, manifest)
    own = digest(content)
    if trust.checksum and trust.checksum != own:
        return _against(told, "Manifestet har en annan kontrollsumma än den som angavs.")
    held = trusted.with_hash(own)
    if held is None and any(each.link.folder == manifest.folder for each in trusted.adopted):
        return _against(told, f"Arkivet {trust.archive_name} har ett annat manifest för samma fastställelse.")
    if trust.signers and not _is_signed(folder / NAME, content, trust.signers):
        return replace(told, outcome=Outcome.UNSIGNED, problem=_unsigned(manifest))
    around = trusted if held else ground.copy
    problem = problem_of_end(around, trust.signers) if around else ""
    if problem:
        return replace(told, outcome=Outcome.CUT_OFF, problem=problem)
    by = [f"arkivet {trust.archive_name}"] if held else []
    by += ["underskriften"] if trust.signers else []
    by += ["kontrollsumman"] if trust.checksum else []
    told = replace(told, confirmed_by=" och ".join(by), superseded_by=_later(manifest, ground))
    told = replace(told, notes=(*(() if held else _notes_away(own, ground)), *_notes_of_end(around, trust)))
    if not by:
        return replace(told, outcome=Outcome.UNCONFIRMED)
    return replace(told, outcome=Outcome.SUPERSEDED) if told.superseded_by else told


def problem_of_end(archive: Archive, signers: Sequence[Signer]) -> str:
    """What is wrong with an archive's signed end, as checked with some keys; nothing without any."""
    if not signers:
        return ""
    if archive.end is None:
        return "Arkivets slut är inte underskrivet, så det syns inte om de senaste fastställelserna har tagits bort."
    content = archive.end.head.to_bytes()
    if not any(signer.verify(content, archive.end.signature) for signer in signers):
        return "Underskriften av arkivets slut är inte gjord med den nyckeln. Ange alla nycklar som används i arkivet."
    return ""


def _copy_around(folder: Path, trust: Trust) -> Archive | None:
    """The archive that a folder lies in, where it is another than the trusted one; None also where it does not hold."""
    resolved = folder.resolve()
    for parent in [resolved, *resolved.parents][: _LEVELS + 1]:
        if is_same(parent, trust.archive):
            return None
        if (parent / chain.FILE).is_file():
            with suppress(DataError):
                return read_archive(parent)
            return None
    return None


def _notes_away(own: str, ground: Ground) -> Iterator[str]:
    """What should be known of a manifest, by its hash, that the trusted archive does not hold."""
    if ground.copy and ground.copy.with_hash(own):
        yield "Stämmer med en kedja som följde med filen. Den bekräftar ingenting."
    if ground.trust.archive.exists():
        yield f"Arkivet {ground.trust.archive_name} har inte den här fastställelsen."
    yield "Om den har ersatts av en senare går inte att säga utan arkivet som den hör till."


def _notes_of_end(archive: Archive | None, trust: Trust) -> Iterator[str]:
    """Where an archive's end was last signed, for the reader to compare with the registry."""
    if archive and archive.end and trust.signers:
        end, after = archive.end.head, len(archive.adopted) - archive.end.head.antal
        held = counted(end.antal, "fastställelse", "fastställelser")
        yield f"Arkivets slut är underskrivet den {long_date(end.day)}, då med {held}."
        if after:
            yield f"Efter det har {after} kommit till. Att någon av dem har tagits bort skulle inte märkas."


def _later(manifest: Manifest, ground: Ground) -> Manifest | None:
    """The last adoption of the same report, where that is another and comes after; the trusted archive knows best."""
    for archive in (ground.trusted, ground.copy):
        last = last_of(manifest.target, archive.adopted) if archive else None
        if archive and last and last.manifest.folder != manifest.folder:
            known = any(each.manifest.folder == manifest.folder for each in archive.adopted)
            if known or last.manifest.adoption.datum >= manifest.adoption.datum:
                return last.manifest
    return None


def _is_signed(path: Path, content: bytes, signers: Sequence[Signer]) -> bool:
    try:
        signature = read_bounded(path.with_name(f"{NAME}{SUFFIX}"), _SIGNATURE)
    except (OSError, ValueError):
        return False
    return any(signer.verify(content, signature) for signer in signers)


def _unsigned(manifest: Manifest) -> str:
    if not manifest.signed_with:
        return "Fastställelsen är inte underskriven, och med --nyckel godtas bara det som är underskrivet."
    return (
        f"Underskriften saknas eller är inte gjord med den nyckeln (enligt manifestet på sättet "
        f"{printable(manifest.signed_with)})."
    )


def _against(told: Finding, problem: str) -> Finding:
    error = DataError(
        problem, where=printable(str(told.path)), remedy="Hämta handlingen ur arkivet på nytt och utred ändringen."
    )
    return replace(told, outcome=Outcome.BROKEN, problem=str(error), manifest=None)
