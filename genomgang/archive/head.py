"""The signed end of the chain: how many adoptions there were when it was last signed, and the last one's hash.

The chain alone cannot tell that its end has been cut off: what is left is a chain too. Whoever signs an adoption
therefore signs how long the chain has become. An older end, kept from before, is still rightly signed, so whoever can
bring back the whole archive as it once was is told from the number and the date alone.
"""

from __future__ import annotations

import base64
import datetime as dt
import json
from collections.abc import Mapping, Sequence
from dataclasses import asdict, dataclass
from pathlib import Path

from genomgang.archive.chain import Link
from genomgang.archive.manifest import SHA256
from genomgang.archive.signing import Signer
from genomgang.archive.untrusted import read_bounded, read_json
from genomgang.errors import DataError
from genomgang.publish.output import write_atomically

FILE = "kedjans-slut.json"
FORM = 1
_LARGEST = 64_000


@dataclass(frozen=True)
class Head:
    """`antal` adoptions when it was signed on the day `datum`, `sista` the SHA-256 of the last one's manifest."""

    antal: int
    sista: str
    datum: str

    def __post_init__(self) -> None:
        """ValueError or TypeError for what ours cannot hold."""
        if not isinstance(self.antal, int) or self.antal < 1 or not SHA256.fullmatch(self.sista):
            raise ValueError("head")
        dt.date.fromisoformat(self.datum)

    @property
    def day(self) -> dt.date:
        return dt.date.fromisoformat(self.datum)

    def to_bytes(self) -> bytes:
        """What is signed."""
        return _json({"form": FORM, **asdict(self)})


@dataclass(frozen=True)
class SignedHead:
    """An end with the signature of its `to_bytes`."""

    head: Head
    signature: bytes


def sign_head(links: Sequence[Link], archive: Path, signer: Signer, today: dt.date) -> None:
    """Sign where the chain ends now."""
    head = Head(len(links), links[-1].manifest, today.isoformat())
    signature = base64.b64encode(signer.sign(head.to_bytes())).decode()
    write_atomically(archive / FILE, _json({"form": FORM, **asdict(head), "underskrift": signature}))


def read_head(archive: Path) -> SignedHead | None:
    """The end as written, its signature not looked at; None where there is none. DataError where it is damaged."""
    path = archive / FILE
    if not path.exists() and not path.is_symlink():
        return None
    try:
        fields = read_json(read_bounded(path, _LARGEST))
        if fields.pop("form") != FORM:
            raise ValueError("form")
        signature = base64.b64decode(fields.pop("underskrift"), validate=True)
        return SignedHead(Head(**fields), signature)
    except (OSError, ValueError, KeyError, TypeError, AttributeError):
        raise DataError(
            "Kedjans underskrivna slut är ändrat eller skadat.",
            where=str(path),
            remedy="Återställ arkivet från en säkerhetskopia och utred ändringen.",
        ) from None


def _json(fields: Mapping[str, object]) -> bytes:
    return (json.dumps(fields, indent=1, sort_keys=True) + "\n").encode()
