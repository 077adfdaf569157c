"""What a cell has shown, made fit to keep: in the order it was produced, and the same bytes from the same run."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from itertools import groupby

from nbformat import NotebookNode

INLINE = "inline"
"""Key in a picture's metadata: it may stand within the page, whose stylesheet then colours it."""

_OVERWRITTEN = re.compile(r".*\r(?=[^\n])")
_ERASED = re.compile(r"[^\n\x08]\x08")
_CELL_FILE = re.compile(r"\S*ipykernel_\d+[/\\]\d+\.py")
_ADDRESS = re.compile(r" at 0x[0-9a-fA-F]+")
_HTML_NAMES = re.compile(r"<style\b.*?</style>|\s(?:id|headers)=(?:\"[^\"]*\"|'[^']*')", re.DOTALL | re.IGNORECASE)
_PICTURES = ("image/svg+xml", "image/png", "image/jpeg")
_ARTIST = re.compile(r"(?s)(?:[<(\[].*[>)\]]|Text\([-\d].*|\{.*<matplotlib\..*\})")
_ARTIST_WITHOUT_PICTURE = ("[<matplotlib", "<matplotlib", "<seaborn.")
_DECIMAL_POINT = re.compile(r"(<text\b[^>]*>[-−]?\d+)\.(\d+(?:\s?%)?</text>)")
_DRAWN_BY_MATPLOTLIB = "matplotlib.org/"


def tidied(outputs: Sequence[NotebookNode], name: str) -> list[NotebookNode]:
    """A cell's outputs, with neighbouring streams joined, and without what differs from run to run.

    What a plotting call returns (`[<matplotlib.lines.Line2D at 0x…>]`) is left out, as in Quarto. `name` tells the
    cell's charts from those of other cells.
    """
    drawn = any(kind in output.get("data", {}) for output in outputs for kind in _PICTURES)
    kept = [output for output in outputs if not _is_artist(output, drawn=drawn)]
    joined = list(_joined(kept))
    for number, output in enumerate(joined, start=1):
        if "data" in output:
            _settle(output, f"{name}-{number}")
    return joined


def _joined(outputs: Sequence[NotebookNode]) -> Iterator[NotebookNode]:
    """Streams that stand side by side become one of each kind, printed text first: their order is left to chance."""
    for is_stream, group in groupby(outputs, lambda output: output.output_type == "stream"):
        if not is_stream:
            yield from group
            continue
        streams = list(group)
        for name in ("stdout", "stderr"):
            parts = [output for output in streams if output.name == name]
            text = _as_seen("".join(output.text for output in parts))
            if text:
                parts[0].text = text
                yield parts[0]


def _as_seen(text: str) -> str:
    """What a terminal shows: a carriage return and a backspace take away what stood there."""
    before = None
    while text != before:
        before, text = text, _ERASED.sub("", text)
    return _CELL_FILE.sub("cellen", _OVERWRITTEN.sub("", text))


def _is_artist(output: NotebookNode, *, drawn: bool) -> bool:
    if output.output_type != "execute_result" or set(output.data) != {"text/plain"}:
        return False
    text = output.data["text/plain"].strip()
    if not drawn:
        return bool(text.startswith(_ARTIST_WITHOUT_PICTURE))
    return bool(_ARTIST.fullmatch(text)) and ("\n" not in text or "<matplotlib." in text or " artists>" in text)


def _settle(output: NotebookNode, name: str) -> None:
    data = output.data
    if len(data) > 1 and "text/plain" in data:
        data["text/plain"] = _ADDRESS.sub("", data["text/plain"])
    if "text/html" in data:
        data["text/html"] = _HTML_NAMES.sub("", data["text/html"])
    if _DRAWN_BY_MATPLOTLIB in data.get("image/svg+xml", ""):
        from genomgang.charts.finish import for_page

        data["image/svg+xml"] = _DECIMAL_POINT.sub(r"\1,\2", for_page(data["image/svg+xml"], name))
        output.metadata["image/svg+xml"] = {INLINE: True}
