"""Which formats show what is written under a condition, as the filter that both engines use decides it."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

WITHOUT_DATA = "utan-underlag"
"""Among a document's facts: the headings of the chapters to leave out (`assets/filter/utan_underlag.lua`)."""

_FORMATS = ("html", "typst", "docx")
_OTHER_NAMES = {"pdf": "typst", "html:js": "html"}
_WANTED = {"when-format": True, "unless-format": False}


def is_shown_anywhere(attributes: Sequence[Any]) -> bool:
    """Whether some format shows a block or words with these attributes, as pandoc's tree has them."""
    _, classes, values = attributes
    visible = "content-visible" in classes
    if not visible and "content-hidden" not in classes:
        return True
    return any(visible == _holds(values, name) for name in _FORMATS)


def _holds(values: Sequence[Sequence[str]], name: str) -> bool:
    return all(
        (_OTHER_NAMES.get(value, value) == name) == _WANTED[condition]
        for condition, value in values
        if condition in _WANTED
    )
