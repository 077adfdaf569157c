"""A decision that cannot have been made is refused, with the reason."""

import datetime as dt

import pytest

from genomgang.errors import UnknownChoice, UserError
from genomgang.publish.adoption import Adoption, check_date

MATDATUM, TODAY = dt.date(2023, 10, 31), dt.date(2024, 3, 1)
NBSP = "\u00a0"


def refusal(day, today=TODAY):
    with pytest.raises(UserError) as told:
        check_date(Adoption("forvaltningschef", dt.date.fromisoformat(day), "SERV 2023/1187"), 2024, MATDATUM, today)
    return str(told.value)


@pytest.mark.parametrize("day", ["2023-10-31", "2023-12-05", "2024-03-01"])
def test_from_the_figures_day_to_today_it_can(day):
    check_date(Adoption("namnd", dt.date.fromisoformat(day), "SERV 2023/1187"), 2024, MATDATUM, TODAY)


def test_before_the_figures_day_it_cannot():
    assert refusal("2023-10-30") == (
        f"Genomgången kan inte ha fastställts den 30{NBSP}oktober 2023: uppgifterna är från den 31{NBSP}oktober 2023.\n"
        "  Gör så här: Ange dagen för beslutet med --datum, från 2023-10-31 till 2024-03-01."
    )


def test_in_the_future_it_cannot():
    assert refusal("2024-03-02") == (
        f"Genomgången kan inte ha fastställts den 2{NBSP}mars 2024: den dagen har inte varit; enligt datorns klocka är "
        f"det den 1{NBSP}mars 2024.\n"
        "  Gör så här: Ange dagen för beslutet med --datum, från 2023-10-31 till 2024-03-01."
    )


def test_after_the_reviews_year_it_cannot_even_years_later():
    assert refusal("2025-01-01", dt.date(2026, 5, 1)) == (
        f"Genomgången kan inte ha fastställts den 1{NBSP}januari 2025: genomgången gäller 2024, och efter det året är den "
        "inte längre aktuell.\n"
        "  Gör så här: Ange dagen för beslutet med --datum, från 2023-10-31 till 2024-12-31."
    )


def test_a_clock_set_back_before_the_figures_day_gives_no_impossible_span():
    assert refusal("2023-12-05", dt.date(2020, 1, 1)).endswith("Gör så här: Ange dagen för beslutet med --datum.")


@pytest.mark.parametrize("number", ["", " ", " SERV 1", "SERV\n2023", "SERV\x1b[2K", "\u202eSERV", "x" * 81])
def test_what_is_no_number_of_the_registry_is_refused(number):
    with pytest.raises(UnknownChoice, match="kan inte vara ett diarienummer") as told:
        Adoption("namnd", TODAY, number)
    assert "\x1b" not in str(told.value)
    assert "\u202e" not in str(told.value)


@pytest.mark.parametrize("number", ["1", "SERV 2023/1187", "SERV\u00a02023/1187", "Dnr 1.1-23/ÅÄÖ"])
def test_other_numbers_are_accepted(number):
    assert Adoption("namnd", TODAY, number).diarienummer == number
