"""Signing an adoption. Ed25519 is built in; the city's own method is plugged in as an entry point.

A package registers a function `open_key(path: Path) -> Signer` under the entry-point group `genomgang.signering`; its
name is what `--signera` takes. See docs/signing.md. The only module that imports cryptography.
"""

from __future__ import annotations

from importlib.metadata import entry_points
from pathlib import Path
from typing import Protocol

from genomgang.archive.untrusted import read_bounded
from genomgang.errors import UnknownChoice, UserError

GROUP = "genomgang.signering"
BUILT_IN = "ed25519"
_LARGEST = 64_000
"""Bytes of a key file that is read."""
SUFFIX = ".sig"
"""Added to the manifest's file name."""


class Signer(Protocol):
    """A key that is ready for use. One that holds a public key alone raises UserError from `sign`."""

    @property
    def name(self) -> str:
        """The method's name, as `--signera` takes it and the manifest keeps it."""

    def sign(self, content: bytes) -> bytes:
        """The signature of `content`."""

    def verify(self, content: bytes, signature: bytes) -> bool:
        """Whether `signature` is this key's signature of `content`."""


class Ed25519:
    """A key in a PEM file: private (to sign and to verify) or public (to verify)."""

    name = BUILT_IN

    def __init__(self, path: Path) -> None:
        from cryptography.exceptions import UnsupportedAlgorithm
        from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey, Ed25519PublicKey
        from cryptography.hazmat.primitives.serialization import load_pem_private_key, load_pem_public_key

        self._path = path
        try:
            content = read_bounded(path, _LARGEST)
            secret = b"PRIVATE KEY" in content
            key = load_pem_private_key(content, None) if secret else load_pem_public_key(content)
        except (OSError, ValueError, TypeError, UnsupportedAlgorithm):
            raise _no_key(path) from None
        if isinstance(key, Ed25519PrivateKey):
            self._private: Ed25519PrivateKey | None = key
            self._public = key.public_key()
        elif isinstance(key, Ed25519PublicKey):
            self._private, self._public = None, key
        else:
            raise _no_key(path)

    def sign(self, content: bytes) -> bytes:
        """See `Signer`."""
        if self._private is None:
            raise UserError(
                "Det går inte att skriva under med en öppen nyckel.",
                where=str(self._path),
                remedy="Ange filen med den hemliga nyckeln.",
            )
        return self._private.sign(content)

    def verify(self, content: bytes, signature: bytes) -> bool:
        """See `Signer`."""
        from cryptography.exceptions import InvalidSignature

        try:
            self._public.verify(signature, content)
        except InvalidSignature:
            return False
        return True


def open_key(method: str, path: Path) -> Signer:
    """The key at `path` by the method's name. UnknownChoice where no such method is installed."""
    if method == BUILT_IN:
        return Ed25519(path)
    found = {point.name: point for point in entry_points(group=GROUP)}
    if method not in found:
        raise UnknownChoice(
            f"Det finns inget sätt att skriva under som heter ”{method}”.",
            remedy=f"Välj bland: {', '.join([BUILT_IN, *sorted(found)])}. Egna sätt beskrivs i docs/signing.md.",
        )
    signer: Signer = found[method].load()(path)
    return signer


def _no_key(path: Path) -> UserError:
    if not path.is_file():
        return UnknownChoice(
            "Det finns ingen nyckelfil där.",
            where=str(path),
            remedy="Ange en fil med nyckeln i PEM-format.",
        )
    return UserError(
        "Filen är ingen Ed25519-nyckel i PEM-format utan lösenord.",
        where=str(path),
        remedy="Gör en med: openssl genpkey -algorithm ed25519 -out nyckel.pem",
    )
