"""Which organisation this process works for: the one whose file lies beside the deliveries, else the shipped one."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from functools import lru_cache
from pathlib import Path

from genomgang.organisation.model import Organisation
from genomgang.paths import data_dir
from genomgang.provenance.fingerprint import of_files

NAME = "organisation.yml"
SHIPPED = Path(__file__).parent.parent / "regler" / NAME

_OWN = (NAME, "*.svg", "*.png", "regler/*.yml", "notebooks/*.qmd")

_told: list[Path] = []


def work_for(data: Path) -> None:
    """Take the organisation beside `data`, in a process that was started for that delivery and told nothing else."""
    _told[:] = [data]


@contextmanager
def working_for(data: Path) -> Iterator[None]:
    """Take the organisation beside `data` for a while, in a process that works for another."""
    before = list(_told)
    work_for(data)
    try:
        yield
    finally:
        _told[:] = before


def own_folder() -> Path:
    """Where the organisation keeps what is its own: beside its deliveries."""
    return _told[0] if _told else data_dir()


def organisation_file() -> Path:
    """The file that applies."""
    own = own_folder() / NAME
    return own if own.is_file() else SHIPPED


def own_files() -> list[Path]:
    """What the organisation lays over the program: its file, its pictures, its rules and its chapters."""
    folder = own_folder()
    return sorted(path for pattern in _OWN for path in folder.glob(pattern) if path.is_file())


def own_state() -> str:
    """The state of what is the organisation's own; "" where it has nothing of its own."""
    files = own_files()
    return of_files(files, own_folder()) if files else ""


def organisation() -> Organisation:
    """The organisation that this process works for. DataError with every fault of its file, all at once."""
    path = organisation_file()
    state = path.stat()
    return _read(path, state.st_mtime_ns, state.st_size)


@lru_cache(maxsize=4)
def _read(path: Path, _changed: int, _size: int) -> Organisation:
    from genomgang.organisation.reading import read_organisation

    return read_organisation(path)
