"""Training: who has taken the mandatory courses, as a whole and by unit and group, and management's own course.

Frames follow the contract `utbildning`, one row a person and course. Only groups that have passed the gate for small
cells are returned. Employees are all but consultants. That every employee and consultant takes both courses is a rule
of the city's local instructions.
"""

from __future__ import annotations

import math
from collections.abc import Sequence
from datetime import date
from decimal import Decimal

import pandas as pd

from checks.utbildning import CONTRACT
from genomgang.disclosure import key_of
from genomgang.swedish import rounded
from genomgang.topics.group import Group, alone, in_its_role, partition
from genomgang.topics.share import Share

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


def by_course(frame: pd.DataFrame, threshold: int) -> tuple[Group, ...]:
    """The employees with a row for each course and how many have taken it, management's own course left out.

    Named by course: `bada` first, then in the contract's order; courses without rows are left out.
    """
    staff = _staff(frame)
    courses = [kurs for kurs in CONTRACT.labels("kurs") if kurs != MANAGEMENT_COURSE]
    groups = [_taken(kurs, staff[staff["kurs"] == kurs]) for kurs in courses]
    return (*both_courses(frame, threshold), *(alone(group, threshold) for group in groups if group.size))


def both_courses(frame: pd.DataFrame, threshold: int) -> tuple[Group, ...]:
    """The employees and how many have taken both courses, as the first of `by_course`; empty where there is nobody."""
    group = _both(BOTH, _staff(people(frame)))
    return (alone(group, threshold),) if group.size else ()


def by_group(frame: pd.DataFrame, matdatum: date, new_days: int, threshold: int) -> tuple[Group, ...]:
    """How many in each of anstallda, chefer, nyanstallda and konsulter have taken both courses.

    New is who was employed at most `new_days` days before `matdatum`. Empty groups are left out. A group is also
    hidden where the employees outside it would be too few, since all employees are shown.
    """
    persons = people(frame)
    staff = _staff(persons)
    consultants = _both(CONSULTANTS, persons[persons["rollgrupp"] == "konsult"])
    age = pd.Timestamp(matdatum) - staff["anstalld_fran"]
    among_staff = [
        _both(STAFF, staff),
        _both(MANAGERS, staff[staff["rollgrupp"].isin(["chef", "ledningsgrupp"])]),
        _both(NEW, staff[age.between(pd.Timedelta(0), pd.Timedelta(days=new_days))]),
    ]
    return tuple(
        alone(group, threshold, others=others)
        for group, others in [
            *((group, len(staff) - (group.size or 0)) for group in among_staff),
            (consultants, 0),
        ]
        if group.size
    )


def by_unit(frame: pd.DataFrame, threshold: int) -> tuple[Group, ...]:
    """How many of each unit's employees have taken both courses, and each of `MANDATORY` (in `parts`).

    The highest share first, hidden units last.
    """
    units = _staff(people(frame)).groupby("enhet")
    groups = [
        Group(
            str(name),
            Share(int(members[BOTH].sum()), len(members)),
            tuple(Share(int(members[kurs].sum()), len(members)) for kurs in MANDATORY),
        )
        for name, members in units
    ]
    return partition(groups, threshold, key_of(frame[list(CONTRACT.column_names)]))


def management(frame: pd.DataFrame, threshold: int) -> Group | None:
    """The management group and how many have taken its own course; None where the course has no rows.

    That management takes it is a duty of its office, so it is shown of a smaller group than other shares are.
    """
    rows = frame[(frame["kurs"] == MANAGEMENT_COURSE) & (frame["rollgrupp"] == "ledningsgrupp")]
    return None if rows.empty else in_its_role(_taken(MANAGEMENT_COURSE, rows), threshold)


def needed(share: Share, target: float) -> int:
    """How many more must take a course before the share that is shown (whole per cent) reaches the target.

    The share is rounded as it is shown, so that "the target is reached" and "nobody more is needed" always agree.
    """
    lowest = (rounded(target) - Decimal("0.5")) * share.whole / 100
    return max(0, math.ceil(lowest) - share.part)


def where_most_remain(units: Sequence[Group]) -> tuple[list[str], int]:
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
    shown = [(unit.name, unit.share.rest) for unit in units if unit.share]
    order = sorted(shown, key=lambda item: (-item[1], item[0]))
    everybody = sum(rest for _, rest in shown)
    for count in range(1, min(3, len(shown) // 2) + 1):
        there = sum(rest for _, rest in order[:count])
        if 2 * there > everybody:
            return [name for name, _ in order[:count]], there
    return [], 0


def _staff(rows: pd.DataFrame) -> pd.DataFrame:
    return rows[(rows["rollgrupp"] != "konsult").fillna(value=True)]


def _both(name: str, persons: pd.DataFrame) -> Group:
    return Group(name, Share(int(persons[BOTH].sum()), len(persons)))


def _taken(name: str, rows: pd.DataFrame) -> Group:
    return Group(name, Share(int(rows["genomford"].notna().sum()), len(rows)))
