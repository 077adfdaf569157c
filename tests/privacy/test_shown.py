"""A table that a cell shows by itself passes the rule for small cells, or is refused with what to do."""

from __future__ import annotations

import re

import pytest

from genomgang.errors import RenderError
from genomgang.privacy.shown import ShownTable, check_shown

WHERE = "_kapitel.qmd, rad 3"


def table(*names: str | tuple[str, ...], rows=(), row_headers: int = 0) -> ShownTable:
    return ShownTable(tuple((name,) if isinstance(name, str) else name for name in names), tuple(rows), row_headers)


@pytest.mark.parametrize(
    ("name", "told"),
    [
        ("person_id", "person_id"),
        ("Person (pseudonym)", "Person (pseudonym)"),
        ("genomford", "genomford"),
        ("Poang", "Poang"),
        (" anstalld_fran ", "anstalld_fran"),
        (("poang", "mean"), "poang"),
        ("('genomford', 'count')", "('genomford', 'count')"),
    ],
)
def test_columns_on_single_persons_are_refused_whatever_is_named(name, told):
    with pytest.raises(RenderError, match=f"kolumnen {re.escape(told)} gäller enskilda personer") as caught:
        check_shown(table("enhet", name, rows=[("IT", "x")]), WHERE, {told})
    assert caught.value.where == WHERE


@pytest.mark.parametrize("name", ["enhet", "Genomförd", "antal personer", ""])
def test_columns_on_groups_are_shown(name):
    check_shown(table("enhet", name, rows=[("IT", "12")]), WHERE)


@pytest.mark.parametrize(
    "small",
    ["1", "4", "4.0", "4,0", " 3 ", "03", "+2", "3.", "3.000000e+00", "”3”", "<3", "3 av 12", "3 (25 %)", "3 st",
     "2\xa0personer", "1 person", "2 anställda"],
)  # fmt: skip
def test_a_number_that_may_be_a_small_group_is_refused_and_not_repeated(small):
    with pytest.raises(RenderError) as caught:
        check_shown(table("enhet", "antal", rows=[("A", "12"), ("B", small)]), WHERE)
    told = caught.value
    assert told.problem == "Tabellen visas inte: kolumnen antal har ett antal under 5, som kan peka ut någon."
    assert told.where == WHERE
    assert told.remedy == (
        "Slå ihop grupper tills ingen är så liten, eller använd en funktion ur genomgang.topics, som döljer dem. Är "
        'kolumnen inget antal, utan en nivå eller ett id: skriv #| inte-antal: ["antal"] överst i cellen.'
    )


@pytest.mark.parametrize(
    "harmless",
    [
        "5",
        "0",
        "120",
        "0.5",
        "3.2",
        "97,5",
        "3 %",
        "True",
        "",
        "x",
        "2023",
        "2023-02-14",
        "14",
        "4.0e+01",
        "-3",
        "1,234",
    ],
)
def test_large_counts_zeros_shares_dates_words_and_marks_pass(harmless):
    check_shown(table("enhet", "antal", rows=[("A", harmless)]), WHERE)


def test_columns_that_are_named_pass_and_the_others_do_not():
    levels = table("enhet", "Nivå", ("antal", "2024"), rows=[("A", "1", "12"), ("B", "4", "7")])
    check_shown(levels, WHERE, {"nivå"})
    with pytest.raises(RenderError, match="kolumnen Nivå"):
        check_shown(levels, WHERE, {"enhet", "antal"})
    with pytest.raises(RenderError, match="kolumnen 2024"):
        check_shown(table("Nivå", ("antal", "2024"), rows=[("1", "3")]), WHERE, {"nivå"})


def test_a_name_of_any_level_names_its_columns():
    check_shown(table("enhet", ("nivå", "lägst"), ("nivå", "högst"), rows=[("A", "1", "4")]), WHERE, {"nivå"})


def test_numbers_that_pandas_gives_rows_pass_but_no_counts_in_their_place():
    check_shown(table("", "antal", rows=[("0", "12"), ("1", "7"), ("3", "9")], row_headers=1), WHERE)
    with pytest.raises(RenderError, match="kolumnen 1, som saknar namn,"):
        check_shown(table("", "antal", rows=[("3", "12"), ("3", "7")], row_headers=1), WHERE)
    with pytest.raises(RenderError, match="kolumnen nivå"):
        check_shown(table("nivå", "antal", rows=[("1", "12"), ("3", "7")], row_headers=1), WHERE)


def test_a_column_without_a_name_is_told_by_its_place_and_how_to_name_it():
    with pytest.raises(RenderError) as caught:
        check_shown(table("enhet", "", rows=[("A", "3")]), WHERE)
    assert caught.value.problem.startswith("Tabellen visas inte: kolumnen 2, som saknar namn, har ett antal under 5")
    assert 'ge kolumnen ett namn med .to_frame("namnet") och skriv #| inte-antal: ["namnet"]' in caught.value.remedy
