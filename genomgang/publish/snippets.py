"""Short texts from a review for the documents that it goes into, as Markdown: the same sentences as in the report."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence

import pandas as pd

from genomgang.contracts.frames import records
from genomgang.organisation import organisation
from genomgang.organisation.words import filled
from genomgang.review.review import Review
from genomgang.show.chapter import summary as summary_of
from genomgang.show.facts import VERSION
from genomgang.show.phrases import unmarked
from genomgang.text.markdown import Markdown, bullets, escape, paragraphs
from genomgang.text.swedish import long_date
from genomgang.topics import atgarder as actions
from genomgang.topics import beslut

Part = Callable[[Review], Markdown]


def snippets(review: Review) -> Markdown:
    """The texts for each of `DOCUMENTS`, under a heading each.

    They hold no references to the report's figures and tables, so that they can be pasted as they are.
    """
    sections = [
        paragraphs(f"## {_heading(document, review.ar)}", *(part(review).strip() for part in parts))
        for document, parts in DOCUMENTS.items()
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
    """The decisions, or before the meeting the actions that are asked for, year by year."""
    held = beslut.meeting(review)
    if held:
        return _decided(review, held)
    asked = actions.proposed(review.now["atgarder"], review.ar)
    if asked.empty:
        return Markdown("Inga nya åtgärder föreslås i den här genomgången.")
    years = sorted({int(year) for year in asked["prioriterat_ar"]})
    return paragraphs(*(_year(year, asked[asked["prioriterat_ar"] == year]) for year in years))


def _decided(review: Review, held: beslut.Meeting) -> Markdown:
    decided = beslut.in_force(beslut.in_order(review.now["beslut"])).rename(columns={"lydelse": "atgard"})
    if decided.empty:
        return Markdown(f"Genomgången den {long_date(held.day)} beslutade inga nya åtgärder.")
    years = decided["forfallodatum"].dt.year
    return paragraphs(
        f"Besluten fattades vid ledningens genomgång den {long_date(held.day)}.",
        *(_year(int(year), decided[years == year]) for year in sorted(set(years))),
    )


def _year(year: int, asked: pd.DataFrame) -> Markdown:
    roles = organisation().roller
    lines = [
        f"{str(row.atgard).rstrip('.')} ({roles[row.ansvarig_roll]}, senast {long_date(row.forfallodatum)})."
        for row in records(asked)
    ]
    return paragraphs(f"Åtgärder {year}:", bullets(lines))


PLAN = "{{ org.plan.namn | versal }}"

DOCUMENTS: Mapping[str, Sequence[Part]] = {
    PLAN: (_summary("nyckeltal"), _plan),
    "Tertialrapport": (_summary("ikp"), _summary("incidenter"), _summary("atgarder_uppfoljning")),
    "Verksamhetsberättelse": (
        _summary("nyckeltal"),
        _summary("utbildning"),
        _summary("klassning"),
        _summary("digitala_lyftet"),
        _summary("incidenter"),
        _summary("atgarder_uppfoljning"),
    ),
}
"""Heading → what stands there, in order."""


def _heading(document: str, ar: int) -> str:
    """The document's name, and the year's goal where it is the plan."""
    goal = organisation().plan.mal.get(ar) if document == PLAN else None
    return str(filled(document, organisation())) + (f", {goal}" if goal else "")
