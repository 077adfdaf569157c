"""Key figures as bars and as a table, with the same rounding."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from genomgang.markdown import Table
from genomgang.topics.keyfigure import KeyFigure

if TYPE_CHECKING:
    from matplotlib.figure import Figure


def figure_table(figures: Sequence[KeyFigure], heading: str) -> Table:
    """The figures with target, last year's value and what they rest on."""
    return Table(
        header=(heading, "Nu", "Mål", "I fjol", "Underlag"),
        rows=tuple((f.name, f.shown, f.shown_target, f.shown_before, f.coverage) for f in figures),
        align="lrrrl",
    )


def figure_alt(figures: Sequence[KeyFigure]) -> str:
    """The bars in words: name, value, target and last year's value of each."""
    return "Liggande staplar i procent. " + " ".join(f"{_in_alt(figure)}." for figure in figures)


def figure_bars(figures: Sequence[KeyFigure]) -> Figure:
    """One bar a figure from 0 to 100 per cent."""
    from genomgang.charts.bars import bars
    from genomgang.charts.kinds import drawn
    from genomgang.show.frames import figure_frame

    return drawn(bars, figure_frame(figures))


def _in_alt(figure: KeyFigure) -> str:
    if figure.value is None:
        return f"{figure.name}: inga uppgifter"
    beside = [f"mål {figure.shown_target}"] if figure.target else []
    beside += [f"i fjol {figure.shown_before}"] if figure.before is not None else []
    return f"{figure.name}: {figure.shown}" + (f" ({', '.join(beside)})" if beside else "")
