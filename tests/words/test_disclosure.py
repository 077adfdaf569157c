"""Small cells cannot be seen, nor computed back from the total, even by somebody who knows how they are hidden."""

from itertools import combinations_with_replacement

import pandas as pd
import pytest
from hypothesis import given
from hypothesis import strategies as st

from genomgang.disclosure import HIDDEN, hidden_groups, large_enough, protect


def test_a_single_small_unit_takes_the_next_smallest_with_it():
    assert hidden_groups([40, 3, 12, 25], 5) == [False, True, True, False]


def test_two_small_units_that_together_are_too_few_take_a_third():
    assert hidden_groups([40, 2, 2, 9], 5) == [False, True, True, True]


def test_two_small_units_that_together_are_enough_stand_alone():
    assert hidden_groups([40, 3, 2, 9], 5) == [False, True, True, False]


def test_small_units_as_large_as_small_ones_can_be_take_another():
    # Without the 9 their sum would be 8, which two units below five reach only with four each.
    assert hidden_groups([40, 4, 4, 9], 5) == [False, True, True, True]


def test_units_that_hold_one_each_take_another():
    # Each holds somebody, so a sum of six for six units would give one each.
    assert hidden_groups([1, 1, 1, 1, 1, 1, 30, 12], 5) == [True] * 6 + [False, True]


def test_a_unit_known_to_be_larger_from_elsewhere_takes_another():
    assert hidden_groups([10, 4, 1], 5, [1, 4, 1]) == [True, True, True]
    assert hidden_groups([10, 4, 1], 5) == [False, True, True]


def test_nothing_is_hidden_where_every_unit_is_large_or_empty():
    assert hidden_groups([7, 0, 9], 5) == [False, False, False]


@pytest.mark.parametrize("counts", [[3], [3, 0], [2, 1, 0], [1, 1, 1, 1, 1], [1, 1, 1, 1, 1, 0]])
def test_where_there_are_too_few_for_cover_everything_is_hidden_empty_units_too(counts):
    assert hidden_groups(counts, 5) == [True] * len(counts)


@given(st.lists(st.integers(0, 40), max_size=12), st.integers(2, 10))
def test_no_small_unit_is_shown_and_what_is_hidden_is_many_enough(counts, threshold):
    hidden = hidden_groups(counts, threshold)
    assert all(count >= threshold or count == 0 for count, mark in zip(counts, hidden, strict=True) if not mark)
    concealed = [count for count, mark in zip(counts, hidden, strict=True) if mark]
    if concealed and not all(hidden):
        assert len(concealed) >= 2
        assert sum(concealed) >= threshold


def possible(counts, threshold):
    """Every way that the hidden units may be filled, for somebody who knows the total, the method and all shown units."""
    marks = hidden_groups(counts, threshold)
    places = [place for place, mark in enumerate(marks) if mark]
    rest = sum(counts[place] for place in places)
    for sizes in splits(rest, len(places)):
        candidate = list(counts)
        for place, size in zip(places, sizes, strict=True):
            candidate[place] = size
        if hidden_groups(candidate, threshold) == marks:
            yield dict(zip(places, sizes, strict=True))


def splits(total, parts):
    if parts == 1:
        yield (total,)
        return
    for first in range(1, total - parts + 2):
        for rest in splits(total - first, parts - 1):
            yield (first, *rest)


@pytest.mark.slow
@pytest.mark.parametrize("threshold", [3, 5, 7])
def test_who_knows_the_method_still_cannot_tell_any_small_unit(threshold):
    """Every list of up to five units of at most nine persons, against every list that would look the same."""
    tried = 0
    for length in range(2, 6):
        for counts in combinations_with_replacement(range(1, 10 if length < 5 else 9), length):
            if hidden_groups(counts, threshold).count(True) in {0, length}:
                continue  # nothing is hidden; or everything, and then no unit is named
            found = list(possible(counts, threshold))
            tried += 1
            for place, count in enumerate(counts):
                if count < threshold:
                    assert len({each[place] for each in found}) >= 2, (counts, place)
    assert tried > 100


def test_protected_rows_lose_their_figures_but_keep_their_names():
    frame = pd.DataFrame({"enhet": ["A", "B", "C"], "antal": [20, 3, 8], "klara": [10, 3, 2]})
    shown = protect(frame, count="antal", values=["antal", "klara"], threshold=5)
    assert shown[HIDDEN].tolist() == [False, True, True]
    assert shown["klara"].tolist()[0] == 10
    assert shown["klara"].isna().tolist() == [False, True, True]
    assert shown["enhet"].tolist() == ["A", "B", "C"]


def test_an_empty_frame_has_a_mark_that_can_be_used_as_one():
    empty = pd.DataFrame({"enhet": [], "antal": []})
    assert protect(empty, count="antal", values=["antal"], threshold=5)[HIDDEN].dtype == bool


def test_an_empty_group_is_not_a_small_one():
    assert large_enough(0, 5)
    assert not large_enough(4, 5)
    assert large_enough(5, 5)
