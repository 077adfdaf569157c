"""The verdict in words."""

import pytest
from builders import make_review
from readable import plain_lines

from genomgang.show.chapter import run_chapter
from genomgang.topics.bedomning import Condition, Limits, judge

LIMITS = Limits(yes=80, partly=50)


@pytest.mark.parametrize(
    ("holds", "reason"),
    [
        ((None,), "Det saknas uppgifter att bedöma efter."),
        ((True, None), "Det enda villkor som går att bedöma är uppfyllt."),
        ((False,), "Det enda villkor som går att bedöma är inte uppfyllt. Det som brister: planen saknas."),
        ((True, True), "Båda villkoren är uppfyllda."),
        ((True, True, True), "Alla tre villkor är uppfyllda."),
        ((True, False, None), "Ett av två villkor är uppfyllt. Det som brister: planen saknas."),
        ((True, True, False), "Två av tre villkor är uppfyllda. Det som brister: planen saknas."),
        (
            (False,) * 5,
            "Inget av fem villkor är uppfyllt. Det som brister: planen saknas. Ytterligare fyra villkor brister.",
        ),
        (
            (False, False),
            "Inget av två villkor är uppfyllt. Det som brister: planen saknas. Ytterligare ett villkor brister.",
        ),
    ],
)
def test_the_reason_counts_what_can_be_told(holds, reason):
    conditions = [Condition(each, "planen finns", "planen saknas", "planen är inte redovisad") for each in holds]
    limits = {"bedomning_ja_procent": 80, "bedomning_delvis_procent": 50, "klassning_giltig_manader": 24}
    chapter = run_chapter("sammanfattning", make_review(targets=limits))
    assert plain_lines(chapter.variables["skal"](judge(conditions, LIMITS))) == reason


def test_a_condition_that_cannot_be_told_says_neither_the_one_nor_the_other():
    assert (
        Condition(None, "planen finns", "planen saknas", "planen är inte redovisad").words == "planen är inte redovisad"
    )
