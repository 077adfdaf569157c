"""What a document says of itself on its cover."""

from __future__ import annotations

import re
from typing import Any

import yaml

_BLOCK = re.compile(r"^---\n(.*?)\n---$", re.DOTALL | re.MULTILINE)


def cover_of(document: str) -> dict[str, Any]:
    """The metadata of a frozen document, from its header and from the block that its first cell prints."""
    found: dict[str, Any] = {}
    for block in _BLOCK.findall(document):
        values = yaml.safe_load(block)
        if isinstance(values, dict) and not found.keys() >= {"title"}:
            found |= values
    return found
