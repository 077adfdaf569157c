"""Writes `docs/kapitel-som-stods.md`, what a chapter may hold, from the list: `python -m genomgang.document.page`."""

from __future__ import annotations

from collections.abc import Iterator

from genomgang.document.allowed import LABELS, OPTION_REMEDIES, REMEDIES, SHORTCODE_REMEDIES
from genomgang.document.constructs import CONSTRUCTS, Construct
from genomgang.paths import ROOT

PATH = ROOT / "docs" / "kapitel-som-stods.md"

_INTRODUCTION = """\
# Vad ett kapitel kan innehålla

Ett kapitel är en vanlig Quarto-text (`notebooks/_namn.qmd`). Den inbyggda motorn visar det som står här på samma sätt
som Quarto. Allt annat avvisas, med fil, rad, konstruktion och vad man gör i stället: en motor som inte förstår ett
villkor visar annars det som skulle vara dolt.

Sidan är skapad ur listan som avgör (`genomgang/document/constructs.py`), och varje exempel körs som test. Ändra där,
inte här, och skapa sidan på nytt med `python -m genomgang.document.page`.
"""

_ALSO = """\
## Dessutom

- Filen sparas som UTF-8. Radslut från Windows och en byte order mark i början gör inget.
- Kommentarer (`<!-- … -->`) visas inte och följer inte med i rapporten.
- En källa i en litteraturlista nämns `@namn` eller `[@namn, s. 3]`. Listan anges i huvuddokumentets huvud:
  `bibliography: kallor.bib`.
- Märken börjar med {labels}, och varje märke finns en gång.
"""


def supported_page() -> str:
    """The page's text."""
    labels = ", ".join(f"`{label}-`" for label in LABELS)
    sections = "\n".join(_section(construct) for construct in CONSTRUCTS)
    return f"{_INTRODUCTION}\n{sections}\n{_ALSO.format(labels=labels)}\n{_instead()}"


def _section(construct: Construct) -> str:
    lines = [f"## {construct.name}", "", f"````markdown\n{construct.example.rstrip()}\n````", ""]
    if construct.note:
        lines += [construct.note, ""]
    lines += list(_braces(construct))
    if construct.cell_options:
        lines += [f"Val i en cell: {', '.join(f'`{name}`' for name in construct.cell_options)}.", ""]
    return "\n".join(lines)


def _braces(construct: Construct) -> Iterator[str]:
    """What may stand in braces, in words."""
    classes = list(dict.fromkeys(f"`.{name}`" for mark in construct.marks for name in mark.classes))
    said = {
        attribute.name: f"`{attribute.name}=`" + (f" ({attribute.said})" if attribute.said else "")
        for mark in construct.marks
        for attribute in mark.attributes
    }
    if classes:
        yield f"Klasser: {', '.join(classes)}."
        yield ""
    if said:
        yield f"Attribut: {', '.join(said.values())}."
        yield ""


def _instead() -> str:
    refused = {name: remedy for name, remedy in REMEDIES.items() if not name.startswith("{")}
    refused |= {f"{{{{< {name} >}}}}": remedy for name, remedy in SHORTCODE_REMEDIES.items()}
    refused |= {f"#| {name}:": remedy for name, remedy in OPTION_REMEDIES.items()}
    rows = "\n".join(f"| `{_cell(name)}` | {_cell(remedy)} |" for name, remedy in refused.items())
    return f"## Det som avvisas, och vad man gör i stället\n\n| avvisas | gör så här |\n|---|---|\n{rows}\n"


def _cell(text: str) -> str:
    return text.replace("|", "\\|").replace("<", "\\<").replace("[", "\\[").replace("*", "\\*")


if __name__ == "__main__":
    PATH.write_text(supported_page(), encoding="utf-8")
