"""Quarto's pre-render script: is the environment there, is the profile known, and may any nämnd have its report?

It checks the delivery and stops the render where no nämnd at all can have its report. The script does not know which
nämnd will be rendered; one that is blocked is refused when the report loads its data.

Quarto runs this file by its path and with whatever Python it finds. So it imports the standard library only, and starts
the package in a process of its own, from the checkout.
"""

from __future__ import annotations

import importlib.util
import os
import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
NEEDED = (
    "click",
    "great_expectations",
    "ipykernel",
    "matplotlib",
    "pandas",
    "papermill",
    "pikepdf",
    "pypandoc",
    "rich",
)
"""Packages without which the check or the report cannot run; a few of each kind."""

VERSIONS = ("intern", "offentlig")


def missing() -> list[str]:
    """The needed packages that this Python does not have."""
    return [name for name in NEEDED if importlib.util.find_spec(name) is None]


def activation(root: Path) -> str:
    """What to write to activate the environment, where there is one, after making it where there is none."""
    folder = root / ".venv"
    windows = os.name == "nt"
    command = rf"{folder}\Scripts\activate" if windows else f'source "{folder}/bin/activate"'
    return command if folder.is_dir() else f"python run.py report\n    {command}"


def without_environment(names: list[str], root: Path) -> str:
    """The message for a Python that lacks packages."""
    return (
        f"Quarto använder en Python som saknar rapportens paket ({', '.join(names[:3])} med flera).\n"
        f"  Var: {sys.executable}\n"
        f"  Gör så här: aktivera miljön och kör quarto render igen:\n    {activation(root)}"
    )


def unknown_profiles(root: Path) -> list[str]:
    """The profiles asked for that neither name a version nor have a `_quarto-NAMN.yml`."""
    asked = os.environ.get("QUARTO_PROFILE", "").replace(",", " ").split()
    return [name for name in asked if name not in VERSIONS and not (root / f"_quarto-{name}.yml").is_file()]


def unknown_profile(name: str, root: Path) -> str:
    """The message for a profile that does not exist."""
    own = sorted(path.stem.removeprefix("_quarto-") for path in root.glob("_quarto-*.yml"))
    known = sorted({*VERSIONS, *own})
    return f"Det finns ingen profil ”{name}”.\n  Gör så här: Välj bland: {', '.join(known)}."


def stop(message: str) -> int:
    """Tell why nothing is rendered."""
    print(message, file=sys.stderr, flush=True)  # noqa: T201  no package of ours may be imported
    return 1


def main() -> int:
    """The exit code with which Quarto goes on (0) or stops."""
    for stream in (sys.stdout, sys.stderr):
        stream.reconfigure(encoding="utf-8", errors="replace")  # type: ignore[union-attr]
    if missing():
        return stop(without_environment(missing(), ROOT))
    if unknown_profiles(ROOT):
        return stop(unknown_profile(unknown_profiles(ROOT)[0], ROOT))
    return subprocess.call([sys.executable, "-m", "genomgang.plain.before"], cwd=ROOT)


if __name__ == "__main__":
    sys.exit(main())
