"""The example's own nämnder, attacked with everything that their reports show: two years, both versions, drawings too."""

from __future__ import annotations

import csv
from collections import Counter
from functools import cache

import pytest
from attacker import Attack
from builders import LIMITS, make_check
from knowledge import INVITED, RESPONSE, STAFF, UNITS, Of, hidden, learn, merge, suppose_only_staff_are_invited
from levels import possible_reaching, withheld
from seen import of_parts

from checks import CONTRACTS
from genomgang.delivery import load_delivery
from genomgang.paths import EXAMPLE
from genomgang.reading import read
from genomgang.review import review_from
from genomgang.sections import digitala_lyftet, nyckeltal, utbildning

pytestmark = pytest.mark.slow


@cache
def delivered(ar, dataset):
    return read(CONTRACTS[dataset], EXAMPLE, ar).frame


def rows(_data, ar, dataset, namnder):
    frame = delivered(ar, dataset)
    return frame if namnder is None else frame[frame["namnd"].isin(list(namnder))]


@cache
def review(namnd, ar, version):
    check = make_check(load_delivery(EXAMPLE, ar), {})
    return review_from(check, namnd, version, EXAMPLE, rows)


@cache
def seen(namnd, ar, version):
    """All that a report shows of how many persons there are in units."""
    given = review(namnd, ar, version)
    shown = (utbildning.summary, utbildning.courses, utbildning.units, digitala_lyftet.summary, digitala_lyftet.units)
    return of_parts([nyckeltal.overview(given), *(show(given) for show in shown)])


@cache
def sizes(ar, file):
    """(nämnd, unit) → persons, counted from the delivered file without any code of ours."""
    with (EXAMPLE / str(ar) / f"{file}.csv").open(encoding="utf-8", newline="") as source:
        rows = list(csv.DictReader(source, delimiter=";"))
    counted = {
        (row["namnd"], row["enhet"], row["person_id"])
        for row in rows
        if file == "digitala_lyftet"
        or (row["rollgrupp"] != "konsult" and row["kurs"] in {"informationssakerhet", "dataskydd"})
    }
    return Counter((namnd, unit) for namnd, unit, _ in counted)


def predecessors(namnd):
    return review(namnd, 2024, "intern").before_namnder


def attack_on(namnd):
    """What follows from this year's report in both versions and last year's, or those of the predecessors."""
    attack = Attack()
    now, then = Of(namnd, 2024), [Of(each, 2023) for each in predecessors(namnd)]
    for version in ("intern", "offentlig"):
        for of in (now, *then):
            learn(attack, seen(of.namnd, of.year, version), of)
    if then != [now.before]:
        shown = seen(namnd, 2024, "intern")
        merge(attack, {*shown.column(UNITS, "I fjol"), *shown.column(RESPONSE, "I fjol")}, now.before, then)
    return attack


def small(of, table, file, threshold):
    """The hidden units that are small, the fewest persons first."""
    known = sizes(of.year, file)
    found = hidden(seen(of.namnd, of.year, "offentlig"), table)
    return sorted((unit for unit in found if known[of.namnd, unit] < threshold), key=lambda unit: known[of.namnd, unit])


TABLES = (
    (UNITS, "utbildning", STAFF, LIMITS["smacell_utbildning"]),
    (RESPONSE, "digitala_lyftet", INVITED, LIMITS["smacell_kompetens"]),
)


def narrowed(attack, namnd):
    """The small units, the smallest and the largest of each table, that the attacker knows too much of."""
    found = []
    for of in (Of(namnd, 2024), *(Of(each, 2023) for each in predecessors(namnd))):
        for table, file, what, threshold in TABLES:
            units = small(of, table, file, threshold)
            for unit in {*units[:1], *units[-1:]}:
                low, high = attack.interval(of(what, unit))
                if low > 1 or high < threshold - 1:
                    found.append((of(what, unit), low, high))
    return found


MERGED = "norra-innerstadens-stadsdelsnamnd"
NAMNDER = (
    "avfallsnamnden",
    "bromma-stadsdelsnamnd",
    "kyrkogardsnamnden",
    MERGED,
    "skarpnacks-stadsdelsnamnd",
    "stokab",
)


@pytest.mark.parametrize("namnd", NAMNDER)
def test_no_small_unit_can_be_computed_from_both_years_and_versions_with_their_drawings(namnd):
    assert any(small(Of(namnd, 2024), table, file, threshold) for table, file, _, threshold in TABLES)
    assert narrowed(attack_on(namnd), namnd) == []


@pytest.mark.parametrize("namnd", ["avfallsnamnden", "skarpnacks-stadsdelsnamnd", "stokab"])
def test_no_small_unit_is_told_exactly_by_staff_and_invited_together(namnd):
    of, attack = Of(namnd, 2024), attack_on(namnd)
    suppose_only_staff_are_invited(attack, seen(namnd, 2024, "intern").column(UNITS, "Anställda"), of)
    for table, file, what, threshold in TABLES:
        for unit in small(of, table, file, threshold)[:1]:
            low, high = attack.interval(of(what, unit))
            assert low < high


@pytest.mark.parametrize("namnd", ["aldrenamnden", "avfallsnamnden", "micasa-fastigheter", "sodermalms-stadsdelsnamnd"])
def test_how_few_reach_a_level_cannot_be_computed_from_a_chart_of_gaps(namnd):
    attacked = []
    for of in (Of(namnd, 2024), *(Of(each, 2023) for each in predecessors(namnd))):
        shown = of_parts([digitala_lyftet.gaps(review(of.namnd, of.year, "offentlig"))])
        threshold = LIMITS["smacell_kompetens"]
        attacked += [len(possible_reaching(shown, area, threshold)) for area in withheld(shown)]
    assert attacked
    assert min(attacked) >= threshold - 1


def test_the_attacker_wins_where_no_cover_is_hidden(unprotected):
    unprotected(
        "genomgang.indicators.group.hidden_groups", lambda counts, threshold: [0 < n < threshold for n in counts]
    )
    found = narrowed(attack_on("bromma-stadsdelsnamnd"), "bromma-stadsdelsnamnd")
    assert ("bromma-stadsdelsnamnd 2024 anställda Hemtjänst Abrahamsberg", 4, 4) in found


def test_the_attacker_wins_where_last_years_units_are_added_before_they_are_protected(unprotected):
    unprotected("genomgang.sections.last_year.each_namnd", lambda review, dataset: [review.before[dataset]])
    assert narrowed(attack_on(MERGED), MERGED)


@pytest.fixture
def unprotected(monkeypatch):
    """Exchanges a part of the protection, and forgets what was seen with it and without."""
    seen.cache_clear()
    review.cache_clear()
    yield monkeypatch.setattr
    monkeypatch.undo()
    seen.cache_clear()
    review.cache_clear()
