"""Key figures in a table: value, target, last year, change and state."""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import replace

from genomgang.privacy.disclosure import SYMBOL
from genomgang.show.phrases import shown_marked
from genomgang.show.states import state
from genomgang.text.markdown import Markdown, Table, escape
from genomgang.text.swedish import CountedOut, in_words, measured, percentage_points, sentence_case
from genomgang.topics.keyfigure import Better, KeyFigure


def figure_table(figures: Sequence[KeyFigure], *, caption: str, id: str) -> Table:
    """A row for each figure, its name a link to the section that explains it."""
    hidden = any(figure.hidden for figure in figures)
    return Table(
        header=("Nyckeltal", "Nu", "Mål", "I fjol", "Sedan i fjol", "Läge"),
        rows=tuple(_row(figure) for figure in figures),
        align="lrrrll",
        caption=caption,
        id=id,
        note=f"{sentence_case(SYMBOL)} betyder att gruppen är för liten för att visas." if hidden else "",
    )


def sourced_table(figures: Sequence[KeyFigure], *, caption: str, id: str) -> Table:
    """As `figure_table`, with where each target was decided beside it."""
    table = figure_table(figures, caption=caption, id=id)
    sources = [figure.target.source if figure.target else "" for figure in figures]
    rows = tuple((*row, source) for row, source in zip(table.rows, sources, strict=True))
    return replace(table, header=(*table.header, "Målets källa"), rows=rows, align=f"{table.align}l")


def distance_table(figures: Sequence[KeyFigure], *, id: str) -> Table:
    """A row for each figure that has value and target: what is left to the target, and last year's value."""
    return Table(
        header=("Nyckeltal", "Nu", "Mål", "Kvar till målet", "I fjol"),
        rows=tuple(
            (_link(figure), shown_marked(figure), figure.shown_target, _left(figure), figure.shown_before)
            for figure in figures
        ),
        align="lrrlr",
        caption="Nyckeltal efter avstånd till målet",
        id=id,
    )


def _left(figure: KeyFigure) -> str:
    if figure.meets_target:
        return str(state("nar_malet"))
    if isinstance(figure.value, CountedOut) and figure.better is Better.HIGHER and figure.whole and figure.target:
        missing = math.ceil(figure.target.value * figure.whole / 100) - (figure.part or 0)
        return f"▲\u00a0{in_words(missing)} till"
    gap = figure.gap or 0
    words = percentage_points(gap) if figure.unit == "procent" else measured(gap, figure.unit, figure.decimals)
    return f"▲\u00a0{words}"


def _link(figure: KeyFigure) -> Markdown:
    return Markdown(f"[{escape(figure.name)}](#{figure.section})")


def _row(figure: KeyFigure) -> tuple[str, ...]:
    trend = sentence_case(figure.trend)
    return _link(figure), figure.shown, figure.shown_target, figure.shown_before, trend, standing(figure)


def standing(figure: KeyFigure) -> str:
    """Symbol and words, kept on one line: whether the target is reached."""
    match figure.meets_target:
        case True:
            name = "nar_malet"
        case False:
            name = "over_malet" if figure.better is Better.LOWER else "under_malet"
        case _ if figure.hidden:
            return sentence_case(SYMBOL)
        case _:
            name = "inget_mal" if figure.value is not None else "inga_uppgifter"
    return str(state(name)).replace(" ", "\u00a0")
