"""Whatever parts the digits, a personal identity number is found and never repeated; what cannot be one is left."""

from __future__ import annotations

import datetime as dt

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from genomgang.reading.privacy import contains_email, contains_personal_number, redact

FORMS = [
    "Skrivare till handläggare 811218 9876", "Möbler 81 12 18-9876", "811218\u00a09876", "811218\u202f-\u202f9876", "811218   9876",
    "81.12.18.9876", "81/12/18/9876", "811218/9876", "811218.9876", "1981-12-18-9876", "1981-12-18 9876", "1981 12 18 9876",
    "19 81 12 18 98 76", "81 12 18 98 76", "8 1 1 2 1 8 9 8 7 6", "811218_9876", "811218\u200b9876", "81\u00ad1218-9876",
    "８１１２１８－９８７６", "٨١١٢١٨-٩٨٧٦", "811218—9876", "811218‑9876", "811218−9876", "18811218+9876", "811218+9876",
    "personnr811218-9876", "pnr:8112189876", "8112189876Anna", "701063 2391", "70 10 63-2391", "1970 1063 2391",
    "2023 811218-9876", "dnr 2023/17, 811218 9876", "12-811218-9876", "(811218) 9876", "811218-\n9876", "811218, 9876",
    "811218&nbsp;9876", "811218&#8209;9876",
]  # fmt: skip
OTHERS = [
    "070-123 45 67", "+46 70 123 45 67", "08-508 110 00", "08-12 13 98 76", "2023-05-11 10:05", "2023-05-11 2024",
    "165566778899", "16 556677-8899", "2022-11-01–2023-10-31", "2019 2020 2021 2022", "10 11 12 13 14", "1 250 000,50",
    "2023-06-11 10:05:33 UTC", "811218;9876", "811218\n9876", "2023-05-11 1250 kr", "F2023-00123456", "SE45 5000 0000 0583 9825 7466",
]  # fmt: skip
MAILS = [
    "anna.berg @ example.se", "anna.berg＠example.se", "anna.berg (at) example.se", "anna.berg[at]example.se", "anna@ example.se",
    "anna.berg(snabel-a)example.se", "anna.berg@example (punkt) se", "an\u200bna@exam\u00adple.se", "ANNA.BERG@EXAMPLE．SE", "anna.berg&#64;example.se",
]  # fmt: skip


@pytest.mark.parametrize("text", FORMS)
def test_a_number_in_any_form_is_found_and_never_repeated(text: str) -> None:
    assert contains_personal_number(text)
    masked = redact(text)
    assert "[personnummer]" in masked
    assert not contains_personal_number(masked)
    assert not any(part in masked for part in ("9876", "2391", "９８７６", "٩٨٧٦", "98 76", "9 8 7 6"))


@pytest.mark.parametrize("text", OTHERS)
def test_what_cannot_be_a_person_is_left_alone(text: str) -> None:
    assert redact(text) == text


@pytest.mark.parametrize("text", MAILS)
def test_an_address_in_any_form_is_found(text: str) -> None:
    assert contains_email(text)
    assert redact(f"Nås på {text} idag").endswith("[e-postadress] idag")


@pytest.mark.parametrize("text", ["2 st @ 10.50", "a @ b", "(at) kontoret", "snabel-a", "5 @ 3. Se bilaga"])
def test_a_sign_alone_is_no_address(text: str) -> None:
    assert redact(text) == text


def _number(born: dt.date, serial: int, *, coordination: bool) -> str:
    """Ten digits with the right check digit, worked out here by the Luhn rule."""
    nine = f"{born:%y%m}{born.day + (60 if coordination else 0):02}{serial:03}"
    doubled = [int(digit) * (2 if at % 2 == 0 else 1) for at, digit in enumerate(nine)]
    return f"{nine}{-sum(each // 10 + each % 10 for each in doubled) % 10}"


GAPS = st.text(st.sampled_from(" \u00a0\u2009-–‐−./_\u200b\u00ad·"), max_size=3)


@settings(max_examples=300, deadline=None)
@given(
    born=st.dates(dt.date(1930, 1, 1), dt.date(2005, 12, 31)), serial=st.integers(1, 999), coordination=st.booleans(),
    gaps=st.tuples(GAPS, GAPS, GAPS), century=st.booleans(), before=st.sampled_from(["", "Anna ", "p", "id_", "("]),
)  # fmt: skip
def test_any_signs_between_the_parts(born, serial, coordination, gaps, century, before) -> None:
    ten = _number(born, serial, coordination=coordination)
    first, second, third = gaps
    if century and first.strip() and not third.strip() and third:
        third = "-"  # a whole date, space and a year may be just that
    if not century and born.year < 1925:
        return
    text = (
        f"{before}{str(born.year)[:2] if century else ''}{ten[:2]}{first}{ten[2:4]}{second}{ten[4:6]}{third}{ten[6:]}"
    )
    assert contains_personal_number(text), text
    assert ten[6:] not in redact(text) or ten[6:] in before


@settings(max_examples=300, deadline=None)
@given(
    born=st.dates(dt.date(1930, 1, 1), dt.date(2005, 12, 31)), serial=st.integers(1, 999), off=st.integers(1, 9),
    gaps=st.tuples(GAPS, GAPS, GAPS),
)  # fmt: skip
def test_a_wrong_check_digit_is_no_person(born, serial, off, gaps) -> None:
    ten = _number(born, serial, coordination=False)
    wrong = f"{ten[:9]}{(int(ten[9]) + off) % 10}"
    text = f"{wrong[:2]}{gaps[0]}{wrong[2:4]}{gaps[1]}{wrong[4:6]}{gaps[2]}{wrong[6:]}"
    assert not contains_personal_number(text)


@settings(max_examples=200, deadline=None)
@given(digits=st.from_regex(r"\A\d{2}[2-9]\d-?\d{6}\Z"))
def test_a_month_above_twelve_is_an_organisation(digits: str) -> None:
    assert not contains_personal_number(digits.replace("-", "")[:6] + "-" + digits.replace("-", "")[6:])


@settings(max_examples=200, deadline=None)
@given(rest=st.from_regex(r"\A[02369]-\d{3} \d{2} \d{2}\Z"))
def test_a_mobile_number_is_no_person(rest: str) -> None:
    assert redact(f"Ring 07{rest}") == f"Ring 07{rest}"


def test_a_whole_document_without_numbers_is_left_as_it_is() -> None:
    text = "Nämnden har 1 250 000 kronor och 12 345 personer den 2023-05-11, 62 procent av alla. " * 1_000
    assert redact(text) == text
