"""The manifest: which files one adoption holds, from what they were made, and which adoption came before it."""

from __future__ import annotations

import datetime as dt
import hashlib
import json
import re
from collections.abc import Mapping
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import Any

from genomgang.archive.untrusted import read_json
from genomgang.errors import DataError, UserError
from genomgang.publish.adoption import Adoption, from_json
from genomgang.publish.output import Target

NAME = "manifest.json"
FORM = 1
"""Of the JSON; another is not read."""
LARGEST = 4_000_000
"""Bytes of a manifest that is read; ours have some thousand."""

SHA256 = re.compile(r"[0-9a-f]{64}")
FOLDER = re.compile(r"(\d{4})/([a-z0-9-]+)/(intern|offentlig)/(\d{4}-\d\d-\d\d)-([1-9]\d*)")
"""An adoption's place in the archive: year, nämnd, version, day of the decision and number."""
_FILE = re.compile(
    r"(?:ledningens-genomgang|underlag|protokoll|bildspel|beslut)-[a-z0-9-]+\.(?:html|pdf|docx|ipynb|pptx|xlsx)"
)


@dataclass(frozen=True)
class GitState:
    """The checkout that made the report: its commit, and whether files differed from it."""

    commit: str
    changed: bool


@dataclass(frozen=True)
class Manifest:
    """One adoption.

    `folder` is its place in the archive, `files` maps name → SHA-256, `origin` is the `Provenance` as JSON with the
    adoption in it, `before` the SHA-256 of the manifest before it in the chain ("" for the first), `signed_with` the
    name of the signing method ("" where unsigned).
    """

    folder: str
    files: Mapping[str, str]
    origin: Mapping[str, Any]
    engine: str
    git: GitState | None
    before: str
    signed_with: str

    @property
    def adoption(self) -> Adoption:
        return from_json(self.origin["adoption"])

    @property
    def target(self) -> Target:
        """Which report it adopts."""
        return Target(self.origin["namnd"], self.origin["ar"], self.origin["version"])

    @property
    def report(self) -> str:
        """Which report it adopts, for readers: "Servicenämnden 2024, intern version"."""
        return (
            f"{self.origin.get('namn') or self.origin['namnd']} {self.origin['ar']}, {self.origin['version']} version"
        )

    def to_bytes(self) -> bytes:
        """The manifest's file: JSON that ends with a checksum of all that stands before it."""
        content = {"form": FORM, **asdict(self)}
        return _json({**content, "checksum": _checksum(content)})


def read_manifest(content: bytes, where: Path) -> Manifest:
    """The manifest in a file's bytes. DataError where it has been changed, is another form, or no manifest at all.

    A forger can make a checksum too, so every field that is used is looked at: afterwards nothing in the manifest leads
    outside its folder, and it cannot tell of another report than the one whose place it has.
    """
    try:
        fields = read_json(content)
        checksum = fields.pop("checksum")
        if checksum != _checksum(fields) or content != _json({**fields, "checksum": checksum}):
            raise ValueError("checksum")
        if fields.pop("form") != FORM:
            raise ValueError("form")
        git = fields.pop("git")
        manifest = Manifest(**fields, git=GitState(**git) if git else None)
        _check(manifest)
    except (ValueError, KeyError, TypeError, AttributeError, UserError):
        raise DataError(
            "Manifestet är ändrat eller skadat.",
            where=str(where),
            remedy="Hämta handlingen ur arkivet eller en säkerhetskopia på nytt.",
        ) from None
    return manifest


def digest(content: bytes) -> str:
    """SHA-256 in hexadecimal."""
    return hashlib.sha256(content).hexdigest()


def _check(manifest: Manifest) -> None:
    """ValueError, KeyError, TypeError or UserError for a field that ours could not hold."""
    origin, git = manifest.origin, manifest.git
    texts = [manifest.engine, manifest.before, manifest.signed_with, origin["delivery"], origin.get("namn", "")]
    texts += [git.commit] if git else []
    if not all(isinstance(text, str) for text in texts) or not isinstance(origin["ar"], int):
        raise TypeError("type")
    if manifest.before and not SHA256.fullmatch(manifest.before):
        raise ValueError("before")
    dt.date.fromisoformat(origin["matdatum"])
    place = FOLDER.fullmatch(manifest.folder)
    told = (str(origin["ar"]), origin["namnd"], origin["version"], manifest.adoption.datum.isoformat())
    if place is None or place.groups()[:4] != told:
        raise ValueError("folder")
    for name, sha256 in manifest.files.items():
        if not _FILE.fullmatch(name) or not manifest.target.kind_of(name) or not SHA256.fullmatch(sha256):
            raise ValueError("files")
    if not manifest.files:
        raise ValueError("no files")


def _checksum(content: Mapping[str, Any]) -> str:
    return digest(_json(content))


def _json(content: Mapping[str, Any]) -> bytes:
    return (json.dumps(content, ensure_ascii=False, indent=1, sort_keys=True) + "\n").encode()
