"""Fingerprints: a data set is checked again when its bytes, its contract, the checker or what it refers to changed."""

from __future__ import annotations

import os
import time
from collections.abc import Iterable, Mapping
from functools import cache
from pathlib import Path
from stat import S_ISREG

from checks import CONTRACTS
from genomgang.checking.code import CHECKING, code_fingerprint
from genomgang.contracts.contract import Contract
from genomgang.organisation.current import own_state
from genomgang.provenance.fingerprint import of_file, of_value
from genomgang.reading.moment import digest_read

_UNITS = ("enheter", "enhetsnamn")
_SETTLED = 2_000_000_000
"""Nanoseconds that a file must have been left alone for its times to tell one content from another."""


def surroundings(data: Path, ar: int, before: str) -> str:
    """The state of what every data set's outcome rests on; `before` is last year's fingerprint, "" without one."""
    return of_value(
        {
            "code": code_fingerprint(CHECKING),
            "own": own_state(),
            "settings": [_file_hash(path) for path in _settings(data, ar)],
            "names": sorted(path.name for path in _files(data, ar)),
            "before": before,
        }
    )


def dataset_fingerprint(contract: Contract, data: Path, ar: int, sources: Mapping[str, str | None], around: str) -> str:
    """The state on which one data set's outcome rests, as a SHA-256 in hexadecimal.

    `sources` gives each data set's file name as last read (None: not delivered or not readable, and then every
    file of the folder counts); `around` is the state of its `surroundings`. A file that has been read in this moment
    (`genomgang.reading.moment`) counts as it was read, whatever lies there by now.
    """
    names = [contract.name, *_refers_to(contract)]
    return of_value(
        {
            "contract": code_fingerprint((f"checks/{contract.name}.py",)),
            "content": {name: _content(CONTRACTS[name], data, ar, sources.get(name)) for name in names},
            "around": around,
        }
    )


def delivery_fingerprint(datasets: Mapping[str, str]) -> str:
    """One fingerprint of all data sets' fingerprints."""
    return of_value(dict(datasets))


def _refers_to(contract: Contract) -> Iterable[str]:
    """The data sets that give the contract's parameters their values."""
    yield "namnder"
    yield "mal"
    used = [
        value.get("$PARAMETER")
        for check in contract.checks
        for value in check.arguments.values()
        if isinstance(value, dict)
    ]
    if any(name in _UNITS for name in used):
        yield "utbildning"


def _content(contract: Contract, data: Path, ar: int, file: str | None) -> list[str]:
    folder = data / str(ar) if contract.yearly else data
    paths = [folder / file] if file else [path for path in _files(data, ar) if path.parent == folder]
    return [_file_hash(path) for path in paths]


def _settings(data: Path, ar: int) -> tuple[Path, ...]:
    folder = data / str(ar)
    return (folder / "leverans.yml", folder / "kallor.yml", data / "kallor.yml")


def _files(data: Path, ar: int) -> list[Path]:
    """Every file that a data set could lie in, and what has a file's name but is none: a folder, a dangling link."""
    found = []
    for folder in (data, data / str(ar)):
        if folder.is_dir():
            with os.scandir(folder) as entries:
                names = [each.name for each in entries if each.is_file() or Path(each.name).suffix]
            found += [folder / name for name in names if not name.startswith((".", "~$"))]
    return sorted(found)


def _file_hash(path: Path) -> str:
    """SHA-256 of the bytes, those that were read where they were; "" where there is no such file."""
    read = digest_read(path)
    if read is not None:
        return read
    try:
        state = path.stat()
        if not S_ISREG(state.st_mode):
            return ""
        changed = max(state.st_mtime_ns, state.st_ctime_ns)
        if time.time_ns() - changed < _SETTLED:  # just saved, or by a clock that is ahead: it may be saved again
            return of_file(path)
        return _digest(path, state.st_mtime_ns, state.st_ctime_ns, state.st_size, state.st_ino)
    except OSError:
        return ""


@cache
def _digest(path: Path, _modified: int, _changed: int, _size: int, _inode: int) -> str:
    """A file is read again only where its times, size or place say that it may hold something else."""
    return of_file(path)
