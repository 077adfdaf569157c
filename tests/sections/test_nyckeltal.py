"""How many key figures reach their target, in words."""

import pytest
from builders import make_review
from readable import plain_lines

from genomgang.review.targets import Target
from genomgang.show.chapter import summary
from genomgang.topics.keyfigure import Better, KeyFigure


def figure(value: float | None, name: str = "Andel klassade") -> KeyFigure:
    return KeyFigure("x", name, value, "procent", Better.HIGHER, "sec-x", target=Target(80, "procent", "Budget", 2024))


@pytest.mark.parametrize(
    ("values", "sentence"),
    [
        ((), "Inget nyckeltal har både värde och mål, så måluppfyllelsen går inte att bedöma."),
        ((None,), "Inget nyckeltal har både värde och mål, så måluppfyllelsen går inte att bedöma."),
        ((80,), "Det enda nyckeltalet med mål når målet."),
        ((79,), "Det enda nyckeltalet med mål når inte målet."),
        ((90, 85), "Båda nyckeltalen med mål når målet."),
        ((90, 85, 80), "Alla tre nyckeltal med mål når målet."),
        ((90, 70, 85), "Två av tre nyckeltal med mål når målet. Dessa når det inte: andel klassade."),
        ((10, 70), "Inget av två nyckeltal med mål når målet. Dessa når det inte: andel klassade och andel klassade."),
        ((None, 90, 70), "Ett av två nyckeltal med mål når målet. Dessa når det inte: andel klassade."),
    ],
)
def test_how_many_reach_their_target(monkeypatch, values, sentence):
    figures = [figure(value) for value in values]
    monkeypatch.setattr("genomgang.topics.nyckeltal.all_key_figures", lambda review: figures)
    assert plain_lines(summary("nyckeltal", make_review())) == sentence
