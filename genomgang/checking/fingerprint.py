"""Fingerprints: a data set is checked again when its bytes, its contract, the checker or what it refers to changed."""

from __future__ import annotations

import importlib.metadata
import os
from collections.abc import Iterable, Mapping
from functools import cache, lru_cache
from pathlib import Path
from stat import S_ISREG

from checks import CONTRACTS
from genomgang.contract import Contract
from genomgang.fingerprint import of_file, of_value
from genomgang.paths import ROOT

_CODE = ("genomgang/checking", "genomgang/reading")
_FILES = (
    "genomgang/contract.py",
    "genomgang/delivery.py",
    "genomgang/frames.py",
    "genomgang/store.py",
    "checks/_columns.py",
    "checks/_checks.py",
)
_LIBRARIES = ("pandas", "pyarrow", "great-expectations")
_UNITS = ("enheter", "enhetsnamn")


def surroundings(data: Path, ar: int, before: str) -> str:
    """The state of what every data set's outcome rests on; `before` is last year's fingerprint, "" without one."""
    return of_value(
        {
            "code": code_fingerprint(),
            "settings": [_file_hash(path) for path in _settings(data, ar)],
            "names": sorted(path.name for path in _files(data, ar)),
            "before": before,
        }
    )


def dataset_fingerprint(contract: Contract, data: Path, ar: int, sources: Mapping[str, str | None], around: str) -> str:
    """The state on which one data set's outcome rests, as a SHA-256 in hexadecimal.

    `sources` gives each data set's file name as last read (None: not delivered or not readable, and then every
    file of the folder counts); `around` is the state of its `surroundings`.
    """
    names = [contract.name, *_refers_to(contract)]
    return of_value(
        {
            "contract": _file_hash(ROOT / "checks" / f"{contract.name}.py"),
            "content": {name: _content(CONTRACTS[name], data, ar, sources.get(name)) for name in names},
            "around": around,
        }
    )


def delivery_fingerprint(datasets: Mapping[str, str]) -> str:
    """One fingerprint of all data sets' fingerprints."""
    return of_value(dict(datasets))


@lru_cache
def code_fingerprint() -> str:
    """The checker's own state: its source, the readers', and the libraries' versions."""
    paths = [path for folder in _CODE for path in sorted((ROOT / folder).rglob("*.py"))]
    paths += [ROOT / name for name in _FILES]
    return of_value(
        {
            "source": {str(path.relative_to(ROOT)): _file_hash(path) for path in paths},
            "libraries": {name: importlib.metadata.version(name) for name in _LIBRARIES},
        }
    )


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
    """SHA-256 of the bytes; "" where there is no such file."""
    try:
        state = path.stat()
    except OSError:
        return ""
    return _digest(path, state.st_mtime_ns, state.st_size, state.st_ino) if S_ISREG(state.st_mode) else ""


@cache
def _digest(path: Path, _changed: int, _size: int, _inode: int) -> str:
    """A file is read again only where its time, size or place says that it may hold something else."""
    return of_file(path)
