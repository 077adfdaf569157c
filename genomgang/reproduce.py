"""`python run.py reproduce`: the same report made in two unlike surroundings must be the same, byte for byte.

Each run is a process of its own with its own copy of the sources and the delivery, home, folder, time zone, language,
hash seed, file mask and number of jobs. Nothing is shared, not even the checks of the delivery.
"""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

from genomgang.errors import RenderError
from genomgang.output import sha256
from genomgang.paths import ROOT, data_dir

FORMATS = ("html", "pdf", "docx", "ipynb")
NAMND, AR = "valnamnden", 2022
"""A small committee in the first year, so that only one delivery has to be checked."""

_SOURCES = ("genomgang", "checks", "assets", "notebooks", "report.qmd", "_quarto.yml", "pyproject.toml")


@dataclass(frozen=True)
class Surroundings:
    """Where a report is made: a folder's name, environment variables, the mask of new files, and jobs at a time."""

    folder: str
    variables: Mapping[str, str]
    umask: int
    jobs: int


FIRST = Surroundings("ett", {"TZ": "Europe/Stockholm", "LANG": "sv_SE.UTF-8", "PYTHONHASHSEED": "1"}, 0o022, 1)
SECOND = Surroundings(
    "två mappar/med åäö och en längre sökväg",
    {"TZ": "Pacific/Auckland", "LANG": "C", "LC_ALL": "C.UTF-8", "PYTHONHASHSEED": "4711", "USER": "annan"},
    0o077,
    2,
)


def digests(around: Surroundings, base: Path, namnd: str = NAMND, ar: int = AR) -> dict[str, str]:
    """Make one report below `base` and return its formats' SHA-256. RenderError, with the output, where it fails."""
    checkout, home = base / around.folder / "kod", base / around.folder / "hem"
    data = base / around.folder / "leverans"
    home.mkdir(parents=True)
    for name in _SOURCES:
        _copy(ROOT / name, checkout / name)
    for name in (str(ar), "mal.csv"):
        _copy(data_dir() / name, data / name)
    choices = ["--namnd", namnd, "--ar", str(ar), "--to", "html,pdf,docx", "--engine", "builtin"]
    result = subprocess.run(
        [sys.executable, "-m", "genomgang", "render", *choices, "--jobs", str(around.jobs)],
        cwd=home,
        env=_environment(checkout, home, data) | dict(around.variables),
        umask=around.umask,
        capture_output=True,
        text=True,
        encoding="utf-8",
        errors="replace",
        check=False,
    )
    if result.returncode:
        raise RenderError(
            "Rapporten kunde inte göras i provmiljön.",
            where=(result.stderr or result.stdout).strip(),
            remedy="Gör rapporten med genomgang render och rätta det som felar.",
        )
    folder = checkout / "_output" / str(ar) / namnd
    return {kind: sha256(next(folder.glob(f"*.{kind}"))) for kind in FORMATS}


def main() -> int:
    """Compare the two, print a table, and return 0 where every format is the same."""
    with tempfile.TemporaryDirectory(prefix="genomgang-") as folder:
        first, second = (digests(each, Path(folder)) for each in (FIRST, SECOND))
    print(f"{'Format':<8}{'Lika':<6}SHA-256")  # noqa: T201
    for kind in FORMATS:
        same = first[kind] == second[kind]
        shown = first[kind] if same else f"{first[kind]}\n{'':<14}{second[kind]}"
        print(f"{kind:<8}{'ja' if same else 'NEJ':<6}{shown}")  # noqa: T201
    return int(first != second)


def _environment(checkout: Path, home: Path, data: Path) -> dict[str, str]:
    """Only what a program needs to start: nothing else of the caller's surroundings comes along."""
    kept = {name: os.environ[name] for name in ("PATH", "SYSTEMROOT") if name in os.environ}
    return {**kept, "HOME": str(home), "PYTHONPATH": str(checkout), "GENOMGANG_DATA": str(data)}


def _copy(source: Path, target: Path) -> None:
    target.parent.mkdir(parents=True, exist_ok=True)
    if source.is_dir():
        shutil.copytree(source, target, ignore=shutil.ignore_patterns("__pycache__"))
    else:
        shutil.copyfile(source, target)


if __name__ == "__main__":
    sys.exit(main())
