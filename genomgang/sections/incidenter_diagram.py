"""Incidents in charts and tables: over time, by cause and by kind."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

import pandas as pd

from checks import CONTRACTS
from genomgang.disclosure import HIDDEN, SYMBOL
from genomgang.exhibit import Exhibit
from genomgang.markdown import Markdown, Table, escape, table
from genomgang.review import Review, once_a_review
from genomgang.sections.incidenter_matt import (
    DECIMALS,
    employees,
    employees_before,
    history,
    key_figures,
    last_year,
    period,
    this_year,
    threshold,
)
from genomgang.show.phrases import records, source_line
from genomgang.swedish import (
    counted,
    in_words,
    listed,
    long_date,
    number,
    percent,
    percent_text,
    sentence_case,
    short_month,
)
from genomgang.topics import incidenter as indicators
from genomgang.topics.incidenter import Period

if TYPE_CHECKING:
    from matplotlib.figure import Figure

    from genomgang.topics.keyfigure import KeyFigure

_LABELS = CONTRACTS["incidenter"].labels
_WITHHELD = "visas inte"
_FEWEST_FOR_SUPERLATIVE = 10
"""Incidents without which no cause is called the most common."""

Counts = list[tuple[str, int | None]]
"""Swedish label and number of incidents, None where it is hidden."""


@once_a_review
def trend(review: Review) -> Exhibit | Markdown:
    """Incidents per 100 employees in pieces of four months, this year and last."""
    if history(review).empty or not employees(review):
        return Markdown("")
    rates = _rates(review)
    if len(rates) < 2:
        return Markdown("Perioden är för kort för att visa en utveckling.")
    rate, *_ = key_figures(review)
    names = [_name(Period(row.fran, row.till)) for row in records(rates)]
    values = [float(value) for value in rates["per_hundra"]]
    span = _name(Period(rates["fran"].iloc[0], rates["till"].iloc[-1]))
    return Exhibit(
        id="fig-incidenter-utveckling",
        headline=_trend_headline(rate),
        subtitle=f"Kurvan visar incidenter per 100 anställda under fyra månader i taget från den månad som anges, "
        f"{span}. Antal det senaste året: {number(len(this_year(review)))}. Fler rapporter kan vara bra.",
        alt="Linje med incidenter per 100 anställda. "
        + " ".join(f"{name}: {number(value, DECIMALS)}." for name, value in zip(names, values, strict=True)),
        table=Table(
            header=("Period", "Incidenter", "Per 100 anställda"),
            rows=(
                *(
                    (name, number(int(count)), number(value, DECIMALS))
                    for name, count, value in zip(names, rates["antal"], values, strict=True)
                ),
                *_year_rows(review, rate),
            ),
            align="lrr",
        ),
        source=source_line(review, "incidenter", "namnder"),
        draw=partial(_draw_trend, [short_month(day) for day in rates["fran"]], values),
    )


def causes(review: Review) -> Exhibit | Markdown:
    """What caused the incidents, where there are enough to tell without pointing anybody out."""
    rows = this_year(review)
    if rows.empty:
        return Markdown("Det finns inga incidenter att dela upp efter orsak och slag.")
    counts = _counts(review, "orsak")
    if not counts:
        return _too_few("orsak")
    days = period(review)
    return Exhibit(
        id="fig-incidenter-orsaker",
        headline=_cause_headline(counts, len(rows)),
        subtitle=f"Antal incidenter efter främsta orsak, {long_date(days.first)}–{long_date(days.last)}. "
        f"Antal: {number(len(rows))}.",
        alt="Liggande staplar med antal incidenter. "
        + " ".join(f"{name}: {_WITHHELD if n is None else number(n)}." for name, n in counts),
        table=Table(header=("Orsak", "Incidenter", "Andel"), rows=_rows(counts, len(rows)), align="lrr"),
        source=source_line(review, "incidenter"),
        draw=partial(_draw_causes, counts),
        note=_hidden_note(counts, review),
    )


def kinds(review: Review) -> Markdown:
    """Incidents by kind."""
    rows = this_year(review)
    if rows.empty:
        return Markdown("")
    counts = _counts(review, "slag")
    if not counts:
        return _too_few("slag")
    content = Table(
        header=("Slag", "Incidenter", "Andel"),
        rows=(*_rows(counts, len(rows)), ("Alla", number(len(rows)), percent(100))),
        align="lrr",
        caption="Incidenter efter slag",
        id="tbl-incidenter-slag",
        note=_hidden_note(counts, review),
    )
    return table(content)


def _rates(review: Review) -> pd.DataFrame:
    """Four-month pieces of last year, where it is known, and of this year."""
    rows, days = history(review), period(review)
    now = indicators.rates(rows, days.pieces, employees(review))
    if not employees_before(review):
        return now
    return pd.concat([indicators.rates(rows, days.year_before.pieces, employees_before(review)), now])


def _counts(review: Review, column: str) -> Counts:
    """This year's incidents by kind or cause; empty where no group may be shown."""
    groups = indicators.by_category(this_year(review), column, _LABELS(column), threshold(review))
    if groups[HIDDEN].all():
        return []
    return [
        (sentence_case(label), None if hidden else int(count))
        for label, count, hidden in zip(groups["etikett"], groups["antal"], groups[HIDDEN], strict=True)
    ]


def _rows(counts: Counts, total: int) -> tuple[tuple[str, str, str], ...]:
    return tuple(
        (name, SYMBOL, SYMBOL) if n is None else (name, number(n), percent(100 * n / total)) for name, n in counts
    )


def _too_few(column: str) -> Markdown:
    return escape(f"Incidenterna är för få för att delas upp efter {column} utan att någon kan pekas ut.")


def _hidden_note(counts: Counts, review: Review) -> str:
    if all(n is not None for _, n in counts):
        return ""
    return (
        f"{SYMBOL} betyder att gruppen har färre än {in_words(threshold(review))} incidenter, eller att en så liten "
        "grupp annars hade gått att räkna ut."
    )


def _cause_headline(counts: Counts, total: int) -> str:
    """The most common cause; of the ones that are shown, where a hidden one may be as common."""
    if total < _FEWEST_FOR_SUPERLATIVE:
        return f"{sentence_case(counted(total, 'incident', 'incidenter'))} efter orsak"
    largest = max(n for _, n in counts if n is not None)
    names = [name for name, n in counts if n == largest]
    if any(n is None for _, n in counts):
        named = listed([names[0], *(name.lower() for name in names[1:])])
        common = "är vanligast" if len(names) == 1 else "är lika vanliga"
        return f"{named} {common} av orsakerna som visas – {_share_each(largest, total, len(names))}"
    share = _share_each(largest, total, len(names))
    if len(names) == 1:
        return f"{names[0]} är den vanligaste orsaken – {share}"
    return f"{sentence_case(listed([name.lower() for name in names]))} är de vanligaste orsakerna – {share}"


def _share_each(count: int, total: int, causes: int) -> str:
    share = f"{percent_text(100 * count / total)} av incidenterna"
    return share if causes == 1 else f"{share} vardera"


def _trend_headline(rate: KeyFigure) -> str:
    now = number(rate.value, DECIMALS)
    if rate.change is None:
        return f"Incidenterna per 100 anställda var {now} det senaste året"
    before = number(rate.before, DECIMALS)
    if rate.change == 0:
        return f"Incidenterna per 100 anställda och år är lika många som i fjol: {now}"
    direction = "ökade" if rate.change > 0 else "minskade"
    return f"Incidenterna per 100 anställda och år {direction} från {before} till {now}"


def _year_rows(review: Review, rate: KeyFigure) -> tuple[tuple[str, str, str], ...]:
    days = period(review)
    this = (f"Summa {_name(days)}", number(len(this_year(review))), number(rate.value, DECIMALS))
    if rate.before is None:
        return (this,)
    before = number(len(last_year(review)))
    return ((f"Summa {_name(days.year_before)}", before, number(rate.before, DECIMALS)), this)


def _name(days: Period) -> str:
    """For instance "nov 2022–feb 2023" or "mars–juni 2023"."""
    first, last = short_month(days.first), short_month(days.last)
    if first == last:
        return first
    return f"{first.split()[0] if days.first.year == days.last.year else first}–{last}"


def _draw_trend(months: list[str], values: list[float]) -> Figure:
    from genomgang.charts.trend import TrendPoint, trend

    points = [TrendPoint(month, value) for month, value in zip(months, values, strict=True)]
    return trend(points, show=partial(number, decimals=DECIMALS), own_label="per 100 anställda")


def _draw_causes(counts: Counts) -> Figure:
    import pandas as pd

    from genomgang.charts.bars import bars
    from genomgang.charts.kinds import drawn

    frame = pd.DataFrame(
        {"Nu": [n for _, n in counts], "Anmärkning": [_WITHHELD if n is None else "" for _, n in counts]},
        index=[name for name, _ in counts],
    )
    return drawn(bars, frame, unit="")
