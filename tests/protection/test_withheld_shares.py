"""No count behind a withheld size or share can be computed: an integer solver with all that two years' reports say."""

from __future__ import annotations

import pytest
from knowledge import ANSWERED, BOTH, COURSES, INVITED, RESPONSE, STAFF, UNITS, Of
from test_real_reports import MERGED, NAMNDER, attack_on, seen

from genomgang.privacy.disclosure import SYMBOL

pytestmark = pytest.mark.slow

ATTACKED = (("rinkeby-kista", 2023), *((namnd, 2024) for namnd in NAMNDER if namnd != MERGED))
WITHHELD = (
    (UNITS, "Anställda", STAFF),
    (UNITS, "Båda", BOTH),
    *((UNITS, course, course) for course in COURSES),
    (RESPONSE, "Inbjudna", INVITED),
    (RESPONSE, "Svar", ANSWERED),
)


def exact(attack, of):
    """What is withheld of the nämnd's units, and yet has one possible value; and how many were tried."""
    found, tried = [], 0
    for table, heading, what in WITHHELD:
        for unit, shown in seen(of.namnd, of.year, "offentlig").column(table, heading).items():
            if shown == SYMBOL:
                low, high = attack.interval(of(what, unit))
                tried += 1
                if low == high:
                    found.append((of(what, unit), low))
    return found, tried


def test_the_attack_finds_a_share_that_follows_from_others():
    attack, of = attack_on("rinkeby-kista", 2023), Of("rinkeby-kista", 2023)
    shown = seen("rinkeby-kista", 2023, "offentlig").column(UNITS, "Båda")
    first, *others = [of(BOTH, unit) for unit, cell in shown.items() if cell == SYMBOL]
    for other in others:
        attack.equals({other: 1}, attack.interval(other)[0])
    low, high = attack.interval(first)
    assert low == high


@pytest.mark.parametrize(("namnd", "year"), ATTACKED)
def test_no_withheld_count_or_share_is_exact(namnd, year):
    attack = attack_on(namnd, year)
    found, tried = exact(attack, Of(namnd, year))
    assert found == []
    assert tried
