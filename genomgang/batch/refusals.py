"""What would stop a report although its delivery is in order: texts, the organisation's own rules and chapters."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from pathlib import Path

from genomgang.city.others import FOLDER, other_figures
from genomgang.document.expansion import expand
from genomgang.errors import UserError
from genomgang.paths import ROOT
from genomgang.reading.yamlfile import nearest
from genomgang.regler import SHIPPED
from genomgang.regler.bedomning import verdict_words
from genomgang.regler.begrepp import begrepp
from genomgang.regler.beslut import meeting_rules
from genomgang.regler.maskering import grounds
from genomgang.regler.nationella import national
from genomgang.regler.nyckeltal import definitions
from genomgang.regler.ordlista import glossary
from genomgang.regler.regelverk import rulebook
from genomgang.regler.risk import risk_method
from genomgang.regler.start import start
from genomgang.regler.storlek import sizes
from genomgang.regler.viktigast import weights
from genomgang.review.texts import load_texts

READERS: Mapping[str, Callable[[], object]] = {
    "bedomning": verdict_words,
    "begrepp": begrepp,
    "beslut": meeting_rules,
    "maskering": grounds,
    "nationella": national,
    "nyckeltal": definitions,
    "ordlista": glossary,
    "regelverk": rulebook,
    "risk": risk_method,
    "start": start,
    "storlek": sizes,
    "viktigast": weights,
}
"""Rule file → what reads it, so that a faulty one is told before a report needs it."""


def refusals(data: Path, ar: int) -> Iterator[UserError]:
    """Every mistake that a report of the year would be refused for, beside what the check of the delivery tells."""
    reading: list[Callable[[], object]] = [
        *(lambda path=path: load_texts(path) for path in _texts(data, ar)),
        *READERS.values(),
        lambda: other_figures(ar),
        lambda: expand(ROOT / "report.qmd"),
    ]
    for read in reading:
        try:
            read()
        except UserError as refusal:
            yield refusal


def unread_files(data: Path, ar: int, units: list[str]) -> Iterator[str]:
    """A sentence for each text, own rule file and file to compare with that nothing reads."""
    rules = [path.name for path in SHIPPED.glob("*.yml")]
    for path in _texts(data, ar):
        if path.stem not in units:
            yield f"texter/{path.name} läses inte: registret har inget kortnamn {path.stem}.{nearest(path.stem, units)}"
    for path in sorted((data / FOLDER).glob("*")):
        if path.suffix.lower() != ".csv":
            yield f"{FOLDER}/{path.name} läses inte: bara nyckeltalsfilens CSV-form läses."
    for path in sorted((data / "regler").glob("*")):
        if path.name not in rules:
            yield f"regler/{path.name} läses inte: ingen regelfil heter så.{nearest(path.name, rules)}"


def _texts(data: Path, ar: int) -> list[Path]:
    return sorted((data / str(ar) / "texter").glob("*.md"))
