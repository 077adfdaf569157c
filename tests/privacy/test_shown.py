"""A table that a cell shows by itself passes the rule for small cells, or is refused with what to do."""

from __future__ import annotations

import pandas as pd
import pytest

from genomgang.errors import RenderError
from genomgang.privacy.shown import check_shown


@pytest.mark.parametrize(
    "table",
    [
        pd.DataFrame({"enhet": ["A"], "genomford": pd.to_datetime(["2023-02-14"])}),
        pd.DataFrame({"antal": [12]}, index=pd.Index(["p1"], name="person_id")),
        pd.DataFrame({"anstalld_fran": ["2019-03-01"]}),
        pd.DataFrame({("poang", "mean"): [61.5]}),
        pd.Series([70.0, 80.0], name="poang"),
    ],
)
def test_columns_on_single_persons_are_refused(table):
    with pytest.raises(RenderError, match="gäller enskilda personer"):
        check_shown(table)


@pytest.mark.parametrize("small", [1, 4, 4.0, "3", pd.NA, None])
def test_a_number_that_may_be_a_small_group_is_refused_and_not_repeated(small):
    table = pd.DataFrame({"enhet": ["A", "B"], "antal": pd.Series([12, small], dtype="object")})
    if pd.isna(small):
        check_shown(table)
        return
    with pytest.raises(RenderError) as caught:
        check_shown(table)
    assert caught.value.problem == "Tabellen visas inte: kolumnen antal har ett antal under 5, som kan peka ut någon."
    assert "no_counts" in caught.value.remedy


def test_following_the_advice_works():
    table = pd.DataFrame({"enhet": ["A", "B"], "nivå": [1, 4], "antal": [12, 7]})
    check_shown(table, no_counts=["nivå"])


def test_a_series_of_counts_is_a_table_too():
    with pytest.raises(RenderError):
        check_shown(pd.Series(["a"] * 9 + ["b"] * 2).value_counts())


def test_large_counts_zeros_shares_words_and_marks_pass():
    check_shown(
        pd.DataFrame({"a": [5, 0, 120], "andel": [0.5, 3.2, 97.5], "ja": [True, False, True], "ord": ["x", "y", ""]})
    )


def test_another_limit_holds_where_it_is_given():
    with pytest.raises(RenderError, match="under 7"):
        check_shown(pd.DataFrame({"svar": [6, 12]}), 7)
