"""The manifest: which files one adoption holds, from what they were made, and which adoption came before it."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Mapping
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import Any

from genomgang.errors import DataError

NAME = "manifest.json"
FORM = 1
"""Of the JSON; another is not read."""


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
    def adoption(self) -> Mapping[str, str]:
        adopted: Mapping[str, str] = self.origin["adoption"]
        return adopted

    def to_bytes(self) -> bytes:
        """The manifest's file: JSON that ends with a checksum of all that stands before it."""
        content = {"form": FORM, **asdict(self)}
        return _json({**content, "checksum": _checksum(content)})


def read_manifest(content: bytes, where: Path) -> Manifest:
    """The manifest in a file's bytes. DataError where it has been changed, is another form, or no manifest at all."""
    try:
        fields = json.loads(content)
        checksum = fields.pop("checksum")
        if checksum != _checksum(fields) or content != _json({**fields, "checksum": checksum}):
            raise ValueError("checksum")
        if fields.pop("form") != FORM:
            raise ValueError("form")
        git = fields.pop("git")
        return Manifest(**fields, git=GitState(**git) if git else None)
    except (ValueError, KeyError, TypeError, AttributeError):
        raise DataError(
            "Manifestet är ändrat eller skadat.",
            where=str(where),
            remedy="Hämta handlingen ur arkivet eller en säkerhetskopia på nytt.",
        ) from None


def digest(content: bytes) -> str:
    """SHA-256 in hexadecimal."""
    return hashlib.sha256(content).hexdigest()


def _checksum(content: Mapping[str, Any]) -> str:
    return digest(_json(content))


def _json(content: Mapping[str, Any]) -> bytes:
    return (json.dumps(content, ensure_ascii=False, indent=1, sort_keys=True) + "\n").encode()
