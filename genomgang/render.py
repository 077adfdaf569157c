"""One report: check → execute once → engine → whole files in place."""

from __future__ import annotations

import os
import tempfile
import time
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING, Any

from genomgang.adoption import lay_beside
from genomgang.errors import RenderError, UnknownChoice, UserError
from genomgang.output import VERSIONS, Target, check_version, mark_stale, publish
from genomgang.paths import ROOT, work_dir
from genomgang.steps import step

if TYPE_CHECKING:
    from genomgang.adoption import Adoption
    from genomgang.document import StartKernel
    from genomgang.engines import Engine
    from genomgang.provenance import Provenance

FORMATS = ("html", "pdf", "docx")


def formats_from(text: str) -> tuple[str, ...]:
    """`"html,pdf"` → the formats, in a fixed order. UnknownChoice for one that does not exist."""
    wanted = [part.strip().lower() for part in text.split(",") if part.strip()]
    for name in wanted or [text]:
        if name not in FORMATS:
            raise UnknownChoice(f"Det finns inget format ”{name}”.", remedy=f"Välj bland: {', '.join(FORMATS)}.")
    return tuple(name for name in FORMATS if name in wanted)


def versions_from(text: str) -> tuple[str, ...]:
    """`"bada"` → both versions, otherwise the one named. UnknownChoice for one that does not exist."""
    return VERSIONS if check_version(text, also=["bada"]) == "bada" else (text,)


def render_report(
    target: Target,
    formats: Sequence[str],
    engine: Engine,
    data: Path,
    adoption: Adoption | None = None,
    *,
    parts: Mapping[str, str] | None = None,
    start: StartKernel | None = None,
) -> dict[str, Path]:
    """Make one report from a checked delivery: a draft, or with `adoption` the adopted one.

    Returns format → file, the executed notebook among them. `parts` are the fingerprints of what the report rests on,
    for its record (see `genomgang.batch.key`); `start` gives the kernel.

    Whatever fails, no half-written file is left, and a former report is set aside with the reason.
    """
    try:
        with staging_folder() as staging:
            files, origin, cover = _make(target, formats, engine, data, staging, adoption=adoption, start=start)
            facts = {
                **_parameters(target),
                "motor": engine.version,
                "harkomst": origin.to_json(),
                "forsattsblad": cover,
            }
            with step("skrivning"):
                return publish(files, target, facts | ({"underlag": dict(parts)} if parts else {}))
    except UserError as problem:
        mark_stale(target, str(problem))
        raise
    except OSError as problem:
        raise RenderError(
            "Rapporten kunde inte göras.",
            where=f"{problem.filename or work_dir()}: {problem.strerror}",
            remedy="Kontrollera utrymme och rättigheter i arbetsmappen och kör igen.",
        ) from problem


def _make(
    target: Target,
    formats: Sequence[str],
    engine: Engine,
    data: Path,
    staging: Path,
    *,
    adoption: Adoption | None,
    start: StartKernel | None,
) -> tuple[dict[str, Path], Provenance, dict[str, Any]]:
    """The finished files in the staging folder, where they come from, and what the document says of itself."""
    from genomgang.document import Surroundings, cover_of, execute, expand, freeze, start_kernel
    from genomgang.evidence.attachments import attach, attachments
    from genomgang.evidence.content import read_content
    from genomgang.evidence.notebook import remember
    from genomgang.masking_log import log_masking
    from genomgang.provenance import kept_origin

    if adoption:
        lay_beside(adoption, staging)
    environment = {"GENOMGANG_DATA": str(data), "GENOMGANG_DOKUMENT": str(staging)}
    around = Surroundings(ROOT, ROOT, time.time())
    with step("körning"):
        document = expand(ROOT / "report.qmd")
        notebook = execute(document, _parameters(target), ROOT, environment, start or start_kernel)
    with step("underlag"):
        origin = kept_origin(staging)
        remember(origin, notebook)
        log_masking(target, data)
        frozen = freeze(notebook, staging, around)
        attached = attach(attachments(read_content(frozen), origin), staging)
    with step("sättning"):
        files = engine.render(frozen, staging, target.stem, formats, staging, appendix=attached)
    files["ipynb"] = write_notebook(notebook, staging / f"{target.stem}.ipynb")
    return files, origin, cover_of(frozen)


def _parameters(target: Target) -> dict[str, str | int]:
    return {"namnd": target.namnd, "ar": target.ar, "version": target.version}


def write_notebook(notebook: object, path: Path) -> Path:
    """Write an executed notebook; returns its path."""
    import nbformat

    nbformat.write(notebook, path)  # type: ignore[no-untyped-call]
    return path


@contextmanager
def staging_folder() -> Iterator[Path]:
    """A private folder for one report, removed afterwards."""
    base = work_dir() / "bygge"
    base.mkdir(parents=True, exist_ok=True, mode=0o700)
    os.chmod(base, 0o700)  # noqa: PTH101
    with tempfile.TemporaryDirectory(dir=base, prefix=f"rapport-{os.getpid()}-") as folder:
        yield Path(folder)
