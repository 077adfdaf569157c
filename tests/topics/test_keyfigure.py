"""A key figure knows its target and which way is better."""

import pytest

from genomgang.review.targets import Target
from genomgang.topics.keyfigure import Better, KeyFigure


def figure(value, before=None, target=None, better=Better.HIGHER, unit="procent", **more):
    goal = None if target is None else Target(target, unit, "Stadens budget", 2024)
    return KeyFigure("x", "Andel", value, unit, better, "sec-x", before=before, target=goal, **more)


@pytest.mark.parametrize(
    ("key", "trend"),
    [
        (figure(80, 76), "upp 4\u00a0procentenheter, bättre"),
        (figure(76, 80), "ned 4\u00a0procentenheter, sämre"),
        (figure(12, 15, better=Better.LOWER, unit="dagar"), "ned 3\u00a0dagar, bättre"),
        (figure(14, 15, better=Better.LOWER, unit="dagar"), "ned 1\u00a0dag, bättre"),
        (figure(75, 74), "upp 1\u00a0procentenhet, bättre"),
        (
            figure(3.1, 2.0, better=Better.NEITHER, unit="per 100 anställda", decimals=1),
            "upp 1,1\u00a0per 100 anställda",
        ),
        (figure(80.4, 79.6), "oförändrat"),
        (figure(80), "inget värde i fjol"),
        (figure(None), "–"),
        (figure(80, 70, break_note="ny skala"), "går inte att jämföra: ny skala"),
    ],
)
def test_trend_in_words(key, trend):
    assert key.trend == trend


def test_the_target_is_compared_with_what_is_shown():
    assert figure(94.6, target=95).meets_target is True
    assert figure(94.4, target=95).meets_target is False
    assert figure(20, target=30, better=Better.LOWER).meets_target is True
    assert figure(None, target=95).meets_target is None
    assert figure(50).meets_target is None


def test_more_incidents_is_neither_better_nor_worse():
    assert figure(3, 2, better=Better.NEITHER).improved is None
    assert figure(3, 2).improved is True
    assert figure(2, 2).improved is None


def test_hidden_is_told_from_missing():
    assert figure(None, hidden=True).shown == "dolt"
    assert figure(None).shown == "–"
    assert figure(93.4, target=95).shown_target == "95\u00a0%"
