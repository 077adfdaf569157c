"""Training: the two mandatory courses by course, group and unit, and management's own training."""

from __future__ import annotations

from datetime import date

from genomgang.disclosure import smallest_for_share
from genomgang.markdown import Markdown, escape, paragraphs
from genomgang.regler.lagrum import law
from genomgang.review import Review
from genomgang.sections.utbildning_diagram import courses, groups, units
from genomgang.sections.utbildning_matt import (
    COURSES,
    both_courses,
    both_now,
    key_figures,
    managements_own,
    threshold,
)
from genomgang.show.phrases import against, last_year_note, no_data
from genomgang.swedish import in_words, listed, long_date, percent_text, sentence_case
from genomgang.targets import Target
from genomgang.topics import utbildning as training
from genomgang.topics.share import Share

__all__ = ["courses", "groups", "key_figures", "management", "summary", "units"]


def summary(review: Review) -> Markdown:
    """How many have taken both courses, against target and last year, and where those who have not work."""
    group = both_now(review)
    if group is None:
        return no_data(review, "anställdas utbildning")
    if group.share is None:
        smallest = in_words(smallest_for_share(threshold(review)))
        return escape(
            f"{review.namnd.namn} har färre än {smallest} anställda i underlaget. "
            "Hur många av dem som har gått kurserna visas därför inte."
        )
    figure = both_courses(review)
    sentences = [
        f"{_part_of(group.share, 'anställda')} har gått båda de obligatoriska kurserna, "
        f"{listed([COURSES[kurs] for kurs in training.MANDATORY])}.",
        f"Det är {percent_text(group.percent or 0)}.",
        against(figure),
        _needed_words(group.share, figure.target),
        _where_words(review, group.share),
        last_year_note(review),
    ]
    return escape(" ".join(sentence for sentence in sentences if sentence))


def management(review: Review) -> Markdown:
    """The management group's own course, and the duty in law."""
    group = training.management(review.now["utbildning"], threshold(review))
    if group is None:
        finding: str = no_data(review, "ledningens egen utbildning")
    elif group.share is None:
        finding = (
            f"Ledningsgruppen har färre än {in_words(threshold(review))} personer. "
            "Hur många som har gått kursen visas därför inte."
        )
    else:
        finding = (
            f"{_part_of(group.share, 'i ledningsgruppen')} har gått kursen {COURSES[training.MANAGEMENT_COURSE]}. "
            f"Det är {percent_text(group.percent or 0)}. {against(managements_own(review))}"
        )
    return paragraphs(escape(finding), escape(_law(review.delivery.matdatum)))


def _part_of(share: Share, who: str) -> str:
    if share.rest == 0:
        return f"Alla {in_words(share.whole)} {who}"
    return f"{sentence_case(in_words(share.part)) if share.part else 'Ingen'} av {in_words(share.whole)} {who}"


def _needed_words(share: Share, target: Target | None) -> str:
    more = training.needed(share, target.value) if target else 0
    return f"Ytterligare {in_words(more)} behöver gå kurserna för att målet ska nås." if more else ""


def _where_words(review: Review, share: Share) -> str:
    """Where those who remain work, if a few units hold more than half of those in the units that are shown."""
    names, there = training.where_most_remain(training.by_unit(review.now["utbildning"], threshold(review)))
    if not names:
        return ""
    return f"Av de {in_words(share.rest)} som inte har gått båda arbetar {in_words(there)} på {listed(names)}."


def _law(matdatum: date) -> str:
    """The duty in law, told with care: its facts stand in `regler/lagrum.yml`."""
    facts = law()
    name = f"{facts.namn} ({facts.nummer})"
    duty = f"Enligt {facts.utbildning} ska ledningen i de verksamheter som lagen omfattar gå utbildning."
    verify = "Stäm av mot lagtexten vad som gäller för den egna verksamheten."
    if matdatum < facts.galler_fran:
        return (
            f"Från den {long_date(facts.galler_fran)} gäller {name}. {duty} Lagen gällde alltså inte vid mätdatum, "
            f"men siffran visar hur väl förberedd ledningen är. {verify}"
        )
    return f"{sentence_case(name)} gäller sedan den {long_date(facts.galler_fran)}. {duty} {verify}"
