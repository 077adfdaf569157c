"""Digitala lyftet: how far each competence area is from the level wanted, and how many answered the test.

Frames follow the contract `digitala_lyftet`, one row an invited person and area; somebody without points has not
answered. Points run from 0 to 100. Nothing is returned about fewer persons than the threshold.
"""

from __future__ import annotations

import math
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

import pandas as pd

from checks.digitala_lyftet import CONTRACT, OMRADEN
from genomgang.disclosure import is_small, key_of, large_enough, smallest_for_share
from genomgang.swedish import rounded
from genomgang.topics.group import Group, alone, partition
from genomgang.topics.share import Share

FULL = 100
"""The most points that the test gives."""

CLASSES = 10
"""Classes of the distribution, each ten points wide; the last one holds 100 as well."""


@dataclass(frozen=True)
class Area:
    """One competence area.

    `answers` is how many answered and `now` the mean of their points, None where they are too few, or where the mean
    tells how few reach the level; `wanted` is the level that management wants and `reached` how many of those who
    answered have it, None where too few do or too few do not. `distribution` is the number of persons in each of
    `CLASSES`, evened out where a class holds too few to be shown; empty where `now` is None or `reached` is withheld.
    `before` is last year's mean.
    """

    omrade: str
    answers: int | None
    now: float | None
    wanted: float | None
    reached: Share | None
    distribution: tuple[float, ...]
    before: float | None

    @property
    def label(self) -> str:
        return OMRADEN[self.omrade]

    @property
    def gap(self) -> int | None:
        """Whole points from now to wanted, both as they are shown; negative where the mean lies above."""
        if self.now is None or self.wanted is None:
            return None
        return int(rounded(self.wanted) - rounded(self.now))

    @property
    def change(self) -> int | None:
        """Whole points since last year, both as they are shown."""
        return None if self.now is None or self.before is None else int(rounded(self.now) - rounded(self.before))


def means(frames: Iterable[pd.DataFrame], wanted: Mapping[str, float | None], threshold: int) -> dict[str, float]:
    """The mean of all frames by area, without areas where one of the frames does not show its own (see `Area`)."""
    found: dict[str, list[pd.Series]] = {}
    for frame in frames:
        for omrade, points in frame.dropna(subset="poang").groupby("omrade")["poang"]:
            found.setdefault(str(omrade), []).append(points.astype(float))
    return {
        omrade: float(pd.concat(parts).mean())
        for omrade, parts in found.items()
        if all(_shows_mean(points, wanted.get(omrade), threshold) for points in parts)
    }


def areas(
    frame: pd.DataFrame, before: Mapping[str, float], wanted: Mapping[str, float | None], threshold: int
) -> tuple[Area, ...]:
    """The areas that were tested, the largest gap first, those without a gap last and then by name.

    Parameters
    ----------
    frame:
        This year's rows.
    before:
        Last year's mean by area, from `means`.
    wanted:
        The level wanted by area; missing where none is decided.
    threshold:
        The smallest number of answers that may be shown.
    """
    tested = [
        _area(omrade, _points(frame, omrade), before.get(omrade), wanted.get(omrade), threshold)
        for omrade in OMRADEN
        if (frame["omrade"] == omrade).any()
    ]
    return tuple(sorted(tested, key=lambda area: (area.gap is None, -(area.gap or 0), area.label)))


def response(frame: pd.DataFrame, threshold: int) -> Group | None:
    """The persons invited and how many have answered in at least one area; None where nobody was invited."""
    persons = _persons(frame)
    return None if persons.empty else alone(_answered("alla", persons), threshold)


def response_by_unit(frame: pd.DataFrame, threshold: int) -> tuple[Group, ...]:
    """The same for each unit, the highest response first, hidden units last."""
    persons = _persons(frame)
    return partition(
        [_answered(str(unit), rows) for unit, rows in persons.groupby("enhet")],
        threshold,
        key_of(frame[list(CONTRACT.column_names)]),
    )


def evened(counts: Sequence[int], threshold: int) -> tuple[float, ...]:
    """Counts in adjacent classes, evened out until no group of classes stands for fewer than `threshold` persons.

    Classes are joined from the left until they hold enough, and what is left over joins the last group; each class
    then gets the mean of its group. Empty classes outside a group stay empty. All zero where there are too few.
    """
    if sum(counts) < threshold:
        return tuple(0.0 for _ in counts)
    groups: list[list[int]] = []
    open_group: list[int] = []
    for position, count in enumerate(counts):
        if count or open_group:
            open_group.append(position)
        if sum(counts[i] for i in open_group) >= threshold:
            groups.append(open_group)
            open_group = []
    if any(counts[i] for i in open_group):
        last = max(i for i in open_group if counts[i])
        groups[-1] = list(range(groups[-1][0], last + 1))
    result = [0.0] * len(counts)
    for group in groups:
        mean = sum(counts[i] for i in group) / len(group)
        for position in group:
            result[position] = mean
    return tuple(result)


def _area(omrade: str, points: pd.Series, before: float | None, wanted: float | None, threshold: int) -> Area:
    shown = _shows_mean(points, wanted, threshold)
    reached = _reached(points, wanted, threshold) if shown else None
    drawn = shown and (reached is not None or wanted is None)
    return Area(
        omrade=omrade,
        answers=len(points) if shown else None,
        now=float(points.mean()) if shown else None,
        wanted=wanted,
        reached=reached,
        distribution=_distribution(points, wanted, threshold) if drawn else (),
        before=before,
    )


def _shows_mean(points: pd.Series, wanted: float | None, threshold: int) -> bool:
    """Whether so many have answered that the mean may be shown, and it does not tell how few reach the level."""
    if points.empty or not large_enough(len(points), threshold):
        return False
    if points.mean() in (0, FULL) and len(points) < smallest_for_share(threshold):
        return False  # it would tell what each of a few has
    return wanted is None or _reached(points, wanted, threshold) is not None or not _tells(points, wanted, threshold)


def _tells(points: pd.Series, wanted: float, threshold: int) -> bool:
    """Whether the mean leaves fewer than `threshold` - 1 numbers of persons who may reach the level, or may not.

    Seven persons with 70 points together cannot be two who reach 60. Points are taken to be whole, which narrows most.
    """
    count, total, level = len(points), float(points.sum()), math.ceil(wanted)
    possible = [
        reaching
        for reaching in range(count + 1)
        if not _told(reaching, count, threshold)
        and reaching * level <= total <= reaching * FULL + (count - reaching) * (level - 1)
    ]
    return len(possible) < threshold - 1


def _reached(points: pd.Series, wanted: float | None, threshold: int) -> Share | None:
    if wanted is None:
        return None
    share = Share(int((points >= wanted).sum()), len(points))
    return share if _told(share.part, share.whole, threshold) else None


def _told(reaching: int, count: int, threshold: int) -> bool:
    """Whether it may be shown how many of those who answered reach the level.

    Neither those who do nor those who do not may be few; and that all do, or none, is told of a large group only.
    """
    few = is_small(reaching, threshold) or is_small(count - reaching, threshold)
    return not few and (0 < reaching < count or count >= smallest_for_share(threshold))


def _distribution(points: pd.Series, wanted: float | None, threshold: int) -> tuple[float, ...]:
    """The persons in each class.

    Those below the wanted level and those who reach it are evened out by themselves, since it is shown how many they
    are: so no smaller group follows from the difference.
    """
    if wanted is None:
        return evened(_counts(points), threshold)
    below = evened(_counts(points[points < wanted]), threshold)
    above = evened(_counts(points[points >= wanted]), threshold)
    return tuple(low + high for low, high in zip(below, above, strict=True))


def _points(frame: pd.DataFrame, omrade: str) -> pd.Series:
    return frame.loc[frame["omrade"] == omrade, "poang"].dropna().astype(float)


def _counts(points: pd.Series) -> list[int]:
    classes = (points // (FULL / CLASSES)).clip(upper=CLASSES - 1).astype(int)
    return [int((classes == number).sum()) for number in range(CLASSES)]


def _persons(frame: pd.DataFrame) -> pd.DataFrame:
    return frame.assign(svarat=frame["poang"].notna()).groupby("person_id").agg({"enhet": "first", "svarat": "any"})


def _answered(name: str, persons: pd.DataFrame) -> Group:
    return Group(name, Share(int(persons["svarat"].sum()), len(persons)))
