"""Digitala lyftet, counted by hand."""

from __future__ import annotations

import pandas as pd
import pytest
from builders import make_frame
from hypothesis import given
from hypothesis import strategies as st

from genomgang.topics.digitala_lyftet import areas, evened, means, response, response_by_unit
from genomgang.topics.group import Group
from genomgang.topics.share import Share

EMPTY = make_frame("digitala_lyftet")


def rows_with(points, omrade="cybersakerhet", enhet="Lager", first=1):
    rows = [
        {"person_id": f"p{number}", "omrade": omrade, "enhet": enhet, "poang": point}
        for number, point in enumerate(points, start=first)
    ]
    return make_frame("digitala_lyftet", rows)


POINTS = [22, 30, 42, 50, 60, 75, 85, None]
"""Seven answers, mean 52; three reach 60; one has not answered."""


def test_the_mean_gap_and_answers_of_an_area():
    (area,) = areas(rows_with(POINTS), {}, {"cybersakerhet": 60}, 7)
    assert (area.answers, area.now, area.wanted, area.gap) == (7, 52, 60, 8)
    assert area.label == "Cybersäkerhet och dataskydd"
    assert (area.before, area.change) == (None, None)


def test_those_who_reach_the_wanted_level_are_counted_when_both_sides_are_large_enough():
    (area,) = areas(rows_with([*[50] * 7, *[60] * 8]), {}, {"cybersakerhet": 60}, 7)
    assert area.reached == Share(8, 15)


@pytest.mark.parametrize("points", [[*[50] * 20, *[60] * 6], [*[50] * 6, *[60] * 20]])
def test_those_who_reach_it_are_hidden_where_they_or_the_others_are_few(points):
    (area,) = areas(rows_with(points), {}, {"cybersakerhet": 60}, 7)
    assert area.reached is None
    assert area.now is not None
    assert area.distribution == ()


@pytest.mark.parametrize(
    ("points", "shown"),
    [
        # Seven with 300 points may be none to five who reach 60. With 299 they cannot be five.
        ([0, 60, 60, 60, 60, 60, 0], True),
        ([0, 60, 60, 60, 60, 59, 0], False),
        # With 495 they may be two to all seven: two at 100 and five at 59. With 496 they cannot be two.
        ([100, 100, *[59] * 5], True),
        ([100, 100, 60, 60, 59, 59, 58], False),
    ],
)
def test_the_mean_is_withheld_where_it_tells_how_few_reach_the_level(points, shown):
    (area,) = areas(rows_with(points), {}, {"cybersakerhet": 60}, 7)
    assert (area.now is not None, area.answers is not None, area.reached) == (shown, shown, None)
    assert bool(means([rows_with(points)], {"cybersakerhet": 60}, 7)) == shown
    (area,) = areas(rows_with(points), {}, {}, 7)  # no level, nobody who reaches it
    assert area.now is not None


def test_everybody_and_nobody_are_no_small_groups():
    (everybody,) = areas(rows_with([80] * 14), {}, {"cybersakerhet": 60}, 7)
    (nobody,) = areas(rows_with([20] * 14), {}, {"cybersakerhet": 60}, 7)
    assert (everybody.reached, nobody.reached) == (Share(14, 14), Share(0, 14))
    (few,) = areas(rows_with([80] * 13), {}, {"cybersakerhet": 60}, 7)
    assert few.reached is None  # that all of a few do is what each of them does


def test_too_few_answers_show_nothing():
    (area,) = areas(rows_with([50] * 6), {}, {"cybersakerhet": 60}, 7)
    assert (area.answers, area.now, area.gap, area.reached, area.distribution) == (None, None, None, None, ())


def test_an_area_without_a_wanted_level_has_no_gap():
    (area,) = areas(rows_with([50] * 8), {}, {}, 7)
    assert (area.now, area.gap, area.reached) == (50, None, None)


def test_the_gap_agrees_with_the_figures_that_are_shown():
    # The mean 60,5 is shown as 61, so the gap to 70 is 9 and not 10.
    (area,) = areas(rows_with([*[60] * 4, *[61] * 4]), {}, {"cybersakerhet": 70}, 7)
    assert area.gap == 9


def test_the_largest_gap_comes_first_and_areas_without_one_last():
    frame = pd.concat(
        [rows_with([50] * 7, "ai"), rows_with([50] * 7, "lagring"), rows_with([50] * 7, "kontorsprogram")]
    )
    found = areas(frame, {}, {"ai": 55, "lagring": 70}, 7)
    assert [area.omrade for area in found] == ["lagring", "ai", "kontorsprogram"]


def test_last_years_mean_is_compared_where_enough_answered_then():
    now = rows_with([55] * 8)
    (area,) = areas(now, means([rows_with([50] * 7)], {}, 7), {}, 7)
    assert (area.before, area.change) == (50, 5)
    (area,) = areas(now, means([rows_with([50] * 6)], {}, 7), {}, 7)
    assert (area.before, area.change) == (None, None)


def test_the_mean_of_merged_namnder_is_left_out_where_one_of_them_had_too_few_answers():
    many, few = rows_with([60] * 8), rows_with([20] * 6)
    assert means([many, rows_with([20] * 8)], {}, 7) == {"cybersakerhet": 40}
    assert means([many, few], {}, 7) == {}
    assert means([many, rows_with([None] * 6)], {}, 7) == {"cybersakerhet": 60}


def test_the_distribution_puts_one_hundred_in_the_last_class():
    (area,) = areas(rows_with([*[100] * 7, *[0] * 7]), {}, {}, 7)
    assert area.distribution == (7, 0, 0, 0, 0, 0, 0, 0, 0, 7)


def test_the_distribution_never_tells_more_than_how_many_reach_the_level():
    # 40–49 holds 20, 60–69 holds 5 below the level 65 and 20 above: the 5 must not follow from the difference.
    (area,) = areas(rows_with([*[45] * 20, *[62] * 5, *[66] * 20]), {}, {"cybersakerhet": 65}, 7)
    assert area.reached == Share(20, 45)
    below = 25 / 3  # the 5 are evened out with the 20
    assert area.distribution == pytest.approx((0, 0, 0, 0, below, below, below + 20, 0, 0, 0))


def test_the_response_counts_persons_and_not_rows():
    frame = pd.concat([rows_with(POINTS), rows_with([None] * 8, "ai")])
    assert response(frame, 4) == Group("alla", Share(7, 8))
    assert response(EMPTY, 7) is None
    assert response(rows_with([50] * 6), 7) == Group("alla", None)


def test_the_units_response_hides_small_units_with_another():
    frame = pd.concat(
        [
            rows_with([50] * 9 + [None], enhet="Lager"),
            rows_with([50] * 4 + [None] * 4, enhet="Kök", first=20),
            rows_with([50] * 3, enhet="Stab", first=40),
        ]
    )
    assert response_by_unit(frame, 4) == (Group("Lager", Share(9, 10)), Group("Kök", None), Group("Stab", None))
    assert response_by_unit(EMPTY, 7) == ()


def test_without_rows_there_are_no_areas():
    assert areas(EMPTY, {}, {"ai": 50}, 7) == ()


def test_an_area_that_nobody_answered_shows_nothing():
    (area,) = areas(rows_with([None] * 9), {}, {"cybersakerhet": 60}, 7)
    assert (area.answers, area.now, area.distribution) == (None, None, ())


@pytest.mark.parametrize(
    ("counts", "expected"),
    [
        ((0, 7, 8, 0), (0, 7, 8, 0)),
        ((1, 6, 8, 0), (3.5, 3.5, 8, 0)),
        ((0, 8, 0, 1), (0, 3, 3, 3)),
        ((2, 2, 2), (0, 0, 0)),
    ],
)
def test_small_classes_are_evened_out_with_their_neighbours(counts, expected):
    assert evened(counts, 7) == expected


@given(st.lists(st.integers(0, 12), min_size=1, max_size=10), st.integers(2, 9))
def test_evening_out_keeps_the_total_and_shows_no_small_group(counts, threshold):
    result = evened(counts, threshold)
    total = sum(counts)
    assert sum(result) == pytest.approx(total if total >= threshold else 0)
    # Adjacent equal heights are at most one group each: every run stands for enough persons.
    runs: list[list[float]] = []
    for height in result:
        if runs and runs[-1][-1] == height:
            runs[-1].append(height)
        else:
            runs.append([height])
    assert all(sum(run) == 0 or sum(run) >= threshold - 1e-9 for run in runs)


@pytest.mark.parametrize("points", [0, 100])
def test_that_all_of_a_few_have_all_or_no_points_is_not_told_by_their_mean(points):
    (few,) = areas(rows_with([points] * 13), {}, {}, 7)
    (many,) = areas(rows_with([points] * 14), {}, {}, 7)
    assert (few.now, many.now) == (None, points)
