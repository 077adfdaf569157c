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
SLIDES: Mapping[str, Any] = {
    "toc": False,
    "number-sections": False,
    "slide-level": 1,
    "reference-doc": "assets/pptx/referens.pptx",
}
"""Of slides, which no report is made as, so that they stand outside the project's file."""
_BEFORE, _AFTER = "pre-ast", "post-render"
"""Where among Quarto's own filters one of ours may run."""

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
    """`formats` maps html, typst, docx and pptx to their options; paths are absolute.

    `filters_first` come before Quarto's own work on a document, `filters` after it.
    """

    lang: str
    toc_title: str
    filters_first: tuple[Path, ...]
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
    for item in values["filters"]:
        _check_filter(item, file, text)
    return Settings(
        values["lang"],
        values["toc-title"],
        _filters(values, file, _BEFORE),
        _filters(values, file, _AFTER),
        {**values["format"], "docx": {name: values[name] for name in _DOCX}, "pptx": SLIDES},
    )


def _filters(values: Mapping[str, Any], file: Path, place: str) -> tuple[Path, ...]:
    return tuple(file.parent / item["path"] for item in values["filters"] if item["at"] == place)


def _check_filter(item: Any, file: Path, text: str) -> None:
    if isinstance(item, dict) and item.get("at") in (_BEFORE, _AFTER) and item.keys() == {"at", "path"}:
        return
    said = str(item.get("path", "") if isinstance(item, dict) else item)
    raise RenderError(
        f"Filtret {said} har ingen plats som den inbyggda motorn har.",
        where=f"{file.name}, rad {_line(text, said)}",
        remedy=f"Skriv det som de andra filtren, med at: {_AFTER} (eller {_BEFORE}) och path:.",
    )


def _line(text: str, said: str) -> int:
    """The first line that begins with the words, or holds them after a key."""
    lines = enumerate(text.splitlines(), start=1)
    return next((n for n, row in lines if row.strip().removeprefix("- ").removeprefix("path: ").startswith(said)), 1)


def _check(name: str, value: Any, known: Sequence[str], file: Path, text: str) -> None:
    if name in known and (name not in _FIXED or value is None or value == _FIXED[name]):
        return
    line = _line(text, f"{name}:")
    supported = f"Val som stöds: {', '.join(known)}."
    wanted = f"Skriv {name}: {str(_FIXED[name]).lower()}." if name in known else _ELSEWHERE.get(name, supported)
    raise RenderError(
        f"Valet {name} stöds inte av den inbyggda motorn.", where=f"{file.name}, rad {line}", remedy=wanted
    )
