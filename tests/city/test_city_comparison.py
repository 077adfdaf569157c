"""What one report shows of the city: hand-counted medians and ranges, and nothing that tells of anybody else."""

from __future__ import annotations

import pytest
from builders import make_city_figure as figure
from hypothesis import given
from hypothesis import strategies as st

from genomgang.city.comparison import Range, slice_of
from genomgang.city.model import CityFigure, CityFigures, Member
from genomgang.city.totals import totals
from genomgang.text.swedish import collated


def member(slug: str, typ: str = "facknamnd", antal: int = 100, *, blocked: bool = False) -> Member:
    return Member(slug, slug.title(), typ, antal, blocked)


def city(members: list[Member], *figures: CityFigure) -> CityFigures:
    return CityFigures(2024, "intern", tuple(members), figures)


def seven(**changes: float | None) -> CityFigures:
    """Seven facknämnder of one size, a to g, with the values 10, 20 … 70."""
    values = {slug: 10.0 * place for place, slug in enumerate("abcdefg", start=1)} | changes
    return city([member(slug) for slug in values], *(figure(slug, value) for slug, value in values.items()))


def test_the_median_counts_all_and_the_range_only_the_others_of_the_same_kind_and_size():
    (only,) = slice_of(seven(), "a").figures
    assert (only.median, only.count) == (40.0, 7)
    assert only.peers == Range(20.0, 70.0, 6)


def test_another_kind_and_another_size_count_in_the_median_alone():
    base = seven()
    more = city(
        [*base.members, member("bolag", "bolag"), member("liten", antal=49)],
        *base.figures,
        figure("bolag", 100.0),
        figure("liten", 0.0),
    )
    (only,) = slice_of(more, "a").figures
    assert (only.median, only.count, only.peers) == (40.0, 9, Range(20.0, 70.0, 6))


def test_fewer_than_five_peers_with_a_value_give_no_range():
    (only,) = slice_of(seven(f=None, g=None), "a").figures
    assert (only.peers, only.median, only.count) == (None, 30.0, 5)


def test_fewer_than_five_values_give_no_median_either():
    (only,) = slice_of(seven(e=None, f=None, g=None), "a").figures
    assert (only.peers, only.median, only.count) == (None, None, 4)


def test_an_even_number_gives_the_mean_of_the_two_in_the_middle_as_it_is_shown():
    (only,) = slice_of(seven(a=None, d=41.0), "g").figures  # 20 30 41 50 60 70
    assert only.median == 46.0  # 45,5 rounded half up


def test_the_size_classes_are_those_of_the_rules():
    assert [member("x", antal=count).size for count in (0, 49, 50, 249, 250)] == [
        "färre än 50 anställda",
        "färre än 50 anställda",
        "50–249 anställda",
        "50–249 anställda",
        "minst 250 anställda",
    ]


def test_a_change_that_moves_neither_median_nor_ends_leaves_the_others_reports_as_they_are():
    assert slice_of(seven(c=35.0), "a").fingerprint == slice_of(seven(), "a").fingerprint
    assert slice_of(seven(g=71.0), "a").fingerprint != slice_of(seven(), "a").fingerprint


@given(st.lists(st.floats(0, 100), min_size=7, max_size=7))
def test_a_slice_holds_no_other_name_and_at_most_the_ends_of_its_values(values):
    changed = seven(**dict(zip("abcdefg", values, strict=True)))
    (only,) = slice_of(changed, "a").figures
    assert only.peers is not None
    assert {only.peers.low, only.peers.high} == {min(values[1:]), max(values[1:])}
    assert only.own.namnd == "a"


def test_what_is_hidden_in_its_own_report_counts_nowhere():
    shown = [figure(slug, 50.0, part=5, whole=10) for slug in "abcdef"]
    hidden = figure("g", None, hidden=True)
    (whole,) = totals(city([member(slug) for slug in "abcdefg"], *shown, hidden))
    assert (whole.part, whole.whole, whole.count, whole.hidden, whole.percent) == (30, 60, 6, 1, 50.0)


def test_a_total_is_the_same_with_the_hidden_one_as_without_it():
    shown = [figure(slug, 50.0, part=5, whole=10) for slug in "abcdef"]
    (whole,) = totals(city([member(slug) for slug in "abcdefg"], *shown, figure("g", None, hidden=True)))
    (without,) = totals(city([member(slug) for slug in "abcdef"], *shown))
    assert (whole.part, whole.whole, whole.median, whole.spread) == (
        without.part,
        without.whole,
        without.median,
        without.spread,
    )


def test_reaching_a_target_knows_which_way_is_better():
    members = [member(slug) for slug in "ab"]
    lower = [figure("a", 20.0, better="lower", target=30.0), figure("b", 40.0, better="lower", target=30.0)]
    (whole,) = totals(city(members, *lower))
    assert (whole.judged, whole.reached) == (2, 1)


@pytest.mark.parametrize(
    ("first", "second"),
    [("Valnämnden", "Äldrenämnden"), ("Älvsjö", "Österåker"), ("AB Stokab", "SISAB AB"), ("Ånge", "Äldre")],
)
def test_names_sort_as_in_swedish(first, second):
    order = sorted([second, first], key=collated)
    assert order == ([first, second] if first != "AB Stokab" else ["SISAB AB", "AB Stokab"])
