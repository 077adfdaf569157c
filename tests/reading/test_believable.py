"""A value that can be read but not believed or stored is a cell's error: with file, row, column and what to do."""

from __future__ import annotations

import datetime as dt
from dataclasses import replace

import delivered as d
import pandas as pd
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from syrupy.assertion import SnapshotAssertion

from checks import CONTRACTS
from genomgang.contracts.contract import Kind
from genomgang.contracts.frames import DTYPES
from genomgang.reading.cells import DateOrder, Decimal, Rules, Unreadable
from genomgang.reading.values import parse

DATE = CONTRACTS["upphandlingar"].column("datum")
CLOSED = CONTRACTS["incidenter"].column("avslutad")
WORTH = CONTRACTS["upphandlingar"].column("varde")
DATES = [
    "9999-12-31", "0001-01-01", "0024-05-11", "1900-01-01", "20230", 20230, "2203-05-11", "tills vidare", "Löpande", "0000-00-00",
    "-", "2023-02-30", "2023-05-11 25:30", "5/21/2023 13:30 PM", dt.datetime(9999, 12, 31), dt.date(1899, 12, 31), 0, "1999-12-31",
]  # fmt: skip
NUMBERS = [
    1e308,
    float("inf"),
    float("nan"),
    "1e308",
    "inf",
    "nan",
    "12345678901234567890",
    10**18,
    "N/A",
    "-",
    "saknas",
]


def said(cell: object, column) -> str:
    try:
        return f"{cell!r} läses som {parse(cell, column, Rules())!r}"
    except Unreadable as problem:
        return f"{cell!r}: {problem.message} {problem.remedy}"


@pytest.mark.parametrize("column", [DATE, CLOSED], ids=["krävs", "får vara tom"])
def test_a_date_that_cannot_be_believed_is_refused(column, snapshot: SnapshotAssertion) -> None:
    answers = [said(cell, column) for cell in DATES]
    assert not any("läses som" in answer for answer in answers)
    assert answers == snapshot


def test_a_number_that_cannot_be_stored_is_refused(snapshot: SnapshotAssertion) -> None:
    answers = [said(cell, WORTH) for cell in NUMBERS]
    assert not any("läses som" in answer for answer in answers)
    assert answers == snapshot


def test_minus_zero_is_zero() -> None:
    assert [str(parse(cell, WORTH, Rules())) for cell in ("-0", -0.0, "−0,0")] == ["0.0", "0.0", "0.0"]


def test_case_01_names_file_row_and_column(tmp_path) -> None:
    """A date outside what can be stored stopped the whole check without a word of where."""
    reading = d.deliver(
        tmp_path, {"upphandlingar.csv": d.text(d.NAMES, d.replaced(d.FIRST, datum="9999-12-31"), d.SECOND)}
    )
    (problem,) = reading.problems
    assert (problem.file, problem.row, problem.column, problem.value) == ("upphandlingar.csv", 2, "datum", "9999-12-31")
    assert problem.message == "”9999-12-31” brukar betyda att uppgiften saknas, men här måste ett datum stå."
    assert problem.remedy == "Fyll i uppgiften i källan."
    assert reading.frame["datum"].isna().tolist() == [True, False]


@pytest.mark.parametrize("cell", ["tills vidare", "9999-12-31", dt.datetime(9999, 12, 31)])
def test_a_placeholder_can_be_said_to_be_an_empty_cell(cell) -> None:
    """The remedy that the message gives works."""
    words = {"avslutad": {"tills vidare": "", "9999-12-31": ""}}
    assert parse(cell, CLOSED, Rules(words=words)) is None


def test_case_14_times_of_day_are_read(tmp_path) -> None:
    rows = (d.replaced(d.FIRST, datum="5/21/2023 1:30 PM"), d.replaced(d.SECOND, datum="2023-06-11 10:05:33 UTC"))
    reading = d.deliver(
        tmp_path,
        {"upphandlingar.csv": d.text(d.NAMES, *rows), "kallor.yml": "upphandlingar: {datumordning: manad-dag}\n"},
    )
    assert reading.problems == ()
    assert reading.frame["datum"].dt.date.tolist() == [dt.date(2023, 5, 21), dt.date(2023, 6, 11)]


@pytest.mark.parametrize(
    ("text", "day"),
    [
        ("Thursday, 11 May 2023, 10:05 AM", 11), ("2023-05-11T23:30:00Z", 12), ("2023-05-11 23:30 UTC", 12), ("2023-05-11 23:30 CEST", 11),
        ("2023-05-11 11:30 pm GMT", 12), ("11 maj 2023 kl. 10.05", 11), ("2023-05-11T10:05:33.123+02:00[Europe/Stockholm]", 11),
        ("Thu May 11 10:05:33 UTC 2023", 11), ("Thu, 11 May 2023 10:05:33 +0000", 11), ("2023-05-11 01:00 UTC+05", 10),
    ],
)  # fmt: skip
def test_a_moment_is_the_day_it_was_in_stockholm(text: str, day: int) -> None:
    assert parse(text, DATE, Rules()) == dt.date(2023, 5, day)


def test_a_moment_whose_day_and_month_may_change_places_is_asked_about() -> None:
    with pytest.raises(Unreadable, match="två sätt"):
        parse("3/4/2023 1:30 PM", DATE, Rules())


@settings(max_examples=300, deadline=None)
@given(
    cell=st.one_of(st.dates(), st.datetimes(), st.dates().map(str), st.integers(), st.floats(), st.from_regex(r"\A\d{1,9}\Z"), st.text(max_size=20)),
    column=st.sampled_from([column for contract in CONTRACTS.values() for column in contract.columns if column.kind is not Kind.TEXT]),
    order=st.sampled_from(DateOrder),
)  # fmt: skip
def test_whatever_is_read_can_be_stored_and_lies_within_the_columns_bounds(cell, column, order) -> None:
    try:
        value = parse(cell, column, Rules(Decimal.COMMA, order))
    except Unreadable as problem:
        assert problem.message
        assert problem.remedy
        return
    pd.array([value], dtype=DTYPES[column.kind])  # raises where it cannot be stored
    if column.kind is Kind.DATE and value is not None:
        assert column.earliest <= value <= column.latest


def test_every_number_has_bounds() -> None:
    for contract in CONTRACTS.values():
        for column in contract.columns:
            if column.kind in (Kind.WHOLE, Kind.NUMBER):
                assert column.minimum is not None, column.name
                assert column.maximum is not None, column.name


def test_a_columns_bounds_are_its_own() -> None:
    narrow = replace(DATE, earliest=dt.date(2023, 1, 1), latest=dt.date(2023, 12, 31))
    assert parse("2023-01-01", narrow, Rules()) == dt.date(2023, 1, 1)
    assert said("2024-01-01", narrow) == (
        "'2024-01-01': Datumet 2024-01-01 är orimligt: Datum ska ligga mellan 2023-01-01 och 2023-12-31. "
        "Rätta datumet i källan."
    )
