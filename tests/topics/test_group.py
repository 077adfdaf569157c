"""Groups of persons and the gate for small cells."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from genomgang.topics.group import Group, added, alone, in_its_role, partition
from genomgang.topics.share import Share

KEY = bytes([1]) * 32


def test_a_group_knows_its_size_and_share():
    group = Group("Lager", Share(3, 12))
    assert (group.size, group.percent, group.hidden) == (12, 25, False)


def test_a_hidden_group_knows_neither():
    group = Group("Lager", None)
    assert (group.size, group.percent, group.hidden) == (None, None, True)


def test_a_group_is_hidden_alone_when_it_is_small():
    assert alone(Group("Lager", Share(3, 4)), 5) == Group("Lager", None)
    assert alone(Group("Lager", Share(3, 5)), 5) == Group("Lager", None, persons=5)  # its size, but not its share
    assert alone(Group("Lager", Share(3, 10)), 5) == Group("Lager", Share(3, 10))
    assert in_its_role(Group("Ledning", Share(5, 5)), 5) == Group("Ledning", Share(5, 5))
    assert in_its_role(Group("Ledning", Share(4, 4)), 5).hidden


def test_a_group_is_hidden_when_those_outside_it_are_few():
    assert alone(Group("Chefer", Share(3, 12)), 5, others=4).size is None
    assert alone(Group("Chefer", Share(3, 12)), 5, others=9) == Group("Chefer", None, persons=12)
    assert not alone(Group("Chefer", Share(3, 12)), 5, others=0).hidden


def test_a_hidden_group_forgets_its_parts():
    small = Group("Stab", Share(1, 2), (Share(2, 2), Share(1, 2)))
    big = Group("Lager", Share(10, 20), (Share(15, 20), Share(10, 20)))
    cover = Group("Kök", Share(5, 9), (Share(9, 9), Share(5, 9)))
    assert partition([small, big, cover], 5, KEY) == (big, Group("Kök", None), Group("Stab", None))


def test_the_highest_share_comes_first_and_names_settle_ties():
    groups = [Group("B", Share(5, 10)), Group("A", Share(5, 10)), Group("C", Share(9, 10))]
    assert [group.name for group in partition(groups, 5, KEY)] == ["C", "A", "B"]


@given(st.lists(st.integers(1, 40), min_size=1, max_size=12), st.integers(2, 10))
def test_what_is_hidden_can_never_be_computed_from_the_total(sizes, threshold):
    groups = partition([Group(f"E{n}", Share(0, size)) for n, size in enumerate(sizes)], threshold, KEY)
    shown = [group.size for group in groups if group.size is not None]
    hidden = len(groups) - len(shown)
    assert all(size >= threshold for size in shown)
    rest = sum(sizes) - sum(shown)
    assert hidden == 0 or not shown or (hidden >= 2 and rest >= threshold)


def test_groups_of_merged_namnder_are_added_by_name_unless_one_of_them_hides_its_own():
    first = [Group("Stab", Share(3, 6)), Group("Kök", Share(4, 8))]
    second = [Group("Stab", Share(5, 5)), Group("Kök", None), Group("Lager", Share(1, 9))]
    assert added([first, second]) == (Group("Stab", Share(8, 11)), Group("Kök", None), Group("Lager", Share(1, 9)))
    assert added([]) == ()
