"""What a plain `quarto render` made, laid where `genomgang render` lays it: with evidence, record and front page."""

from __future__ import annotations

import shutil
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Any

from genomgang.errors import RenderError, UserError
from genomgang.paths import ROOT
from genomgang.plain.beginning import NOTE, begun
from genomgang.publish.output import UNDERLAG, Target, mark_stale, publish

if TYPE_CHECKING:
    from genomgang.provenance.origin import Provenance

STEM = "report"
"""Name of the report's document, which Quarto gives to what it makes."""

_KEPT = ("html", "pdf", "docx")


def place(outputs: Sequence[Path]) -> dict[str, Path]:
    """Move the report among the files that Quarto made to its place. Returns format → file; nothing where it made other
    documents only.

    Raises UserError, after setting the files aside, where they cannot be told to be the report that was asked for.
    """
    made = {path.suffix[1:]: path for path in outputs if path.stem == STEM and path.suffix[1:] in _KEPT}
    if not made:
        return {}
    facts = begun()
    if facts is None:
        raise RenderError(
            "Quarto gjorde en rapport utan att köra dess celler.",
            where=", ".join(str(path) for path in made.values()),
            remedy="Kör quarto render utan --no-execute, cache och freeze.",
        )
    target = Target(facts["namnd"], facts["ar"], facts["version"])
    try:
        return _publish(made, target, facts)
    except UserError as problem:
        aside = mark_stale(target, str(problem))
        if aside:
            raise problem.telling(aside) from problem
        raise
    finally:
        for path in made.values():
            path.unlink(missing_ok=True)


def _on_paper(pdf: Path, frozen: str, origin: Provenance, folder: Path, stem: str) -> dict[str, Path]:
    """The report's PDF with its evidence within, and that of what it rests on, both in `folder`.

    One document gives one PDF in Quarto, so the second has a run of its own.
    """
    from genomgang.engines.quarto import QuartoEngine
    from genomgang.evidence.attachments import attach, attachments, lay_within
    from genomgang.evidence.content import read_content

    carried = attachments(read_content(frozen), origin)
    report = folder / f"{stem}.pdf"
    lay_within(pdf, carried, report)
    appendix = attach(carried, folder)
    return {"pdf": report} | QuartoEngine().render(frozen, folder, stem, [UNDERLAG], folder, appendix=appendix)


def _publish(made: Mapping[str, Path], target: Target, facts: Mapping[str, Any]) -> dict[str, Path]:
    from genomgang.batch.key import keys_of
    from genomgang.document import Surroundings, cover_of, expand, freeze
    from genomgang.document.exhibit import FIGURES
    from genomgang.evidence.notebook import remember
    from genomgang.plain.notebook import executed, taken_over
    from genomgang.privacy.finished import check_files, check_notebook
    from genomgang.privacy.masking_log import log_masking
    from genomgang.privacy.secrets import secrets_for
    from genomgang.provenance.origin import kept_origin
    from genomgang.render import FORMATS, staging_folder, write_notebook

    data = Path(facts["data"])
    formats = tuple(name for name in FORMATS if name in made)
    with staging_folder() as staging:
        notebook = taken_over(expand(ROOT / f"{STEM}.qmd"), executed(ROOT, STEM))
        secrets = secrets_for(target.namnd, target.ar, data)
        check_notebook(notebook, secrets)
        origin = kept_origin(ROOT)
        remember(origin, notebook)
        shutil.copytree(ROOT / FIGURES, staging / FIGURES)
        frozen = freeze(notebook, staging, Surroundings(ROOT, ROOT, (ROOT / NOTE).stat().st_mtime))
        files = dict(made)
        if "pdf" in made:
            files |= _on_paper(made["pdf"], frozen, origin, staging, target.stem)
        files["ipynb"] = write_notebook(notebook, staging / f"{target.stem}.ipynb")
        key = keys_of(data, target.ar, (target.version,), facts["motor"], formats).of(target.namnd, target.version)
        check_files(files, secrets)
        log_masking(target, data)
        return publish(
            files,
            target,
            {
                "namnd": target.namnd,
                "ar": target.ar,
                "version": target.version,
                "motor": facts["motor"],
                "harkomst": origin.to_json(),
                "forsattsblad": cover_of(frozen),
                "underlag": dict(key.parts),
            },
        )
