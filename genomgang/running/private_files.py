"""Files that only their owner may read: written whole or not at all, and read again only as they were written."""

from __future__ import annotations

import hashlib
import json
import os
from pathlib import Path
from typing import Any


def private(folder: Path) -> Path:
    """The folder, made if need be, that only its owner may enter."""
    folder.mkdir(parents=True, exist_ok=True)
    folder.chmod(0o700)
    return folder


def write_private(path: Path, content: bytes) -> None:
    """Write a file whole or not at all, readable by its owner alone."""
    temporary = path.with_name(f".{path.name}.{os.getpid()}")
    descriptor = os.open(temporary, os.O_WRONLY | os.O_CREAT | os.O_TRUNC, 0o600)
    with os.fdopen(descriptor, "wb") as file:
        file.write(content)
    temporary.replace(path)


def keep(path: Path, value: Any) -> None:
    """Keep a value that JSON can hold, under a seal that shows any damage."""
    content = json.dumps(value, ensure_ascii=False, sort_keys=True).encode()
    write_private(path, hashlib.sha256(content).hexdigest().encode() + b"\n" + content)


def kept(path: Path) -> Any:
    """What was kept; None where there is nothing, or where it is not as it was kept: then the work is done again."""
    try:
        seal, _, content = path.read_bytes().partition(b"\n")
    except OSError:
        return None
    return json.loads(content) if hashlib.sha256(content).hexdigest().encode() == seal else None
