"""Whatever bytes come, the answer is a reading or a `UserError`, within bounded time."""

from __future__ import annotations

import random

import delivered as d
import pandas as pd
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from pandas.testing import assert_frame_equal

from genomgang.errors import UserError
from genomgang.reading import limits, privacy

QUICK = settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
GOOD = d.text(d.LABELS, d.FIRST, d.SECOND)
BOOK = d.sheet(d.NAMES, d.TYPED_FIRST, d.TYPED_SECOND)

CELL = st.text(st.characters(exclude_categories=("Cs",), exclude_characters="\x00"), max_size=12)


@QUICK
@given(content=st.binary(max_size=400))
def test_random_bytes_never_crash(content: bytes, tmp_path) -> None:
    _read_or_refuse(tmp_path, "upphandlingar.csv", content)


@QUICK
@given(at=st.integers(0, len(GOOD) - 1), junk=st.binary(min_size=1, max_size=6), cut=st.integers(0, 8))
def test_a_damaged_text_file_never_crashes(at: int, junk: bytes, cut: int, tmp_path) -> None:
    _read_or_refuse(tmp_path, "upphandlingar.csv", GOOD[:at] + junk + GOOD[at + cut :])


@QUICK
@given(rows=st.lists(st.lists(CELL, max_size=10), max_size=6))
def test_any_cells_below_a_header_never_crash(rows: list[list[str]], tmp_path) -> None:
    _read_or_refuse(tmp_path, "upphandlingar.csv", d.text(d.NAMES, *rows))


@pytest.mark.slow
def test_damaged_workbooks_never_crash(tmp_path) -> None:
    chance = random.Random(20231205)
    for _ in range(40):
        content = bytearray(BOOK)
        for _ in range(chance.choice((1, 3, 20, 200))):
            content[chance.randrange(len(content))] = chance.randrange(256)
        _read_or_refuse(tmp_path, "upphandlingar.xlsx", bytes(content[: chance.choice((len(content), 3000))]))


@pytest.mark.slow
def test_workbooks_with_damaged_xml_never_crash(tmp_path) -> None:
    chance = random.Random(1952)
    parts = ["xl/worksheets/sheet1.xml", "xl/workbook.xml", "xl/styles.xml", "xl/sharedStrings.xml"]

    def damage(xml: bytes) -> bytes:
        content = bytearray(xml)
        for _ in range(chance.choice((1, 4, 30))):
            content[chance.randrange(len(content))] = chance.choice(b"<>&\"'=/09AZe \xff")
        return bytes(content)

    for number in range(40):
        _read_or_refuse(tmp_path, "upphandlingar.xlsx", d.rewrite_part(BOOK, parts[number % len(parts)], damage))


@QUICK
@given(
    delimiter=st.sampled_from(";,\t|"),
    encoding=st.sampled_from(["utf-8", "utf-8-sig", "utf-16", "cp1252"]),
    newline=st.sampled_from(["\n", "\r\n"]),
    order=st.permutations(range(8)),
    blanks=st.lists(st.integers(0, 2), min_size=3, max_size=3),
    titles=st.integers(0, 4),
)
def test_every_dialect_gives_the_same_frame(delimiter, encoding, newline, order, blanks, titles, tmp_path) -> None:
    rows: list[list[object]] = [["Uttag ur systemet"]] * titles
    numbers = []
    for row, empty in zip((d.LABELS, d.FIRST, d.SECOND), blanks, strict=True):
        rows += [[]] * empty
        rows.append([row[at] for at in order])
        numbers.append(len(rows))
    content = d.text(*rows, delimiter=delimiter, encoding=encoding, newline=newline)
    reading = d.deliver(tmp_path, {"upphandlingar.csv": content})
    assert reading.problems == ()
    assert_frame_equal(reading.frame, d.expected(*numbers[1:]))


def test_limits_on_rows_and_columns_hold_for_workbooks(tmp_path, monkeypatch) -> None:
    monkeypatch.setattr(limits, "MAX_ROWS", 2)
    with pytest.raises(UserError, match="för stor"):
        d.deliver(tmp_path, {"upphandlingar.xlsx": BOOK})


def test_a_workbook_that_takes_too_long_is_given_up(tmp_path, monkeypatch) -> None:
    monkeypatch.setattr(limits, "WORKBOOK_SECONDS", 0.001)
    with pytest.raises(UserError, match="för stor"):
        d.deliver(tmp_path, {"upphandlingar.xlsx": BOOK})


def test_a_file_larger_than_the_limit_is_not_opened(tmp_path, monkeypatch) -> None:
    monkeypatch.setattr(limits, "MAX_FILE_BYTES", 100)
    with pytest.raises(UserError, match="större än"):
        d.deliver(tmp_path, {"upphandlingar.csv": GOOD})


def test_an_endless_ods_ends(tmp_path) -> None:
    bomb = d.rewrite_part(
        d.ods(d.LABELS, d.TYPED_FIRST),
        "content.xml",
        lambda xml: xml.replace(b"<table:table-row>", b'<table:table-row table:number-rows-repeated="10000000">'),
    )
    with pytest.raises(UserError, match="för stor"):
        d.deliver(tmp_path, {"upphandlingar.ods": bomb})


def test_a_personal_number_never_stands_in_a_message(tmp_path) -> None:
    secret = "811218-9876"
    header = [*d.LABELS, secret]
    row = [*(f"{secret} {at}" for at in range(8)), secret]
    reading = d.deliver(tmp_path, {"upphandlingar.csv": d.text(header, row)})
    assert len(reading.problems) == 5
    said = " ".join(f"{problem}" for problem in reading.problems) + " ".join(reading.ignored_columns)
    assert not privacy.contains_personal_number(said)
    assert "9876" not in said


def _read_or_refuse(folder, name: str, content: bytes) -> None:
    try:
        reading = d.deliver(folder, {name: content})
    except UserError as refusal:
        assert refusal.problem
        assert refusal.remedy
        return
    assert isinstance(reading.frame, pd.DataFrame)
    assert reading.source is not None
    assert reading.source.rows_in == len(reading.frame)


def test_an_ods_with_links_to_other_files_is_read_as_it_was_saved(tmp_path) -> None:
    """The values that the sheet shows count; nothing that it points to is opened."""
    plain = d.ods(d.LABELS, d.TYPED_FIRST)
    linked = d.ods(d.LABELS, d.TYPED_FIRST, formula="of:='file:///etc/hostname'#$Blad1.A1")
    linked = d.rewrite_part(
        linked,
        "content.xml",
        lambda xml: xml.replace(
            b"<table:table-row>",
            b'<table:table-source xmlns:xlink="http://www.w3.org/1999/xlink" xlink:href="http://127.0.0.1:9/x.ods"/>'
            b"<table:table-row>",
            1,
        ),
    )
    ways = {name: d.deliver(tmp_path / name, {"upphandlingar.ods": one}) for name, one in (("a", plain), ("b", linked))}
    assert ways["b"].frame.equals(ways["a"].frame)
    assert ways["b"].problems == ways["a"].problems
