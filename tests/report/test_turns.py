"""The list of turns catches what it names, in Markdown as chapters show it."""

from __future__ import annotations

import pytest
from turns import TURNS, turns_in


@pytest.mark.parametrize("name", TURNS)
def test_each_turn_is_found_in_its_own_example(name: str):
    assert name in [found for found, _ in turns_in(TURNS[name][1])]


def test_marks_and_broken_lines_do_not_hide_a_turn():
    assert [name for name, _ in turns_in('**Mål: 80 %.** I fjol [36 %]{data-nyckeltal="a@2024"}.Flest finns\ni Skola.')]
    assert [name for name, _ in turns_in("Se tabellen i\nAvsnitt 15.")]


def test_plain_sentences_have_no_turn():
    assert list(turns_in("Målet är 90 procent. Fem av nio är klara, och i fjol var det tre (se avsnitt 15).")) == []
