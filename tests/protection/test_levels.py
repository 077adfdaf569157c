"""An attacker with an integer solver cannot tell from a chart of gaps how few reach the level wanted, or do not."""

from __future__ import annotations

from dataclasses import replace

import pytest
from builders import LIMITS, make_review
from hypothesis import given, settings
from hypothesis import strategies as st
from levels import GAPS, possible_reaching, withheld
from seen import Seen, drawn_gaps, of_parts

from genomgang.document.exhibit import Exhibit
from genomgang.organisation import organisation
from genomgang.show.chapter import run_chapter
from genomgang.topics import digitala_lyftet as lift

pytestmark = pytest.mark.slow

THRESHOLD = LIMITS["smacell_kompetens"]
AREA = "cybersakerhet"
LABEL = organisation().kompetenstest.omraden[AREA]


def seen_of(points, wanted) -> Seen:
    """The chart and table of a nämnd where those who answered have these points in one area."""
    rows = [{"person_id": f"p{at:03}", "omrade": AREA, "poang": float(each)} for at, each in enumerate(points)]
    review = make_review(now={"digitala_lyftet": rows}, targets={("digitala_lyftet_niva", AREA): wanted})
    return of_parts(run_chapter("digitala_lyftet", review).exhibits.values())


@given(
    st.lists(st.integers(0, 100), max_size=9),
    st.lists(st.integers(30, 79), min_size=6, max_size=20),
    st.integers(0, 5),
    st.integers(1, 100),
)
@settings(max_examples=60, deadline=None)
def test_no_chart_tells_how_few_reach_the_level(spread, middling, full, wanted):
    points = [*spread, *middling, *[100] * full]
    shown = seen_of(points, wanted)
    if withheld(shown):
        possible = possible_reaching(shown, LABEL, THRESHOLD)
        assert sum(each >= wanted for each in points) in possible, "the attacker has misread the chart"
        assert len(possible) >= THRESHOLD - 1


def test_the_attacker_reads_means_and_classes_as_they_were_drawn():
    review = make_review(
        now={"digitala_lyftet": [{"person_id": f"p{at}", "omrade": AREA, "poang": 40.0 + at} for at in range(20)]},
        targets={("digitala_lyftet_niva", AREA): 50},
    )
    exhibit = run_chapter("digitala_lyftet", review).exhibits[GAPS]
    assert isinstance(exhibit, Exhibit)
    (gap,) = drawn_gaps(of_parts([exhibit]).charts[GAPS], lift.CLASSES)
    assert gap.now == pytest.approx(49.5, abs=0.001)
    assert [height > 0 for height in gap.classes] == [False] * 4 + [True] * 2 + [False] * 4
    assert gap.classes[4] == pytest.approx(gap.classes[5])


FEW_REACH_80 = [*[41] * 7, *[61] * 6, *[71] * 2, *[81] * 4]
"""The highest classes hold too few, and are joined."""


def test_the_attacker_wins_where_the_distribution_is_drawn_all_the_same(monkeypatch):
    area = lift._area

    def with_distribution(omrade, points, *others):
        return replace(area(omrade, points, *others), distribution=lift.evened(lift._counts(points), others[-1]))

    assert len(possible_reaching(seen_of(FEW_REACH_80, 80), LABEL, THRESHOLD)) >= THRESHOLD - 1
    monkeypatch.setattr(lift, "_area", with_distribution)
    assert len(possible_reaching(seen_of(FEW_REACH_80, 80), LABEL, THRESHOLD)) < THRESHOLD - 1


def test_the_attacker_wins_where_a_low_mean_is_shown(monkeypatch):
    points = [*[4] * 13, 75]
    assert GAPS not in seen_of(points, 70).charts
    monkeypatch.setattr(lift, "_tells", lambda *_: False)
    assert possible_reaching(seen_of(points, 70), LABEL, THRESHOLD) == [1]
