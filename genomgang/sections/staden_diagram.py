"""The city's charts: every key figure's spread, and one key figure of everybody as small multiples."""

from __future__ import annotations

import math
from collections.abc import Sequence
from typing import TYPE_CHECKING

from genomgang.city.figures import CityFigure, Member
from genomgang.city.review import City
from genomgang.disclosure import SYMBOL
from genomgang.exhibit import Exhibit
from genomgang.markdown import Markdown, Table
from genomgang.regler.begrepp import begrepp
from genomgang.sections.staden import page_one, source, span_words
from genomgang.swedish import in_words, iso_date, number, percent, sentence_case

if TYPE_CHECKING:
    from matplotlib.figure import Figure

FOLLOWED = "utbildning_andel"
"""The key figure that the small multiples show."""

_SCALES = {"procent": 100.0, "poäng": 100.0}
_MOST = 12
"""Panels in one figure: four rows, so that it fits a page with its caption."""


def spread(city: City) -> Exhibit | Markdown:
    """Page one's key figures with every nämnd as a dot; nothing where too few have a value."""
    found = [each for each in page_one(city) if each.median is not None and each.example.unit in _SCALES]
    if not found:
        return Markdown("")

    def draw() -> Figure:
        from genomgang.charts.spread import SpreadRow, spread

        return spread(
            [
                SpreadRow(
                    label=each.example.name,
                    others=tuple(sorted(_values(city, each.example.id))),
                    own=None,
                    show=each.example.shows,
                    maximum=_SCALES[each.example.unit],
                )
                for each in found
            ],
            own_label="",
            others_label="en nämnd eller ett bolag",
        )

    widest = max(found, key=lambda each: each.spread.high - each.spread.low if each.spread else 0)
    return Exhibit(
        id="fig-staden-spridning",
        headline=f"Störst spridning: {widest.example.name.lower()}, {span_words(widest)}",
        subtitle="Varje nämnds och bolags värde, ett nyckeltal per rad, "
        f"{iso_date(city.check.delivery.matdatum)}, {number(len(city.members) - len(city.blocked))} nämnder och bolag.",
        alt="En rad prickar per nyckeltal, från noll till hundra. "
        + " ".join(
            f"{each.example.name}: median {each.example.shows(each.median)}, {span_words(each)}." for each in found
        ),
        table=Table(
            header=("Nyckeltal", "Median", "Lägst–högst", "Med värde", "Visas inte"),
            rows=tuple(
                (
                    each.example.name,
                    each.example.shows(each.median),
                    span_words(each),
                    number(each.count),
                    number(each.hidden),
                )
                for each in found
            ),
            align="lrrrr",
        ),
        source=source(city),
        draw=draw,
    )


def multiples(city: City, typ: str) -> tuple[Exhibit, ...]:
    """Everybody of one kind, last year to this, at most twelve to a figure; none where nobody has the key figure."""
    found = city.figures.named(FOLLOWED)
    members = [member for member in city.members if member.typ == typ and member.slug in found]
    if not members:
        return ()
    pieces = _pieces(members)
    return tuple(_multiple(city, typ, piece, number, len(pieces)) for number, piece in enumerate(pieces, start=1))


def _multiple(city: City, typ: str, members: Sequence[Member], place: int, of: int) -> Exhibit:
    found = city.figures.named(FOLLOWED)
    rows = [(member, found[member.slug]) for member in members]
    periods = (str(city.ar - 1), str(city.ar))

    def draw() -> Figure:
        from genomgang.charts.panels import Panel, panels

        return panels(
            [
                Panel(
                    member.namn,
                    (figure.before, figure.value) if figure.value is not None else (None, None),
                    figure.target,
                    _missing(figure),
                )
                for member, figure in rows
            ],
            periods,
            show=percent,
            maximum=100,
        )

    name = rows[0][1].name
    which = f", del {place} av {of}" if of > 1 else ""
    return Exhibit(
        id=f"fig-staden-{typ}-{place}",
        headline=_headline(typ, rows, which),
        subtitle=f"{name}, procent, genomgångarna {periods[0]} och {periods[1]}. I bokstavsordning.",
        alt=f"{sentence_case(in_words(len(rows)))} små linjediagram med samma skala, noll till hundra procent. "
        + " ".join(_words(member, figure) for member, figure in rows),
        table=Table(
            header=("Nämnd eller bolag", periods[0], periods[1], "Mål"),
            rows=tuple(
                (
                    member.namn,
                    percent(figure.before),
                    SYMBOL if figure.hidden else percent(figure.value),
                    percent(figure.target),
                )
                for member, figure in rows
            ),
            align="lrrr",
        ),
        source=source(city),
        draw=draw,
        note=f"{SYMBOL} betyder att gruppen är för liten för att visas."
        if any(figure.hidden for _, figure in rows)
        else "",
    )


def _headline(typ: str, rows: Sequence[tuple[Member, CityFigure]], which: str) -> str:
    judged = [figure for _, figure in rows if figure.value is not None and figure.target is not None]
    reached = sum(figure.value >= figure.target for figure in judged if figure.value and figure.target)
    who = f"{begrepp().slag[typ].flera}{which}"
    if not judged:
        return f"{sentence_case(who)}: ingen har både värde och mål"
    return f"{sentence_case(who)}: {in_words(reached) if reached else 'ingen'} av {in_words(len(judged))} når målet"


def _pieces(members: Sequence[Member]) -> list[Sequence[Member]]:
    """As few pieces as fit, of nearly equal length."""
    count = math.ceil(len(members) / _MOST)
    length = math.ceil(len(members) / count)
    return [members[start : start + length] for start in range(0, len(members), length)]


def _words(member: Member, figure: CityFigure) -> str:
    before = "" if figure.before is None or figure.value is None else f"{percent(figure.before)} till "
    return f"{member.namn}: {_missing(figure) or before + percent(figure.value)}."


def _missing(figure: CityFigure) -> str:
    if figure.value is not None:
        return ""
    return "visas inte" if figure.hidden else "uppgift saknas"


def _values(city: City, figure: str) -> list[float]:
    return [each.value for each in city.figures.named(figure).values() if each.value is not None]
