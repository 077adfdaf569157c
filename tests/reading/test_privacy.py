"""Personal identity numbers are found in all their forms, and case numbers are not taken for them."""

from __future__ import annotations

import pandas as pd
import pytest
from hypothesis import given
from hypothesis import strategies as st

from genomgang.reading.privacy import contains_personal_number, find_emails, find_personal_numbers, redact

# 811218-9876 and 811228-9874 are Skatteverket's numbers for tests; 701063-2391 is a coordination number.
FORMS = [
    "811218-9876", "8112189876", "19811218-9876", "198112189876", "811218+9876", "811218 - 9876", "811218–9876",
    "811228-9874", "701063-2391", "197010632391", "p8112189876", "Ring 811218-9876, tack", "(8112189876)", "id_8112189876_x",
]  # fmt: skip
OTHERS = [
    "811218-9875", "8113189876", "811232-9876", "08-508 110 00", "2023-12-05", "20231205", "1234567890", "dnr 2023/8112189876543",
    "318112189876", "a3f8112189876bc9d2e1", "811218", "556677-8899", "811218-987", "000000-0000", "",
]  # fmt: skip


@pytest.mark.parametrize("text", FORMS)
def test_a_personal_number_is_found_and_masked(text: str) -> None:
    assert contains_personal_number(text)
    assert "9876" not in redact(text) or "[personnummer]" in redact(text)
    assert not contains_personal_number(redact(text))


@pytest.mark.parametrize("text", OTHERS)
def test_other_numbers_are_left_alone(text: str) -> None:
    assert not contains_personal_number(text)
    assert redact(text) == text


def test_a_message_keeps_what_is_not_personal() -> None:
    assert redact("Anna (811218-9876) nås på anna.berg@example.se") == "Anna ([personnummer]) nås på [e-postadress]"
    assert redact(198112189876.0) == "[personnummer]"


def test_masks_follow_the_series_and_take_missing_cells() -> None:
    cells = pd.Series(["x", "811218-9876", None, "a@b.se"], index=[2, 3, 4, 9], dtype="string")
    assert find_personal_numbers(cells).to_dict() == {2: False, 3: True, 4: False, 9: False}
    assert find_emails(cells).to_dict() == {2: False, 3: False, 4: False, 9: True}
    assert find_personal_numbers(pd.Series([198112189876, None], dtype="Int64")).tolist() == [True, False]
    assert find_personal_numbers(pd.Series([], dtype="string")).tolist() == []


def test_long_hostile_text_is_searched_quickly() -> None:
    for text in ("a" * 200_000 + "@", "1" * 200_000, "811218-" * 30_000, "a@" * 100_000, "a.@b." * 50_000):
        redact(text)


PIECES = st.sampled_from([*FORMS, *OTHERS, "x", "a" * 21, " ", "\n", "-", "9", "98", ";", "å", "1" * 12])


@given(st.lists(PIECES, max_size=6).map("".join))
def test_a_long_text_holds_a_number_where_one_is_masked_in_it(text: str) -> None:
    assert contains_personal_number(text) == ("[personnummer]" in redact(text))
