"""Incidents: how many beside last year, how that should be read, and how they were handled.

More reports may mean that people notice and tell more, so no figure on numbers has a better direction.
"""

from __future__ import annotations

from decimal import Decimal

import pandas as pd

from genomgang.markdown import Markdown, bullets, escape, paragraphs
from genomgang.review import Review
from genomgang.sections.incidenter_diagram import causes, kinds, trend
from genomgang.sections.incidenter_matt import (
    DECIMALS,
    employees,
    history,
    key_figures,
    last_year,
    period,
    this_year,
    threshold,
)
from genomgang.show.phrases import against, last_year_note, no_data, stated
from genomgang.swedish import counted, in_words, long_date, number, percent_text, rounded, sentence_case
from genomgang.topics import incidenter as indicators
from genomgang.topics.keyfigure import KeyFigure

__all__ = ["causes", "key_figures", "kinds", "summary", "trend"]

_FEW_EMPLOYEES = 100
"""Below this many employees a single incident moves the rate by more than one."""


def summary(review: Review) -> Markdown:
    """How many, how that should be read, and how they were handled."""
    if history(review).empty:
        return paragraphs(
            no_data(review, "incidenter för perioden"),
            "Det kan betyda att inget har hänt, men också att det som hänt inte är rapporterat.",
        )
    rate, days, within = key_figures(review)
    rows = this_year(review)
    findings = [_number(review, rate), _reading(rate, len(rows) - len(last_year(review))), _few_employees(review)]
    if len(rows):
        findings += [_contractors(review, rows), _handling(review, rows, days), _reported(within)]
    findings.append(_outside(review))
    return paragraphs(bullets([found for found in findings if found]), escape(last_year_note(review)))


def _number(review: Review, rate: KeyFigure) -> str:
    found = sentence_case(counted(len(this_year(review)), "incident", "incidenter"))
    days = period(review)
    span = f"från den {long_date(days.first)} till den {long_date(days.last)}"
    if rate.value is None:
        return f"{found} inträffade {span}."
    before = "" if rate.before is None else f" Året före var det {number(rate.before, DECIMALS)}."
    return f"{found} inträffade {span}. Det är {number(rate.value, DECIMALS)} per 100 anställda.{before}"


def _reading(rate: KeyFigure, more: int) -> str:
    """How a change should be read, where number and rate go the same way: a number of reports says little by itself."""
    if not rate.change or rate.change * more <= 0:
        return "Antalet säger inte ensamt om läget är bra eller dåligt: fler rapporter kan vara bra."
    if rate.change > 0:
        return (
            "Fler rapporter kan vara bra: det kan betyda att fler upptäcker och anmäler det som händer. Ökningen "
            "räknas därför inte som en försämring."
        )
    return (
        "Färre rapporter kan betyda att mindre har hänt, men också att färre anmäler. Minskningen räknas därför inte "
        "som en förbättring."
    )


def _few_employees(review: Review) -> str:
    if not 0 < employees(review) < _FEW_EMPLOYEES:
        return ""
    return f"Med {in_words(employees(review))} anställda ger en enda incident stort utslag i jämförelsen."


def _contractors(review: Review, rows: pd.DataFrame) -> str:
    count = indicators.contractors(rows, threshold(review))
    if count is None:
        return "Hur många incidenter som rör inhyrda konsulter visas inte, eftersom gruppen är för liten."
    if count == 0:
        return "Ingen av incidenterna rör inhyrda konsulter."
    return f"{sentence_case(in_words(count))} av incidenterna rör inhyrda konsulter. De ingår i antalet."


def _handling(review: Review, rows: pd.DataFrame, days: KeyFigure) -> str:
    closure = indicators.closure(rows, review.delivery.matdatum)
    sentences = [_closed(len(rows), closure.closed.percent)]
    if days.value is not None:
        sentences.append(f"Mediantiden från registrering till avslut är {_days(rounded(days.value))}.")
        sentences.append(_against_days(days))
    if closure.oldest_open_days is not None:
        sentences.append(f"Den äldsta som pågår har pågått i {_days(closure.oldest_open_days)}.")
    return " ".join(filter(None, sentences))


def _days(days: Decimal | int) -> str:
    return counted(int(days), "dag", "dagar") if days else "mindre än en dag"


def _closed(count: int, share: float | None) -> str:
    if share == 100:
        return "Alla incidenter är avslutade." if count > 1 else "Incidenten är avslutad."
    return f"Andelen avslutade incidenter är {percent_text(share or 0)}."


def _against_days(days: KeyFigure) -> str:
    if days.target is None:
        return ""
    reached = "nått" if days.meets_target else "inte nått"
    return f"Målet är högst {_days(rounded(days.target.value))}, och det är {reached}."


def _reported(within: KeyFigure) -> str:
    if not within.whole:
        return "Ingen av incidenterna har anmälts till Integritetsskyddsmyndigheten (IMY)."
    reported = sentence_case(counted(within.whole, "incident", "incidenter"))
    return (
        f"{reported} har anmälts till Integritetsskyddsmyndigheten (IMY). Andelen som anmäldes inom 72 timmar är "
        f"{stated(within)}. {against(within)}"
    ).strip()


def _outside(review: Review) -> str:
    delivered = review.now["incidenter"]
    outside = len(delivered) - len(indicators.happened(delivered, period(review)))
    if not outside:
        return ""
    lead = sentence_case(counted(outside, "incident", "incidenter"))
    them = "den" if outside == 1 else "de"
    return f"{lead} i leveransen hände utanför perioden och räknas till det år då {them} hände."
