"""Common themes: counted by hand, and small ones hidden so that the total does not give them away."""

from __future__ import annotations

import pandas as pd

from genomgang.city.themes import Theme, themes

LABELS = {"d1": "Avvikelser", "d2": "Mätning", "e": "Återkoppling", "g": "Förbättring"}


def rows(**counts: int) -> pd.DataFrame:
    found = [(f"namnd{number % 3}", ref) for ref, count in counts.items() for number in range(count)]
    return pd.DataFrame(found, columns=["namnd", "iso_ref"])


def test_the_largest_theme_comes_first_with_its_namnder():
    found = themes(rows(d1=6, d2=9), "iso_ref", LABELS, threshold=5)
    assert found == (Theme("Mätning", 9, 3), Theme("Avvikelser", 6, 3))


def test_a_small_theme_takes_the_next_smallest_with_it():
    found = themes(rows(d1=20, d2=9, e=2), "iso_ref", LABELS, threshold=5)
    assert found == (Theme("Avvikelser", 20, 3), Theme("Mätning", None, None), Theme("Återkoppling", None, None))


def test_an_unknown_value_is_left_out():
    assert themes(rows(x=9), "iso_ref", LABELS, threshold=5) == ()


def test_no_rows_give_no_themes():
    assert themes(rows(), "iso_ref", LABELS, threshold=5) == ()
