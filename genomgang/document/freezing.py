"""From an executed notebook to Markdown without cells. What it shows is decided here, once, for both engines."""

from __future__ import annotations

import base64
import re
from collections.abc import Callable, Iterator, Mapping
from pathlib import Path
from typing import Any

from nbformat import NotebookNode

from genomgang.document.cells import DEFAULTS, OWN, where
from genomgang.document.check import check_document
from genomgang.document.positions import Frozen
from genomgang.document.subset import METADATA, read_yaml, unsupported
from genomgang.document.text import titled, with_metadata, without_comments
from genomgang.errors import RenderError

FIGURES = "_figurer"
_IMAGES = (("image/svg+xml", "svg"), ("image/png", "png"))
_ANSI = re.compile(r"\x1b\[[0-9;]*m")


def freeze(notebook: NotebookNode, folder: Path) -> str:
    """The document as Markdown. Figures that cells display are written to `_figurer/` in `folder`.

    The text remembers where each of its lines was written (`positions.place_of`). Raises RenderError, naming file and
    line, for output that cannot be shown, constructs outside the list, a figure without alt text, a label used twice
    and a cross-reference to nothing.
    """
    pieces: list[tuple[str, NotebookNode]] = []
    for number, cell in enumerate(notebook.cells, start=1):
        text = _code(cell, number, folder) if cell.cell_type == "code" else titled(_text(cell))
        if text.strip():
            pieces.append((_indented(text.strip("\n"), cell), cell))
    document = "\n\n".join(text for text, _ in pieces) + "\n"
    places = [place for text, cell in pieces for place in _places(text, cell)]
    frozen = Frozen.of(with_metadata(document, lambda line: places[line - 1]), places)
    check_document(frozen, lambda line: places[min(line, len(places)) - 1])
    return frozen


def _places(text: str, cell: NotebookNode) -> list[str]:
    """Where each line of a piece was written, and the blank line after it."""
    lines = text.count("\n") + 2
    if cell.cell_type == "markdown":
        return [where(cell, number) for number in range(1, lines + 1)]
    return [where(cell)] * lines


def _indented(text: str, cell: NotebookNode) -> str:
    """What a cell in a list shows stands in the list too."""
    indent = cell.metadata.get(OWN, {}).get("indent", "")
    return "\n".join(f"{indent}{line}" if line else line for line in text.split("\n")) if indent else text


def _text(cell: NotebookNode) -> str:
    """A text cell as written; the front matter keeps only what the engines need."""
    if cell.cell_type != "raw":
        return str(cell.source)
    lines = str(cell.source).splitlines()
    values = read_yaml("\n".join(lines[1:-1]), where(cell))
    dropped = {name for name in values if name in ("jupyter", "engine", "execute")}
    kept: list[str] = []
    keeping = True
    for line in lines:
        if line[:1].strip():
            keeping = line.split(":")[0] not in dropped
        if keeping:
            kept.append(line)
    return "\n".join(kept)


def _code(cell: NotebookNode, number: int, folder: Path) -> str:
    options = {**DEFAULTS, "include": OWN in cell.metadata} | cell.metadata.get(OWN, {}).get("options", {})
    if not options["include"]:
        return ""
    parts = [_echoed(cell.source, options)]
    shown = parts if options["echo"] else []
    if options["output"] is not False:
        name = str(options.get("label") or f"cell-{number}")
        results = list(_outputs(cell, options, lambda: _writer(folder / FIGURES, name)))
        shown += _arranged(results, options)
    return "\n\n".join(shown)


def _echoed(source: str, options: Mapping[str, Any]) -> str:
    """A cell's code as the reader sees it: with `echo: fenced` its fences and other options too."""
    if options["echo"] != "fenced":
        return _fenced(_shown_code(source), _code_attributes(options))
    lines = [line for line in source.split("\n") if not re.match(r"#\| *echo *:", line)]
    return _fenced("\n".join(["```{python}", *lines, "```"]), "{.cell-code}")


def _shown_code(source: str) -> str:
    """A cell's code without its options, which stand at its top."""
    lines = source.split("\n")
    head = next((number for number, line in enumerate(lines) if not line.startswith("#|")), len(lines))
    return "\n".join(lines[head:])


def _code_attributes(options: Mapping[str, Any]) -> str:
    """What Quarto's own notebooks say of a cell's code, so that neither engine looks for constructs in it."""
    fold = options.get("code-fold", False)
    if fold is False:
        return "{.python .cell-code}"
    summary = str(options.get("code-summary") or "Kod").replace("\\", "\\\\").replace('"', '\\"')
    value = "true" if fold is True else fold
    return f'{{.python .cell-code code-fold="{value}" code-summary="{summary}"}}'


def _writer(folder: Path, name: str) -> Path:
    folder.mkdir(parents=True, exist_ok=True)
    taken = len(list(folder.glob(f"{name}-utdata-*")))
    return folder / f"{name}-utdata-{taken + 1}"


def _outputs(cell: NotebookNode, options: Mapping[str, Any], path: Callable[[], Path]) -> Iterator[str]:
    asis = options["output"] == "asis"
    for output in cell.outputs:
        if output.output_type == "stream":
            if output.name == "stderr" and not options["warning"]:
                continue
            yield _markdown(cell, output.text) if asis else _fenced(_ANSI.sub("", output.text))
        elif output.output_type in ("display_data", "execute_result"):
            yield _shown(cell, output.data, options, path)


def _shown(cell: NotebookNode, data: Mapping[str, Any], options: Mapping[str, Any], path: Callable[[], Path]) -> str:
    if "text/markdown" in data:
        return _markdown(cell, data["text/markdown"])
    for kind, suffix in _IMAGES:
        if kind in data:
            return _figure(cell, data[kind], options, path().with_suffix(f".{suffix}"))
    if "text/html" in data:
        raise unsupported(
            "HTML-utdata från en cell", where(cell), "Visa Markdown, till exempel en tabell som Markdown."
        )
    text = str(data.get("text/plain", ""))
    return text if options["output"] == "asis" else _fenced(text)


def _markdown(cell: NotebookNode, text: str) -> str:
    shown = titled(without_comments(text.strip("\n"), lambda _: where(cell)))
    block = re.match(r"---\n(.*?)\n---\s*(?:\n|$)", shown, re.DOTALL)
    if block:
        for name in read_yaml(block[1], where(cell)).keys() - {*METADATA, "lang"}:
            raise unsupported(
                f"{name}: i dokumentets uppgifter", where(cell), f"Namn som finns: {', '.join(METADATA)}."
            )
    return shown


def _figure(cell: NotebookNode, data: str, options: Mapping[str, Any], path: Path) -> str:
    alt = str(options.get("fig-alt") or "")
    if not alt:
        raise RenderError(
            "En figur saknar alternativtext.", where=where(cell), remedy="Beskriv figuren i #| fig-alt: i cellen."
        )
    content = data.encode() if path.suffix == ".svg" else base64.b64decode(data)
    path.write_bytes(content)
    label = str(options.get("label") or "")
    grouped = "layout-ncol" in options
    mark = f"#{label} " if label.startswith("fig-") and not grouped else ""
    inline = ".inline-svg " if path.suffix == ".svg" else ""
    caption = "" if grouped else str(options.get("fig-cap") or "")
    quoted = alt.replace("\\", "\\\\").replace('"', '\\"')
    return f'![{caption}]({FIGURES}/{path.name}){{{mark}{inline}fig-alt="{quoted}"}}'


def _arranged(results: list[str], options: Mapping[str, Any]) -> list[str]:
    """Results side by side, or as a table with label and caption, where the cell asks for it."""
    label = str(options.get("label") or "")
    if label.startswith("tbl-") and results:
        caption = str(options.get("tbl-cap") or "")
        return [f"::: {{#{label}}}", *results, caption, ":::"]
    if "layout-ncol" in options and results:
        mark = f"#{label} " if label.startswith("fig-") else ""
        caption = str(options.get("fig-cap") or "") if mark else ""
        return [f"::: {{{mark}layout-ncol={options['layout-ncol']}}}", *results, *filter(None, [caption]), ":::"]
    return results


def _fenced(text: str, language: str = "") -> str:
    longest = max((len(run) for run in re.findall(r"`+", text)), default=0)
    fence = "`" * max(3, longest + 1)
    return f"{fence}{language}\n{text.rstrip()}\n{fence}"
