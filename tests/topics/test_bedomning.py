"""The verdict follows its stated conditions."""

import pytest

from genomgang.topics.bedomning import Condition, Judgement, Limits, judge

LIMITS = Limits(yes=80, partly=50)


def conditions(*holds):
    return [Condition(each, "håller", "brister", "okänt") for each in holds]


@pytest.mark.parametrize(
    ("holds", "judgement"),
    [
        ((True, True, True, True, False), Judgement.YES),
        ((True, True, True, False), Judgement.PARTLY),
        ((True, False), Judgement.PARTLY),
        ((True, False, False), Judgement.NO),
        ((True, None, None), Judgement.YES),
        ((None, None), Judgement.UNKNOWN),
        ((), Judgement.UNKNOWN),
    ],
)
def test_the_share_of_conditions_that_hold_decides(holds, judgement):
    assert judge(conditions(*holds), LIMITS).judgement is judgement


def test_what_cannot_be_told_speaks_neither_for_nor_against():
    verdict = judge(conditions(True, None, False), LIMITS)
    assert len(verdict.holding) == 1
    assert len(verdict.failing) == 1
