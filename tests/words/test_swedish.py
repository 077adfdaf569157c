"""Numbers, dates and words as they stand in the report."""

import datetime as dt

import pandas as pd
import pytest
from hypothesis import given
from hypothesis import strategies as st

from genomgang.text.swedish import (
    counted,
    genitive,
    in_words,
    iso_date,
    listed,
    long_date,
    measured,
    number,
    part_of,
    percent,
    percent_text,
    percentage_points,
    rounded,
    share_words,
)


@pytest.mark.parametrize(
    ("value", "decimals", "shown"),
    [
        (1250, 0, "1\u00a0250"),
        (12345.65, 1, "12\u00a0345,7"),
        (0.5, 0, "1"),
        (2.5, 0, "3"),
        (-3, 0, "\u22123"),
        (0, 0, "0"),
        (None, 0, "–"),
        (float("nan"), 0, "–"),
        (pd.NA, 0, "–"),
    ],
)
def test_numbers_have_decimal_comma_and_no_break_spaces(value, decimals, shown):
    assert number(value, decimals) == shown


def test_per_cent_is_a_sign_in_tables_and_a_word_in_text():
    assert percent(93.4) == "93\u00a0%"
    assert percent_text(93.4) == "93\u00a0procent"
    assert percent(None) == "–"


@pytest.mark.parametrize(
    ("value", "unit", "decimals", "shown"),
    [
        (1, "dagar", 0, "1\u00a0dag"),
        (0.6, "dagar", 0, "1\u00a0dag"),
        (0, "dagar", 0, "0\u00a0dagar"),
        (1, "", 1, "1,0"),
        (1.5, "dagar", 1, "1,5\u00a0dagar"),
        (1, "poäng", 0, "1\u00a0poäng"),
        (1, "procent", 0, "1\u00a0%"),
        (None, "dagar", 0, "–"),
    ],
)
def test_one_takes_the_unit_in_the_singular(value, unit, decimals, shown):
    assert measured(value, unit, decimals) == shown


def test_a_whole_of_one_is_singular():
    assert part_of(0, 1, "tillgång", "tillgångar") == "0 av 1 tillgång"
    assert part_of(1, 4, "tillgång", "tillgångar") == "1 av 4 tillgångar"


def test_one_percentage_point_is_singular():
    assert percentage_points(-1) == "1\u00a0procentenhet"
    assert percentage_points(1.04, 1) == "1,0\u00a0procentenhet"
    assert percentage_points(2) == "2\u00a0procentenheter"


@given(st.integers(0, 1000), st.integers(1, 1000))
def test_a_rounded_share_never_differs_between_sentence_and_table(part, whole):
    share = 100 * part / whole
    assert percent(share).removesuffix("\u00a0%") == percent_text(share).removesuffix("\u00a0procent")


def test_rounding_is_half_up_as_people_round():
    assert [int(rounded(value)) for value in (0.5, 1.5, 2.5, 3.5)] == [1, 2, 3, 4]


@pytest.mark.parametrize(
    ("name", "shown"),
    [
        ("Servicenämnden", "Servicenämndens"),
        ("Micasa Fastigheter", "Micasa Fastigheters"),
        ("Stokab", "Stokabs"),
        ("Järvas", "Järvas"),
        ("Stadsteatern", "Stadsteaterns"),
    ],
)
def test_genitive(name, shown):
    assert genitive(name) == shown


def test_counted_things_agree_in_number_and_gender():
    assert counted(0, "åtgärd", "åtgärder") == "ingen åtgärd"
    assert counted(1, "åtgärd", "åtgärder") == "en åtgärd"
    assert counted(1, "villkor", "villkor", neuter=True) == "ett villkor"
    assert counted(12, "åtgärd", "åtgärder") == "tolv åtgärder"
    assert counted(13, "åtgärd", "åtgärder") == "13 åtgärder"
    assert in_words(1250) == "1\u00a0250"


def test_lists_and_dates():
    assert listed(["a"]) == "a"
    assert listed(["a", "b"]) == "a och b"
    assert listed(["a", "b", "c"]) == "a, b och c"
    assert listed([]) == ""
    assert long_date(dt.date(2023, 12, 5)) == "5\u00a0december 2023"
    assert iso_date(pd.Timestamp("2023-12-05")) == "2023-12-05"
    assert iso_date(pd.NaT) == long_date(None) == "–"


@pytest.mark.parametrize(
    ("part", "whole", "words"),
    [
        (7, 10, "sju av tio"),
        (0, 9, "ingen"),
        (9, 9, "alla"),
        (99, 100, "nästan alla"),
        (1, 100, "knappt en av tio"),
        (1, 2, "en av två"),
        (7, 9, "sju av nio"),
        (5, 10, "hälften"),
        (52, 100, "ungefär hälften"),
    ],
)
def test_share_in_words_never_claims_more_than_the_figures(part, whole, words):
    assert share_words(part, whole) == words
