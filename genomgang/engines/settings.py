"""The part of `_quarto.yml` that the built-in engine follows. It refuses what it would not follow."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import yaml

from genomgang.errors import RenderError
from genomgang.paths import ROOT

FILE = ROOT / "_quarto.yml"
_COMMON = ("toc", "toc-depth", "number-sections")
_DOCX = (*_COMMON, "reference-doc")
# Options for Word stand outside `format:`, where a plain `quarto render` would make a Word file each time.
_PROJECT = (
    "project",
    "quarto-required",
    "lang",
    "toc-title",
    "execute",
    "keep-ipynb",
    "filters",
    "format",
    "callout-icon",
    *_DOCX,
)
_FORMATS: Mapping[str, Sequence[str]] = {
    "html": (*_COMMON, "minimal", "template", "css", "embed-resources", "section-divs"),
    "typst": (*_COMMON, "template-partials", "font-paths", "pdf-standard", "papersize"),
}
# Options that the built-in engine follows in one way only.
_FIXED: Mapping[str, Any] = {
    "fig-cap-location": "top",
    "tbl-cap-location": "top",
    "callout-icon": False,
    "minimal": True,
    "embed-resources": True,
    "section-divs": True,
}

_ELSEWHERE: Mapping[str, str] = {
    "bibliography": "Skriv bibliography: i huvudet på report.qmd.",
    "fig-width": "Ange storleken i cellen: plt.figure(figsize=(6, 3)), i tum.",
    "fig-height": "Ange storleken i cellen: plt.figure(figsize=(6, 3)), i tum.",
    "fig-format": "Ta bort valet: diagram är SVG, och PNG i Word.",
}
"""What to do instead of an option that has its place elsewhere."""


@dataclass(frozen=True)
class Settings:
    """`formats` maps html, typst and docx to their options; paths are absolute."""

    lang: str
    toc_title: str
    filters: tuple[Path, ...]
    formats: Mapping[str, Mapping[str, Any]]

    def path(self, kind: str, option: str) -> Path:
        """The file or folder that an option names."""
        return FILE.parent / str(self.formats[kind][option])


def load_settings(file: Path = FILE) -> Settings:
    """Read `_quarto.yml`. Raises RenderError, naming file, line and option, for one that is not supported."""
    text = file.read_text(encoding="utf-8")
    values = yaml.safe_load(text)
    for name, value in values.items():
        _check(name, value, (*_PROJECT, *_FIXED), file, text)
    for kind, options in values["format"].items():
        _check(kind, None, tuple(_FORMATS), file, text)
        for name, value in options.items():
            _check(name, value, _FORMATS[kind], file, text)
    filters = tuple(file.parent / item["path"] for item in values.get("filters", []))
    return Settings(
        values["lang"],
        values["toc-title"],
        filters,
        {**values["format"], "docx": {name: values[name] for name in _DOCX}},
    )


def _check(name: str, value: Any, known: Sequence[str], file: Path, text: str) -> None:
    if name in known and (name not in _FIXED or value is None or value == _FIXED[name]):
        return
    line = next((n for n, row in enumerate(text.splitlines(), start=1) if row.strip().startswith(f"{name}:")), 1)
    supported = f"Val som stöds: {', '.join(known)}."
    wanted = f"Skriv {name}: {str(_FIXED[name]).lower()}." if name in known else _ELSEWHERE.get(name, supported)
    raise RenderError(
        f"Valet {name} stöds inte av den inbyggda motorn.", where=f"{file.name}, rad {line}", remedy=wanted
    )
