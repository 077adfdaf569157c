"""Measured, wrapped and spread words."""

from __future__ import annotations

from itertools import pairwise

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from genomgang.charts.style import NORMAL, SEMIBOLD
from genomgang.charts.words import _width, flow, runs, spread_out, text_width, wrap

words = st.text(alphabet="abcdeåäöABÖ-/ ", min_size=1, max_size=70)


@settings(deadline=None)
@given(words, st.floats(30, 200))
def test_wrapped_lines_fit_and_lose_no_letter(text, room):
    lines = wrap(text, room)
    assert all(text_width(line) <= room for line in lines)
    assert "".join(lines).replace("-", "").replace(" ", "") == text.replace("-", "").replace(" ", "")


def test_long_words_are_hyphenated_in_swedish():
    assert wrap("upphandlingsförfarandet", 62) == ["upphandlings-", "förfarandet"]


def test_a_hyphen_in_the_word_is_the_place_to_break():
    assert wrap("Hägersten-Älvsjö", 60) == ["Hägersten-", "Älvsjö"]


def test_no_break_spaces_hold():
    assert wrap("mål 95\u00a0%", 25) == ["mål", "95\u00a0%"]


def test_semibold_is_wider():
    assert text_width("Servicenämnden", weight=SEMIBOLD) > text_width("Servicenämnden")


@given(st.lists(st.tuples(st.floats(0, 100), st.floats(1, 9)), min_size=1, max_size=9))
def test_spread_out_things_lie_apart_within_bounds_and_in_order(things):
    centres, sizes = [c for c, _ in things], [s for _, s in things]
    moved = spread_out(centres, sizes, 0, 100, 1)
    order = sorted(range(len(things)), key=lambda i: centres[i])
    for before, after in pairwise(order):
        assert moved[after] - sizes[after] / 2 >= moved[before] + sizes[before] / 2 + 1 - 1e-6
    assert all(m - s / 2 >= -1e-6 and m + s / 2 <= 100 + 1e-6 for m, s in zip(moved, sizes, strict=True))


def test_what_already_lies_apart_stays():
    assert spread_out([10, 50, 90], [10, 10, 10], 0, 100, 4) == [10, 50, 90]


def test_flow_breaks_the_line_where_the_room_ends():
    assert flow([40, 40, 40], 100, 10) == [(0, 0), (50, 0), (0, 1)]


@pytest.mark.parametrize(
    ("values", "expected"),
    [((1, 2, None, 3), [[0, 1], [3]]), ((None, None), []), ((0, 0), [[0, 1]]), ((None, 1), [[1]])],
)
def test_runs_are_separated_by_gaps(values, expected):
    assert runs(values) == expected


@pytest.mark.parametrize("line", ["AV Ta Ty", "60 procent av 1 200", "Å, ä – (ö)"])
@pytest.mark.parametrize("weight", [NORMAL, SEMIBOLD])
def test_a_line_is_as_wide_as_its_words_and_spaces(line, weight):
    assert text_width(line, 11, weight) == _width(line, 11, weight)
