"""Every text of a workbook, hidden sheets, lists and help texts too."""

from __future__ import annotations

import re
import zipfile
from html import unescape
from pathlib import Path


def of(path: Path) -> str:
    """The texts within the workbook's own XML, and its attributes (drop-downs' help)."""
    with zipfile.ZipFile(path) as book:
        xml = " ".join(book.read(name).decode() for name in book.namelist() if name.endswith(".xml"))
    prompts = re.findall(r'(?:prompt|error|promptTitle|errorTitle)="([^"]*)"', xml)
    return unescape(" ".join([re.sub(r"<[^>]+>", " ", xml), *prompts]))
