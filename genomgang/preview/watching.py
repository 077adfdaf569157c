"""What a page rests on, and what has to be done when some of it is saved."""

from __future__ import annotations

from collections.abc import AsyncIterator
from enum import Enum
from pathlib import Path

from genomgang.paths import ROOT

_PROGRAM = (ROOT / "genomgang", ROOT / "checks")
_DOCUMENT = (ROOT / "notebooks", ROOT / "report.qmd", ROOT / "_quarto.yml", ROOT / "assets")
_QUICK = 30
"""Milliseconds to wait for more of the same save: an editor writes a file in several steps."""


class Change(Enum):
    """From the least to the most that has to be done."""

    PAGE = 1  # a chapter, a style, the coordinator's words
    DELIVERY = 2  # checked again, and then the page
    PROGRAM = 3  # loaded again from the beginning


async def changes(data: Path) -> AsyncIterator[Change]:
    """What has been saved since last, the most that it demands, as it happens."""
    from watchfiles import awatch

    async for saved in awatch(*_DOCUMENT, *_PROGRAM, data, debounce=200, step=_QUICK, recursive=True):
        kinds = [kind for _, path in saved if (kind := kind_of(Path(path), data)) is not None]
        if kinds:
            yield max(kinds, key=lambda kind: kind.value)


def kind_of(path: Path, data: Path) -> Change | None:
    """What a saved file demands; None for what no page rests on (an editor's own files)."""
    if path.name.startswith((".", "~")) or path.name.endswith(("~", ".tmp", ".swp", ".pyc")):
        return None
    if path.suffix == ".py" or (
        path.suffix in (".yml", ".json") and any(path.is_relative_to(each) for each in _PROGRAM)
    ):
        return Change.PROGRAM
    if path.is_relative_to(data):
        return Change.PAGE if path.suffix == ".md" else Change.DELIVERY
    return Change.PAGE
