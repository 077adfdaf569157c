"""Training: who has taken the mandatory courses, as a whole and by unit and group, and management's own course.

Frames follow the contract `utbildning`, one row a person and course. Everything returned is counted and has passed
`genomgang.disclosure`: counts of hidden groups are missing and the column `dold` is true. Employees are all but
consultants. The rule that every employee and consultant takes both courses is the city's local instruction's.
"""

from __future__ import annotations

import math
from collections.abc import Iterable
from datetime import date
from decimal import Decimal

import pandas as pd

from checks.utbildning import CONTRACT
from genomgang.disclosure import HIDDEN, hidden_groups, protect
from genomgang.swedish import rounded

MANDATORY = ("informationssakerhet", "dataskydd")
"""The two e-courses that everybody must take, once."""

BOTH = "bada"
"""Stands for having taken both of them."""

MANAGEMENT_COURSE = "cybersakerhet_ledning"
"""Management's own course, counted for the management group alone."""

STAFF, MANAGERS, NEW, CONSULTANTS = "anstallda", "chefer", "nyanstallda", "konsulter"
"""The groups that are followed: all employees, managers with the management group, new employees, consultants."""


def people(frame: pd.DataFrame) -> pd.DataFrame:
    """One row a person with a row for a mandatory course.

    Returns
    -------
    Index `person_id`; `enhet`, `rollgrupp`, `anstalld_fran`, and three marks: `informationssakerhet`, `dataskydd`,
    `bada`. Somebody without a row for one of the courses has not taken both.
    """
    rows = frame[frame["kurs"].isin(MANDATORY)]
    persons = rows.drop_duplicates("person_id").set_index("person_id")[["enhet", "rollgrupp", "anstalld_fran"]]
    done = {
        kurs: persons.index.isin(rows.loc[(rows["kurs"] == kurs) & rows["genomford"].notna(), "person_id"])
        for kurs in MANDATORY
    }
    return persons.assign(**done, **{BOTH: done[MANDATORY[0]] & done[MANDATORY[1]]})


def by_course(frame: pd.DataFrame, threshold: int) -> pd.DataFrame:
    """The employees' completion of each course, management's own left out.

    Returns
    -------
    `kurs` ("bada" first, then as in the contract; courses without rows are left out), `antal` (employees with a row),
    `klara`, `andel` (per cent), `dold`.
    """
    persons = _staff(people(frame))
    staff = _staff(frame)
    counts = [(BOTH, len(persons), int(persons[BOTH].sum()))]
    for kurs in CONTRACT.labels("kurs"):
        rows = staff[staff["kurs"] == kurs]
        if kurs != MANAGEMENT_COURSE:
            counts.append((kurs, len(rows), int(rows["genomford"].notna().sum())))
    return _single_groups("kurs", counts, threshold)


def by_group(frame: pd.DataFrame, matdatum: date, new_days: int, threshold: int) -> pd.DataFrame:
    """How many in each group have taken both courses.

    Parameters
    ----------
    matdatum, new_days:
        New is who was employed at most `new_days` days before `matdatum`.

    Returns
    -------
    `grupp` (anstallda, chefer, nyanstallda, konsulter; empty groups are left out), `antal`, `klara`, `andel`, `dold`.
    A group is also hidden where the employees outside it would be too few, since all employees are shown.
    """
    persons = people(frame)
    staff = _staff(persons)
    consultants = persons[persons["rollgrupp"] == "konsult"]
    age = pd.Timestamp(matdatum) - staff["anstalld_fran"]
    groups = {
        STAFF: staff,
        MANAGERS: staff[staff["rollgrupp"].isin(["chef", "ledningsgrupp"])],
        NEW: staff[age.between(pd.Timedelta(0), pd.Timedelta(days=new_days))],
    }
    counts = [(name, len(members), int(members[BOTH].sum())) for name, members in groups.items()]
    others = [len(staff) - len(members) for members in groups.values()]
    return _single_groups(
        "grupp",
        [*counts, (CONSULTANTS, len(consultants), int(consultants[BOTH].sum()))],
        threshold,
        [*others, 0],
    )


def by_unit(frame: pd.DataFrame, threshold: int) -> pd.DataFrame:
    """The employees' completion in each unit.

    Returns
    -------
    `enhet`, `antal`, `informationssakerhet`, `dataskydd`, `bada` (persons), `andel` (per cent who have taken both),
    `dold`; the highest share first, hidden units last.
    """
    staff = _staff(people(frame))
    marks = [*MANDATORY, BOTH]
    counts = {"antal": (BOTH, "size"), **{mark: (mark, "sum") for mark in marks}}
    units = staff.groupby("enhet").agg(**counts).reset_index()
    units = protect(units, count="antal", values=[*marks, "antal"], threshold=threshold)
    return (
        units.assign(andel=100 * units[BOTH] / units["antal"])
        .astype({HIDDEN: bool})  # without units the column has no type of its own
        .sort_values(["andel", "enhet"], ascending=[False, True], na_position="last")
        .reset_index(drop=True)[["enhet", "antal", *marks, "andel", HIDDEN]]
    )


def management(frame: pd.DataFrame, threshold: int) -> pd.DataFrame:
    """The management group's completion of its own course: `antal`, `klara`, `andel`, `dold`; no row without data."""
    rows = frame[(frame["kurs"] == MANAGEMENT_COURSE) & (frame["rollgrupp"] == "ledningsgrupp")]
    counts = [(MANAGEMENT_COURSE, len(rows), int(rows["genomford"].notna().sum()))]
    return _single_groups("kurs", counts, threshold)


def needed(done: int, whole: int, target: float) -> int:
    """How many more must take a course before the share that is shown (whole per cent) reaches the target.

    The share is rounded as it is shown, so that "the target is reached" and "nobody more is needed" always agree.
    """
    lowest = (rounded(target) - Decimal("0.5")) * whole / 100
    return max(0, math.ceil(lowest) - done)


def where_most_remain(units: pd.DataFrame) -> tuple[list[str], int]:
    """The few units (at most three) where more than half of those who have not taken both courses work.

    Parameters
    ----------
    units:
        From `by_unit`; hidden units count for nothing.

    Returns
    -------
    The units, most remaining first, and how many remain there. No units where nobody remains, where there is only one
    unit to choose from, or where it would take more than three units or more than half of them.
    """
    shown = units[~units[HIDDEN]]
    remaining = (shown["antal"] - shown[BOTH]).astype(int).set_axis(shown["enhet"])
    order = remaining[remaining > 0].sort_values(ascending=False, kind="stable")
    for count in range(1, min(3, len(shown) // 2) + 1):
        if 2 * order.head(count).sum() > remaining.sum():
            return list(order.head(count).index), int(order.head(count).sum())
    return [], 0


def _staff(rows: pd.DataFrame) -> pd.DataFrame:
    return rows[(rows["rollgrupp"] != "konsult").fillna(value=True)]


def _single_groups(
    name: str, counts: list[tuple[str, int, int]], threshold: int, others: Iterable[int] | None = None
) -> pd.DataFrame:
    """Groups that overlap, each hidden by itself; `others` are those outside it, of whom a total is published."""
    outside = [0] * len(counts) if others is None else list(others)
    rows = [
        (group, whole, done, hidden_groups([whole, rest], threshold)[0])
        for (group, whole, done), rest in zip(counts, outside, strict=True)
        if whole
    ]
    frame = pd.DataFrame(rows, columns=[name, "antal", "klara", HIDDEN]).astype({HIDDEN: bool})
    for column in ("antal", "klara"):
        frame[column] = frame[column].astype("Float64").mask(frame[HIDDEN])
    return frame.assign(andel=100 * frame["klara"] / frame["antal"])[[name, "antal", "klara", "andel", HIDDEN]]
