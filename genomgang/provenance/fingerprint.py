"""Fingerprints of rows, files and values: SHA-256 in hexadecimal."""

from __future__ import annotations

import dataclasses
import hashlib
import json
from collections.abc import Iterable
from pathlib import Path
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    import pandas as pd

_MISSING = "\N{SYMBOL FOR NULL}"


def of_frame(frame: pd.DataFrame) -> str:
    """Of a frame's columns and values in order; not of its index, which holds row numbers of the delivered file."""
    text = frame.to_csv(index=False, lineterminator="\n", na_rep=_MISSING)
    return hashlib.sha256(text.encode()).hexdigest()


def row_marks(frame: pd.DataFrame) -> pd.Series[int]:
    """A number for each row's content: quick, and enough to tell whether our own caches are current. Never shown."""
    import pandas as pd

    return pd.util.hash_pandas_object(frame, index=False)


def of_marks(marks: pd.Series[int]) -> str:
    """Of rows by their marks, in order."""
    return hashlib.sha256(marks.to_numpy().tobytes()).hexdigest()


def of_value(value: object) -> str:
    """Of a value that JSON can hold, dataclasses by their fields; the order of a mapping's keys does not matter."""
    return hashlib.sha256(json.dumps(value, sort_keys=True, ensure_ascii=False, default=_fields).encode()).hexdigest()


def of_file(path: Path) -> str:
    """Of a file's bytes."""
    with path.open("rb") as file:
        return hashlib.file_digest(file, "sha256").hexdigest()


def of_files(paths: Iterable[Path], root: Path) -> str:
    """Of the files' names below `root` and their bytes; a path that is no file does not count."""
    return of_value({path.relative_to(root).as_posix(): of_file(path) for path in paths if path.is_file()})


def _fields(value: Any) -> dict[str, Any]:
    return {field.name: getattr(value, field.name) for field in dataclasses.fields(value)}
