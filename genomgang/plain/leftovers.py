"""What an earlier `quarto render` may have left in the checkout. Nothing of it may be taken for this one's."""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from pathlib import Path

STEM = "report"


def remove(project: Path, output: Path) -> None:
    """Remove the report's own leftovers: documents in the output folder, executed notebooks, intermediate files."""
    for path in _leftovers(project, output):
        if path.is_dir():
            shutil.rmtree(path)
        else:
            path.unlink(missing_ok=True)


def _leftovers(project: Path, output: Path) -> Iterator[Path]:
    yield from (
        output / f"{STEM}{suffix}" for suffix in (".html", ".pdf", ".docx") if (output / f"{STEM}{suffix}").exists()
    )
    if (output / "_figurer").is_dir():  # Quarto copies the document's pictures, which lie within it already
        yield output / "_figurer"
    for pattern in (
        f"{STEM}.quarto_ipynb*",
        f"{STEM}.html",
        f"{STEM}.pdf",
        f"{STEM}.docx",
        f"{STEM}.typ",
        f"{STEM}.tex",
    ):
        yield from project.glob(pattern)
    yield from (project / name for name in ("_figurer", "_underlag", f"{STEM}_files") if (project / name).is_dir())
