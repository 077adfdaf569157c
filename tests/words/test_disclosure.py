"""Small cells cannot be seen, nor computed back from the total."""

import pandas as pd
from hypothesis import given
from hypothesis import strategies as st

from genomgang.disclosure import HIDDEN, hidden_groups, large_enough, protect, protect_within


def test_a_single_small_unit_takes_the_next_smallest_with_it():
    assert hidden_groups([40, 3, 12, 25], 5) == [False, True, True, False]


def test_two_small_units_that_together_are_too_few_take_a_third():
    assert hidden_groups([40, 2, 2, 9], 5) == [False, True, True, True]


def test_two_small_units_that_together_are_enough_stand_alone():
    assert hidden_groups([40, 4, 4, 9], 5) == [False, True, True, False]


def test_nothing_is_hidden_where_every_unit_is_large_or_empty():
    assert hidden_groups([7, 0, 9], 5) == [False, False, False]


def test_a_namnd_with_one_tiny_unit_shows_nothing():
    assert hidden_groups([3], 5) == [True]


@given(st.lists(st.integers(0, 40), max_size=12), st.integers(2, 10))
def test_what_is_hidden_cannot_be_computed_from_the_total(counts, threshold):
    hidden = hidden_groups(counts, threshold)
    concealed = [count for count, mark in zip(counts, hidden, strict=True) if mark]
    assert all(count >= threshold or count == 0 for count, mark in zip(counts, hidden, strict=True) if not mark)
    if concealed and sum(count > 0 for count in counts) > 1:
        assert len(concealed) >= 2
        assert sum(concealed) >= threshold or all(hidden[i] for i, count in enumerate(counts) if count)


def test_protected_rows_lose_their_figures_but_keep_their_names():
    frame = pd.DataFrame({"enhet": ["A", "B", "C"], "antal": [20, 3, 8], "klara": [10, 3, 2]})
    shown = protect(frame, count="antal", values=["antal", "klara"], threshold=5)
    assert shown[HIDDEN].tolist() == [False, True, True]
    assert shown["klara"].tolist()[0] == 10
    assert shown["klara"].isna().tolist() == [False, True, True]
    assert shown["enhet"].tolist() == ["A", "B", "C"]


def test_each_course_is_its_own_partition():
    frame = pd.DataFrame({"kurs": ["x", "x", "y", "y"], "antal": [3, 9, 8, 9]})
    shown = protect_within(frame, partitions="kurs", count="antal", values=["antal"], threshold=5)
    assert shown[HIDDEN].tolist() == [True, True, False, False]


def test_an_empty_group_is_not_a_small_one():
    assert large_enough(0, 5)
    assert not large_enough(4, 5)
    assert large_enough(5, 5)
