"""The key figures over the years: shares as small multiples with one scale, other units in a table."""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from genomgang.disclosure import SYMBOL
from genomgang.exhibit import Exhibit
from genomgang.history import History, Values
from genomgang.markdown import Markdown, Table, table
from genomgang.review import Review
from genomgang.show.phrases import last_year_note
from genomgang.swedish import MISSING, in_words, listed, measured, percent, rounded, sentence_case
from genomgang.topics.keyfigure import Better, KeyFigure

if TYPE_CHECKING:
    from matplotlib.figure import Figure

_MOST = 18
"""Panels in a figure that fits a page."""

_TURNS = {1: "Bättre", -1: "Sämre", 0: "Oförändrat"}


@dataclass(frozen=True)
class _Series:
    """One key figure and its values, as many as there are years."""

    figure: KeyFigure
    values: tuple[float | None, ...]

    def cell(self, place: int) -> str:
        """A year's value for a table."""
        if place == len(self.values) - 1 and self.figure.hidden:
            return SYMBOL
        return measured(self.values[place], self.figure.unit, self.figure.decimals)

    @property
    def turn(self) -> int | None:
        """1 where the latest value is better than the earliest, -1 where it is worse, 0 where they are shown alike;
        None where no way is better."""
        known = [rounded(value, self.figure.decimals) for value in self.values if value is not None]
        if self.figure.better is Better.NEITHER or len(known) < 2:
            return None
        change = (known[-1] > known[0]) - (known[-1] < known[0])
        return -change if self.figure.better is Better.LOWER else change


def shares(review: Review, history: History) -> tuple[Exhibit | Markdown, ...]:
    """Every share that has values of at least two years, a panel each; a sentence where none has."""
    years, series = _with_a_past(history)
    found = [each for each in series if each.figure.unit == "procent"]
    if not found:
        return (Markdown("Det finns inga andelar från tidigare år att jämföra med."),)
    count = math.ceil(len(found) / _MOST)
    length = math.ceil(len(found) / count)
    pieces = [found[start : start + length] for start in range(0, len(found), length)]
    return tuple(_exhibit(review, years, piece, number, count) for number, piece in enumerate(pieces, start=1))


def others(history: History) -> Markdown:
    """The key figures in other units that have values of at least two years; empty where none has."""
    years, series = _with_a_past(history)
    found = [each for each in series if each.figure.unit != "procent"]
    if not found:
        return Markdown("")
    return table(_table(found, years, caption="Nyckeltal i andra enheter, år för år", identity="tbl-utveckling"))


def _with_a_past(history: History) -> tuple[tuple[str, ...], list[_Series]]:
    """The years that any key figure has a value in, and the key figures with two values or more."""
    found = [figure for figure in history.figures if _known(history.values[figure.id]) > 1]
    first = min((_first(history.values[figure.id]) for figure in found), default=0)
    years = tuple(str(year) for year in range(history.ar - 2 + first, history.ar + 1))
    return years, [_Series(figure, history.values[figure.id][first:]) for figure in found]


def _known(values: Values) -> int:
    return sum(value is not None for value in values)


def _first(values: Values) -> int:
    return next(place for place, value in enumerate(values) if value is not None)


def _exhibit(review: Review, years: Sequence[str], series: Sequence[_Series], number: int, of: int) -> Exhibit:
    def draw() -> Figure:
        from genomgang.charts.panels import Panel, panels

        return panels(
            [
                Panel(each.figure.name, each.values, each.figure.target.value if each.figure.target else None)
                for each in series
            ],
            years,
            show=percent,
            maximum=100,
        )

    charts = (
        "Ett litet linjediagram" if len(series) == 1 else f"{sentence_case(in_words(len(series)))} små linjediagram"
    )
    part = f" Del {number} av {of}." if of > 1 else ""
    hidden = any(each.figure.hidden for each in series)
    notes = [last_year_note(review), f"{SYMBOL} betyder att gruppen är för liten för att visas." if hidden else ""]
    return Exhibit(
        id=f"fig-utveckling-{number}",
        headline=_headline(series),
        subtitle=f"Nyckeltal i procent, genomgångarna {years[0]}–{years[-1]}. Streckad linje är årets mål.{part}",
        alt=f"{charts} med samma skala, noll till hundra procent. " + " ".join(_words(each, years) for each in series),
        table=_table(series, years),
        source=f"Leveranserna till genomgångarna {listed(years)}",
        draw=draw,
        note=" ".join(filter(None, notes)),
    )


def _headline(series: Sequence[_Series]) -> str:
    turns = [each.turn for each in series if each.turn is not None]
    better, worse = turns.count(1), turns.count(-1)
    match len(turns):
        case 0:
            return "Utvecklingen går inte att bedöma"
        case 1:
            change = "blivit bättre" if better else "blivit sämre" if worse else "inte ändrats"
            return f"Det enda nyckeltal som går att jämföra har {change}"
        case whole if better == whole:
            return f"Alla {in_words(whole)} nyckeltal har blivit bättre"
        case whole:
            count = in_words(better, neuter=True) if better else "inget"
            fewer = in_words(worse, neuter=True) if worse else "inget"
            return f"{sentence_case(count)} av {in_words(whole)} nyckeltal har blivit bättre, {fewer} sämre"


def _table(series: Sequence[_Series], years: Sequence[str], caption: str = "", identity: str = "") -> Table:
    return Table(
        header=("Nyckeltal", *years, "Årets mål", "Sedan första året"),
        rows=tuple(
            (
                each.figure.name,
                *(each.cell(place) for place in range(len(years))),
                each.figure.shown_target,
                _TURNS[each.turn] if each.turn is not None else "",
            )
            for each in series
        ),
        align="l" + "r" * (len(years) + 1) + "l",
        caption=caption,
        id=identity,
    )


def _words(each: _Series, years: Sequence[str]) -> str:
    values = [f"{each.cell(place)} {year}" for place, year in enumerate(years) if each.cell(place) != MISSING]
    goal = f", mål {each.figure.shown_target}" if each.figure.target else ""
    return f"{each.figure.name}: {', '.join(values)}{goal}."
