"""Whether a picture may stand on a report's cover: small, of a kind that all formats show, and without anything run."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any

from genomgang.organisation.faults import Fault
from genomgang.reading.yamlfile import quoted

LARGEST = 500_000
"""Bytes: the picture is within every report."""

_PNG = b"\x89PNG\r\n\x1a\n"
_RUNS = re.compile(
    rb"<\s*(?:\w+:)?(?:script|foreignObject|iframe|image|use\b[^>]*href\s*=\s*[\"'](?!#)|style\b[^>]*>[^<]*@import)"
    rb"|\son\w+\s*=|javascript:|<!ENTITY|(?:href|src)\s*=\s*[\"']\s*(?:https?:|//|data:|file:)|url\(\s*[\"']?\s*(?!#)",
    re.IGNORECASE,
)
"""What runs, or fetches anything from elsewhere, when a picture is shown."""


def faults_of_logotype(given: Mapping[str, Any], folder: Path) -> Iterator[Fault]:
    """What is wrong with the logotype's file and its words; nothing where there is no logotype."""
    if not given:
        return
    alt, name = given.get("alt"), given.get("fil")
    if isinstance(alt, str) and not alt.strip():
        yield Fault("logotyp.alt", "är tom.", "Beskriv bilden för den som inte ser den: ”alt: Exempelköpings vapen”.")
    if isinstance(name, str):
        yield from _of_file(name, folder)


def _of_file(name: str, folder: Path) -> Iterator[Fault]:
    where, path = "logotyp.fil", folder / name
    if path.suffix.lower() not in (".svg", ".png"):
        yield Fault(where, f"”{quoted(name)}” är varken SVG eller PNG.", "Spara logotypen som .svg eller .png.")
        return
    if Path(name).name != name or not path.is_file():
        yield Fault(where, f"”{quoted(name)}” finns inte.", "Lägg filen bredvid organisation.yml och skriv dess namn.")
        return
    size = path.stat().st_size
    if size > LARGEST:
        shown = f"{size / 1_000_000:.1f}".replace(".", ",")
        yield Fault(
            where,
            f"”{quoted(name)}” är {shown} MB.",
            "Förenkla bilden: högst 0,5 MB, eftersom den följer med i varje rapport.",
        )
        return
    content = path.read_bytes()
    if path.suffix.lower() == ".png":
        if not content.startswith(_PNG):
            yield Fault(where, f"”{quoted(name)}” är ingen PNG-bild.", "Spara bilden på nytt som PNG.")
    elif b"<svg" not in content[:2000]:
        yield Fault(where, f"”{quoted(name)}” är ingen SVG-bild.", "Spara bilden på nytt som SVG.")
    elif _RUNS.search(content):
        yield Fault(
            where,
            f"”{quoted(name)}” har skript, eller hämtar något utifrån.",
            "Spara bilden som enkel SVG, utan skript, inbäddade bilder och länkar.",
        )
