"""One report: check → execute once → engine → whole files in place."""

from __future__ import annotations

import os
import tempfile
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING

from genomgang.adoption import lay_beside
from genomgang.delivery import years
from genomgang.errors import UnknownChoice, UserError
from genomgang.output import Target, mark_stale, publish
from genomgang.paths import ROOT, work_dir
from genomgang.protection import VERSIONS

if TYPE_CHECKING:
    from genomgang.adoption import Adoption
    from genomgang.checking.model import DeliveryCheck
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
    if text == "bada":
        return VERSIONS
    if text not in VERSIONS:
        raise UnknownChoice(f"Det finns ingen version ”{text}”.", remedy=f"Välj bland: {', '.join(VERSIONS)}, bada.")
    return (text,)


def check_years(data: Path, ar: int) -> DeliveryCheck:
    """Check the year's delivery, and last year's where there is one, since the report compares them."""
    from genomgang.checking.run import check_delivery

    if ar - 1 in years(data):
        check_delivery(data, ar - 1)
    return check_delivery(data, ar)


def check_for_report(data: Path, namnd: str, ar: int) -> None:
    """Check what one report needs. UnknownChoice, DataError or Blocked where it cannot be made.

    A nämnd that is blocked has its former documents set aside, so that they do not look current.
    """
    from genomgang.review import check_namnd

    check = check_years(data, ar)
    try:
        check_namnd(namnd, check, data)
    except UserError as problem:
        if namnd in check.blocked:
            for version in VERSIONS:
                mark_stale(Target(namnd, ar, version), str(problem))
        raise


def render_report(
    target: Target, formats: Sequence[str], engine: Engine, data: Path, adoption: Adoption | None = None
) -> dict[str, Path]:
    """Make one report from a checked delivery: a draft, or with `adoption` the adopted one.

    Returns format → file, the executed notebook among them.

    Whatever fails, no half-written file is left, and a former report is set aside with the reason.
    """
    from genomgang.document import execute, expand, freeze
    from genomgang.evidence.attachments import attach, attachments
    from genomgang.evidence.content import read_content
    from genomgang.evidence.notebook import remember

    parameters = {"namnd": target.namnd, "ar": target.ar, "version": target.version}
    try:
        with _staging() as staging:
            if adoption:
                lay_beside(adoption, staging)
            notebook = execute(expand(ROOT / "report.qmd"), parameters, staging, {"GENOMGANG_DATA": str(data)})
            origin = origin_of(target, data, adoption)
            remember(origin, notebook)
            document = freeze(notebook, staging)
            document = attach(document, attachments(read_content(document), origin), staging)
            made = engine.render(document, staging, target.stem, formats, staging)
            made["ipynb"] = _write_notebook(notebook, staging / f"{target.stem}.ipynb")
            return publish(made, target, {**parameters, "motor": engine.version, "harkomst": origin.to_json()})
    except UserError as problem:
        mark_stale(target, str(problem))
        raise


def origin_of(target: Target, data: Path, adoption: Adoption | None) -> Provenance:
    """What a report would be made from now."""
    from genomgang.provenance import provenance
    from genomgang.review import load_review

    review = load_review(target.namnd, target.ar, target.version, data)
    return provenance(review, adoption, data / str(target.ar) / "texter" / f"{target.namnd}.md")


def _write_notebook(notebook: object, path: Path) -> Path:
    import nbformat

    nbformat.write(notebook, path)  # type: ignore[no-untyped-call]
    return path


@contextmanager
def _staging() -> Iterator[Path]:
    """A private folder for one report, removed afterwards."""
    base = work_dir() / "bygge"
    base.mkdir(parents=True, exist_ok=True, mode=0o700)
    os.chmod(base, 0o700)  # noqa: PTH101
    with tempfile.TemporaryDirectory(dir=base, prefix="rapport-") as folder:
        yield Path(folder)
