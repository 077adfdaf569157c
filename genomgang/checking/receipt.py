"""What a rejected row carries with it, so that it finds its way home when it comes back corrected.

A receipt names the data set, the year, the delivered file by its bytes, the row by its number and its content, and how
many rows were handed back together. It holds nothing of the row itself.
"""

from __future__ import annotations

import hashlib
import re
from collections.abc import Sequence
from dataclasses import dataclass

RECEIPT = "kvitto"
"""The header of the column that holds receipts: the last one, hidden in a workbook."""

_PARTS = re.compile(r"([a-z_]+)\.(\d{4})\.([0-9a-f]{16})\.(\d{1,7})\.([0-9a-f]{16})\.(\d{1,7})")
_DIGITS = 16
_CONTROL = re.compile(r"_x[0-9A-Fa-f]{4}_|[\x00-\x1f\x7f]")


@dataclass(frozen=True)
class Receipt:
    """Where a handed-back row belongs. `file` and `content` are the first digits of SHA-256 sums."""

    dataset: str
    ar: int
    file: str
    row: int
    content: str
    together: int

    def __str__(self) -> str:
        return f"{self.dataset}.{self.ar}.{self.file}.{self.row}.{self.content}.{self.together}"


def receipt_of(text: str) -> Receipt | None:
    """The receipt that a cell holds; None where it holds none."""
    parts = _PARTS.fullmatch(text.strip())
    if parts is None:
        return None
    dataset, ar, file, row, content, together = parts.groups()
    return Receipt(dataset, int(ar), file, int(row), content, int(together))


def file_mark(sha256: str) -> str:
    """A file as a receipt names it."""
    return sha256[:_DIGITS].ljust(_DIGITS, "0")


def content_mark(cells: Sequence[str]) -> str:
    """A row as a receipt names it, from its cells as they are handed back."""
    return hashlib.sha256("\x00".join(map(comparable, cells)).encode()).hexdigest()[:_DIGITS]


def comparable(text: str) -> str:
    """A cell's text for comparison: what a spreadsheet does to spaces and line breaks is no change."""
    return " ".join(_CONTROL.sub(" ", text).split())
