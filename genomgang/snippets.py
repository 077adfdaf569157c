"""Short texts from a review for the documents that it goes into, as Markdown: the same sentences as in the report."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence

import pandas as pd

from checks._columns import ROLLER
from genomgang.markdown import Markdown, bullets, escape, paragraphs
from genomgang.review import Review
from genomgang.sections import atgarder
from genomgang.show.chapter import summary as summary_of
from genomgang.show.facts import VERSION
from genomgang.show.phrases import records, unmarked
from genomgang.swedish import long_date
from genomgang.topics import atgarder as actions

Part = Callable[[Review], Markdown]


def snippets(review: Review) -> Markdown:
    """The texts for each of `DOCUMENTS`, under a heading each.

    They hold no references to the report's figures and tables, so that they can be pasted as they are.
    """
    sections = [
        paragraphs(f"## {document}", *(part(review).strip() for part in parts)) for document, parts in DOCUMENTS.items()
    ]
    return paragraphs(
        f"# Texter ur {escape(review.namnd.genitiv)} ledningens genomgång {review.ar}",
        f"{VERSION[review.version]}. Uppgifterna avser den {long_date(review.delivery.matdatum)}.",
        *sections,
    )


def _summary(chapter: str) -> Part:
    """A chapter's first text."""
    return lambda review: unmarked(summary_of(chapter, review))


def _plan(review: Review) -> Markdown:
    """The actions that are asked for, year by year."""
    asked = actions.proposed(review.now["atgarder"], review.ar)
    if asked.empty:
        return Markdown("Inga nya åtgärder föreslås i den här genomgången.")
    years = sorted({int(year) for year in asked["prioriterat_ar"]})
    return paragraphs(*(_year(year, asked[asked["prioriterat_ar"] == year]) for year in years))


def _year(year: int, asked: pd.DataFrame) -> Markdown:
    lines = [
        f"{str(row.atgard).rstrip('.')} ({ROLLER[row.ansvarig_roll]}, senast {long_date(row.forfallodatum)})."
        for row in records(asked)
    ]
    return paragraphs(f"Åtgärder {year}:", bullets(lines))


DOCUMENTS: Mapping[str, Sequence[Part]] = {
    "Verksamhetsplan, mål 3.5": (_summary("nyckeltal"), _plan),
    "Tertialrapport": (_summary("ikp"), _summary("incidenter"), atgarder.summary),
    "Verksamhetsberättelse": (
        _summary("nyckeltal"),
        _summary("utbildning"),
        _summary("klassning"),
        _summary("digitala_lyftet"),
        _summary("incidenter"),
        atgarder.summary,
    ),
}
"""Heading → what stands there, in order."""
