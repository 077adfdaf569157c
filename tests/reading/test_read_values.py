"""Numbers, dates and words: read as a person would read them, or not at all."""

from __future__ import annotations

import datetime as dt

import pytest
from hypothesis import given
from hypothesis import strategies as st

from checks import CONTRACTS
from genomgang.contracts.contract import Kind
from genomgang.reading.cells import DateOrder, Decimal, Rules, Unreadable, normal
from genomgang.reading.date_values import parse_date
from genomgang.reading.number_values import parse_number, parse_whole
from genomgang.reading.values import parse

COLUMNS = [(contract.name, column) for contract in CONTRACTS.values() for column in contract.columns]
MONTHS = ["januari", "februari", "mars", "april", "maj", "juni", "juli", "augusti", "september", "oktober", "november"]
MONTHS = [*MONTHS, "december"]
ANY_DATE = st.dates(dt.date(1950, 1, 1), dt.date(2099, 12, 31))


@pytest.mark.parametrize(
    ("text", "number"),
    [
        ("0", 0), ("-12", -12), ("−12", -12), ("+7", 7), ("1 250", 1250), ("1\u00a0250\u202f000", 1250000),
        ("0,125", 0.125), ("0.125", 0.125), ("1234,567", 1234.567), ("1 234,567", 1234.567), ("1,5", 1.5), ("1.50", 1.5),
        ("1.234,5", 1234.5), ("1,234.5", 1234.5), ("1.234.567", 1234567), ("1,234,567", 1234567), ("1.234.567,891", 1234567.891),
    ],
)  # fmt: skip
def test_a_number_that_can_mean_one_thing_is_read(text: str, number: float) -> None:
    assert parse_number(text, Decimal.UNKNOWN) == number


@pytest.mark.parametrize(
    "text",
    ["1.234", "1,234", "12.345", "-999,000", "1.23.456", "1,23,456", "1 23", "12 3456", ",5", "5,", "1..2", "--1", "1-2",
     "٣,٤x", "nan", "inf", "1e5", "0x10", "1_000", "1 000.000,5 ", "", "½", "1.234 567", "1,5,5"],
)  # fmt: skip
def test_a_number_that_can_mean_two_things_or_none_is_refused(text: str) -> None:
    with pytest.raises(Unreadable):
        parse_number(text, Decimal.UNKNOWN)


@pytest.mark.parametrize(
    ("decimal", "text", "number"),
    [
        (Decimal.COMMA, "1.234", 1234), (Decimal.COMMA, "1,234", 1.234), (Decimal.POINT, "1,234", 1234),
        (Decimal.POINT, "1.234", 1.234), (Decimal.OWN, "1,234", 1.234), (Decimal.COMMA, "1.234.567,5", 1234567.5),
    ],
)  # fmt: skip
def test_the_decimal_sign_settles_an_ambiguous_number(decimal: Decimal, text: str, number: float) -> None:
    assert parse_number(text, decimal) == number


@pytest.mark.parametrize("text", ["1,5", "1.5", "2,25"])
def test_a_whole_number_has_no_decimals(text: str) -> None:
    with pytest.raises(Unreadable, match="heltal"):
        parse_whole(text, Decimal.UNKNOWN)


@given(
    st.integers(-(10**12), 10**12),
    st.sampled_from(["", " ", "\u00a0", "\u202f", "."]),
    st.integers(0, 99),
    st.sampled_from([Decimal.COMMA, Decimal.UNKNOWN]),
)
def test_a_swedish_number_is_never_read_wrong(whole: int, group: str, cents: int, decimal: Decimal) -> None:
    text = f"{whole:,}".replace(",", group) + f",{cents:02d}"
    true = float(f"{whole}.{cents:02d}") if whole or not text.startswith("-") else -cents / 100
    assert parse_number(text, decimal) == true


@given(st.floats(-1e9, 1e9).map(lambda value: round(value, 6)), st.sampled_from(["comma", "point"]))
def test_a_number_is_read_right_or_refused(value: float, sign: str) -> None:
    text = f"{value:.6f}".rstrip("0").rstrip(".")
    try:
        read = parse_number(text.replace(".", ",") if sign == "comma" else text, Decimal.UNKNOWN)
    except Unreadable:
        assert len(text.partition(".")[2]) == 3  # only then can it be thousands
    else:
        assert read == pytest.approx(value, rel=1e-12)


@given(st.text(max_size=30))
def test_any_text_gives_a_number_or_a_reason(text: str) -> None:
    try:
        number = parse_number(text, Decimal.UNKNOWN)
    except Unreadable:
        return
    assert any(character.isdigit() for character in text)
    assert abs(number) < 1e15


@given(ANY_DATE)
def test_every_unambiguous_way_to_write_a_date_gives_that_date(day: dt.date) -> None:
    serial = (day - dt.date(1899, 12, 30)).days
    name = MONTHS[day.month - 1]
    for text in (
        day.isoformat(), f"{day:%Y%m%d}", f"{day:%Y/%m/%d}", f"{day.year}-{day.month}-{day.day}", f"{day.isoformat()}T10:00",
        f"{day.day} {name} {day.year}", f"den {day.day} {name} {day.year}", f"{day.day} {name[:3]} {day.year}",
        f"{day.day:02d}-{name[:3].upper()}-{day.year}", f"{day:%d %B %Y}", f"{day:%b %d, %Y}", f"{day:%m/%d/%Y} 1:30 PM" if day.day > 12 else str(day), f"{day} 10:05:33 UTC",
        f"{day:%A, %d %B %Y, %I:%M %p}", f"{day} kl. 10.05", f"{day:%a %b %d} 10:05:33 CET {day.year}", f"{day} 1:30 e.m.",
    ):  # fmt: skip
        assert parse_date(text, DateOrder.UNKNOWN) == day, text
    for cell in (day, dt.datetime.combine(day, dt.time(23, 59)), serial, serial + 0.5, str(serial)):
        if str(serial)[:2] in ("19", "20") and not isinstance(cell, dt.date):
            continue  # 1952–1957: the number may as well be a date that has lost its end
        assert parse_date(cell, DateOrder.UNKNOWN) == day


@given(ANY_DATE, st.sampled_from("/-."))
def test_day_and_month_are_never_mixed_up(day: dt.date, sign: str) -> None:
    day_first = f"{day.day}{sign}{day.month}{sign}{day.year}"
    month_first = f"{day.month}{sign}{day.day}{sign}{day.year}"
    assert parse_date(day_first, DateOrder.DAY_MONTH) == day
    assert parse_date(month_first, DateOrder.MONTH_DAY) == day
    for text in (day_first, month_first):
        if day.day > 12 or day.day == day.month:
            assert parse_date(text, DateOrder.UNKNOWN) == day
        else:
            with pytest.raises(Unreadable, match="två sätt"):
                parse_date(text, DateOrder.UNKNOWN)


@pytest.mark.parametrize(
    "text",
    ["5/12/23", "23-05-11", "231205", "2023-13-01", "2023-00-10", "31 februari 2023", "5 brumaire 2023", "maj 2023", "2023",
     "2023-05", "12345678", "99999", "2023-05-11T25:00Z", "5/12-2023", "snart", "1 1 2023 3"],
)  # fmt: skip
def test_what_is_no_date_is_refused(text: str) -> None:
    with pytest.raises(Unreadable):
        parse_date(text, DateOrder.UNKNOWN)


def test_an_instant_in_another_zone_has_stockholms_date() -> None:
    assert parse_date("2023-12-31T23:30:00Z", DateOrder.UNKNOWN) == dt.date(2024, 1, 1)


@pytest.mark.parametrize(("name", "column"), COLUMNS, ids=[f"{name}.{column.name}" for name, column in COLUMNS])
def test_each_columns_example_can_be_read(name: str, column) -> None:
    value = parse(column.example, column, Rules())
    assert value is not None or not column.required


@pytest.mark.parametrize(("name", "column"), COLUMNS, ids=[f"{name}.{column.name}" for name, column in COLUMNS])
def test_each_categorys_value_and_label_mean_the_same(name: str, column) -> None:
    if column.kind is Kind.CATEGORY:
        words = [(normal(text), value) for value, label in column.values.items() for text in (value, label)]
        assert len({word for word, _ in words}) == len(set(words)), "two values cannot be told apart"
        for value, label in column.values.items():
            assert parse(value, column, Rules()) == parse(label.upper(), column, Rules()) == value
