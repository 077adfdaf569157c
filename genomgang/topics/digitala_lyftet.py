"""Digitala lyftet: how far each competence area is from the level wanted, and how many answered the test.

Frames follow the contract `digitala_lyftet`, one row an invited person and area; somebody without points has not
answered. Points run from 0 to 100. Nothing is returned about fewer persons than the threshold.
"""

from __future__ import annotations

import math
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import partial

import pandas as pd

from checks import AS_WRITTEN
from genomgang.contracts.frames import mixed_frame
from genomgang.organisation import organisation
from genomgang.privacy.disclosure import SYMBOL, is_small, key_of, large_enough, smallest_for_share
from genomgang.review.review import Review, once_a_review
from genomgang.review.targets import Targets
from genomgang.text.swedish import lower_first, number, percent, rounded
from genomgang.topics import last_year
from genomgang.topics.group import Group, alone, partition, parts, percent_by_name, percents, sizes
from genomgang.topics.keyfigure import KeyFigure, key_figure
from genomgang.topics.share import Share

FEWEST_FOR_SUPERLATIVE = 10
"""Answers without which no area is called the one with the largest gap or the lowest mean."""

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
        return organisation().kompetenstest.omraden[self.omrade]

    @property
    def name(self) -> str:
        """The label inside a sentence."""
        return lower_first(self.label)

    @property
    def bears_superlative(self) -> bool:
        """Whether so many have answered that one of them more would hardly have made another area the outermost."""
        return self.answers is not None and self.answers >= FEWEST_FOR_SUPERLATIVE

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


def key_figures(review: Review) -> tuple[KeyFigure, KeyFigure, KeyFigure]:
    """The mean in the followed area, the share that has the level wanted there, and the response."""
    return _level(review), _reaching(review), _response(review)


def threshold(review: Review) -> int:
    """The smallest group of which anything is shown."""
    return review.targets.limit("smacell_kompetens")


@once_a_review
def invited(review: Review) -> Group | None:
    """The persons invited this year (see `response`)."""
    return response(review.now["digitala_lyftet"], threshold(review))


@once_a_review
def tested(review: Review) -> tuple[Area, ...]:
    """This year's areas (see `areas`), with last year's means."""
    before = _means_before(review, last_year.each_namnd(review, "digitala_lyftet"))
    return areas(review.now["digitala_lyftet"], before, _wanted(review.targets), threshold(review))


@once_a_review
def units(review: Review) -> tuple[Group, ...]:
    """This year's units (see `response_by_unit`)."""
    return response_by_unit(review.now["digitala_lyftet"], threshold(review))


def followed(areas: Iterable[Area]) -> Area | None:
    """The area that the key figures follow; None where it was not tested."""
    return next((area for area in areas if area.omrade == organisation().kompetenstest.foljt), None)


def is_few(share: Share) -> bool:
    """Whether fewer than half have answered, so that those who did may differ from the rest."""
    return 2 * share.part < share.whole


def area_frame(areas: Sequence[Area]) -> pd.DataFrame:
    """A row an area, by name.

    Returns
    -------
    `Svar` is a number of persons, `Nu`, `Önskat` and `I fjol` mean points, `Gap` whole points up to the level wanted
    ("nått" where it is reached), `Når önskad nivå` per cent of those who answered. `dolt` stands for what is withheld.
    """
    return mixed_frame(
        {
            "Svar": [_or_hidden(area, area.answers) for area in areas],
            "Nu": [_or_hidden(area, area.now) for area in areas],
            "Önskat": [area.wanted for area in areas],
            "Gap": [_or_hidden(area, "nått" if area.gap is not None and area.gap <= 0 else area.gap) for area in areas],
            "I fjol": [area.before for area in areas],
            "Når önskad nivå": [_share_reaching(area) for area in areas],
        },
        pd.Index([area.label for area in areas], name="Område"),
    )


def distributions(areas: Iterable[Area]) -> dict[str, tuple[float, ...]]:
    """The persons in each class of points, by the area's label, for the areas whose distribution may be shown."""
    return {area.label: area.distribution for area in areas if area.distribution}


def unit_frame(review: Review) -> pd.DataFrame:
    """A row a unit, by name, the highest response first and hidden units last.

    Returns
    -------
    `Inbjudna` and `Svar` are numbers of persons, `Svarsandel` and `I fjol` per cent. `dolt` stands for what is
    withheld.
    """
    found = units(review)
    before = percent_by_name(_last_years(review, response_by_unit))
    return mixed_frame(
        {
            "Inbjudna": sizes(found),
            "Svar": parts(found),
            "Svarsandel": percents(found),
            "I fjol": [before.get(group.name) for group in found],
        },
        pd.Index([group.name for group in found], name="Enhet"),
    )


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
        for omrade in organisation().kompetenstest.omraden
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
        key_of(frame[list(AS_WRITTEN["digitala_lyftet"].column_names)]),
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


def _level(review: Review) -> KeyFigure:
    area = _followed_area(review)
    return key_figure(
        review,
        "digitala_lyftet_niva",
        area.now if area else None,
        before=area.before if area else None,
        area=organisation().kompetenstest.foljt,
        omrade=lower_first(organisation().kompetenstest.omraden[organisation().kompetenstest.foljt]),
        hidden=area is not None and area.now is None,
        coverage=_coverage(review),
    )


def _reaching(review: Review) -> KeyFigure:
    area = _followed_area(review)
    share = area.reached if area else None
    earlier = _last_years(review, partial(_who_reach, _wanted(review.targets_before)))
    before = next((group.share for group in earlier), None)
    return key_figure(
        review,
        "digitala_lyftet_andel",
        share.percent if share else None,
        before=before.percent if before else None,
        area=organisation().kompetenstest.foljt,
        omrade=lower_first(organisation().kompetenstest.omraden[organisation().kompetenstest.foljt]),
        part=share.part if share else None,
        whole=share.whole if share else None,
        hidden=area is not None and area.wanted is not None and share is None,
        coverage=_coverage(review),
        break_note=_moved_level(review) if before else "",
    )


@once_a_review
def _response(review: Review) -> KeyFigure:
    now = invited(review)
    before = next(iter(_last_years(review, _responses)), None)
    share = now.share if now else None
    return key_figure(
        review,
        "digitala_lyftet_svarsandel",
        share.percent if share else None,
        before=before.percent if before else None,
        part=share.part if share else None,
        whole=share.whole if share else None,
        hidden=now is not None and now.hidden,
        coverage=_coverage(review),
    )


@once_a_review
def _followed_area(review: Review) -> Area | None:
    """The area that the key figures follow, computed without the others."""
    earlier = [_followed_rows(rows) for rows in last_year.each_namnd(review, "digitala_lyftet")]
    now, before = _followed_rows(review.now["digitala_lyftet"]), _means_before(review, earlier)
    return next(iter(areas(now, before, _wanted(review.targets), threshold(review))), None)


def _wanted(targets: Targets) -> dict[str, float | None]:
    found = {omrade: targets.find("digitala_lyftet_niva", omrade) for omrade in organisation().kompetenstest.omraden}
    return {omrade: target.value if target else None for omrade, target in found.items()}


def _means_before(review: Review, frames: Iterable[pd.DataFrame]) -> dict[str, float]:
    """Last year's means, by last year's wanted levels and limit."""
    return means(frames, _wanted(review.targets_before), last_year.limit(review, "smacell_kompetens"))


def _last_years(review: Review, of: Callable[[pd.DataFrame, int], Iterable[Group]]) -> tuple[Group, ...]:
    return last_year.groups(review, "digitala_lyftet", "smacell_kompetens", of)


def _responses(rows: pd.DataFrame, limit: int) -> Iterator[Group]:
    group = response(rows, limit)
    if group:
        yield group


def _who_reach(wanted: Mapping[str, float | None], rows: pd.DataFrame, limit: int) -> Iterator[Group]:
    """Those who reach the wanted level in the followed area, as a group."""
    for area in areas(_followed_rows(rows), {}, wanted, limit):
        yield Group(area.omrade, area.reached)


def _followed_rows(frame: pd.DataFrame) -> pd.DataFrame:
    return frame[frame["omrade"] == organisation().kompetenstest.foljt]


def _moved_level(review: Review) -> str:
    now, before = (
        _wanted(review.targets)[organisation().kompetenstest.foljt],
        _wanted(review.targets_before)[organisation().kompetenstest.foljt],
    )
    if now == before or now is None or before is None:
        return ""
    return f"önskad nivå är ändrad från {number(before)} till {number(now)} poäng"


def _coverage(review: Review) -> str:
    group = invited(review)
    if group is None or group.share is None:
        return ""
    share = group.share
    low = " Läs siffran med försiktighet." if is_few(share) else ""
    return f"{number(share.part)} av {number(share.whole)} inbjudna svarade ({percent(share.percent)}).{low}"


def _or_hidden(area: Area, value: object) -> object:
    return SYMBOL if area.now is None else value


def _share_reaching(area: Area) -> object:
    if area.reached:
        return area.reached.percent
    return None if area.wanted is None and area.now is not None else SYMBOL
