"""The action plan: what became of earlier decisions, what the coming three years hold, and how much each role carries.

Frames follow the contract `atgarder`. In the public version the texts of protected rows are masked; nothing here
depends on a text.
"""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from datetime import date

import pandas as pd

from genomgang.contracts.frames import mixed_frame
from genomgang.organisation import organisation
from genomgang.review.review import Review, once_a_review
from genomgang.text.swedish import long_date, part_of, sentence_case
from genomgang.topics import beslut
from genomgang.topics.keyfigure import KeyFigure, key_figure
from genomgang.topics.share import Share

PLAN_YEARS = 3
"""The plan covers the review's year and the two after it (the city's instruction for the verksamhetsplan)."""

UNREPORTED = "lage_saknas"
"""`lage` of an action that was open last year and has no row this year."""

STATES = ("forsenad", "ej_paborjad", "pagar", UNREPORTED, "flyttad", "klar")
"""The values of `lage`, those that need attention first."""

OPEN_STATES = ("forsenad", "ej_paborjad", "pagar", UNREPORTED)


@dataclass(frozen=True)
class Done:
    """How many (`part`) of the actions that were to be done in `ar` (`whole`) are done."""

    ar: int
    part: int
    whole: int

    @property
    def share(self) -> float | None:
        """Per cent; None where nothing was to be done."""
        return Share(self.part, self.whole).percent


def key_figures(review: Review) -> tuple[KeyFigure]:
    """The share of last year's actions that are done."""
    now = done(followed(review), review.ar)
    earlier = review.before["atgarder"]
    before = done(earlier[earlier["beslutat_ar"] < review.ar - 1].assign(lage=earlier["status"]), review.ar - 1)
    rest = f"{part_of(now.part, now.whole, 'åtgärd', 'åtgärder')}, läget {long_date(review.delivery.matdatum)}."
    return (
        key_figure(
            review,
            "atgarder_klara_andel",
            now.share,
            before=before.share,
            part=now.part if now.whole else None,
            whole=now.whole or None,
            coverage=rest if now.whole else "",
        ),
    )


@once_a_review
def followed(review: Review) -> pd.DataFrame:
    """`follow_up` of the review, from what last year's meeting decided where it left its decisions."""
    decided_then = beslut.as_decided(review.before["atgarder"], review.before["beslut"], review.ar - 1)
    now = beslut.without_stopped(review.now["atgarder"], review.before["beslut"])
    return follow_up(now, decided_then, review.ar, review.delivery.matdatum)


@once_a_review
def planned(review: Review) -> pd.DataFrame:
    """`plan` of the review, as the meeting left it where it has been held."""
    return plan(as_decided(review), review.ar, review.delivery.matdatum)


@once_a_review
def as_decided(review: Review) -> pd.DataFrame:
    """The action plan as the review's own meeting left it; as it was delivered where none has been held."""
    return beslut.as_decided(review.now["atgarder"], review.now["beslut"], review.ar)


def limit_of(review: Review) -> int | None:
    """How many actions a role is held to carry in a year; None where no limit is decided."""
    target = review.targets.find("atgarder_per_roll_max")
    return int(target.value) if target else None


def years_of(review: Review) -> list[int]:
    """The plan's years."""
    return [review.ar + step for step in range(PLAN_YEARS)]


def role_name(role: str) -> str:
    """A role as a table names it: "Chefer"."""
    return sentence_case(organisation().roller[role])


def roles_in(frame: pd.DataFrame) -> list[str]:
    """The roles that have actions, in the order of the organisation's roles."""
    return [role for role in organisation().roller if (frame["ansvarig_roll"] == role).any()]


def by_role(frame: pd.DataFrame) -> list[tuple[str, int]]:
    """The roles inside a sentence with how many actions each has, the most first."""
    counts = frame["ansvarig_roll"].value_counts()
    order = list(organisation().roller)
    roles = sorted(map(str, counts.index), key=lambda role: (-int(counts[role]), order.index(role)))
    return [(organisation().roller[role], int(counts[role])) for role in roles]


def state_frame(frame: pd.DataFrame) -> pd.DataFrame:
    """Followed actions by role (index) and state (those that occur, the good ones first), and their sum."""
    states = [state for state in reversed(STATES) if (frame["lage"] == state).any()]
    roles = roles_in(frame)
    counts = Counter(zip(frame["lage"], frame["ansvarig_roll"], strict=True))
    columns = {state: [counts[state, role] for role in roles] for state in states}
    sums = [sum(column[place] for column in columns.values()) for place in range(len(roles))]
    index = pd.Index([role_name(role) for role in roles], name="Ansvarig roll")
    return mixed_frame({**columns, "Summa": sums}, index)


def load_frame(load: pd.DataFrame, years: list[int]) -> pd.DataFrame:
    """`workload` by role (index) and year, with the sum of each year last; "▲ 3" where it is more than the limit."""
    numbers = zip(load["antal"], load["over"], strict=True)
    cells = dict(zip(zip(load["plan_ar"], load["ansvarig_roll"], strict=True), numbers, strict=True))
    roles = roles_in(load)
    columns = {}
    for year in years:
        found = [cells.get((year, role), (0, False)) for role in roles]
        columns[str(year)] = [f"▲ {count}" if over else str(count) for count, over in found]
        columns[str(year)].append(str(sum(count for count, _ in found)))
    return mixed_frame(columns, pd.Index([*map(role_name, roles), "Alla roller"], name="Ansvarig roll"))


def with_state(frame: pd.DataFrame, matdatum: date) -> pd.DataFrame:
    """The actions with their real state at `matdatum`.

    Adds `fortsatter_i` (id of the action that continues this one through `overford_fran`, else missing) and `lage`:
    klar where delivered as klar; else flyttad where another action continues it or it was delivered as moved; else
    forsenad where delivered so or the due date lies before `matdatum`; else the delivered status.
    """
    successors = _successors(frame)
    continued = frame["atgard_id"].map(successors).astype("string")
    status = frame["status"]
    state = status.mask(
        status.isin(["ej_paborjad", "pagar"]) & (frame["forfallodatum"] < pd.Timestamp(matdatum)), "forsenad"
    )
    state = state.mask(continued.notna() & (status != "klar"), "flyttad")
    return frame.assign(fortsatter_i=continued, lage=state.astype("string"))


def follow_up(now: pd.DataFrame, before: pd.DataFrame, ar: int, matdatum: date) -> pd.DataFrame:
    """Earlier reviews' decisions, one by one, with what became of them.

    Parameters
    ----------
    now, before:
        This year's and last year's delivery.
    ar:
        The review's year; decisions of `ar` itself are proposals and not followed up.
    matdatum:
        The day that the states describe.

    Returns
    -------
    The actions that the last review decided, those planned for last year, and older ones that are still open; columns
    of the contract with `fortsatter_i` and `lage`. An action that was open in last year's delivery and is missing from
    this year's has the state `UNREPORTED`, or flyttad where another action continues it. Attention first, then due
    date.
    """
    current = with_state(now, matdatum)
    missing = before[~before["atgard_id"].isin(now["atgard_id"]) & ~before["status"].isin(["klar", "flyttad"])]
    continued = missing["atgard_id"].map(_successors(now)).astype("string")
    state = pd.Series(UNREPORTED, index=missing.index, dtype="string").mask(continued.notna(), "flyttad")
    every = pd.concat([current, missing.assign(fortsatter_i=continued, lage=state)], ignore_index=True)
    planned_last_year = every["prioriterat_ar"] == ar - 1
    decided_last_year = every["beslutat_ar"] == ar - 1
    still_open = every["lage"].isin(OPEN_STATES) & (every["prioriterat_ar"] < ar)
    chosen = every[(every["beslutat_ar"] < ar) & (planned_last_year | decided_last_year | still_open)]
    return _sorted(chosen.assign(_order=chosen["lage"].map(STATES.index)), ["_order", "forfallodatum", "atgard_id"])


def done(followed: pd.DataFrame, ar: int) -> Done:
    """How many of the actions planned for the year before `ar` are done, from `follow_up`'s frame."""
    due = followed[followed["prioriterat_ar"] == ar - 1]
    return Done(ar - 1, int((due["lage"] == "klar").sum()), len(due))


def not_yet_due(followed: pd.DataFrame, ar: int) -> int:
    """How many of the actions planned for the year before `ar` are still open with their due date ahead."""
    due = followed[followed["prioriterat_ar"] == ar - 1]
    return int(due["lage"].isin(["ej_paborjad", "pagar"]).sum())


def lost(followed: pd.DataFrame) -> pd.DataFrame:
    """The actions that were delivered as moved although no other action continues them."""
    return followed[(followed["lage"] == "flyttad") & followed["fortsatter_i"].isna()]


def proposed(now: pd.DataFrame, ar: int) -> pd.DataFrame:
    """The actions that this review is asked to decide, the most urgent first: priority year, due date, id."""
    return _sorted(now[now["beslutat_ar"] == ar], ["prioriterat_ar", "forfallodatum", "atgard_id"])


def plan(now: pd.DataFrame, ar: int, matdatum: date) -> pd.DataFrame:
    """The three-year plan: everything that remains to be done or is already done in `ar` to `ar` + 2.

    Adds `plan_ar` (the year in which the action stands in the plan) and `overford` (whether it was planned for an
    earlier year and is still open: it is carried forward to `ar`) to the columns of `with_state`. Moved actions are
    left out: the one that continues them stands in the plan. By year, role (in the file's order), due date and id.
    """
    current = with_state(now, matdatum)
    carried = current["lage"].isin(OPEN_STATES) & (current["prioriterat_ar"] < ar)
    inside = current["prioriterat_ar"].between(ar, ar + PLAN_YEARS - 1) & (current["lage"] != "flyttad")
    chosen = current.assign(plan_ar=current["prioriterat_ar"].clip(lower=ar), overford=carried)[carried | inside]
    roles = list(organisation().roller)
    return _sorted(
        chosen.assign(_order=chosen["ansvarig_roll"].map(roles.index)),
        ["plan_ar", "_order", "forfallodatum", "atgard_id"],
    )


def workload(planned: pd.DataFrame, limit: int | None) -> pd.DataFrame:
    """Open actions a year and role, from `plan`'s frame.

    Returns
    -------
    `plan_ar`, `ansvarig_roll`, `antal` and `over` (whether `antal` exceeds `limit`, the actions that one role is held
    to carry in a year; never where no limit is decided), in the order of the plan.
    """
    counts = (
        planned[planned["lage"].isin(OPEN_STATES)]
        .groupby(["plan_ar", "ansvarig_roll"], sort=False)
        .size()
        .reset_index(name="antal")
    )
    return counts.assign(over=counts["antal"] > limit if limit is not None else False)


def _successors(frame: pd.DataFrame) -> dict[str, str]:
    """Id of a continued action → id of the (first) action that continues it."""
    heirs = frame.dropna(subset=["overford_fran"]).sort_values("atgard_id", ascending=False)
    return dict(zip(heirs["overford_fran"], heirs["atgard_id"], strict=True))


def _sorted(frame: pd.DataFrame, columns: list[str]) -> pd.DataFrame:
    return frame.sort_values(columns, kind="stable").drop(columns="_order", errors="ignore").reset_index(drop=True)
