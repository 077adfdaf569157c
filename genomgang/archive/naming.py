"""Which report a file's name says that it is, as a person reads it."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

from genomgang.archive.finding import Finding, Outcome
from genomgang.archive.untrusted import printable
from genomgang.publish.output import Target

_CALLED = re.compile(
    r"(?:ledningens-genomgang|underlag|protokoll|bildspel|beslut)-"
    r"(?P<namnd>.+?)-(?P<ar>\d{4})(?!\d)(?P<version>-offentlig)?"
)
"""A name that says which report it is, also with more around it ("Kopia av … (1).pdf")."""
_AS_ADOPTED = (Outcome.ADOPTED, Outcome.SUPERSEDED, Outcome.UNCONFIRMED)
"""The content is some adoption's."""


def told_by_name(found: Finding) -> Finding:
    """A document under another report's name is not what its reader believes."""
    called = called_as(found.path)
    if found.manifest and found.outcome in _AS_ADOPTED and called and called != found.manifest.target:
        problem = f"Innehållet är {printable(found.manifest.report)}."
        return replace(found, outcome=Outcome.OTHER, problem=problem)
    return found


def called_as(path: Path) -> Target | None:
    """Which report a file's name says that it is, as a reader sees it; None where it says nothing."""
    found = _CALLED.search("".join(_seen(path.name)))
    if not found:
        return None
    return Target(found["namnd"], int(found["ar"]), "offentlig" if found["version"] else "intern")


def _seen(name: str) -> Iterator[str]:
    """Characters without what readers do not notice: case, accents, kinds of dashes and spaces, invisible marks."""
    for char in unicodedata.normalize("NFKD", name).casefold():
        kind = unicodedata.category(char)
        if kind in ("Pd", "Zs", "Pc"):
            yield "-"
        elif kind not in ("Mn", "Cf", "Cc"):
            yield char
