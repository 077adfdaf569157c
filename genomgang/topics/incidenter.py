"""Incidents, counted on the day and in the unit where they happened.

The frames have the columns of the contract `incidenter`, one row an incident. Choices that change the figures:

- An incident belongs to the period in which it happened (`handelsedatum`), however late it was registered, and to the
  unit where it happened (`enhet`), whoever reported it. Last year's figure therefore takes in what has been registered
  since, and may be higher than what last year's report said.
- Incidents that concern contractors (`konsult`) are counted, since the nämnd answers for them, and are also counted
  apart. The number of employees, by which rates are divided, does not hold contractors.
- How many incidents there are, how many were reported to the authority and how fast they were closed are facts about
  the nämnd and are always shown. What an incident was about (kind, cause, contractor) may point to a person: small
  groups are hidden.
- Days to closure run from registration, when the nämnd knew of the incident, to closure.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

import pandas as pd

from checks.incidenter import CONTRACT
from genomgang.contracts.contract import Protection
from genomgang.privacy.disclosure import HIDDEN, SYMBOL, key_of, protect
from genomgang.review.review import Review, once_a_review
from genomgang.text.swedish import counted, number, sentence_case, short_month
from genomgang.topics.keyfigure import KeyFigure, key_figure, share_figure
from genomgang.topics.share import Share, rests_on

MONTHS_IN_PIECE = 4

PERSONAL_DATA = "personuppgift"
"""The kind of incident that is reported to the authority for personal data."""


_NEVER_MASKED = [
    column.name
    for column in CONTRACT.columns
    if column.protection is Protection.OPEN and column.name not in CONTRACT.key
]
"""What both versions hold, so that both hide the same; a masked row loses its id too."""


@dataclass(frozen=True)
class Period:
    """Days from `first` to `last`, both included."""

    first: dt.date
    last: dt.date

    @property
    def year_before(self) -> Period:
        """The same days one year earlier."""
        return Period(_shift(self.first, -12), _shift(self.last + dt.timedelta(days=1), -12) - dt.timedelta(days=1))

    @property
    def pieces(self) -> tuple[Period, ...]:
        """The period cut into pieces of four months from its first day; the last may be shorter."""
        starts = [self.first]
        while (start := _shift(self.first, MONTHS_IN_PIECE * len(starts))) <= self.last:
            starts.append(start)
        ends = [start - dt.timedelta(days=1) for start in starts[1:]] + [self.last]
        return tuple(Period(start, end) for start, end in zip(starts, ends, strict=True))

    @property
    def name(self) -> str:
        """For instance "nov 2022–feb 2023" or "mars–juni 2023"."""
        first, last = short_month(self.first), short_month(self.last)
        if first == last:
            return first
        return f"{first.split()[0] if self.first.year == self.last.year else first}–{last}"


def key_figures(review: Review) -> tuple[KeyFigure, KeyFigure, KeyFigure]:
    """Incidents per 100 employees, days to closure, and the share reported in time."""
    return (_rate(review), _days(review), _within_72_hours(review))


@once_a_review
def known(review: Review) -> pd.DataFrame:
    """Every known incident of this year and last; empty where nothing is known."""
    return history(review.before["incidenter"], review.now["incidenter"])


def period(review: Review) -> Period:
    """The days whose incidents are this year's."""
    return Period(review.delivery.period_fran, review.delivery.period_till)


def span(review: Review) -> Period:
    """The days of `over_time`: this year's, and last year's where they are known."""
    days = period(review)
    return Period(days.year_before.first, days.last) if employees_before(review) else days


@once_a_review
def this_year(review: Review) -> pd.DataFrame:
    """This year's incidents."""
    return happened(known(review), period(review))


@once_a_review
def last_year(review: Review) -> pd.DataFrame:
    """Last year's incidents; empty where last year's delivery had none for the nämnd, so that nothing is known."""
    frame = known(review) if len(review.before["incidenter"]) else review.before["incidenter"]
    return happened(frame, period(review).year_before)


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
    count, employees = len(this_year(review)), review.namnd.antal_anstallda
    delivered = not known(review).empty
    return key_figure(
        review,
        "incidenter_per_hundra",
        per_hundred(count, employees) if delivered else None,
        before=per_hundred(len(last_year(review)), employees_before(review)),
        coverage=f"{counted(count, 'incident', 'incidenter')}, {number(employees)} anställda"
        if delivered
        else "inga incidenter levererade",
    )


def _days(review: Review) -> KeyFigure:
    matdatum = review.delivery.matdatum
    ended = closure(this_year(review), matdatum)
    return key_figure(
        review,
        "incident_avslut_dagar",
        ended.median_days,
        before=closure(last_year(review), matdatum).median_days,
        coverage=rests_on(
            ended.closed, "incident är avslutad", "incidenter är avslutade", "ingen incident under perioden"
        ),
    )


def _within_72_hours(review: Review) -> KeyFigure:
    within = within_72_hours(this_year(review))
    return share_figure(
        review,
        "incident_72h_andel",
        within,
        within_72_hours(last_year(review)),
        rests_on(within, "anmäld incident", "anmälda incidenter", "ingen anmäld incident"),
    )


def _shift(day: dt.date, months: int) -> dt.date:
    return (pd.Timestamp(day) + pd.DateOffset(months=months)).date()


def history(before: pd.DataFrame, now: pd.DataFrame) -> pd.DataFrame:
    """Both deliveries' incidents in one frame; an incident that stands in both is taken from this year's."""
    frames = [frame for frame in (before, now) if not frame.empty]
    return pd.concat(frames).drop_duplicates("incident_id", keep="last") if frames else now


def happened(frame: pd.DataFrame, period: Period) -> pd.DataFrame:
    """The incidents that happened within the period."""
    return frame[frame["handelsedatum"].between(pd.Timestamp(period.first), pd.Timestamp(period.last))]


def per_hundred(count: int, employees: int | None) -> float | None:
    """Incidents per 100 employees; None where the number of employees is unknown or zero."""
    return 100 * count / employees if employees else None


def by_category(frame: pd.DataFrame, column: str, labels: Mapping[str, str], threshold: int) -> pd.DataFrame:
    """Incidents by kind or cause, the most common first.

    Only categories that occur. Columns `etikett` (Swedish label), `antal` (missing where hidden) and `dold`. Groups
    below `threshold` are hidden, and with them as many others as it takes; hidden groups stand last, in the order of
    `labels`, so that their place tells nothing. Empty where all would be hidden: their names alone tell that each
    category has occurred.
    """
    counts = frame[column].value_counts().reindex(list(labels), fill_value=0)
    counts = counts[counts > 0]
    groups = pd.DataFrame({"etikett": [labels[str(key)] for key in counts.index], "antal": counts.to_numpy()})
    reported = int(frame["anmald_imy"].fillna(value=False).sum())
    # How many are reported to the authority is always told, and only incidents with personal data are.
    at_least = [min(count, reported) if key == PERSONAL_DATA else 1 for key, count in counts.items()]
    shown = protect(
        groups.astype({"antal": "Int64"}),
        count="antal",
        values=["antal"],
        threshold=threshold,
        key=key_of(frame[_NEVER_MASKED]),
        at_least=at_least,
    )
    if shown[HIDDEN].all():
        return shown.iloc[:0]
    return shown.sort_values([HIDDEN, "antal"], ascending=[True, False], kind="stable", ignore_index=True)


def groups(review: Review, column: str) -> pd.DataFrame:
    """This year's incidents by kind or cause as they may be shown: columns `Incidenter` and `Andel` (per cent).

    The index holds the Swedish labels. A hidden group has `dolt` in both. Empty where no group may be shown.
    """
    rows = this_year(review)
    found = by_category(rows, column, CONTRACT.labels(column), threshold(review))
    counts = [SYMBOL if hidden else int(count) for count, hidden in zip(found["antal"], found[HIDDEN], strict=True)]
    shares = [SYMBOL if isinstance(count, str) else 100 * count / len(rows) for count in counts]
    frame = pd.DataFrame({"Incidenter": counts, "Andel": shares}, dtype="object")
    return frame.set_axis([sentence_case(str(label)) for label in found["etikett"]])


def most_common(frame: pd.DataFrame) -> tuple[list[str], int]:
    """The groups of `groups` with the most incidents among those that are shown, and how many each of them has."""
    shown = frame.loc[frame["Incidenter"] != SYMBOL, "Incidenter"].astype(int)
    return list(shown.index[shown == shown.max()]), int(shown.max())


def contractors(frame: pd.DataFrame, threshold: int) -> int | None:
    """Incidents that concern contractors; None where that number, or that of the others, is too small to show."""
    count = int(frame["konsult"].fillna(value=False).sum())
    return None if any(0 < part < threshold for part in (count, len(frame) - count)) else count


@dataclass(frozen=True)
class Closure:
    """How incidents end: `closed` of all; days from registration (median of the closed; age of the oldest open)."""

    closed: Share
    median_days: float | None
    oldest_open_days: int | None


def closure(frame: pd.DataFrame, matdatum: dt.date) -> Closure:
    """How many of the incidents are closed at `matdatum`, and how long it took or has taken."""
    done = frame["avslutad"].notna()
    days = (frame["avslutad"] - frame["registrerad"]).dt.days
    age = (pd.Timestamp(matdatum) - frame["registrerad"]).dt.days
    return Closure(
        closed=Share(int(done.sum()), len(frame)),
        median_days=float(days[done].median()) if done.any() else None,
        oldest_open_days=None if done.all() else int(age[~done].max()),
    )


def within_72_hours(frame: pd.DataFrame) -> Share:
    """Incidents reported to the authority in time, of those reported to it."""
    reported = frame[frame["anmald_imy"].fillna(value=False).astype(bool)]
    return Share(int((reported["inom_72_timmar"] == "ja").sum()), len(reported))


def over_time(review: Review) -> pd.DataFrame:
    """Incidents per 100 employees in pieces of four months: of last year, where it is known, and of this year.

    Columns `Per 100 anställda` and `Incidenter`; the index holds the periods' names.
    """
    now = rates(known(review), period(review).pieces, review.namnd.antal_anstallda)
    before = employees_before(review)
    pieces = pd.concat([rates(known(review), period(review).year_before.pieces, before), now]) if before else now
    return _by_period(pieces)


def whole_years(review: Review) -> pd.DataFrame:
    """Last year's sum, where it is known, and this year's, with the columns of `over_time`."""
    days, before = period(review), employees_before(review)
    now = rates(this_year(review), [days], review.namnd.antal_anstallda)
    years = pd.concat([rates(last_year(review), [days.year_before], before), now]) if before else now
    return _by_period(years).rename(index=lambda name: f"Summa {name}")


def _by_period(pieces: pd.DataFrame) -> pd.DataFrame:
    names = [Period(first, last).name for first, last in zip(pieces["fran"], pieces["till"], strict=True)]
    frame = pieces.set_axis(pd.Index(names, name="Period"))[["per_hundra", "antal"]]
    return frame.set_axis(["Per 100 anställda", "Incidenter"], axis="columns")


def rates(frame: pd.DataFrame, pieces: Sequence[Period], employees: int | None) -> pd.DataFrame:
    """Incidents in each piece of a period: columns `fran`, `till`, `antal` and `per_hundra` (missing: unknown)."""
    counts = [len(happened(frame, piece)) for piece in pieces]
    return pd.DataFrame(
        {
            "fran": [piece.first for piece in pieces],
            "till": [piece.last for piece in pieces],
            "antal": pd.array(counts, dtype="Int64"),
            "per_hundra": pd.array([per_hundred(count, employees) for count in counts], dtype="Float64"),
        }
    )
