"""A copy of the checkout in a folder with spaces and Swedish letters, where a real Quarto and our commands are run."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from dataclasses import dataclass
from pathlib import Path

from held import confirm_verdict, hold_meeting

from genomgang.paths import ROOT

AR = 2024
ADOPTED = ("servicenamnden", "trafiknamnden")
"""Those whose meeting has been held, so that they can be adopted."""


@dataclass(frozen=True)
class Checkout:
    """Its folder, and the folder below which its commands put what they make."""

    root: Path
    output: Path

    def report(self, namnd: str, version: str, kind: str) -> Path:
        """Where a report's document lies; `underlag` is the PDF beside it."""
        suffix = "" if version == "intern" else f"-{version}"
        name, ending = ("underlag", "pdf") if kind == "underlag" else ("ledningens-genomgang", kind)
        return self.output / str(AR) / namnd / f"{name}-{namnd}-{AR}{suffix}.{ending}"

    def quarto(self, *arguments: str) -> subprocess.CompletedProcess[str]:
        """`quarto render report.qmd`, as an analyst runs it."""
        return self._run("quarto", "render", "report.qmd", *arguments)

    def genomgang(self, *arguments: str) -> subprocess.CompletedProcess[str]:
        """A command of ours."""
        return self._run(sys.executable, "-m", "genomgang", *arguments)

    def changed(self) -> str:
        """What git says of the folder."""
        return self._run("git", "status", "--short").stdout

    def _run(self, *command: str) -> subprocess.CompletedProcess[str]:
        # Nothing of the tests' own environment reaches the command.
        kept = {name: value for name, value in os.environ.items() if not name.startswith(("GENOMGANG_", "QUARTO_"))}
        environment = kept | {
            "QUARTO_PYTHON": sys.executable,
            "GENOMGANG_OUTPUT": str(self.output),
            "GENOMGANG_ARKIV": str(self.root / "_arkiv"),
            "PYTHONUTF8": "1",
        }
        return subprocess.run(
            command,
            cwd=self.root,
            env=environment,
            capture_output=True,
            text=True,
            encoding="utf-8",
            errors="replace",
            check=False,
        )


def make_checkout(folder: Path) -> Checkout:
    """Copy what git would keep of the checkout, as it lies now, to `folder`, a repository of its own, and hold the
    meetings of `ADOPTED`."""
    tracked = subprocess.run(
        ["git", "ls-files", "-z", "--cached", "--others", "--exclude-standard"],
        cwd=ROOT,
        capture_output=True,
        check=True,
    ).stdout.decode()
    for name in filter(None, tracked.split("\0")):
        if name.startswith("tests/") or not (ROOT / name).is_file():
            continue
        (folder / name).parent.mkdir(parents=True, exist_ok=True)
        shutil.copyfile(ROOT / name, folder / name)
    checkout = Checkout(folder, folder / "_output")
    for namnd in ADOPTED:
        confirm_verdict(folder / "data" / "exempel" / str(AR) / "texter" / f"{namnd}.md")
        form = checkout.report(namnd, "intern", "html").parent / "mote" / f"beslutsblankett-{namnd}-{AR}.xlsx"
        hold_meeting(checkout.genomgang, namnd, AR, form, "2023-12-05")
    for command in (
        ["init", "-q"],
        ["add", "-A"],
        ["-c", "user.name=Test", "-c", "user.email=test@example.invalid", "commit", "-qm", "Utgångsläge"],
    ):
        subprocess.run(["git", *command], cwd=folder, check=True)
    return checkout
