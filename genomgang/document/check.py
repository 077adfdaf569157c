"""Refuses what may not stand in a document, naming file, line, construct and what to do."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Mapping
from functools import partial
from typing import Any

from genomgang.document.allowed import LABELS
from genomgang.document.finding import line_of
from genomgang.document.positions import Locate, prose
from genomgang.document.splitting import OPENS_CELL, split, without_cells
from genomgang.document.text import lines_of
from genomgang.document.tree import Violation, citations, labelled, leftovers, unnumbered, violations
from genomgang.engines import pandoc
from genomgang.errors import RenderError

SHOWN_CELL = "{.markdown .cell-code}"
"""What stands after the fence around a cell that is shown as text."""
_ESCAPED = re.compile(r"(\\\\)|\\[:{}<>`~^\[\]]")
_AT_LINE = re.compile(r"(.*?)\s*(?:at|at chunk) (?:\S+ )?line (\d+)", re.DOTALL)
_DUPLICATE_NOTE = re.compile(r"Duplicate note reference '([^']*)'")
_UNUSED_NOTE = re.compile(r"Note with key '([^']*)'")
_UNCLOSED = re.compile(r"Div at .*?line (\d+)")
_CROSS_REFERENCE = re.compile(rf"({'|'.join(LABELS)})-.")
_BEGINS_A_SENTENCE = re.compile(rf"({'|'.join(name.capitalize() for name in LABELS)})(?=-.)")


def check_constructs(text: str, locate: Locate) -> None:
    """Raise RenderError for the first construct outside the list. The text may be a part of a document."""
    tree = pandoc.tree(text)
    for violation in violations(tree):
        raise _refusal(text, violation, violations, locate)


def check_cells(text: str, locate: Locate) -> None:
    """Raise RenderError for a cell that never ends, and for one that stands inside other code, where Quarto runs it."""
    for part in split(text):
        if part.kind == "code" and not part.length:
            raise RenderError(
                "Cellen som börjar med ```{python} tar inte slut.",
                where=str(locate(part.fenced)),
                remedy="Stäng den med lika många grava accenter på en egen rad, med samma indrag.",
            )
    for line in lines_of(without_cells(text)):
        if line.fence is not None and line.fence != SHOWN_CELL and OPENS_CELL.match(line.text):
            raise RenderError(
                "Cellen ```{python} står inne i ett annat kodblock.",
                where=str(locate(line.number)),
                remedy="Skriv ```{{python}} för att visa den som text, eller ta bort det yttre kodblocket.",
            )


def check_document(text: str, locate: Locate) -> None:
    """Raise RenderError for the first fault of a whole document: as `check_constructs`, and remains of constructs, a
    heading level skipped, a label used twice, a reference, link or footnote without its target."""
    try:
        tree = pandoc.read(text)
    except pandoc.Warned as warned:
        _check_labels(text, pandoc.tree(text), locate)
        raise _warned(warned, locate) from None
    for violation in violations(tree):
        raise _refusal(text, violation, violations, locate)
    _check_labels(text, tree, locate)
    if next(leftovers(tree), None):
        bare = _ESCAPED.sub(lambda match: match[1] or "\\+", text)  # what is escaped was meant as words
        for violation in leftovers(pandoc.tree(bare)):
            raise _refusal(bare, violation, leftovers, locate)
    _check_references(text, tree, locate)


def _cites(name: str, tree: Mapping[str, Any]) -> bool:
    return name in citations(tree)


Find = Callable[[Mapping[str, Any]], Iterator[Violation]]


def _refusal(text: str, violation: Violation, find: Find, locate: Locate) -> RenderError:
    def found(tree: Mapping[str, Any]) -> bool:
        return any(each == violation for each in find(tree))

    line = line_of(text, violation.needle, found)
    return RenderError(violation.problem, where=str(locate(line)), remedy=violation.remedy)


def _check_labels(text: str, tree: Mapping[str, Any], locate: Locate) -> None:
    for label, times in labelled(tree).items():
        if times < 2:
            continue
        written = re.compile(rf"(?<!\\)\{{[^}}]*#{re.escape(label)}(?![\w-])")
        first, *later = [number for number, line in prose(text) if written.search(line)] or [1]
        raise RenderError(
            f"Märket #{label} finns två gånger.",
            where=str(locate(later[0] if later else first)),
            remedy=f"Ge ett av dem ett annat namn. Det första står i {locate(first)}.",
        )


def _check_references(text: str, tree: Mapping[str, Any], locate: Locate) -> None:
    known, bare = labelled(tree), unnumbered(tree)
    sources = "references" in tree["meta"]
    for name in citations(tree):
        target = _BEGINS_A_SENTENCE.sub(lambda match: match[1].lower(), name)
        if _CROSS_REFERENCE.match(target):
            if target not in known:
                problem = f"Hänvisningen @{name} har inget mål."
                remedy = f"Ge målet märket {{#{target}}} eller rätta hänvisningen."
            elif target in bare:
                problem = f"Hänvisningen @{name} går till en rubrik utan nummer."
                remedy = f"Ta bort .unnumbered, eller skriv en länk: [rubriken](#{target})."
            else:
                continue
        elif not sources:
            problem = f"Hänvisningen @{name} stöds inte: dokumentet har ingen litteraturlista."
            remedy = (
                f"Skriv \\@{name} för ett vanligt @, hänvisa med {', '.join(f'@{each}-' for each in LABELS)}, eller"
                " ange bibliography: i huvuddokumentets huvud."
            )
        elif name not in pandoc.reference_names(tree):
            problem = f"Källan @{name} finns inte i litteraturlistan."
            remedy = "Rätta namnet, eller lägg till källan i filen som bibliography: anger."
        else:
            continue
        line = line_of(text, f"@{name}", partial(_cites, name))
        raise RenderError(problem, where=str(locate(line)), remedy=remedy)


def _warned(warned: pandoc.Warned, locate: Locate) -> RenderError:
    """What pandoc warns of, in words, at the line that it names."""
    for warning in warned.warnings:
        match = re.search(r"line (\d+)", warning)
        line = int(match[1]) if match else 1
        if note := _DUPLICATE_NOTE.search(warning):
            problem = f"Fotnoten [^{note[1]}] har två texter."
            remedy = f"Ge en av dem ett annat namn, också där den nämns: [^{note[1]}-2]."
        elif note := _UNUSED_NOTE.search(warning):
            problem = f"Fotnoten [^{note[1]}] nämns aldrig i texten."
            remedy = f"Skriv [^{note[1]}] där noten hör hemma, eller ta bort den."
        elif unclosed := _UNCLOSED.search(warning):
            line = int(unclosed[1])
            problem = "Blocket som börjar med ::: stängs aldrig."
            remedy = "Skriv ::: på en egen rad där blocket slutar."
        else:
            problem = f"Texten går inte att läsa: pandoc svarade ”{' '.join(warning.split())}”."
            remedy = "Rätta raden."
        return RenderError(problem, where=str(locate(line)), remedy=remedy)
    return RenderError("Texten går inte att läsa.", where=str(locate(1)), remedy="Rätta kapitlet.")
