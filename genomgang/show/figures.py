"""Key figures in a table: value, target, last year, change and state."""

from __future__ import annotations

from collections.abc import Sequence

from genomgang.disclosure import SYMBOL
from genomgang.markdown import Markdown, Table, escape
from genomgang.show.states import state
from genomgang.swedish import sentence_case
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
        note=f"{SYMBOL} betyder att gruppen är för liten för att visas." if hidden else "",
    )


def _row(figure: KeyFigure) -> tuple[str, ...]:
    name = Markdown(f"[{escape(figure.name)}](#{figure.section})")
    trend = sentence_case(figure.trend)
    return name, figure.shown, figure.shown_target, figure.shown_before, trend, standing(figure)


def standing(figure: KeyFigure) -> str:
    """Symbol and words, kept on one line: whether the target is reached."""
    match figure.meets_target:
        case True:
            name = "nar_malet"
        case False:
            name = "over_malet" if figure.better is Better.LOWER else "under_malet"
        case _ if figure.hidden:
            return f"{SYMBOL}\u00a0Visas\u00a0inte"
        case _:
            name = "inget_mal" if figure.value is not None else "inga_uppgifter"
    return str(state(name)).replace(" ", "\u00a0")
