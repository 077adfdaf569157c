"""Words that a cell prints, as Markdown."""

from __future__ import annotations

import re

from nbformat import NotebookNode

from genomgang.document.cells import no_counts, where
from genomgang.document.positions import Locate, prose
from genomgang.document.subset import METADATA, read_yaml, unsupported
from genomgang.document.tables import html_as_markdown
from genomgang.document.text import without_comments
from genomgang.errors import RenderError

_RULE = re.compile(r"[\s|:+-]*-[\s|:+-]*")
_TABLE = re.compile(
    r"(?:<div>\s*)?(?:<style\b.*?</style>\s*)?<table\b.*?</table>(?:\s*</div>)?", re.IGNORECASE | re.DOTALL
)


def asis_markdown(text: str, cell: NotebookNode) -> str:
    """Markdown that a cell prints or displays, held to the same subset as a chapter; its HTML tables become real."""
    shown = _with_tables(without_comments(text.strip("\n"), lambda _: where(cell)), cell)
    check_rows(shown, lambda _: where(cell))
    block = re.match(r"---\n(.*?)\n---\s*(?:\n|$)", shown, re.DOTALL)
    if block:
        for name in read_yaml(block[1], where(cell)).keys() - {*METADATA, "lang"}:
            raise unsupported(
                f"{name}: i dokumentets uppgifter", where(cell), f"Namn som finns: {', '.join(METADATA)}."
            )
    return shown


def check_rows(text: str, locate: Locate) -> None:
    """Raise RenderError for a row of a pipe table with more cells than its header: pandoc would drop them silently."""
    lines = dict(prose(text))
    columns, grid = 0, False
    for number, line in lines.items():
        following = lines.get(number + 1, "")
        cells = _cells(line)
        if line.lstrip(" >").startswith("+-"):
            grid = True  # its cells may span
        elif grid and line.strip():
            continue
        elif _RULE.fullmatch(following) and "|" in following and "|" in line:
            columns = _cells(following)
        elif not line.strip():
            columns, grid = 0, False
        if columns and "|" in line and cells > columns:
            raise RenderError(
                f"En rad i en tabell har {cells} celler, men tabellen har {columns} kolumner: {line.strip()[:60]}",
                where=str(locate(number)),
                remedy="Skriv \\| för ett lodrätt streck i en cell. En tabell från pandas: avsluta cellen med df.",
            )


def _cells(line: str) -> int:
    return line.replace("\\\\", "").replace("\\|", "").strip().strip("|").count("|") + 1


def _with_tables(text: str, cell: NotebookNode) -> str:
    if "<table" not in text.lower():
        return text
    outside = {number for number, _ in prose(text)}

    def table(match: re.Match[str]) -> str:
        if text.count("\n", 0, match.start()) + 1 not in outside:
            return match[0]
        return f"\n\n{html_as_markdown(match[0], {}, where(cell), no_counts(cell))}\n\n"

    return _TABLE.sub(table, text).strip("\n")
