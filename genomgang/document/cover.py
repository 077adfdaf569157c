"""What a document says of itself on its cover."""

from __future__ import annotations

import re
from typing import Any

import yaml

_BLOCK = re.compile(r"^---\n(.*?)\n---$", re.DOTALL | re.MULTILINE)


def cover_of(document: str) -> dict[str, Any]:
    """The metadata of a frozen document, from its header and from the block that its first cell prints, whose title is
    the document's own."""
    found: dict[str, Any] = {}
    for match in _BLOCK.finditer(document):
        values = yaml.safe_load(match[1])
        if isinstance(values, dict):
            found |= values
            if "title" in values and match.start() > 0:
                break
    return found
