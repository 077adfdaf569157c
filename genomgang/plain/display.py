"""What a plain `quarto render` shows of a chapter's frames and charts: the same tables and style as our own kernel's.

Quarto starts the kernel, so the report's first own cell loads what ours loads when it starts. Our own command writes a
frame's HTML as Markdown when it freezes the document; Quarto does not freeze, so the kernel gives it that Markdown.
"""

from __future__ import annotations

from typing import Any

from genomgang.document import display
from genomgang.document.display import KIND
from genomgang.errors import UserError

_SHOWN = (
    ("pandas", "DataFrame"),
    ("pandas.core.frame", "DataFrame"),
    ("pandas", "Series"),
    ("pandas.core.series", "Series"),
    ("pandas.io.formats.style", "Styler"),
    ("polars.dataframe.frame", "DataFrame"),
)


def load(shell: Any, kind: str) -> None:
    """Load our kernels' extension into Quarto's; `kind` is the format that the document is executed for.

    Word shows no SVG, so its charts are pictures of dots.
    """
    from matplotlib_inline.backend_inline import set_matplotlib_formats

    display.load_ipython_extension(shell)
    set_matplotlib_formats("retina" if kind == "docx" else "svg")  # type: ignore[no-untyped-call]
    markdown = shell.display_formatter.formatters["text/markdown"]
    for module, name in _SHOWN:
        markdown.for_type_by_name(module, name, _Tables(shell))


class _Tables:
    """Gives Quarto the Markdown of a frame. One that may not be shown stays HTML, which the post-render script refuses
    with file and line; nothing that it refuses is published."""

    def __init__(self, shell: Any) -> None:
        self._shell = shell

    def __call__(self, frame: Any) -> str | None:
        from genomgang.document.tables import html_as_markdown

        shown = self._shell.display_formatter.formatters["text/html"](frame)
        html, metadata = shown if isinstance(shown, tuple) else (shown, {})
        try:
            return html_as_markdown(html, metadata.get(KIND, {}), "", no_counts_in(self._cell()))
        except UserError:
            return None

    def _cell(self) -> str:
        cells = self._shell.user_ns.get("In", [""])
        return str(cells[-1])


def no_counts_in(source: str) -> frozenset[str]:
    """The columns that a cell's own options say hold no counts."""
    from genomgang.document.cells import cell_options, named_columns

    return named_columns(cell_options(source))
