"""One report: check → execute once → engine → whole files in place."""

from __future__ import annotations

import os
import tempfile
import time
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING, Any

from genomgang.checking.code import REPORT, code_fingerprint, refuse_changed_code
from genomgang.checking.store import load_check
from genomgang.document.handover import Handover, changed, confirm, hand_over
from genomgang.errors import RenderError, UnknownChoice, UserError
from genomgang.paths import ROOT, work_dir
from genomgang.publish.output import UNDERLAG, VERSIONS, Target, check_version, mark_stale, publish
from genomgang.running.steps import step

if TYPE_CHECKING:
    from genomgang.batch.key import State
    from genomgang.document import StartKernel
    from genomgang.engines import Engine
    from genomgang.provenance.origin import Provenance
    from genomgang.publish.adoption import Adoption

FORMATS = ("html", "pdf", "docx")

Beside = Callable[[Path], Mapping[str, Path]]
"""Makes what is to be published together with a report (kind of `BESIDE` → file), in a folder."""

Keep = Callable[[Mapping[str, Path], Mapping[str, Any]], None]
"""Takes a report's finished files (format → file) and its record's facts."""


def formats_from(text: str) -> tuple[str, ...]:
    """`"html,pdf"` → the formats, in a fixed order. UnknownChoice for one that does not exist."""
    wanted = [part.strip().lower() for part in text.split(",") if part.strip()]
    for name in wanted or [text]:
        if name not in FORMATS:
            raise UnknownChoice(f"Det finns inget format ”{name}”.", remedy=f"Välj bland: {', '.join(FORMATS)}.")
    return tuple(name for name in FORMATS if name in wanted)


def made_for(formats: Sequence[str]) -> tuple[str, ...]:
    """The documents that are made for the formats asked for: with a PDF comes another of what the report rests on.

    Each once: two that are made side by side would write the same files, and one would be read half written.
    """
    return tuple(dict.fromkeys((*formats, UNDERLAG) if "pdf" in formats else formats))


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
    planned: State | None = None,
    start: StartKernel | None = None,
    beside: Beside | None = None,
    keep: Keep | None = None,
) -> dict[str, Path]:
    """Make one report from a checked delivery: a draft, or with `adoption` the adopted one.

    Returns format → file, the executed notebook among them. `parts` are the fingerprints of what the report rests on,
    for its record, `planned` what they were taken from (see `genomgang.batch.key`): where the report comes to rest on
    anything else, it is not published. `start` gives the kernel, `beside` further documents. `keep` gets the finished
    files and the record's facts before anything is laid in place, which it prevents by raising.

    Whatever fails, no half-written file is left, and a former report is set aside with the reason; but a draft stays
    when its adoption fails, since it still holds.
    """
    try:
        with staging_folder() as staging:
            told = Handover(data, planned.check if planned else None, planned.texts if planned else None, adoption)
            files, origin, cover = _make(target, formats, engine, told, staging, start=start)
            files |= beside(staging) if beside else {}
            if planned and planned.program != code_fingerprint(REPORT):
                raise changed(data)
            refuse_changed_code(REPORT)
            facts = {
                **_parameters(target),
                "motor": engine.version,
                "harkomst": origin.to_json(),
                "forsattsblad": cover,
                **({"underlag": dict(parts)} if parts else {}),
            }
            if keep:
                keep(files, facts)
            with step("skrivning"):
                return publish(files, target, facts)
    except UserError as problem:
        aside = mark_stale(target, str(problem)) if adoption is None else ""
        if aside:
            raise problem.telling(aside) from problem
        raise
    except OSError as problem:
        raise RenderError(
            "Rapporten kunde inte göras.",
            where=": ".join(filter(None, [problem.filename, problem.strerror])),
            remedy=f"Kontrollera utrymme och rättigheter där, i arbetsmappen {work_dir()} och i mappen som TMPDIR "
            "anger för det tillfälliga, och kör igen.",
        ) from problem


def _make(
    target: Target,
    formats: Sequence[str],
    engine: Engine,
    told: Handover,
    staging: Path,
    *,
    start: StartKernel | None,
) -> tuple[dict[str, Path], Provenance, dict[str, Any]]:
    """The finished files in the staging folder, where they come from, and what the document says of itself."""
    from genomgang.document import Surroundings, cover_of, execute, expand, freeze, start_kernel
    from genomgang.evidence.attachments import attach, attachments
    from genomgang.evidence.content import read_content
    from genomgang.evidence.notebook import remember
    from genomgang.privacy.finished import check_files, check_notebook
    from genomgang.privacy.masking_log import log_masking
    from genomgang.privacy.secrets import secrets_for
    from genomgang.provenance.origin import kept_origin

    environment = hand_over(told, staging)
    around = Surroundings(ROOT, ROOT, time.time())
    with step("körning"):
        document = expand(ROOT / "report.qmd")
        notebook = execute(document, _parameters(target), ROOT, environment, start or start_kernel)
        if confirm(told, staging) != load_check(told.data, target.ar).fingerprint:
            raise changed(told.data)
    with step("utgångskontroll"):
        secrets = secrets_for(target.namnd, target.ar, told.data)
        check_notebook(notebook, secrets)
    with step("underlag"):
        origin = kept_origin(staging)
        remember(origin, notebook)
        log_masking(target, told.data)
        frozen = freeze(notebook, staging, around)
        attached = attach(attachments(read_content(frozen), origin), staging)
    with step("sättning"):
        files = engine.render(frozen, staging, target.stem, made_for(formats), staging, appendix=attached)
    files["ipynb"] = write_notebook(notebook, staging / f"{target.stem}.ipynb")
    with step("utgångskontroll"):
        check_files(files, secrets)
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
