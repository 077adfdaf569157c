"""JSON that somebody else may have written: a manifest, a chain, what a PDF carries.

Python's own reader accepts what ours never writes: nesting that exhausts the stack, a name twice in one object (the
last wins, though a person reads the first), numbers that are none, and halves of characters that nothing can print.
"""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

DEEPEST = 40
"""Levels of nesting; ours have at most eight."""


def read_json(content: bytes | str) -> Any:
    """The value in some JSON. ValueError for what is no JSON, or is JSON that only a forger would write."""
    try:
        value = json.loads(content, object_pairs_hook=_once, parse_constant=_no_number)
    except RecursionError:
        raise ValueError("nested too deeply") from None
    _check(value)
    return value


def read_bounded(path: Path, most: int) -> bytes:
    """A file's bytes. OSError where it cannot be read, ValueError where it is no plain file or has more than `most`."""
    if not path.is_file() or path.stat().st_size > most:
        raise ValueError(f"no plain file of at most {most} bytes")
    with path.open("rb") as file:
        content = file.read(most + 1)
    if len(content) > most:
        raise ValueError(f"more than {most} bytes")
    return content


def printable(text: str) -> str:
    """A text from a file of unknown origin as it may be shown on one line of a terminal.

    A line break could begin a line that looks like ours, an escape code could erase one, and marks that reorder
    writing could make it read as something else.
    """
    return "".join(char if is_printable(char) else "\N{REPLACEMENT CHARACTER}" for char in text)


def is_printable(text: str) -> bool:
    """Whether a text keeps to its line and shows all that it holds."""
    return text.replace("\N{NO-BREAK SPACE}", " ").isprintable()


def _once(pairs: list[tuple[str, Any]]) -> dict[str, Any]:
    found = dict(pairs)
    if len(found) != len(pairs):
        raise ValueError("a name stands twice")
    return found


def _no_number(text: str) -> Any:
    raise ValueError(f"{text} is no number")


def _check(value: object) -> None:
    """Look through all of it without recursion."""
    level: list[object] = [value]
    for _ in range(DEEPEST):
        below: list[object] = []
        for each in level:
            if isinstance(each, dict):
                below.extend(each)
                below.extend(each.values())
            elif isinstance(each, list):
                below.extend(each)
            elif isinstance(each, str):
                each.encode()  # UnicodeEncodeError, a ValueError, for half a character
        if not below:
            return
        level = below
    raise ValueError("nested too deeply")
