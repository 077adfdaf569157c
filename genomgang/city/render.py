"""The city's report: executed once, and every format from it."""

from __future__ import annotations

import time
from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from genomgang.checking.store import load_check
from genomgang.errors import UserError
from genomgang.organisation import organisation
from genomgang.paths import ROOT
from genomgang.publish.output import Target, mark_stale, publish
from genomgang.render import staging_folder, write_notebook

if TYPE_CHECKING:
    from genomgang.engines import Engine

DOCUMENT = ROOT / "notebooks" / "staden.qmd"


def render_city(ar: int, version: str, formats: Sequence[str], engine: Engine, data: Path) -> dict[str, Path]:
    """Make the city's report from a checked delivery. Returns format → file, the executed notebook among them.

    Whatever fails, no half-written file is left, and a former report is set aside with the reason.
    """
    from genomgang.document import Surroundings, cover_of, execute, expand, freeze
    from genomgang.document.handover import Handover, confirm, hand_over
    from genomgang.evidence.attachments import attach, attachments
    from genomgang.evidence.content import read_content
    from genomgang.evidence.notebook import remember
    from genomgang.privacy.finished import check_files, check_notebook
    from genomgang.privacy.secrets import secrets_of
    from genomgang.provenance.origin import city_origin

    target = Target(organisation().kallas.kort, ar, version)
    parameters = {"ar": ar, "version": version}
    try:
        with staging_folder() as staging:
            told = Handover(data)
            around = Surroundings(DOCUMENT.parent, ROOT, time.time())
            notebook = execute(expand(DOCUMENT), parameters, DOCUMENT.parent, hand_over(told, staging))
            checked = confirm(told, staging)
            secrets = secrets_of(data, ar)
            check_notebook(notebook, secrets)
            origin = city_origin(load_check(data, ar), version, organisation().kallas)
            remember(origin, notebook)
            frozen = freeze(notebook, staging, around)
            attached = attach(attachments(read_content(frozen), origin), staging)
            files = engine.render(frozen, staging, target.stem, formats, staging, appendix=attached)
            files["ipynb"] = write_notebook(notebook, staging / f"{target.stem}.ipynb")
            check_files(files, secrets)
            facts = {
                "namnd": organisation().kallas.kort,
                **parameters,
                "motor": engine.version,
                "leverans": checked,
                "forsattsblad": cover_of(frozen),
            }
            return publish(files, target, facts)
    except UserError as problem:
        mark_stale(target, str(problem))
        raise
