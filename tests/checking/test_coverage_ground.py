"""The register says whether the law covers a body and on what ground, and one does not contradict the other."""

from __future__ import annotations

import pytest
from builders import make_frame

from checks import CONTRACTS
from checks.namnder import CONTRACT
from genomgang.checking.batch import Batch
from genomgang.organisation.current import working_for
from genomgang.paths import ROOT

RULES = tuple(check for check in CONTRACT.checks if "value_set" in check.arguments)


@pytest.mark.slow
def test_a_ground_that_contradicts_the_answer_is_warned_of():
    from genomgang.checking.suite import run_checks  # Great Expectations: seconds to import

    pairs = [
        ("ja", "kommun"),
        ("ja", "utanfor"),
        ("nej", "utanfor"),
        ("nej", "dora"),
        ("utreds", "bilaga"),
        ("ja", None),
    ]
    rows = [{"namnd": f"n-{place}", "omfattas": said, "omfattas_grund": why} for place, (said, why) in enumerate(pairs)]
    outcomes = run_checks(Batch("namnder", make_frame("namnder", rows).reset_index(), RULES, {}, "rad", {}))
    failing = {outcome.check.description: [pairs[row - 2] for row in outcome.failing] for outcome in outcomes}
    assert failing == {
        "Grunden stämmer där verksamheten omfattas av lagen om cybersäkerhet.": [("ja", "utanfor")],
        "Grunden stämmer där verksamheten inte omfattas av lagen om cybersäkerhet.": [("nej", "dora")],
    }


@pytest.mark.parametrize(
    ("organisation", "grounds"),
    [
        ("exempelkoping", ["kommun", "bilaga", "dora", "utanfor"]),
        ("region", ["region", "bilaga", "dora", "utanfor"]),
        ("myndighet", ["myndighet", "utanfor"]),
    ],
)
def test_each_kind_of_organisation_has_grounds_of_its_own(organisation, grounds):
    with working_for(ROOT / "data" / "organisationer" / organisation):
        assert list(CONTRACTS["namnder"].column("omfattas_grund").values) == grounds
