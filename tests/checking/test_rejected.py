"""Rejected rows as a spreadsheet opens them: no formulas, no identity numbers."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from genomgang.checking.rejected import safe_cell


@pytest.mark.parametrize(
    ("cell", "shown"),
    [
        ("=HYPERLINK(1)", "'=HYPERLINK(1)"),
        ("+46", "'+46"),
        ("-1", "'-1"),
        ("@SUM(A1)", "'@SUM(A1)"),
        ("\t=1", "'\t=1"),
        ("\r=1", "'\r=1"),
        (" =1", "' =1"),
        ("Ekonomi", "Ekonomi"),
        ("811218-9876", ""),
        ("se p811218-9876", ""),
        ("anna@exempel.se", ""),
        ("", ""),
    ],
)
def test_a_cell_is_safe_to_open(cell: str, shown: str) -> None:
    assert safe_cell(cell) == shown


@given(st.text())
def test_no_text_starts_as_a_formula(text: str) -> None:
    assert not safe_cell(text).lstrip(" \u00a0").startswith(("=", "+", "-", "@", "\t", "\r", "\n"))
