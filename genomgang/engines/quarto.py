"""The Quarto engine: the frozen document, staged in a private folder with our templates, through `quarto render`."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from collections.abc import Sequence
from pathlib import Path

import yaml

from genomgang.engines.base import SUFFIXES, check_formats, deliver, staging, with_colophon
from genomgang.engines.settings import DOCX, FILE
from genomgang.errors import RenderError
from genomgang.paths import ASSETS
from genomgang.processes import child_environment

_FORMATS = {"html": "html", "pdf": "typst", "docx": "docx"}
# The staged project renders one document that has run already.
_LEFT_OUT = ("project", "execute")


class QuartoEngine:
    """Quarto as installed on the machine or in the environment. Raises RenderError where there is none."""

    name = "quarto"

    def __init__(self) -> None:
        places = os.pathsep.join([os.environ.get("PATH", ""), str(Path(sys.executable).parent)])
        found = shutil.which("quarto", path=places)
        if found is None:
            raise RenderError(
                "Quarto är inte installerat.",
                remedy="Kör python run.py quarto, eller rendera med --engine builtin.",
            )
        self._program = found

    @property
    def version(self) -> str:
        result = self._run("--version", cwd=Path.cwd())
        return f"Quarto {result.stdout.strip()}"

    def render(
        self, document: str, folder: Path, stem: str, formats: Sequence[str], resources: Path, *, appendix: str = ""
    ) -> dict[str, Path]:
        """See `Engine.render`."""
        check_formats(formats)
        whole = document + appendix
        with staging(whole, resources) as work:
            stage(with_colophon(whole, self.version), work, stem)
            targets = ",".join(_FORMATS[name] for name in formats)
            result = self._run("render", f"{stem}.qmd", "--to", targets, cwd=work)
            made = {name: work / f"{stem}{SUFFIXES[name]}" for name in formats}
            _check(result, made)
            return {name: deliver(path, folder / path.name) for name, path in made.items()}

    def _run(self, *arguments: str, cwd: Path) -> subprocess.CompletedProcess[str]:
        return subprocess.run(
            [self._program, *arguments],
            cwd=cwd,
            env=child_environment({"QUARTO_PYTHON": sys.executable}),
            capture_output=True,
            text=True,
            encoding="utf-8",
            errors="replace",
            check=False,
        )


def stage(document: str, work: Path, stem: str) -> None:
    """Write `stem.qmd`, `_quarto.yml` and `assets/` into `work`. The document is named after its outputs, because
    Quarto takes no output name for two formats at once; `engine: markdown` sees to it that no text is executed."""
    head, rest = "---\nengine: markdown\n", document
    if document.startswith("---\n"):
        rest = document.removeprefix("---\n")
    else:
        head += "---\n\n"
    (work / f"{stem}.qmd").write_text(head + rest, encoding="utf-8")
    options = yaml.safe_load(FILE.read_text(encoding="utf-8"))
    kept = {name: value for name, value in options.items() if name not in _LEFT_OUT}
    kept["format"] = {**kept["format"], "docx": dict(DOCX)}
    (work / "_quarto.yml").write_text(yaml.safe_dump(kept, allow_unicode=True, sort_keys=False), encoding="utf-8")
    shutil.copytree(ASSETS, work / "assets", dirs_exist_ok=True)


def _check(result: subprocess.CompletedProcess[str], made: dict[str, Path]) -> None:
    log = (result.stderr or result.stdout).strip()
    told = " ".join(log.splitlines()[-1:])
    remedy = "Läs Quartos meddelande, eller rendera med --engine builtin."
    if result.returncode:
        raise RenderError(f"Quarto kunde inte rendera dokumentet: {told}", remedy=remedy)
    if "Unable to resolve crossref" in log:
        raise RenderError(f"Quarto hittade inte målet för en hänvisning: {told}", remedy=remedy)
    for path in made.values():
        if not path.is_file() or path.stat().st_size == 0:
            raise RenderError(f"Quarto skrev ingen fil {path.name}: {told}", remedy=remedy)
