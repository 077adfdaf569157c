"""What a plain `quarto render` shows of a chapter's frames and charts: the same tables and style as our own kernel's.

Quarto starts the kernel, so the report's first own cell loads what ours loads when it starts. Our own command writes a
frame's HTML as Markdown when it freezes the document; Quarto does not freeze, so the kernel gives it that Markdown.
"""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from typing import Any

from genomgang.document import display
from genomgang.document.display import KIND, Shown
from genomgang.errors import UserError


def load(shell: Any, kind: str) -> None:
    """Load our kernels' extension into Quarto's; `kind` is the format that the document is executed for.

    Word shows no SVG, so its charts are pictures of dots.
    """
    from matplotlib_inline.backend_inline import set_matplotlib_formats

    display.load_ipython_extension(shell)
    set_matplotlib_formats("retina" if kind == "docx" else "svg")  # type: ignore[no-untyped-call]
    known = shell.display_formatter.formatters
    for module, name, shown in display.formatters():
        known["text/markdown"].for_type_by_name(module, name, partial(_markdown, shell, shown))
        known["text/html"].for_type_by_name(module, name, partial(_html, shell, shown))


def _markdown(shell: Any, shown: Callable[[Any], Shown], frame: Any) -> str | None:
    """A frame's table as Markdown; None where it may not be shown."""
    from genomgang.document.cells import cell_options, named_columns
    from genomgang.document.tables import html_as_markdown

    html, facts = shown(frame)
    cell = str(shell.user_ns.get("In", [""])[-1])
    try:
        return html_as_markdown(html, facts[KIND], "", named_columns(cell_options(cell)))
    except UserError:
        return None


def _html(shell: Any, shown: Callable[[Any], Shown], frame: Any) -> Shown | None:
    """None, since Quarto would take the HTML before the Markdown; a frame that may not be shown stays HTML, which the
    post-render script refuses with file and line, and then publishes nothing."""
    return shown(frame) if _markdown(shell, shown, frame) is None else None
