"""Make the page, and make it again as its sources are saved, until the user stops."""

from __future__ import annotations

import asyncio
import os
import sys
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

from genomgang.batch.worker import load_ahead
from genomgang.errors import UserError
from genomgang.paths import work_dir
from genomgang.preview.page import lay_reason, make_page
from genomgang.preview.server import Address, serve
from genomgang.preview.watching import Change, changes
from genomgang.publish.output import Target

_KEPT = "GENOMGANG_FORHANDSVISNING"
"""Variable with port and key, by which the page keeps its address when the program is loaded again."""


@dataclass(frozen=True)
class Preview:
    """The page of `target`, or of one of its chapters, from the delivery in `data`. `tell` gets a line for the user."""

    target: Target
    chapter: str
    data: Path
    tell: Callable[[str], None]

    @property
    def folder(self) -> Path:
        """Where the page lies: private to the user, and to this run of the command."""
        folder = work_dir() / "forhandsvisning" / str(os.getpid())
        folder.mkdir(parents=True, exist_ok=True, mode=0o700)
        return folder


def follow(preview: Preview, port: int, opened: Callable[[str], None]) -> None:
    """Show the page on `port` (0: any that is free) until interrupted. `opened` gets its address the first time."""
    load_ahead()
    kept = os.environ.get(_KEPT)
    address = Address.from_text(kept) if kept else Address.new(port)

    def show(shown: Address) -> None:
        preview.tell(f"Sidan finns på {shown.url}. Avsluta med Ctrl-C.")
        os.environ[_KEPT] = str(shown)
        if not kept:
            opened(shown.url)

    async def remake(change: Change) -> None:
        if change is Change.PROGRAM:
            preview.tell("Programmet har ändrats och läses in på nytt.")
            os.execv(sys.executable, [sys.executable, *sys.orig_argv[1:]])
        await asyncio.to_thread(_make, preview, change)

    _make(preview, Change.DELIVERY)
    asyncio.run(serve(preview.folder, address, changes(preview.data), remake, show))


def _make(preview: Preview, change: Change) -> None:
    from genomgang.checking.run import check_delivery

    if change is Change.DELIVERY:
        try:
            check_delivery(preview.data, preview.target.ar)
        except UserError as problem:
            lay_reason(str(problem), preview.folder)
            preview.tell(f"✗ {problem}")
            return
    outcome = make_page(preview.target, preview.chapter, preview.data, preview.folder)
    preview.tell("✓ Sidan är gjord." if outcome.made else f"✗ {outcome.reason}")
