"""What may stand in a document's header, and how a construct outside the list is refused."""

from __future__ import annotations

import re
from typing import Any

import yaml

from genomgang.document.allowed import CELL_OPTIONS, EXECUTE_OPTIONS
from genomgang.document.positions import Locate
from genomgang.errors import RenderError

__all__ = [
    "CELL_OPTIONS",
    "EXECUTE_OPTIONS",
    "METADATA",
    "check_front_matter",
    "check_later_metadata",
    "read_yaml",
    "unsupported",
]

METADATA = (
    "title",
    "subtitle",
    "namnd",
    "forvaltning",
    "organisation",
    "ar",
    "version",
    "status",
    "utkast",
    "datum",
    "matdatum",
    "syntetisk",
    "diarienummer",
    "farger",
    "logotyp",
    "motor",
    "uppgifter",
)
"""What a document may say of itself; `uppgifter` holds own values for `{{< meta uppgifter.x >}}`."""

FRONT_MATTER = (*METADATA, "lang", "jupyter", "engine", "execute", "bibliography")


_LATER = re.compile(r"(?<=\n)\n---[ \t]*\n(?!\s*\n)(.*?)\n(?:---|\.\.\.)[ \t]*(?=\n)", re.DOTALL)
"""A block of YAML below the header: after a blank line, and not followed by one, which would make it a rule."""


def unsupported(construct: str, where: object, remedy: str) -> RenderError:
    """The error for a construct that is Quarto but not in the subset."""
    return RenderError(f"Konstruktionen {construct} stöds inte.", where=str(where), remedy=remedy)


def check_front_matter(text: str, locate: Locate) -> None:
    """Raise RenderError for an option in the document's own header outside the subset."""
    lines = text.splitlines()
    if not lines or lines[0] != "---" or "---" not in lines[1:]:
        return
    end = lines.index("---", 1)
    for name, value in read_yaml("\n".join(lines[1:end]), locate(1)).items():
        number = next((i for i, line in enumerate(lines, start=1) if line.startswith(f"{name}:")), 1)
        if name not in FRONT_MATTER:
            raise unsupported(
                f"{name}: i dokumentets huvud", locate(number), f"Val som stöds är {_listed(FRONT_MATTER)}."
            )
        if name == "execute":
            for option in (value or {}).keys() - set(EXECUTE_OPTIONS):
                raise unsupported(f"execute: {option}", locate(number), f"Val som stöds är {_listed(EXECUTE_OPTIONS)}.")


def check_later_metadata(text: str, locate: Locate) -> None:
    """Raise RenderError for a name in a block of YAML within the text that is no fact of the document."""
    for match in _LATER.finditer(text):
        try:
            values = yaml.safe_load(match[1])
        except yaml.YAMLError:
            continue  # text between two rules
        for name in values if isinstance(values, dict) else ():
            if name not in (*METADATA, "lang"):
                line = text.count("\n", 0, match.start(1)) + 1
                raise unsupported(
                    f"{name}: i dokumentets uppgifter", locate(line), f"Namn som finns: {', '.join(METADATA)}."
                )


def read_yaml(text: str, where: object) -> dict[str, Any]:
    """A YAML mapping; RenderError where the text is something else."""
    try:
        values = yaml.safe_load(text) or {}
    except yaml.YAMLError as error:
        detail = getattr(error, "problem", "") or "okänt fel"
        raise RenderError(
            f"YAML-texten går inte att läsa: {detail}.", where=str(where), remedy="Kontrollera indrag och citattecken."
        ) from None
    if not isinstance(values, dict):
        raise RenderError(
            "YAML-texten är ingen lista med namn och värden.",
            where=str(where),
            remedy="Skriv varje rad som namn: värde.",
        )
    return values


def _listed(names: Any) -> str:
    *first, last = names
    return f"{', '.join(first)} och {last}"
