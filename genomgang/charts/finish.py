"""The finish: a figure becomes an SVG file that can stand inline in a page."""

from __future__ import annotations

import hashlib
import io
import os
import re
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import matplotlib
from matplotlib.figure import Figure

_OF_THE_WINDOW = ("backend", "backend_fallback", "interactive", "toolbar", "timezone")
AS_IT_COMES: dict[Any, Any] = {
    name: value for name, value in dict.items(matplotlib.rcParamsDefault) if name not in _OF_THE_WINDOW
}
"""matplotlib's own settings, whatever the user has in a matplotlibrc."""

_NO_METADATA = {"Date": None, "Creator": None, "Format": None, "Type": None}
_BEFORE_ROOT = re.compile(r"\A.*?(?=<svg)", re.DOTALL)
_METADATA = re.compile(r"\s*<metadata>.*?</metadata>", re.DOTALL)
_STYLE = re.compile(r"\s*<style [^>]*>.*?</style>", re.DOTALL)
_EMPTY_DEFS = re.compile(r"\s*<defs>\s*</defs>")
_COMMENT = re.compile(r"\s*<!--.*?-->", re.DOTALL)
_UNSEEN = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069]")
"""Control characters, which XML does not allow, and marks that reorder writing."""

_ID = re.compile(r' id="([^"]*)"')
_REFERENCE = re.compile(r'(?:url\(#|href="#)([^)"]*)')


@contextmanager
def own_settings() -> Iterator[None]:
    """matplotlib as it comes, whatever a chapter has set for its plain charts: an exhibit's style is its own."""
    with matplotlib.rc_context(AS_IT_COMES):
        yield


def write_svg(figure: Figure, path: Path) -> None:
    """Write `figure` as SVG: text stays text, transparent ground, no date, no XML declaration, no global style.

    The bytes depend on the figure and the file's name alone; ids are unique to the name, so that several files can
    stand inline in one page. The file appears whole or not at all, and the figure is emptied.
    """
    buffer = io.StringIO()
    with matplotlib.rc_context({"svg.fonttype": "none", "svg.hashsalt": "genomgang"}):
        figure.savefig(buffer, format="svg", metadata=_NO_METADATA)
    figure.clear()
    temporary = path.with_name(f".{path.name}.{os.getpid()}")
    temporary.write_text(for_page(buffer.getvalue(), path.stem), encoding="utf-8", newline="\n")
    temporary.replace(path)


def for_page(svg: str, name: str) -> str:
    """matplotlib's SVG with what a page needs: an id only where something refers to it, unique to the chart's `name`,
    and no rule that would reach other figures."""
    prefix = f"f{hashlib.sha256(name.encode()).hexdigest()[:8]}-"
    svg = _UNSEEN.sub("", _BEFORE_ROOT.sub("", svg, count=1))
    for pattern in (_METADATA, _STYLE, _COMMENT, _EMPTY_DEFS):
        svg = pattern.sub("", svg)
    used = set(_REFERENCE.findall(svg))
    svg = _ID.sub(lambda match: f' id="{prefix}{match[1]}"' if match[1] in used else "", svg)
    svg = re.sub(r'(url\(#|href="#)', rf"\g<1>{prefix}", svg)
    return svg.replace("<svg ", '<svg stroke-linejoin="round" stroke-linecap="butt" ', 1)
