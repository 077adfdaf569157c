"""One delivery with canaries, rendered in both versions, and its meeting's documents."""

from __future__ import annotations

import os
import subprocess
import sys
from dataclasses import dataclass
from pathlib import Path

import matplotlib
import pytest
from canaries import OWN, Planted, plant

from genomgang.paths import ROOT


@dataclass(frozen=True)
class Made:
    """One version's files and what was printed while it was made."""

    files: list[Path]
    said: str

    def document(self, suffix: str) -> Path:
        return next(path for path in self.files if path.suffix == suffix and path.name.startswith("ledningens"))


@dataclass(frozen=True)
class Case:
    """What was planted, and what became of it. All that was written lies below `base`."""

    base: Path
    protected: Planted
    never: Planted
    names: Planted
    public: Made
    internal: Made

    @property
    def data(self) -> Path:
        return self.base / "data"

    @property
    def work(self) -> Path:
        return self.base / "_arbete"


def render(version: str, data: Path, base: Path) -> Made:
    output = base / version
    environment = {
        **os.environ,
        "GENOMGANG_DATA": str(data),
        "GENOMGANG_OUTPUT": str(output),
        "GENOMGANG_WORK": str(base / "_arbete"),
        "PYTHONPATH": str(ROOT),
        "MPLCONFIGDIR": matplotlib.get_cachedir(),
        "HOME": str(base / "hem"),
        "TMPDIR": str(base / "temp"),
    }
    for name in ("HOME", "TMPDIR"):
        Path(environment[name]).mkdir(exist_ok=True)
    said = ""
    for command in (("render", "--to", "html,pdf,docx", "--engine", "builtin"), ("mote",), ("protokoll",)):
        arguments = [*command, "--namnd", OWN, "--ar", "2024", "--version", version]
        program = [sys.executable, "-m", "genomgang", *arguments]
        done = subprocess.run(program, env=environment, capture_output=True, text=True, check=False)
        assert done.returncode == 0, done.stdout + done.stderr
        said += done.stdout + done.stderr
    return Made([path for path in output.rglob("*") if path.is_file()], said)


@pytest.fixture(scope="session")
def case(tmp_path_factory: pytest.TempPathFactory) -> Case:
    base = tmp_path_factory.mktemp("lackage")
    data = base / "data"
    protected, never, names = plant(data)
    public = render("offentlig", data, base)
    internal = render("intern", data, base)
    return Case(base, protected, never, names, public, internal)
