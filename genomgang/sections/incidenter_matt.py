"""Which incidents are counted, in relation to how many employees, and the key figures on them."""

from __future__ import annotations

import pandas as pd

from genomgang.review import Review, once_a_review
from genomgang.swedish import counted, number
from genomgang.topics import incidenter as indicators
from genomgang.topics.incidenter import Period
from genomgang.topics.keyfigure import KeyFigure, key_figure, share_figure
from genomgang.topics.share import rests_on

_SECTION = "sec-incidenter"
DECIMALS = 1
"""Decimals of a rate per 100 employees."""


def key_figures(review: Review) -> tuple[KeyFigure, KeyFigure, KeyFigure]:
    """Incidents per 100 employees, days to closure, and the share reported to IMY within 72 hours."""
    return (_rate(review), _days(review), _within_72_hours(review))


@once_a_review
def history(review: Review) -> pd.DataFrame:
    """Every known incident of this year and last; empty where nothing is known."""
    return indicators.history(review.before["incidenter"], review.now["incidenter"])


def period(review: Review) -> Period:
    """The days whose incidents are this year's."""
    return Period(review.delivery.period_fran, review.delivery.period_till)


@once_a_review
def this_year(review: Review) -> pd.DataFrame:
    """This year's incidents."""
    return indicators.happened(history(review), period(review))


@once_a_review
def last_year(review: Review) -> pd.DataFrame:
    """Last year's incidents; empty where last year's delivery had none for the nämnd, so that nothing is known."""
    known = history(review) if len(review.before["incidenter"]) else review.before["incidenter"]
    return indicators.happened(known, period(review).year_before)


def employees(review: Review) -> int:
    """Employees this year, contractors not included."""
    return review.namnd.antal_anstallda


def employees_before(review: Review) -> int | None:
    """Employees last year, of all predecessors together; None where that is not known or no incident was delivered."""
    register = review.before["namnder"]
    if register.empty or review.before["incidenter"].empty:
        return None
    return int(register["antal_anstallda"].sum())


def threshold(review: Review) -> int:
    """The smallest group of incidents that may be shown, from `mal`."""
    return review.targets.limit("smacell_ovrigt")


def _rate(review: Review) -> KeyFigure:
    count = len(this_year(review))
    known = not history(review).empty
    return key_figure(
        review,
        "incidenter_per_hundra",
        indicators.per_hundred(count, employees(review)) if known else None,
        before=indicators.per_hundred(len(last_year(review)), employees_before(review)),
        coverage=f"{counted(count, 'incident', 'incidenter')}, {number(employees(review))} anställda"
        if known
        else "inga incidenter levererade",
    )


def _days(review: Review) -> KeyFigure:
    matdatum = review.delivery.matdatum
    closure = indicators.closure(this_year(review), matdatum)
    return key_figure(
        review,
        "incident_avslut_dagar",
        closure.median_days,
        before=indicators.closure(last_year(review), matdatum).median_days,
        coverage=rests_on(
            closure.closed, "incident är avslutad", "incidenter är avslutade", "ingen incident under perioden"
        ),
    )


def _within_72_hours(review: Review) -> KeyFigure:
    within = indicators.within_72_hours(this_year(review))
    return share_figure(
        review,
        "incident_72h_andel",
        within,
        indicators.within_72_hours(last_year(review)),
        rests_on(within, "anmäld incident", "anmälda incidenter", "ingen anmäld incident"),
    )
