"""A table's columns in print share the page so that words stay whole and rows take few lines."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from genomgang.text.columns import PADDING, PAGE, column_widths, natural_width
from genomgang.text.markdown import Table, table

KEY_FIGURES = (
    ("Nyckeltal", "Nu", "Mål", "I fjol", "Sedan i fjol", "Läge"),
    (
        "Anställda som har gått båda obligatoriska kurserna",
        "83\u00a0%",
        "95\u00a0%",
        "67\u00a0%",
        "Upp 16\u00a0procentenheter, bättre",
        "▲\u00a0Under\u00a0målet",
    ),
)


def test_columns_fill_the_page_and_running_text_gets_the_room_that_figures_leave():
    name, now, target, before, trend, state = column_widths(KEY_FIGURES)
    assert name + now + target + before + trend + state == pytest.approx(PAGE)
    assert min(name, trend) > state > max(now, target, before)


def test_a_number_is_never_parted_from_its_unit():
    # "procentenheter" is 14 letters of about half an em, and "16" stands beside it.
    assert column_widths(KEY_FIGURES)[4] - PADDING > 8


def test_a_very_long_word_is_divided_where_others_need_the_room():
    plan = ("Se till att alla gör det som planen säger",) * 4
    role, *_ = column_widths([("Ansvarig", *"abcd"), ("Informationssäkerhetssamordnare", *plan)])
    assert role < natural_width([("Informationssäkerhetssamordnare",)]) - 3


def test_links_and_references_count_as_what_is_seen():
    plain = natural_width([("Nyckeltal",), ("Svar",)])
    assert natural_width([("Nyckeltal",), ("[Svar](#sec-digitala-lyftet-svar-per-enhet)",)]) == plain
    assert natural_width([("Nyckeltal",), ("@sec-x",)]) == natural_width([("Nyckeltal",), ("Avsnitt\u00a010.1",)])


@given(st.lists(st.lists(st.text(max_size=60), min_size=3, max_size=3), min_size=1, max_size=5))
def test_whatever_the_cells_hold_every_column_has_room_and_together_they_fill_the_page(rows):
    widths = column_widths(rows)
    assert sum(widths) == pytest.approx(PAGE)
    assert all(width >= PADDING for width in widths)


def test_a_small_table_is_not_spread_over_the_page():
    small = table(Table(header=("Period", "Incidenter"), rows=(("nov 2022", "4"),), align="lr"))
    assert small.splitlines()[1] == "|:---|---:|"
    broad = table(Table(header=("Period", "Vad det innebär"), rows=(("2022", "Ett ord till " * 9),), align="ll"))
    assert len(broad.splitlines()[1]) > 72
