"""Chapters of the organisation's own, which stand instead of the shipped ones of the same name.

They lie in `notebooks/` beside the deliveries. Each says on its first line which edition of the shipped chapter it was
made from, so that `check` can tell when that has changed since.
"""

from __future__ import annotations

import hashlib
import re
from collections.abc import Iterator
from pathlib import Path

from genomgang.errors import UserError
from genomgang.organisation.current import own_folder
from genomgang.paths import ROOT
from genomgang.text.swedish import listed

NOTEBOOKS = ROOT / "notebooks"
_MARK = re.compile(r"^<!-- Ersätter (\S+), utgåva ([0-9a-f]{12}) -->")
_INCLUDED = re.compile(r"\{\{<\s*include\s+notebooks/(\S+)\s*>\}\}")


def own_chapter(path: Path) -> Path | None:
    """The organisation's own chapter that stands instead of the one at `path`; None where there is none."""
    own = own_folder() / NOTEBOOKS.name / path.name
    return own if path.parent == NOTEBOOKS and own.is_file() else None


def own_chapters() -> list[Path]:
    """Every chapter of the organisation's own, by name."""
    return sorted((own_folder() / NOTEBOOKS.name).glob("*.qmd"))


def as_own(name: str) -> str:
    """The shipped chapter with the mark by which its edition is known again."""
    text = (NOTEBOOKS / name).read_text(encoding="utf-8")
    return f"<!-- Ersätter {name}, utgåva {_edition(name)} -->\n\n{text}"


def told_of_chapters() -> Iterator[str]:
    """A sentence for each chapter of the organisation's own: that it is used, and whether it is behind the shipped."""
    chapters = {path.name: path.read_text(encoding="utf-8", errors="replace") for path in own_chapters()}
    included = {name for text in chapters.values() for name in _INCLUDED.findall(text)}
    for name, text in chapters.items():
        if (NOTEBOOKS / name).is_file():
            yield f"notebooks/{name} är ert eget och används i stället för det som följer med.{_behind(name, text)}"
        elif name in included:
            yield f"notebooks/{name} är ert eget och används av ett annat kapitel."
        else:
            yield f"notebooks/{name} läses inte: inget kapitel som följer med heter så, och inget eget använder det."


def refuse_own_chapters() -> None:
    """UserError where there are own chapters that Quarto alone would leave out without a word."""
    if found := own_chapters():
        raise UserError(
            f"Egna kapitel finns ({listed([path.name for path in found])}), och Quarto ensamt använder dem inte.",
            where=str(found[0].parent),
            remedy="Gör rapporten med genomgang render. Den använder Quarto när det finns.",
        )


def _behind(name: str, text: str) -> str:
    mark = _MARK.match(text)
    if mark and mark[2] == _edition(name):
        return ""
    problem = "Det bygger på en äldre utgåva" if mark else "Det säger inte vilken utgåva det bygger på"
    return (
        f" {problem}. Jämför med det som följer med, för över det ni vill ha och skriv på första raden: "
        f"<!-- Ersätter {name}, utgåva {_edition(name)} -->"
    )


def _edition(name: str) -> str:
    return hashlib.sha256((NOTEBOOKS / name).read_bytes()).hexdigest()[:12]
