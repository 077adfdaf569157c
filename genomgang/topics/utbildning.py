"""Training: who has taken the mandatory courses, as a whole and by unit and group, and management's own course.

Frames follow the contract `utbildning`, one row a person and course. Only groups that have passed the gate for small
cells are returned. Employees are all but consultants. That every employee and consultant takes both courses is a rule
of the city's local instructions.
"""

from __future__ import annotations

import math
from collections.abc import Callable, Iterable, Iterator, Sequence
from datetime import date
from decimal import Decimal

import numpy as np
import pandas as pd

from checks import AS_WRITTEN
from checks.utbildning import EJ_ANSTALLDA, FORTROENDEVALDA
from genomgang.contracts.frames import mixed_frame
from genomgang.organisation import organisation
from genomgang.privacy.disclosure import SYMBOL, key_of
from genomgang.review.review import Review, once_a_review
from genomgang.review.targets import Target
from genomgang.text.swedish import number, rounded, sentence_case
from genomgang.topics import last_year
from genomgang.topics.group import Group, alone, in_its_role, partition, parts, percent_by_name, percents, sizes
from genomgang.topics.keyfigure import KeyFigure, key_figure
from genomgang.topics.share import Share

BOTH = "bada"
"""Stands for having taken all of the mandatory courses, which are two in most organisations."""

HEADS = ("forvaltningschef", "vd")
"""The head, who is one of the management group."""

MANAGEMENT = ("ledningsgrupp", *HEADS)

STAFF, MANAGERS, NEW, CONSULTANTS = "anstallda", "chefer", "nyanstallda", "konsulter"
"""The groups that are followed: all employees, managers with the management group, new employees, consultants."""

GROUPS = {
    STAFF: "Alla anställda",
    MANAGERS: "Chefer och ledningsgrupp",
    NEW: "Nyanställda",
    CONSULTANTS: "Konsulter",
}
"""What each group is called."""


def key_figures(review: Review) -> tuple[KeyFigure, ...]:
    """The share of the employees who have taken both courses, and of the management group that has taken its own.

    Where those who sit on the nämnd or the board are in the delivery, their share as well.
    """
    both, own = _both_figure(review), _managements_figure(review)
    return (both, own) if members(review) is None else (both, own, _members_figure(review))


def mandatory() -> tuple[str, ...]:
    """The short names of the courses that everybody must take, once."""
    return tuple(organisation().obligatoriska)


def course_name(kurs: str) -> str:
    """What a course is called, or all of the mandatory ones together."""
    org = organisation()
    return sentence_case(org.alla_kurser()) if kurs == BOTH else org.kurser[kurs].namn


def threshold(review: Review) -> int:
    """The smallest group of which anything is shown."""
    return review.targets.limit("smacell_utbildning")


def target_of(review: Review, kurs: str) -> Target | None:
    """A course's target. For both courses together it is the lower of theirs, where none is decided for both."""
    own = review.targets.find("utbildning_andel", kurs)
    if own or kurs != BOTH:
        return own
    each = [target for course in mandatory() if (target := review.targets.find("utbildning_andel", course))]
    return min(each, key=lambda target: target.value) if len(each) == len(mandatory()) else None


@once_a_review
def staff(review: Review) -> Group | None:
    """The employees and how many of them have taken both courses; None where there is nobody."""
    return next(iter(both_courses(review.now["utbildning"], threshold(review))), None)


def groups(review: Review) -> tuple[Group, ...]:
    """The review's groups (see `by_group`), named as in `GROUPS`."""
    return by_group(review.now["utbildning"], review.delivery.matdatum, _new_days(review), threshold(review))


@once_a_review
def units(review: Review) -> tuple[Group, ...]:
    """The review's units (see `by_unit`)."""
    return by_unit(review.now["utbildning"], threshold(review))


def management_group(review: Review) -> Group | None:
    """The management group and how many have taken its own course (see `management`)."""
    return management(review.now["utbildning"], threshold(review))


def members(review: Review) -> Group | None:
    """Those who sit on the nämnd or the board, and how many of them have taken management's own course."""
    return governing(review.now["utbildning"], threshold(review))


def head_is_counted(review: Review) -> bool:
    """Whether the delivery says who the head is, so that the management group has the head in it."""
    return bool(review.now["utbildning"]["rollgrupp"].isin(HEADS).any())


def course_frame(review: Review) -> pd.DataFrame:
    """A row each for both courses together and for every course, by name.

    Returns
    -------
    `Anställda`, `Klara` and `Återstår till målet` are numbers of persons, `Andel`, `Mål` and `I fjol` per cent. `dolt`
    stands for what is withheld.
    """
    found = by_course(review.now["utbildning"], threshold(review))
    targets = [target_of(review, group.name) for group in found]
    before = percent_by_name(_last_years(review, by_course))
    return mixed_frame(
        {
            "Anställda": sizes(found),
            "Klara": parts(found),
            "Andel": percents(found),
            "Mål": [target.value if target else None for target in targets],
            "I fjol": [before.get(group.name) for group in found],
            "Återstår till målet": [_left(group, target) for group, target in zip(found, targets, strict=True)],
        },
        pd.Index([course_name(group.name) for group in found], name="Kurs"),
    )


def group_frame(review: Review) -> pd.DataFrame:
    """A row each for all employees, managers, new employees and consultants, by name.

    Returns
    -------
    `Personer` and `Klara` are numbers of persons, `Andel`, `Mål` and `I fjol` per cent. `dolt` stands for what is
    withheld. New employees have no last year: those are not the new ones of this year's date.
    """
    days = _new_days(review)
    found = groups(review)
    earlier = _last_years(review, lambda rows, limit: by_group(rows, review.delivery.matdatum, days, limit))
    before = percent_by_name(group for group in earlier if group.name != NEW)
    names = GROUPS | {NEW: f"{GROUPS[NEW]} (högst {days} dagar)"}
    target = target_of(review, BOTH)
    return mixed_frame(
        {
            "Personer": sizes(found),
            "Klara": parts(found),
            "Andel": percents(found),
            "Mål": [target.value if target else None] * len(found),
            "I fjol": [before.get(group.name) for group in found],
        },
        pd.Index([names[group.name] for group in found], name="Grupp"),
    )


def unit_frame(review: Review) -> pd.DataFrame:
    """A row a unit, by name, the highest share first and hidden units last.

    Returns
    -------
    `Anställda` is a number of persons; each course's name, `Båda`, `Mål` and `I fjol` are per cent. `dolt` stands for
    what is withheld.
    """
    found = units(review)
    before = percent_by_name(_last_years(review, by_unit))
    target = target_of(review, BOTH)
    each_course = {
        course_name(kurs): [group.parts[position].percent if group.parts else SYMBOL for group in found]
        for position, kurs in enumerate(mandatory())
    }
    return mixed_frame(
        {
            "Anställda": sizes(found),
            **each_course,
            "Båda": percents(found),
            "Mål": [target.value if target else None] * len(found),
            "I fjol": [before.get(group.name) for group in found],
        },
        pd.Index([group.name for group in found], name="Enhet"),
    )


def people(frame: pd.DataFrame) -> pd.DataFrame:
    """One row a person with a row for a mandatory course.

    Returns
    -------
    Index `person_id`; `enhet`, `rollgrupp`, `anstalld_fran`, and three marks: `informationssakerhet`, `dataskydd`,
    `bada`. Somebody without a row for one of the courses has not taken both.
    """
    rows = frame[frame["kurs"].isin(mandatory())]
    persons = rows.drop_duplicates("person_id").set_index("person_id")[["enhet", "rollgrupp", "anstalld_fran"]]
    done = {
        kurs: persons.index.isin(rows.loc[(rows["kurs"] == kurs) & rows["genomford"].notna(), "person_id"])
        for kurs in mandatory()
    }
    return persons.assign(**done, **{BOTH: np.logical_and.reduce(list(done.values()))})


def by_course(frame: pd.DataFrame, threshold: int) -> tuple[Group, ...]:
    """The employees with a row for each course and how many have taken it, management's own course left out.

    Named by course: `bada` first, then in the contract's order; courses without rows are left out.
    """
    staff = _staff(frame)
    courses = [kurs for kurs in organisation().kurser if kurs != organisation().ledningens_kurs]
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
        _both(MANAGERS, staff[staff["rollgrupp"].isin(["chef", *MANAGEMENT])]),
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
    """How many of each unit's employees have taken both courses, and each of the mandatory ones (in `parts`).

    The highest share first, hidden units last.
    """
    units = _staff(people(frame)).groupby("enhet")
    groups = [
        Group(
            str(name),
            Share(int(members[BOTH].sum()), len(members)),
            tuple(Share(int(members[kurs].sum()), len(members)) for kurs in mandatory()),
        )
        for name, members in units
    ]
    return partition(groups, threshold, key_of(frame[list(AS_WRITTEN["utbildning"].column_names)]))


def management(frame: pd.DataFrame, threshold: int) -> Group | None:
    """The management group and how many have taken its own course; None where the course has no rows.

    That management takes it is a duty of its office, so it is shown of a smaller group than other shares are.
    """
    return _own_course(frame, MANAGEMENT, threshold)


def governing(frame: pd.DataFrame, threshold: int) -> Group | None:
    """As `management`, for those who sit on the nämnd or the board."""
    return _own_course(frame, FORTROENDEVALDA, threshold)


def _own_course(frame: pd.DataFrame, roles: Sequence[str], threshold: int) -> Group | None:
    course = organisation().ledningens_kurs
    rows = frame[(frame["kurs"] == course) & frame["rollgrupp"].isin(roles)]
    return None if rows.empty else in_its_role(_taken(course, rows), threshold)


def needed(share: Share, target: float) -> int:
    """How many more must take a course before the share that is shown (whole per cent) reaches the target.

    The share is rounded as it is shown, so that "the target is reached" and "nobody more is needed" always agree.
    """
    lowest = (rounded(target) - Decimal("0.5")) * share.whole / 100
    return max(0, math.ceil(lowest) - share.part)


def reaching(groups: Sequence[Group], target: Target) -> Share:
    """How many of the groups whose share is shown reach the target, of how many."""
    shown = [group.share for group in groups if group.share]
    return Share(sum(needed(share, target.value) == 0 for share in shown), len(shown))


def lowest_of(groups: Sequence[Group]) -> Group | None:
    """The group beside all employees that has the lowest share, as it is shown; None where no such share is."""
    shown = [group for group in groups if group.name != STAFF and group.share]
    return min(shown, key=lambda group: rounded(group.percent or 0), default=None)


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
    return rows[~rows["rollgrupp"].isin(EJ_ANSTALLDA)]


def _both(name: str, persons: pd.DataFrame) -> Group:
    return Group(name, Share(int(persons[BOTH].sum()), len(persons)))


def _taken(name: str, rows: pd.DataFrame) -> Group:
    return Group(name, Share(int(rows["genomford"].notna().sum()), len(rows)))


@once_a_review
def _both_figure(review: Review) -> KeyFigure:
    return _figure(
        review,
        "utbildning_andel",
        staff(review),
        next(iter(_last_years(review, both_courses)), None),
        target=target_of(review, BOTH),
        coverage="{} av {} anställda. Konsulter räknas för sig.",
    )


def _managements_figure(review: Review) -> KeyFigure:
    return _figure(
        review,
        "ledning_utbildning_andel",
        management_group(review),
        next(iter(_last_years(review, _managements)), None),
        target=review.targets.find("ledning_utbildning_andel"),
        coverage="{} av {} i ledningsgruppen.",
    )


@once_a_review
def _members_figure(review: Review) -> KeyFigure:
    return _figure(
        review,
        "ledamoter_utbildning_andel",
        members(review),
        next(iter(_last_years(review, _governings)), None),
        target=review.targets.find("ledamoter_utbildning_andel"),
        coverage="{} av {} ledamöter.",
    )


def _figure(
    review: Review, identity: str, now: Group | None, before: Group | None, *, target: Target | None, coverage: str
) -> KeyFigure:
    share = now.share if now else None
    return key_figure(
        review,
        identity,
        share.percent if share else None,
        before=before.percent if before else None,
        target=target,
        part=share.part if share else None,
        whole=share.whole if share else None,
        hidden=now is not None and now.hidden,
        coverage=coverage.format(number(share.part), number(share.whole)) if share else "",
    )


def _last_years(review: Review, of: Callable[[pd.DataFrame, int], Iterable[Group]]) -> tuple[Group, ...]:
    return last_year.groups(review, "utbildning", "smacell_utbildning", of)


def _managements(rows: pd.DataFrame, limit: int) -> Iterator[Group]:
    group = management(rows, limit)
    if group:
        yield group


def _governings(rows: pd.DataFrame, limit: int) -> Iterator[Group]:
    group = governing(rows, limit)
    if group:
        yield group


def _new_days(review: Review) -> int:
    """For how many days an employee is new."""
    return review.targets.limit("nyanstalld_dagar")


def _left(group: Group, target: Target | None) -> object:
    """How many more must take the course to reach the target."""
    if group.share is None:
        return SYMBOL
    return needed(group.share, target.value) if target else None
