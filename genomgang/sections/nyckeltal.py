"""The key figures of every topic: the few on page one, and all of them with coverage and target."""

from __future__ import annotations

from collections.abc import Sequence

from genomgang.markdown import Markdown, Table, block, escape, paragraphs, table
from genomgang.regler.nyckeltal import definitions
from genomgang.review import Review, once_a_review
from genomgang.sections import (
    atgarder,
    digitala_lyftet,
    ikp,
    incidenter,
    klassning,
    kompetenslyft,
    risker,
)
from genomgang.swedish import in_words, listed, lower_first, sentence_case
from genomgang.topics import dataskydd, upphandlingar, utbildning
from genomgang.topics.keyfigure import KeyFigure

_OF_TOPICS = (
    utbildning.key_figures,
    digitala_lyftet.key_figures,
    kompetenslyft.key_figures,
    klassning.key_figures,
    ikp.key_figures,
    incidenter.key_figures,
    dataskydd.key_figures,
    risker.key_figures,
    upphandlingar.key_figures,
    atgarder.key_figures,
)
"""Every topic's own, in the order of the document."""


@once_a_review
def all_key_figures(review: Review) -> tuple[KeyFigure, ...]:
    """Every topic's key figures, in document order."""
    return tuple(figure for of_topic in _OF_TOPICS for figure in of_topic(review))


def page_one(review: Review) -> Markdown:
    """The five to seven key figures that management decides on."""
    figures = {figure.id: figure for figure in all_key_figures(review)}
    chosen = [figures[name] for name in definitions().page_one if name in figures]
    return table(_table(chosen, "Nyckeltal i korthet", "tbl-nyckeltal-korthet"))


def overview(review: Review) -> Markdown:
    """All key figures, and in words how many reach their target."""
    figures = all_key_figures(review)
    content = _table(figures, "Alla nyckeltal mot mål", "tbl-nyckeltal")
    return paragraphs(goal_sentence(figures), table(content), block("anmarkning", coverage_notes(figures)))


def goal_sentence(figures: Sequence[KeyFigure]) -> Markdown:
    """How many of the key figures with a target reach it, and which are below."""
    judged = [figure for figure in figures if figure.meets_target is not None]
    if not judged:
        return Markdown("Inget nyckeltal har både värde och mål, så måluppfyllelsen går inte att bedöma.")
    missed = [figure for figure in judged if not figure.meets_target]
    reached = _reached_words(len(judged) - len(missed), len(judged))
    if not missed or len(judged) == 1:
        return Markdown(reached)
    return Markdown(f"{reached} Dessa når det inte: {escape(listed([lower_first(figure.name) for figure in missed]))}.")


def _reached_words(part: int, whole: int) -> str:
    match part, whole:
        case _, 1:
            return f"Det enda nyckeltalet med mål når {'målet' if part else 'inte målet'}."
        case 2, 2:
            return "Båda nyckeltalen med mål når målet."
        case _ if part == whole:
            return f"Alla {in_words(whole)} nyckeltal med mål når målet."
        case _:
            count = in_words(part, neuter=True) if part else "inget"
            return f"{sentence_case(count)} av {in_words(whole)} nyckeltal med mål når målet."


def coverage_notes(figures: Sequence[KeyFigure]) -> Markdown:
    """What each figure rests on, as a list; figures without a note are left out."""
    noted = [figure for figure in figures if figure.coverage]
    return Markdown("\n".join(f"- {escape(figure.name)}: {escape(figure.coverage.rstrip('.'))}." for figure in noted))


def status(figure: KeyFigure) -> str:
    """Symbol and words, kept on one line: whether the target is reached."""
    match figure.meets_target:
        case True:
            return "●\u00a0Når\u00a0målet"
        case False:
            return "▲\u00a0Under\u00a0målet" if figure.better != "lower" else "▲\u00a0Över\u00a0målet"
        case _:
            if figure.hidden:
                return "··\u00a0Visas\u00a0inte"
            return "–\u00a0Inget\u00a0mål" if figure.value is not None else "–\u00a0Inga\u00a0uppgifter"


def _table(figures: Sequence[KeyFigure], caption: str, identity: str) -> Table:
    rows = tuple(
        (
            Markdown(f"[{escape(figure.name)}](#{figure.section})"),
            figure.shown,
            figure.shown_target,
            figure.shown_before,
            sentence_case(figure.trend),
            status(figure),
        )
        for figure in figures
    )
    hidden = any(figure.hidden for figure in figures)
    return Table(
        header=("Nyckeltal", "Nu", "Mål", "I fjol", "Sedan i fjol", "Läge"),
        rows=rows,
        align="lrrrll",
        caption=caption,
        id=identity,
        note="·· betyder att gruppen är för liten för att visas." if hidden else "",
    )
