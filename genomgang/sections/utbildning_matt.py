"""Training's measures: the key figures and what the whole chapter counts by."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from typing import TYPE_CHECKING

from checks.utbildning import CONTRACT
from genomgang.review import Review, once_a_review
from genomgang.sections import last_year
from genomgang.swedish import number
from genomgang.targets import Target
from genomgang.topics import utbildning as training
from genomgang.topics.group import Group
from genomgang.topics.keyfigure import KeyFigure, key_figure
from genomgang.topics.share import Share

if TYPE_CHECKING:
    import pandas as pd

COURSES = {training.BOTH: "Båda kurserna", **CONTRACT.labels("kurs")}
"""What each course is called, and both together."""


def key_figures(review: Review) -> tuple[KeyFigure, ...]:
    """The share of employees who have taken both courses, and of the management group that has taken its own."""
    return both_courses(review), managements_own(review)


@once_a_review
def both_courses(review: Review) -> KeyFigure:
    """The share of employees who have taken both mandatory courses."""
    return _figure(
        review,
        "utbildning_andel",
        both_now(review),
        first(last_years(review, training.both_courses)),
        target=target_of(review, training.BOTH),
        coverage="{} av {} anställda. Konsulter räknas för sig.",
    )


@once_a_review
def both_now(review: Review) -> Group | None:
    """The employees and how many have taken both courses; None where there is nobody."""
    return first(training.both_courses(review.now["utbildning"], threshold(review)))


def managements_own(review: Review) -> KeyFigure:
    """The share of the management group that has taken its own course."""
    return _figure(
        review,
        "ledning_utbildning_andel",
        training.management(review.now["utbildning"], threshold(review)),
        next(iter(last_years(review, _managements)), None),
        target=review.targets.find("ledning_utbildning_andel"),
        coverage="{} av {} i ledningsgruppen.",
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


def target_of(review: Review, kurs: str) -> Target | None:
    """A course's target. For both courses together it is the lower of theirs, where none is decided for both."""
    own = review.targets.find("utbildning_andel", kurs)
    if own or kurs != training.BOTH:
        return own
    parts = [target for course in training.MANDATORY if (target := review.targets.find("utbildning_andel", course))]
    return min(parts, key=lambda target: target.value) if len(parts) == len(training.MANDATORY) else None


def threshold(review: Review) -> int:
    """The smallest group whose figures are shown."""
    return review.targets.limit("smacell_utbildning")


def last_years(review: Review, of: Callable[[pd.DataFrame, int], Iterable[Group]]) -> tuple[Group, ...]:
    """The groups that `of` finds in last year's rows by a limit, as last year's own reports show them."""
    return last_year.groups(review, "utbildning", "smacell_utbildning", of)


def _managements(rows: pd.DataFrame, limit: int) -> Iterator[Group]:
    group = training.management(rows, limit)
    if group:
        yield group


def first(groups: Sequence[Group]) -> Group | None:
    """Both courses together, which stand first; None where there is nobody."""
    return next((group for group in groups if group.name == training.BOTH), None)


def reaches(share: Share, target: Target) -> bool:
    """Whether nobody more is needed for the target."""
    return training.needed(share, target.value) == 0
