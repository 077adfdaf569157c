"""`python run.py reproduce`: the same report made in two unlike surroundings must be the same, byte for byte.

Each run is a process of its own with its own copy of the sources and the delivery, home, folder, time zone, language,
hash seed, file mask, number of jobs and, where the machine allows it, user id. Nothing is shared, not even the checks
of the delivery.
"""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Mapping
from dataclasses import dataclass, replace
from pathlib import Path

from genomgang.errors import RenderError, UserError
from genomgang.paths import ROOT, data_dir
from genomgang.provenance.fingerprint import of_file

FORMATS = ("html", "pdf", "docx", "ipynb")
NAMND, AR = "valnamnden", 2022
"""A small committee in the first year, so that only one delivery has to be checked."""

_SOURCES = ("genomgang", "checks", "assets", "notebooks", "report.qmd", "_quarto.yml", "pyproject.toml")

_USER = "str(getattr(os, 'getuid', lambda: '')())"
_ASK = f"import os; print({_USER})"
_RENDER = (
    f"import os, pathlib, sys; pathlib.Path(sys.argv.pop(1)).write_text({_USER}); "
    "from genomgang.__main__ import main; main()"
)
"""`genomgang`, whose own process first writes whom it runs as to a file that is no part of the report."""


@dataclass(frozen=True)
class Surroundings:
    """Where a report is made: a folder's name, environment variables, the mask of new files, jobs at a time, and the
    words of a command that runs another as a user of its own; without them it is whoever runs us.
    """

    folder: str
    variables: Mapping[str, str]
    umask: int
    jobs: int
    as_user: tuple[str, ...] = ()


@dataclass(frozen=True)
class Made:
    """What came of it: SHA-256 by format, and the user id of the process that made them ("" where there are none)."""

    digests: Mapping[str, str]
    user: str


FIRST = Surroundings("ett", {"TZ": "Europe/Stockholm", "LANG": "sv_SE.UTF-8", "PYTHONHASHSEED": "1"}, 0o022, 1)
SECOND = Surroundings(
    "två mappar/med åäö och en längre sökväg",
    {"TZ": "Pacific/Auckland", "LANG": "C", "LC_ALL": "C.UTF-8", "PYTHONHASHSEED": "4711", "USER": "annan"},
    0o077,
    2,
)


def ways(user: str) -> tuple[tuple[str, ...], ...]:
    """Commands that run another as `user`, an id that needs no account, and let it reach what whoever runs us reaches.

    The first does so in a user namespace, which most Linux systems let everybody make; the second is for root alone.
    """
    reach = ("--inh-caps=+dac_read_search,+dac_override", "--ambient-caps=+dac_read_search,+dac_override")
    return (
        ("unshare", "--user", f"--map-user={user}", f"--map-group={user}"),
        ("setpriv", f"--reuid={user}", f"--regid={user}", "--clear-groups", *reach),
    )


def another_user() -> tuple[tuple[str, ...], str]:
    """The first of the `ways` that works on this machine; where none does, no words and what each of them answered."""
    user = "54321" if _answer(())[0] == "12345" else "12345"
    refused = []
    for way in ways(user):
        said, problem = _answer(way)
        if said == user:
            return way, ""
        refused.append(f"{way[0]}: {problem or 'ger inget annat id'}")
    return (), "; ".join(refused)


def make(around: Surroundings, base: Path, namnd: str = NAMND, ar: int = AR) -> Made:
    """Make one report below `base`. RenderError, with the output, where it fails."""
    checkout, home = base / around.folder / "kod", base / around.folder / "hem"
    data = base / around.folder / "leverans"
    home.mkdir(parents=True)
    for name in _SOURCES:
        _copy(ROOT / name, checkout / name)
    for name in (str(ar), "mal.csv"):
        _copy(data_dir() / name, data / name)
    user = home / "anvandare"
    choices = ["--namnd", namnd, "--ar", str(ar), "--to", "html,pdf,docx", "--engine", "builtin"]
    result = subprocess.run(
        [*around.as_user, sys.executable, "-c", _RENDER, user, "render", *choices, "--jobs", str(around.jobs)],
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
    return Made({kind: of_file(next(folder.glob(f"*.{kind}"))) for kind in FORMATS}, user.read_text(encoding="utf-8"))


def main() -> int:
    """Compare the two, print a table and the users, and return 0 where every format is the same."""
    as_user, refused = another_user()
    try:
        with tempfile.TemporaryDirectory(prefix="genomgang-") as folder:
            first, second = (make(each, Path(folder)) for each in (FIRST, replace(SECOND, as_user=as_user)))
    except UserError as problem:
        print(problem, file=sys.stderr)
        return problem.exit_code
    print(f"{'Format':<8}{'Lika':<6}SHA-256")
    for kind in FORMATS:
        one, other = first.digests[kind], second.digests[kind]
        shown = one if one == other else f"{one}\n{'':<14}{other}"
        print(f"{kind:<8}{'ja' if one == other else 'NEJ':<6}{shown}")
    print(_users(first.user, second.user, refused))
    return int(first.digests != second.digests)


def _users(first: str, second: str, refused: str) -> str:
    if first != second:
        return f"Rapporterna gjordes med olika användar-id: {first} och {second}."
    return f"Ett annat användar-id är INTE prövat: datorn tillåter det inte här ({refused})."


def _answer(way: tuple[str, ...]) -> tuple[str, str]:
    """The user id that Python says it runs as when it is run this way, and the last line of what went wrong."""
    try:
        result = subprocess.run([*way, sys.executable, "-c", _ASK], capture_output=True, text=True, check=False)
    except OSError:
        return "", "går inte att köra"
    return result.stdout.strip(), next(reversed(result.stderr.splitlines()), "")


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
