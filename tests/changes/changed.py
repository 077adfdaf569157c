"""Makes the changes that a document describes, in a copy of the project.

A block whose first line names a file after its language is that file, new. A block ```` ```diff FILE ```` replaces the
lines that begin with a space or `-` by those that begin with a space or `+`, at the one place where they stand.
"""

from __future__ import annotations

import shutil
from dataclasses import dataclass
from pathlib import Path

from markdown_it import MarkdownIt

from genomgang.paths import ROOT

COPIED = ("report.qmd", "_quarto.yml", "notebooks", "genomgang", "checks", "assets", "data", "requirements.txt")


@dataclass(frozen=True)
class Change:
    """What happens to one file, under the number of its heading."""

    number: str
    file: str
    old: str
    new: str


def changes(document: str) -> list[Change]:
    found, number, heading = [], "", False
    for token in MarkdownIt().parse(document):
        if token.type == "heading_open":
            heading = True
        elif token.type == "inline" and heading:
            number, heading = token.content.partition(".")[0], False
        elif token.type == "fence" and len(token.info.split()) == 2:
            language, file = token.info.split()
            old, new = _sides(token.content) if language == "diff" else ("", token.content)
            found.append(Change(number, file, old, new))
    return found


def _sides(diff: str) -> tuple[str, str]:
    lines = diff.splitlines()
    assert all(line[:1] in (" ", "-", "+") for line in lines), diff
    old, new = ("".join(f"{line[1:]}\n" for line in lines if line[0] in kept) for kept in (" -", " +"))
    return old, new


def copy_project(folder: Path) -> Path:
    for name in COPIED:
        source = ROOT / name
        if source.is_dir():
            shutil.copytree(source, folder / name, ignore=shutil.ignore_patterns("__pycache__"))
        else:
            shutil.copy(source, folder / name)
    return folder


def make(change: Change, folder: Path) -> None:
    path = folder / change.file
    if not change.old:
        assert not path.exists(), f"{change.file} is there already"
        path.write_text(change.new, encoding="utf-8")
        return
    text = path.read_text(encoding="utf-8")
    assert text.count(change.old) == 1, f"{change.file} has {text.count(change.old)} places for:\n{change.old}"
    path.write_text(text.replace(change.old, change.new), encoding="utf-8")
