"""What is known of one file, in the words that its reader gets, and what it is judged by."""

from __future__ import annotations

from dataclasses import dataclass
from enum import Enum
from pathlib import Path

from genomgang.archive.manifest import Manifest
from genomgang.archive.signing import Signer


class Outcome(Enum):
    """What is known of one file, as the user reads it."""

    ADOPTED = "fastställd och oförändrad"
    SUPERSEDED = "fastställd och oförändrad, men ersatt"
    UNCONFIRMED = "stämmer med sitt manifest, som inte är bekräftat"
    UNSIGNED = "inte bekräftad: underskrift saknas eller är gjord med en annan nyckel"
    CHANGED = "inte den fastställda handlingen: innehållet är ett annat"
    OTHER = "en annan handling än den som namnet säger"
    MISSING = "saknas"
    FOREIGN = "hör inte till fastställelsen"
    UNKNOWN = "inte en fastställd handling"
    BROKEN = "manifestet stämmer inte"
    CUT_OFF = "arkivets slut stämmer inte"


@dataclass(frozen=True)
class Finding:
    """One file's outcome, the manifest that tells of it (None where there is none), and what confirms that manifest.

    `superseded_by` is the last adoption of the same report where that is a later one, `problem` what is wrong, `notes`
    what else should be known; all of it in Swedish. `listed` says that all of an archive was asked about, where earlier
    adoptions have their place.
    """

    path: Path
    outcome: Outcome
    manifest: Manifest | None = None
    confirmed_by: str = ""
    problem: str = ""
    superseded_by: Manifest | None = None
    notes: tuple[str, ...] = ()
    listed: bool = False

    @property
    def holds(self) -> bool:
        """Whether it is what its reader may take it for."""
        return self.outcome is Outcome.ADOPTED or (self.listed and self.genuine)

    @property
    def genuine(self) -> bool:
        """Whether it was adopted as it is, be it superseded since."""
        return self.outcome in (Outcome.ADOPTED, Outcome.SUPERSEDED)


@dataclass(frozen=True)
class Trust:
    """What manifests are confirmed with: an archive, keys, a checksum from the registry; each may be left out.

    `name` is the archive's path as the user knows it. A signature holds where one of the keys made it.
    """

    archive: Path
    signers: tuple[Signer, ...] = ()
    checksum: str = ""
    name: str = ""

    @property
    def archive_name(self) -> str:
        return self.name or str(self.archive)
