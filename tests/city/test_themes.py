"""Common themes, counted by hand."""

from __future__ import annotations

import pandas as pd

from genomgang.city.themes import Theme, themes

LABELS = {"d1": "Avvikelser", "d2": "Mätning", "e": "Återkoppling", "g": "Förbättring"}


def rows(**counts: int) -> pd.DataFrame:
    found = [(f"namnd{number % 3}", ref) for ref, count in counts.items() for number in range(count)]
    return pd.DataFrame(found, columns=["namnd", "iso_ref"])


def test_the_largest_theme_comes_first_with_its_namnder():
    assert themes(rows(d1=6, d2=9), "iso_ref", LABELS) == (Theme("Mätning", 9, 3), Theme("Avvikelser", 6, 3))


def test_a_small_theme_is_shown_since_no_action_is_a_person():
    found = themes(rows(d1=20, e=2, d2=1), "iso_ref", LABELS)
    assert found == (Theme("Avvikelser", 20, 3), Theme("Återkoppling", 2, 2), Theme("Mätning", 1, 1))


def test_themes_alike_in_size_come_by_name():
    found = themes(rows(e=4, d2=4, d1=4), "iso_ref", LABELS)
    assert [theme.label for theme in found] == ["Avvikelser", "Mätning", "Återkoppling"]


def test_an_unknown_value_is_left_out():
    assert themes(rows(x=9), "iso_ref", LABELS) == ()


def test_no_rows_give_no_themes():
    assert themes(rows(), "iso_ref", LABELS) == ()
