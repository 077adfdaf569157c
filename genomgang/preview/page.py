"""The page that is previewed: the whole report's HTML, or one chapter's, made in a process of its own."""

from __future__ import annotations

import os
import time
from functools import partial
from html import escape
from pathlib import Path
from typing import TYPE_CHECKING

from genomgang.batch.worker import Job, Outcome, folder_variables, run_job
from genomgang.errors import UnknownChoice, UserError
from genomgang.paths import ROOT
from genomgang.publish.output import Target
from genomgang.reading.yamlfile import nearest

if TYPE_CHECKING:
    from genomgang.document import StartKernel

PAGE = "index.html"
_CHAPTERS = ROOT / "notebooks"
_TOLD = """<!doctype html>
<html lang="sv"><meta charset="utf-8"><title>Sidan kunde inte göras</title>
<body style="font: 18px/1.5 sans-serif; max-width: 44em; margin: 3em auto; padding: 0 1em">
<h1>Sidan kunde inte göras</h1><p style="white-space: pre-wrap">{reason}</p>
<p>Rätta och spara, så görs den igen.</p></body></html>
"""


def chapter_names() -> tuple[str, ...]:
    """The chapters that the report is made of, by the names of their files: `utbildning` is `_utbildning.qmd`."""
    return tuple(sorted(path.stem.removeprefix("_") for path in _CHAPTERS.glob("_*.qmd")))


def check_chapter(name: str) -> str:
    """The name again. UnknownChoice, with the nearest and all of them, for a chapter that does not exist."""
    if name and name not in chapter_names():
        raise UnknownChoice(
            f"Det finns inget kapitel som heter {name}.{nearest(name, list(chapter_names()))}",
            where=str(_CHAPTERS),
            remedy=f"Välj bland {', '.join(chapter_names())}.",
        )
    return name


def make_page(target: Target, chapter: str, data: Path, folder: Path) -> Outcome:
    """Make `folder/index.html` anew from a checked delivery: one chapter, or with "" the whole report.

    Nothing is published. Where it cannot be made, the page tells why instead of showing what was made before.
    """
    job = Job(target, ("html",), "builtin", data, {}, folder_variables())
    outcome = run_job(job, partial(_make, chapter=chapter, folder=folder))
    if not outcome.made:
        lay_reason(outcome.reason, folder)
    return outcome


def lay_reason(reason: str, folder: Path) -> None:
    """Let the page tell why it could not be made."""
    _lay(_TOLD.format(reason=escape(reason)), folder)


def _make(job: Job, start: StartKernel, *, chapter: str, folder: Path) -> Outcome:
    from genomgang.document import Surroundings, execute, expand, freeze
    from genomgang.document.handover import Handover, hand_over
    from genomgang.engines import choose
    from genomgang.privacy.finished import check_files, check_notebook
    from genomgang.privacy.secrets import secrets_for
    from genomgang.render import staging_folder

    target = job.target
    wanted = {f"notebooks/_{chapter}.qmd"} if chapter else None
    parameters = {"namnd": target.namnd, "ar": target.ar, "version": target.version}
    try:
        with staging_folder() as staging:
            environment = hand_over(Handover(job.data, None, None, None), staging)
            document = expand(ROOT / "report.qmd", wanted)
            notebook = execute(document, parameters, ROOT, environment, start)
            secrets = secrets_for(target.namnd, target.ar, job.data)
            check_notebook(notebook, secrets)
            frozen = freeze(notebook, staging, Surroundings(ROOT, ROOT, time.time()))
            files = choose(job.engine).render(frozen, staging, target.stem, job.formats, staging)
            check_files(files, secrets)
            _lay(files["html"].read_text(encoding="utf-8"), folder)
    except UserError as problem:
        return Outcome(target, made=False, reason=str(problem))
    return Outcome(target, made=True)


def _lay(page: str, folder: Path) -> None:
    temporary = folder / f".{PAGE}.{os.getpid()}"
    temporary.write_text(page, encoding="utf-8")
    temporary.replace(folder / PAGE)
