"""Procurements: how many, and for how much money, used the checklist and set requirements."""

from __future__ import annotations

from functools import partial

import pandas as pd

from genomgang.exhibit import Exhibit
from genomgang.indicators import upphandlingar as indicators
from genomgang.indicators.keyfigure import KeyFigure
from genomgang.indicators.share import Share
from genomgang.indicators.upphandlingar import Question
from genomgang.markdown import Markdown, Table, bullets, escape, paragraphs, table
from genomgang.review import Review
from genomgang.sections.phrases import last_year_note, masked_note, no_data, source_line
from genomgang.sections.proportion import (
    Noun,
    figure_alt,
    figure_bars,
    figure_table,
    finding,
    rests_on,
    share_figure,
    to_target,
)
from genomgang.swedish import counted, in_words, iso_date, long_date, number, sentence_case

_SECTION = "sec-upphandlingar"
ROWS = 10
"""A list that is read to the end; the rest is in the procurement register."""

_CLEAR_GAP = 10
"""Percentage points between the shares by number and by value that are worth a sentence."""

_PROCUREMENT = Noun("upphandling", "upphandlingar", "upphandlingarna")
_NAMES: dict[Question, tuple[str, str]] = {
    "checklista": ("upphandling_checklista", "Upphandlingar med checklista"),
    "sakerhetskrav": ("upphandling_sakerhetskrav", "Upphandlingar med säkerhetskrav"),
}


def key_figures(review: Review) -> tuple[KeyFigure, ...]:
    """Checklist used and requirements set, each by number and by value."""
    return tuple(figure for question in _NAMES for figure in _figures(review, question))


def summary(review: Review) -> Markdown:
    """The shares by number and by value, where the two differ, and what cannot be told."""
    rows = _now(review)
    if rows.empty:
        return no_data(review, "upphandlingar för perioden")
    used, used_value, demands, demands_value = key_figures(review)
    findings = [
        finding("Andelen upphandlingar där checklistan för informationssäkerhet har använts", used),
        _by_value("checklistan har använts", used_value),
        _differs(used, used_value),
        finding("Andelen upphandlingar med krav på informationssäkerhet", demands),
        _by_value("krav på informationssäkerhet har ställts", demands_value),
    ]
    notes = [_only_number(review), last_year_note(review), masked_note(rows)]
    return paragraphs(bullets([found for found in findings if found]), escape(" ".join(filter(None, notes))))


def shares(review: Review) -> Exhibit | Markdown:
    """The shares as bars; by number alone where any value is unknown."""
    rows = _now(review)
    if rows.empty:
        return Markdown("")
    figures = [figure for figure in key_figures(review) if figure.value is not None]
    delivery = review.delivery
    return Exhibit(
        id="fig-upphandlingar-checklista",
        headline=f"{_used(indicators.by_number(rows, 'checklista'))}{to_target(figures[0])}",
        subtitle=f"Andelar i procent av upphandlingarnas antal{' och värde' if len(figures) > 2 else ''}, "
        f"{long_date(delivery.period_fran)}–{long_date(delivery.period_till)}. Antal: {number(len(rows))}.",
        alt=figure_alt(figures),
        table=figure_table(figures, "Mått"),
        source=source_line(review, "upphandlingar"),
        draw=partial(figure_bars, figures),
        note=_only_number(review),
    )


def worklist(review: Review) -> Markdown:
    """The procurements without the checklist, the largest first, at most ten."""
    rows = _now(review)
    if rows.empty:
        return Markdown("Det finns inga upphandlingar att visa.")
    missing = indicators.without_checklist(rows)
    if missing.empty:
        return Markdown("Checklistan har använts i alla upphandlingar under perioden.")
    first = missing.head(ROWS)
    content = Table(
        header=("Upphandling", "Datum", "Värde, kronor", "Säkerhetskrav"),
        rows=tuple(
            (
                str(row["namn"]),
                iso_date(row["datum"]),
                number(None if pd.isna(row["varde"]) else float(row["varde"])),
                "ja" if row["sakerhetskrav"] else "nej",
            )
            for _, row in first.iterrows()
        ),
        align="llrl",
        caption="Upphandlingar utan checklista, de största först",
        id="tbl-upphandlingar-utan-checklista",
        note=masked_note(first),
    )
    more = len(missing) - ROWS
    rest = f" Tabellen visar de {in_words(ROWS)} största; {in_words(more)} till finns i underlaget." if more > 0 else ""
    lead = sentence_case(counted(len(missing), "upphandling", "upphandlingar"))
    return paragraphs(f"{lead} gjordes utan checklistan.{rest}", table(content))


def _now(review: Review) -> pd.DataFrame:
    return indicators.in_period(review.now["upphandlingar"], review.delivery.period_fran, review.delivery.period_till)


def _before(review: Review) -> pd.DataFrame:
    """Last year's procurements: the same days one year earlier."""
    year = pd.DateOffset(years=1)
    first = (pd.Timestamp(review.delivery.period_fran) - year).date()
    last = (pd.Timestamp(review.delivery.period_till) - year).date()
    return indicators.in_period(review.before["upphandlingar"], first, last)


def _figures(review: Review, question: Question) -> tuple[KeyFigure, KeyFigure]:
    now, before = _now(review), _before(review)
    slug, name = _NAMES[question]
    number_share, value_share = indicators.by_number(now, question), indicators.by_value(now, question)
    return (
        share_figure(
            review,
            f"{slug}_andel",
            f"{name}, av antalet",
            section=_SECTION,
            now=number_share,
            before=indicators.by_number(before, question),
            coverage=rests_on(number_share, "upphandling", "upphandlingar", "inga upphandlingar under perioden"),
        ),
        share_figure(
            review,
            f"{slug}_varde_andel",
            f"{name}, av värdet",
            section=_SECTION,
            now=value_share,
            before=indicators.by_value(before, question),
            coverage=_value_coverage(value_share),
        ),
    )


def _used(share: Share) -> str:
    if share.part == 0:
        return "Checklistan har inte använts i någon upphandling"
    return f"Checklistan har använts i {_PROCUREMENT.share(share)}"


def _value_coverage(share: Share | None) -> str:
    if share is None:
        return "räknas inte, eftersom något värde är okänt eller maskerat"
    if not share.whole:
        return "inget känt värde"
    return f"{_millions(share.part)} av {_millions(share.whole)} miljoner kronor"


def _millions(kronor: int) -> str:
    return number(kronor / 1_000_000, 1)


def _by_value(what: str, figure: KeyFigure) -> str:
    if figure.value is None:
        return ""
    return f"Räknat på värdet är andelen där {what} {number(figure.value)}\u00a0procent ({figure.coverage})."


def _differs(by_number: KeyFigure, by_value: KeyFigure) -> str:
    """Whether those without the checklist are larger or smaller than the others, where it makes a difference."""
    if by_number.value is None or by_value.value is None:
        return ""
    gap = by_value.value - by_number.value
    if abs(gap) < _CLEAR_GAP:
        return ""
    size = "större" if gap < 0 else "mindre"
    return f"De upphandlingar som saknar checklistan är i genomsnitt {size} än de andra."


def _only_number(review: Review) -> str:
    """Why nothing is said by value, where it isn't."""
    unknown = int(_now(review)["varde"].isna().sum())
    if not unknown:
        return ""
    why = "maskerat" if review.version == "offentlig" else "okänt"
    lead = counted(unknown, "upphandling", "upphandlingar")
    return f"Andelarna räknas bara på antalet, eftersom värdet är {why} för {lead}."
