"""Training, counted by hand: a small nämnd of two units, managers, new staff and consultants."""

from __future__ import annotations

import datetime as dt

import pandas as pd
import pytest
from builders import make_frame
from hypothesis import given
from hypothesis import strategies as st

from genomgang.text.swedish import rounded
from genomgang.topics.group import Group
from genomgang.topics.share import Share
from genomgang.topics.utbildning import by_course, by_group, by_unit, management, needed, people, where_most_remain

MATDATUM = dt.date(2023, 10, 31)
DONE = "2023-02-14"


def person(number, *, enhet="Lager", roll="medarbetare", infosak=True, dataskydd=True, anstalld="2019-03-01"):
    common = {"person_id": f"p{number}", "enhet": enhet, "rollgrupp": roll, "anstalld_fran": anstalld}
    return [
        {**common, "kurs": "informationssakerhet", "genomford": DONE if infosak else None},
        {**common, "kurs": "dataskydd", "genomford": DONE if dataskydd else None},
    ]


def frame(*persons):
    return make_frame("utbildning", [row for rows in persons for row in rows])


@pytest.fixture
def small():
    """Lager: 10 employees, 4 took both, 3 only the first, 3 none. Ekonomi: 6, all took both; 5 of them are managers.

    Consultants: 5, of whom 2 took both.
    """
    return frame(
        *(person(n) for n in range(4)),
        *(person(n, dataskydd=False) for n in range(4, 7)),
        *(person(n, infosak=False, dataskydd=False, anstalld="2023-09-01") for n in range(7, 10)),
        *(person(n, enhet="Ekonomi", roll="chef") for n in range(10, 14)),
        person(14, enhet="Ekonomi", roll="ledningsgrupp"),
        person(15, enhet="Ekonomi"),
        *(person(n, roll="konsult") for n in range(16, 18)),
        *(person(n, roll="konsult", dataskydd=False) for n in range(18, 21)),
    )


def shown(groups):
    return {group.name: None if group.hidden else (group.share.part, group.share.whole) for group in groups}


def test_each_course_counts_employees_and_not_consultants(small):
    assert shown(by_course(small, 5)) == {"bada": (10, 16), "informationssakerhet": (13, 16), "dataskydd": (10, 16)}
    assert [group.percent for group in by_course(small, 5)] == [62.5, 81.25, 62.5]


def test_a_course_for_some_counts_those_who_were_given_it(small):
    apt = make_frame(
        "utbildning",
        [{"person_id": f"p{n}", "kurs": "infosak_apt", "genomford": DONE if n < 3 else None} for n in range(10)],
    )
    assert shown(by_course(pd.concat([small, apt]), 5))["infosak_apt"] == (3, 10)


def test_managements_course_is_not_among_the_employees_courses():
    rows = [
        {"person_id": f"p{n}", "kurs": "cybersakerhet_ledning", "rollgrupp": "ledningsgrupp", "genomford": DONE}
        for n in range(6)
    ]
    assert by_course(make_frame("utbildning", rows), 5) == ()


def test_each_group_counts_those_who_took_both(small):
    assert shown(by_group(small, MATDATUM, 90, 1)) == {
        "anstallda": (10, 16),
        "chefer": (5, 5),
        "nyanstallda": (0, 3),
        "konsulter": (2, 5),
    }


def test_a_group_below_the_threshold_is_hidden(small):
    assert shown(by_group(small, MATDATUM, 90, 5))["nyanstallda"] is None


def test_a_group_is_hidden_where_the_rest_of_the_employees_are_too_few():
    rows = frame(*(person(n, roll="chef") for n in range(8)), person(8), person(9))
    assert shown(by_group(rows, MATDATUM, 90, 5)) == {"anstallda": (10, 10), "chefer": None}


@pytest.mark.parametrize(("anstalld", "new"), [("2023-08-02", True), ("2023-08-01", False), ("2023-10-31", True)])
def test_new_is_employed_at_most_ninety_days_before(anstalld, new):
    rows = frame(*(person(n, anstalld=anstalld) for n in range(6)))
    assert ("nyanstallda" in shown(by_group(rows, MATDATUM, 90, 5))) is new


def test_each_unit_has_both_courses_and_the_highest_share_first(small):
    assert by_unit(small, 3) == (
        Group("Ekonomi", Share(6, 6), (Share(6, 6), Share(6, 6))),
        Group("Lager", Share(4, 10), (Share(7, 10), Share(4, 10))),
    )


def test_a_small_unit_takes_another_with_it_so_that_it_cannot_be_computed():
    rows = frame(
        *(person(n, enhet="Stor") for n in range(20)),
        *(person(n, enhet="Mellan") for n in range(20, 27)),
        *(person(n, enhet="Liten") for n in range(27, 30)),
    )
    assert by_unit(rows, 5) == (
        Group("Stor", Share(20, 20), (Share(20, 20), Share(20, 20))),
        Group("Liten", None),
        Group("Mellan", None),
    )


def test_nothing_is_shown_of_three_employees():
    rows = frame(*(person(n) for n in range(3)))
    groups = (*by_course(rows, 5), *by_unit(rows, 5), *by_group(rows, MATDATUM, 90, 5))
    assert len(groups) == 5
    assert all(group.hidden for group in groups)


def test_without_rows_there_are_no_groups():
    empty = make_frame("utbildning")
    assert people(empty).empty
    assert by_course(empty, 5) == by_group(empty, MATDATUM, 90, 5) == by_unit(empty, 5) == ()
    assert management(empty, 5) is None
    assert where_most_remain(()) == ([], 0)


def test_nobody_has_taken_both_where_one_course_lacks_a_row():
    rows = make_frame("utbildning", [{"person_id": "p1", "kurs": "dataskydd", "genomford": DONE}])
    assert people(rows).loc["p1", ["informationssakerhet", "dataskydd", "bada"]].tolist() == [False, True, False]


def test_predecessors_rows_are_counted_together():
    first = make_frame("utbildning", [row for n in range(6) for row in person(n, enhet="Vasastan")], namnd="norrmalm")
    second = make_frame(
        "utbildning", [row for n in range(6, 12) for row in person(n, enhet="Gärdet", infosak=False)], namnd="ostermalm"
    )
    both = pd.concat([first, second])
    assert shown(by_course(both, 5)) == {"bada": (6, 12), "informationssakerhet": (6, 12), "dataskydd": (12, 12)}
    assert shown(by_unit(both, 3)) == {"Vasastan": (6, 6), "Gärdet": (0, 6)}


def test_managements_course_counts_the_management_group_alone():
    rows = make_frame(
        "utbildning",
        [
            {
                "person_id": f"p{n}",
                "kurs": "cybersakerhet_ledning",
                "rollgrupp": roll,
                "genomford": DONE if n < 2 else None,
            }
            for n, roll in enumerate(["ledningsgrupp"] * 8 + ["chef"] * 4)
        ],
    )
    assert management(rows, 5) == Group("cybersakerhet_ledning", Share(2, 8))
    assert management(rows, 9) == Group("cybersakerhet_ledning", None)


@pytest.mark.parametrize(
    ("done", "whole", "target", "more"),
    [
        (168, 240, 95, 59),  # 227 of 240 is 94,6 %, which is shown as 95 %
        (226, 240, 95, 1),
        (227, 240, 95, 0),
        (240, 240, 95, 0),
        (0, 6, 100, 6),
    ],
)
def test_how_many_more_are_needed(done, whole, target, more):
    assert needed(Share(done, whole), target) == more


@given(st.integers(1, 500), st.data(), st.integers(1, 100))
def test_the_target_is_reached_by_those_needed_and_by_no_fewer(whole, data, target):
    done = data.draw(st.integers(0, whole))
    more = needed(Share(done, whole), target)
    assert more <= whole - done
    assert rounded(100 * (done + more) / whole) >= target
    assert more == 0 or rounded(100 * (done + more - 1) / whole) < target


def units_with(*remaining):
    return [Group(f"Enhet {letter}", Share(20 - left, 20)) for letter, left in zip("ABCDEF", remaining, strict=False)]


@pytest.mark.parametrize(
    ("remaining", "expected"),
    [
        ((1, 8, 2, 1), (["Enhet B"], 8)),
        ((5, 8, 2, 1), (["Enhet B", "Enhet A"], 13)),
        ((4, 4, 4, 4), ([], 0)),  # three of four units is no finding
        ((4, 4, 4, 4, 0, 0), (["Enhet A", "Enhet B", "Enhet C"], 12)),
        ((0, 0), ([], 0)),
        ((7,), ([], 0)),
    ],
)
def test_where_most_of_the_remaining_work(remaining, expected):
    assert where_most_remain(units_with(*remaining)) == expected


def test_hidden_units_count_for_nothing():
    assert where_most_remain([*units_with(1, 8, 2, 1), Group("Dold", None)]) == (["Enhet B"], 8)
