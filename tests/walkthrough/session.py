"""Runs a Markdown document as written: its console blocks are commands with their output, its YAML blocks are files.

A block that begins ```` ```yaml FILE ```` is written to FILE, and with `tillägg` after the name added last in it. In a
block ```` ```console ```` each line that begins with `$ ` is a command, and the lines below it are what it prints.
"""

from __future__ import annotations

import os
import re
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

from markdown_it import MarkdownIt

from genomgang.paths import ROOT

PROMPT = "$ "
_SECONDS = re.compile(r"\(\d+ s\)")
_BY_THE_DAY = "lästes senast i lydelsen"
"""Stands in a warning that comes with the years, of a rule that is to be read again."""


def played(document: str, folder: Path) -> str:
    """The document as it would be with the output that its commands give now, run in order in `folder`.

    What must differ from one run to the next is written as …: the folder's own path, and how long a report took. What
    is warned of because of the day is left out.
    """
    lines = document.splitlines()
    out: list[str] = []
    written = 0
    for block in MarkdownIt().parse(document):
        if block.type != "fence" or block.map is None:
            continue
        language, *names = block.info.split()
        first, last = block.map[0] + 1, block.map[1] - 1
        if language == "yaml" and names:
            _write(folder / names[0], block.content, add="tillägg" in names)
        elif language == "console":
            out += lines[written:first]
            for command in _commands(block.content):
                out += [f"{PROMPT}{command}", *_output(command, folder)]
            written = last
    return "\n".join([*out, *lines[written:]]) + "\n"


def _commands(block: str) -> Iterator[str]:
    yield from (line.removeprefix(PROMPT) for line in block.splitlines() if line.startswith(PROMPT))


def _write(path: Path, content: str, *, add: bool) -> None:
    before = path.read_text(encoding="utf-8") if add else ""
    path.write_text(before + content, encoding="utf-8")


def _output(command: str, folder: Path) -> list[str]:
    """What the command prints, errors among the rest, in a terminal of a hundred columns."""
    environment = os.environ | {
        "PYTHONPATH": str(ROOT),
        "GENOMGANG_OUTPUT": str(folder / "_output"),
        "GENOMGANG_WORK": str(folder / "_arbete"),
        "GENOMGANG_ARKIV": str(folder / "_arkiv"),
        "COLUMNS": "100",
        "LC_ALL": "C.UTF-8",
    }
    python = f'python() {{ "{sys.executable}" "$@"; }}'
    script = f'{python}\ngenomgang() {{ python -m genomgang "$@"; }}\n{command}\n'
    done = subprocess.run(
        ["bash", "-c", script],
        cwd=folder,
        env=environment,
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        check=False,
    )
    text = done.stdout.decode("utf-8").replace("\ufeff", "").replace(str(folder), "…")
    return [line.rstrip() for line in _SECONDS.sub("(… s)", text).splitlines() if _BY_THE_DAY not in line]
