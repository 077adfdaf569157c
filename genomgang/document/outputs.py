"""What a cell shows, as Markdown: decided here, once, for both engines. What cannot be shown is refused."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from html import unescape
from pathlib import Path
from typing import Any

from nbformat import NotebookNode

from genomgang.document.cells import no_counts, where
from genomgang.document.display import KIND
from genomgang.document.pictures import FORMATS, Picture, arranged, write_picture
from genomgang.document.printed import asis_markdown
from genomgang.document.subset import unsupported
from genomgang.document.text import fenced
from genomgang.engines import pandoc
from genomgang.errors import RenderError

_ANSI = re.compile(r"\x1b\[[0-9;]*[A-Za-z]")
_ADDRESS = re.compile(r"\bat 0x[0-9a-fA-F]+|^<[\w.]+ object>$")
_MATH = re.compile(r"\s*(\$.*\$|\\begin\{(equation|align|gather|multline|eqnarray|alignat|flalign)\*?\}.*)", re.DOTALL)

_FOREIGN = ("application/", "video/", "audio/", "text/vnd", "model/")
_DRAW = 'Rita diagrammet med matplotlib (plt) och beskriv det i cellen: #| fig-alt: "…"'
_FOREIGN_REMEDIES = {
    "application/vnd.jupyter.widget": "En rapport går inte att klicka i. Visa värdet med print() eller som en tabell.",
    "application/vnd.plotly": _DRAW,
    "application/vnd.vega": _DRAW,
    "application/vnd.bokeh": _DRAW,
    "application/vnd.holoviews": _DRAW,
}
_OTHER_REMEDY = "Visa text, en tabell eller en bild."


def results(cell: NotebookNode, options: Mapping[str, Any], folder: Path, name: str) -> list[str]:
    """A cell's outputs as pieces of Markdown, in the order in which they were produced.

    Pictures are written to `folder`, named after `name`. Raises RenderError, naming the cell's file and line.
    """
    shown = list(_shown(cell, options, folder, name))
    return arranged(shown, options, where(cell))


def _shown(cell: NotebookNode, options: Mapping[str, Any], folder: Path, name: str) -> Iterator[str | Picture]:
    asis = options["output"] == "asis"
    taken = 0
    for output in cell.outputs:
        if output.output_type == "stream":
            if output.name == "stderr" and not options["warning"]:
                continue
            text = _ANSI.sub("", output.text)
            _check_words(text, cell)
            yield asis_markdown(text, cell) if asis and output.name == "stdout" else fenced(text)
        elif output.output_type in ("display_data", "execute_result"):
            kind = _kind(output.data, cell)
            if kind in FORMATS:
                taken += 1
                yield write_picture(output, kind, folder / f"{name}-utdata-{taken}{FORMATS[kind]}")
            else:
                yield _words(output, kind, options, cell)


def _kind(data: Mapping[str, Any], cell: NotebookNode) -> str:
    """The kind of an output's data that is shown: as in Quarto, words before pictures, and pictures before HTML."""
    if "text/markdown" in data:
        return "text/markdown"
    if "text/latex" in data and _MATH.fullmatch(data["text/latex"]):
        return "text/latex"
    for kind in FORMATS:
        if kind in data:
            return kind
    if "text/latex" in data and "text/html" not in data:
        raise unsupported(
            "LaTeX som inte är en formel", where(cell), "Visa texten som Markdown(…), eller en formel: $…$."
        )
    for kind in data:
        if kind.startswith(_FOREIGN):
            remedy = next((told for name, told in _FOREIGN_REMEDIES.items() if kind.startswith(name)), _OTHER_REMEDY)
            raise unsupported(f"utdata av slaget {kind}", where(cell), remedy)
    return next((kind for kind in ("text/html", "text/plain") if kind in data), "")


def _words(output: NotebookNode, kind: str, options: Mapping[str, Any], cell: NotebookNode) -> str:
    data = output.data
    match kind:
        case "text/markdown":
            _check_words(data[kind], cell)
            return asis_markdown(data[kind], cell)
        case "text/latex":
            return _formula(data[kind], cell)
        case "text/html":
            from genomgang.document.tables import html_as_markdown

            _check_words(data[kind], cell)
            facts = output.metadata.get("text/html", {}).get(KIND, {})
            return html_as_markdown(data[kind], facts, where(cell), no_counts(cell))
        case "text/plain":
            text = _ANSI.sub("", data[kind])
            _check_words(text, cell)
            return text if options["output"] == "asis" else fenced(text)
        case _:
            raise unsupported(f"utdata av slaget {', '.join(data)}", where(cell), _OTHER_REMEDY)


def _formula(latex: str, cell: NotebookNode) -> str:
    text = latex.strip()
    markdown = text if text.startswith("$") else f"$$\n{text}\n$$"
    try:
        pandoc.convert(markdown, source="markdown", target="typst")
    except RenderError:
        raise unsupported(
            f"LaTeX-formeln {text[:60]}", where(cell), "Skriv formeln med vanliga kommandon, eller visa den som text."
        ) from None
    return markdown


def _check_words(text: str, cell: NotebookNode) -> None:
    """An object's address says nothing to a reader, and is another in every run."""
    for line in text.splitlines():
        if _ADDRESS.search(line):
            said = unescape(re.sub(r" at 0x[0-9a-fA-F]+|</?t[dhr]\b[^>]*>", "", line.strip()))[:60]
            raise RenderError(
                f"Cellen visar ett objekt i stället för dess innehåll: {said}",
                where=where(cell),
                remedy="Visa innehållet, till exempel med print() eller som en tabell. Ett semikolon efter cellens "
                "sista rad visar ingenting.",
            )
