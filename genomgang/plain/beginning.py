"""A plain `quarto render` from its first cell: what it will make is noted, and nothing old looks new meanwhile."""

from __future__ import annotations

import json
from collections.abc import Mapping
from pathlib import Path
from typing import Any

from genomgang.paths import ROOT, data_dir
from genomgang.plain import surroundings
from genomgang.publish.output import Target, mark_stale
from genomgang.text.markdown import Markdown

NOTE = Path("_underlag") / "quarto.json"
"""What the document that Quarto executes will be, for the post-render script; relative to the project."""

_REASON = "quarto render har börjat göra om rapporten men blev inte klar. Kör kommandot igen och läs dess meddelande."


def begin(target: Target) -> None:
    """Note what is being made, and set a former report aside. RenderError where its folder cannot be written."""
    mark_stale(target, _REASON)
    facts = {
        "namnd": target.namnd,
        "ar": target.ar,
        "version": target.version,
        "motor": surroundings.quarto_version(),
        "data": str(data_dir()),
    }
    NOTE.parent.mkdir(exist_ok=True)
    NOTE.write_text(json.dumps(facts), encoding="utf-8")


def begun() -> Mapping[str, Any] | None:
    """What `begin` noted in this project; None where the report was not run."""
    path = ROOT / NOTE
    if not path.is_file():
        return None
    facts: Mapping[str, Any] = json.loads(path.read_text(encoding="utf-8"))
    return facts


def colophon() -> Markdown:
    """Which engine makes the document, as its metadata; nothing where the engine adds that itself."""
    if not surroundings.is_quarto():
        return Markdown("")
    return Markdown(f"---\nmotor: {json.dumps(surroundings.quarto_version())}\n---")
