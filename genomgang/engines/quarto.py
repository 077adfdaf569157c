"""The Quarto engine: the frozen document, staged in a private folder with our templates, through `quarto render`."""

from __future__ import annotations

import os
import re
import shutil
import subprocess
import sys
from collections.abc import Sequence
from pathlib import Path

import yaml

from genomgang.engines.base import SUFFIXES, check_formats, deliver, staging, with_colophon
from genomgang.engines.pandoc import EPOCH
from genomgang.engines.pictures import lay_png_beside
from genomgang.engines.settings import FILE, SLIDES, load_settings
from genomgang.engines.slides import make_accessible
from genomgang.errors import RenderError
from genomgang.paths import ASSETS
from genomgang.running.processes import child_environment

_FORMATS = {"html": "html", "pdf": "typst", "underlag": "typst", "docx": "docx", "pptx": "pptx"}
_MADE = {**SUFFIXES, "underlag": ".pdf"}
# The staged project renders one document that has run already.
_LEFT_OUT = ("project", "execute", "keep-ipynb")
_UNRESOLVED = "Unable to resolve crossref"


class QuartoEngine:
    """Quarto as installed on the machine or in the environment. Raises RenderError where there is none."""

    name = "quarto"

    def __init__(self) -> None:
        # What Quarto itself starts finds that very Quarto by its variable.
        named = filter(None, map(os.environ.get, ("QUARTO_BIN_PATH", "PATH")))
        places = os.pathsep.join([*named, str(Path(sys.executable).parent)])
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
        # Two PDFs of one document cannot be made at once: each has its own run.
        runs = [tuple(name for name in formats if (name == "underlag") is apart) for apart in (False, True)]
        made = [self._render(document + appendix, folder, stem, names, resources) for names in runs if names]
        return {name: path for each in made for name, path in each.items()}

    def _render(self, whole: str, folder: Path, stem: str, formats: Sequence[str], resources: Path) -> dict[str, Path]:
        with staging(whole, resources) as work:
            stage(with_colophon(whole, self.version), work, stem, formats)
            result = self._run("render", f"{stem}.qmd", cwd=work)
            made = {name: work / f"{stem}{_MADE[name]}" for name in formats}
            _check(result, made)
            if "pptx" in made:
                make_accessible(made["pptx"], load_settings().lang)
            return {name: deliver(path, folder / f"{stem}{SUFFIXES[name]}") for name, path in made.items()}

    def _run(self, *arguments: str, cwd: Path) -> subprocess.CompletedProcess[str]:
        return subprocess.run(
            [self._program, *arguments],
            cwd=cwd,
            env=_environment(),
            capture_output=True,
            text=True,
            encoding="utf-8",
            errors="replace",
            check=False,
        )


def _environment() -> dict[str, str]:
    """Ours, but for the profile: it has been followed when the document was executed; and no file tells the time."""
    environment = child_environment({"QUARTO_PYTHON": sys.executable, "SOURCE_DATE_EPOCH": EPOCH})
    environment.pop("QUARTO_PROFILE", None)
    return environment


def stage(document: str, work: Path, stem: str, formats: Sequence[str]) -> None:
    """Write `stem.qmd`, `_quarto.yml` and `assets/` into `work`. The document is named after its outputs, because
    Quarto takes no output name for two formats at once; `engine: markdown` sees to it that no text is executed.

    The staged project names the wanted formats and no others: where there is a `_quarto.yml`, Quarto refuses a list of
    formats after `--to`."""
    head, rest = "---\nengine: markdown\n", document
    if document.startswith("---\n"):
        rest = document.removeprefix("---\n")
    else:
        head += "---\n\n"
    (work / f"{stem}.qmd").write_text(head + rest, encoding="utf-8")
    options = yaml.safe_load(FILE.read_text(encoding="utf-8"))
    kept = {name: value for name, value in options.items() if name not in _LEFT_OUT}
    if "underlag" in formats:
        kept["dokumentdel"] = "underlag"
    known = {**options["format"], "pptx": dict(SLIDES)}
    kept["format"] = {_FORMATS[name]: known.get(_FORMATS[name], "default") for name in formats}
    (work / "_quarto.yml").write_text(yaml.safe_dump(kept, allow_unicode=True, sort_keys=False), encoding="utf-8")
    shutil.copytree(ASSETS, work / "assets", dirs_exist_ok=True)
    if {"docx", "pptx"} & set(formats):
        lay_png_beside(work, load_settings(), work.rglob("_figurer/*.svg"))


_COLOURS = re.compile(r"\x1b\[[0-9;]*m")
_BEGINS = re.compile(r"(?:ERROR:|error:|Error running|Error producing)")
_STACK = re.compile(r"^(?:Stack trace:|stack traceback:|\s+at )")
_MOST = 14
"""Lines of Quarto's message that are shown."""


def said(log: str) -> str:
    """What Quarto, or Typst in it, says is wrong: from the first error to before the stack trace, without colours."""
    lines: list[str] = []
    for line in _COLOURS.sub("", log).splitlines():
        if _STACK.match(line):
            if lines:
                break
            continue
        begins = _BEGINS.search(line)
        if begins and not lines:
            lines.append(line[begins.start() :].rstrip())
        elif lines:
            lines.append(line.removeprefix("ERROR: ").rstrip())
    told = list(dict.fromkeys(line.removeprefix("ERROR: ") for line in lines if line.strip()))
    if not told:
        told = [line.strip() for line in _COLOURS.sub("", log).splitlines() if line.strip()][-1:]
    return "\n    ".join(told[:_MOST])


def _check(result: subprocess.CompletedProcess[str], made: dict[str, Path]) -> None:
    log = f"{result.stderr}\n{result.stdout}"
    remedy = "Rätta kapitlet som meddelandet gäller, eller rendera med --engine builtin."
    if result.returncode:
        raise RenderError(f"Quarto kunde inte rendera dokumentet: {said(log)}", remedy=remedy)
    unresolved = next((line for line in _COLOURS.sub("", log).splitlines() if _UNRESOLVED in line), "")
    if unresolved:
        raise RenderError(f"Quarto hittade inte målet för en hänvisning: {unresolved.strip()}", remedy=remedy)
    for path in made.values():
        if not path.is_file() or path.stat().st_size == 0:
            raise RenderError(f"Quarto skrev ingen fil {path.name}: {said(log)}", remedy=remedy)
