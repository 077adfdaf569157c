"""Small cells cannot be seen, nor computed back from the total, even by somebody who knows how they are hidden."""

from itertools import product
from random import Random

import pandas as pd
import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from genomgang.privacy.disclosure import (
    HIDDEN,
    hidden_groups,
    key_of,
    large_enough,
    protect,
    smallest_for_share,
    without_share,
)
from genomgang.privacy.fillings import Cells, is_safe

KEYS = [bytes([number]) * 32 for number in range(48)]
"""A reader's guesses at the key; enough to meet every choice that these small cases leave."""


def masks(counts, threshold, at_least=None):
    return {tuple(hidden_groups(counts, threshold, key=key, at_least=at_least)) for key in KEYS}


def test_a_single_small_unit_takes_one_of_about_its_own_size_with_it():
    assert masks([40, 3, 9, 25], 5) >= {(False, True, True, False)}
    assert all(mask[1] and mask[2] for mask in masks([40, 3, 9, 25], 5))


def test_two_units_of_the_same_size_are_drawn_between():
    chosen = masks([5, 5, 1], 5)
    assert {(True, False, True), (False, True, True)} <= chosen


def test_two_small_units_that_together_are_too_few_take_a_third():
    assert all(mask[1:] == (True, True, True) for mask in masks([40, 2, 2, 9], 5))


def test_two_small_units_that_together_are_enough_may_stand_alone():
    assert (False, True, True, False) in masks([40, 3, 2, 30], 5)


def test_a_total_of_three_for_two_units_takes_another():
    # With a threshold of three they hold one and two, whichever way round.
    assert all(sum(mask) > 2 for mask in masks([1, 2, 9, 9], 3))


def test_units_that_hold_one_each_take_another():
    assert all(sum(mask) >= 7 for mask in masks([1, 1, 1, 1, 1, 1, 30, 12], 5))


def test_a_unit_known_to_be_larger_from_elsewhere_takes_another():
    assert masks([10, 4, 1], 5, [1, 4, 1]) == {(True, True, True)}


def test_nothing_is_hidden_where_every_unit_is_large_or_empty():
    assert masks([7, 0, 9], 5) == {(False, False, False)}


@pytest.mark.parametrize("counts", [[3], [3, 0], [2, 1, 0], [1, 1, 1, 1, 1], [1, 1, 1, 1, 1, 0]])
def test_where_there_are_too_few_for_cover_everything_is_hidden_empty_units_too(counts):
    assert masks(counts, 5) == {(True,) * len(counts)}


@given(st.lists(st.integers(0, 40), max_size=12), st.integers(2, 10), st.binary(min_size=32, max_size=32))
def test_no_small_unit_is_shown_and_what_is_hidden_is_many_enough(counts, threshold, key):
    hidden = hidden_groups(counts, threshold, key=key)
    assert all(count >= threshold or count == 0 for count, mark in zip(counts, hidden, strict=True) if not mark)
    concealed = [count for count, mark in zip(counts, hidden, strict=True) if mark]
    if concealed and not all(hidden):
        assert len(concealed) >= 2
        assert sum(concealed) >= threshold


def fillings(counts, mask):
    """Every way to fill the hidden units, for somebody who knows the total; a named unit holds somebody."""
    places = [place for place, mark in enumerate(mask) if mark]
    for sizes in splits(sum(counts[place] for place in places), len(places)):
        candidate = list(counts)
        for place, size in zip(places, sizes, strict=True):
            candidate[place] = size
        yield candidate


def splits(total, parts):
    if parts == 1:
        yield (total,)
        return
    for first in range(1, total - parts + 2):
        for rest in splits(total - first, parts - 1):
            yield (first, *rest)


def looks_the_same(counts, mask, threshold, hide):
    """The fillings that this module's own choice could have led to the same table from, with some key."""
    return [each for each in fillings(counts, mask) if any(hide(each, threshold, key) == mask for key in KEYS)]


def by_the_module(counts, threshold, key):
    return tuple(hidden_groups(counts, threshold, key=key))


def exact(counts, mask, threshold, hide):
    """What the reader has found out: units known exactly, and whether it is known which sizes there are."""
    found = looks_the_same(counts, mask, threshold, hide)
    known = [place for place, mark in enumerate(mask) if mark and len({each[place] for each in found}) == 1]
    return known, len({tuple(sorted(each)) for each in found}) == 1


@pytest.mark.slow
@pytest.mark.parametrize("threshold", [3, 5])
def test_who_knows_the_method_and_tries_every_filling_in_every_order_learns_no_unit_and_no_set_of_sizes(threshold):
    """Every list of up to three units in every order, and a sample of the longer ones, against every other."""
    longer = [
        counts for length in (4, 5) for counts in Random(length).sample(list(product(range(1, 9), repeat=length)), 60)
    ]
    tried = 0
    for counts in [*product(range(1, 12), repeat=2), *product(range(1, 10), repeat=3), *longer]:
        mask = by_the_module(counts, threshold, KEYS[sum(counts) % 7])
        if any(mask) and not all(mask):  # where all are hidden no unit is named
            tried += 1
            assert exact(counts, mask, threshold, by_the_module) == ([], False), (counts, mask)
    assert tried > 100


def smallest_first(counts, threshold, _key):
    """The smallest cover, and the first of equals: what a reader can replay."""
    mask = [count < threshold for count in counts]
    for place in sorted((i for i, count in enumerate(counts) if count >= threshold), key=lambda i: counts[i]):
        hidden = [count for count, mark in zip(counts, mask, strict=True) if mark]
        room = threshold - 2
        below = sum(threshold - 1 - count for count in hidden) if max(hidden, default=0) < threshold else room
        if not hidden or (len(hidden) > 1 and sum(hidden) - len(hidden) >= room and below >= room):
            break
        mask[place] = True
    return tuple(mask)


def test_a_reader_wins_over_a_choice_that_can_be_replayed():
    """So the test above can fail."""
    assert smallest_first([5, 5, 1], 5, b"") == (True, False, True)
    assert exact([5, 5, 1], (True, False, True), 5, smallest_first) == ([0, 2], True)


def test_equal_rows_give_equal_keys_in_any_order_and_one_more_row_another():
    rows = pd.DataFrame({"person_id": ["p1", "p2"], "enhet": ["A", "B"]})
    assert key_of(rows) == key_of(rows.iloc[::-1])
    assert key_of(rows) != key_of(pd.concat([rows, rows.iloc[:1]]))


@given(st.lists(st.integers(0, 4), min_size=1, max_size=4), st.integers(0, 20), st.integers(2, 6), st.integers(0, 30))
@example([0, 0, 3], 0, 2, 2)  # a cell that must hold more than any can: there is no filling
def test_the_audit_says_what_trying_every_filling_says(least, more, threshold, most):
    """The audit's bounds against the fillings themselves, one by one."""
    cells = Cells(sum(least) + more, tuple(least), most, threshold)
    ranges = [range(low, cells.cap + 1) for low in least]
    if cells.cap ** len(least) > 3_000:
        return
    found = [each for each in product(*ranges) if sum(each) == cells.total and min(each) < threshold]
    for place in range(len(least)):
        possible = {each[place] for each in found}
        assert {value for value in range(cells.total + 1) if cells.may_hold(place, value)} == possible
    if is_safe(cells):
        assert all(len({each[place] for each in found}) > 1 for place in range(len(least)))
        assert len({tuple(sorted(each)) for each in found}) > 1


def test_shares_are_withheld_for_small_groups_and_until_no_small_union_is_left():
    assert smallest_for_share(5) == 10
    assert without_share([40, 8, 12, 30], [False] * 4, 5) == [False, True, True, False]
    assert without_share([40, 8, 7, 30], [False] * 4, 5) == [False, True, True, False]
    assert without_share([40, 12, 30], [False] * 3, 5) == [False] * 3


@given(st.lists(st.integers(1, 40), min_size=1, max_size=10), st.integers(2, 7), st.binary(min_size=32, max_size=32))
def test_no_share_of_a_small_group_follows_from_the_total(sizes, threshold, key):
    marks = without_share(sizes, hidden_groups(sizes, threshold, key=key), threshold)
    shown = [size for size, mark in zip(sizes, marks, strict=True) if not mark]
    rest = [size for size, mark in zip(sizes, marks, strict=True) if mark]
    assert all(size >= smallest_for_share(threshold) for size in shown)
    if rest and shown:
        assert len(rest) > 1
        assert sum(rest) >= smallest_for_share(threshold)


def test_protected_rows_lose_their_figures_but_keep_their_names():
    frame = pd.DataFrame({"enhet": ["A", "B", "C"], "antal": [40, 3, 8], "klara": [10, 3, 2]})
    shown = protect(frame, count="antal", values=["antal", "klara"], threshold=5, key=KEYS[1])
    assert shown[HIDDEN].tolist() == [False, True, True]
    assert shown["klara"].tolist()[0] == 10
    assert shown["klara"].isna().tolist() == [False, True, True]
    assert shown["enhet"].tolist() == ["A", "B", "C"]


def test_an_empty_frame_has_a_mark_that_can_be_used_as_one():
    empty = pd.DataFrame({"enhet": [], "antal": []})
    assert protect(empty, count="antal", values=["antal"], threshold=5, key=KEYS[0])[HIDDEN].dtype == bool


def test_an_empty_group_is_not_a_small_one():
    assert large_enough(0, 5)
    assert not large_enough(4, 5)
    assert large_enough(5, 5)
