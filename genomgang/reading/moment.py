"""The delivery as it was when it was read: what is fingerprinted is the very bytes that were read.

    with one_moment():
        …                 every file that is read is noted, with the fingerprint of its bytes

Whether a file is there is asked once, and a small file (a setting) is read once: whoever asks again in the same moment
gets the same answer, also in a process that is forked from this one.
"""

from __future__ import annotations

import hashlib
from collections.abc import Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from dataclasses import dataclass, field
from pathlib import Path

_SMALL = 1_000_000
_TORN = "läst två gånger med olika innehåll"


@dataclass
class _Moment:
    there: dict[Path, bool] = field(default_factory=dict)
    content: dict[Path, bytes] = field(default_factory=dict)
    digests: dict[Path, str] = field(default_factory=dict)


_now: ContextVar[_Moment | None] = ContextVar("moment", default=None)


@contextmanager
def one_moment() -> Iterator[None]:
    """What is read within is noted, and forgotten afterwards."""
    token = _now.set(_Moment())
    try:
        yield
    finally:
        _now.reset(token)


def is_file(path: Path) -> bool:
    """Whether a file lies there, as it was first asked in this moment."""
    moment = _now.get()
    if moment is None:
        return path.is_file()
    if path not in moment.there:
        moment.there[path] = path.is_file()
    return moment.there[path]


def read_bytes(path: Path) -> bytes:
    """The file's bytes, noted for `digest_read`. OSError where it cannot be read."""
    moment = _now.get()
    if moment is None:
        return path.read_bytes()
    if path in moment.content:
        return moment.content[path]
    content = path.read_bytes()
    if len(content) <= _SMALL:
        moment.content[path] = content
    digest = hashlib.sha256(content).hexdigest()
    if moment.digests.setdefault(path, digest) != digest:
        moment.digests[path] = _TORN
    return content


def digest_read(path: Path) -> str | None:
    """The fingerprint of the bytes that were read in this moment; None where the file has not been read."""
    moment = _now.get()
    return moment.digests.get(path) if moment else None
