"""The example's own nämnder, attacked with everything that their reports show: two years, both versions, drawings too."""

from __future__ import annotations

import csv
from collections import Counter
from functools import cache
from itertools import combinations
from math import comb
from random import Random

import pytest
from attacker import Attack
from builders import LIMITS, make_check
from knowledge import INVITED, RESPONSE, STAFF, UNITS, Of, hidden, learn, merge, suppose_only_staff_are_invited
from levels import possible_reaching, withheld
from seen import of_parts

from checks import CONTRACTS
from genomgang.document.exhibit import Exhibit
from genomgang.paths import EXAMPLE
from genomgang.privacy.disclosure import SYMBOL, hidden_groups
from genomgang.reading import read
from genomgang.reading.delivery import load_delivery
from genomgang.review.review import review_from
from genomgang.show.chapter import run_chapter
from genomgang.show.figures import figure_table
from genomgang.show.page import as_markdown
from genomgang.topics.nyckeltal import all_key_figures

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
    figures = as_markdown(figure_table(all_key_figures(given), caption="Alla nyckeltal mot mål", id="tbl-nyckeltal"))
    shown = (part for chapter in ("utbildning", "digitala_lyftet") for part in parts(chapter, given))
    return of_parts([figures, *shown])


def parts(chapter, given):
    """All that a chapter shows, tables as their Markdown."""
    return [part if isinstance(part, Exhibit) else as_markdown(part) for _, part in run_chapter(chapter, given).shown]


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


def predecessors(namnd, year=2024):
    there = (EXAMPLE / str(year - 1)).is_dir()
    return review(namnd, year, "intern").before_namnder if there else ()


def attack_on(namnd, year=2024):
    """What follows from this year's report in both versions and last year's, or those of the predecessors."""
    attack = Attack()
    now, then = Of(namnd, year), [Of(each, year - 1) for each in predecessors(namnd, year)]
    for version in ("intern", "offentlig"):
        for of in (now, *then):
            learn(attack, seen(of.namnd, of.year, version), of)
    if then and then != [now.before]:
        shown = seen(namnd, year, "intern")
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
    "exploateringsnamnden",
    "bromma-stadsdelsnamnd",
    "fastighetsnamnden",
    MERGED,
    "skarpnacks-stadsdelsnamnd",
    "socialnamnden",
)


@pytest.mark.parametrize("namnd", NAMNDER)
def test_no_small_unit_can_be_computed_from_both_years_and_versions_with_their_drawings(namnd):
    assert any(small(Of(namnd, 2024), table, file, threshold) for table, file, _, threshold in TABLES)
    assert narrowed(attack_on(namnd), namnd) == []


@pytest.mark.parametrize("namnd", ["exploateringsnamnden", "skarpnacks-stadsdelsnamnd", "fastighetsnamnden"])
def test_no_small_unit_is_told_exactly_by_staff_and_invited_together(namnd):
    of, attack = Of(namnd, 2024), attack_on(namnd)
    suppose_only_staff_are_invited(attack, seen(namnd, 2024, "intern").column(UNITS, "Anställda"), of)
    for table, file, what, threshold in TABLES:
        for unit in small(of, table, file, threshold)[:1]:
            low, high = attack.interval(of(what, unit))
            assert low < high


@pytest.mark.parametrize(
    "namnd", ["aldrenamnden", "fastighetsnamnden", "kyrkogardsnamnden", "skarholmens-stadsdelsnamnd"]
)
def test_how_few_reach_a_level_cannot_be_computed_from_a_chart_of_gaps(namnd):
    attacked = []
    for of in (Of(namnd, 2024), *(Of(each, 2023) for each in predecessors(namnd))):
        shown = of_parts(parts("digitala_lyftet", review(of.namnd, of.year, "offentlig")))
        threshold = LIMITS["smacell_kompetens"]
        attacked += [len(possible_reaching(shown, area, threshold)) for area in withheld(shown)]
    assert attacked
    assert min(attacked) >= threshold - 1


@pytest.mark.parametrize(
    ("namnd", "year"), [("rinkeby-kista", 2023), ("avfallsnamnden", 2024), ("skarpnacks-stadsdelsnamnd", 2024)]
)
@pytest.mark.parametrize(("table", "dataset"), [(UNITS, "utbildning"), (RESPONSE, "digitala_lyftet")])
def test_every_filling_tried_leaves_no_hidden_unit_exact_nor_the_set_of_sizes(namnd, year, table, dataset):
    """A reader who knows the method, not the key: every filling is put through it with many keys."""
    shown = seen(namnd, year, "offentlig").column(table, "Anställda" if table == UNITS else "Inbjudna")
    if not shown:
        return  # no unit is named
    units = sorted(shown)  # as the indicator numbers them
    counts = [sizes(year, dataset)[namnd, unit] for unit in units]
    mask = [shown[unit] == SYMBOL for unit in units]
    threshold = LIMITS["smacell_utbildning" if table == UNITS else "smacell_kompetens"]
    assert all(count >= threshold for count, hidden in zip(counts, mask, strict=True) if not hidden)
    if not any(mask):
        return
    places = [place for place, hidden in enumerate(mask) if hidden]
    rest = sum(counts[place] for place in places)
    found = []
    for sizes_tried in fillings(rest, len(places), most=400):
        candidate = list(counts)
        for place, size in zip(places, sizes_tried, strict=True):
            candidate[place] = size
        if any(hidden_groups(candidate, threshold, key=bytes([number]) * 32) == mask for number in range(60)):
            found.append(sizes_tried)
    assert [place for place in range(len(places)) if len({each[place] for each in found}) < 2] == []
    assert len({tuple(sorted(each)) for each in found}) > 1


def fillings(total, parts, most):
    """The ways to fill so many units, a sample where there are more than `most`."""
    if comb(total - 1, parts - 1) <= most:
        cuts = combinations(range(1, total), parts - 1)
    else:
        draw = Random(total)
        cuts = (tuple(sorted(draw.sample(range(1, total), parts - 1))) for _ in range(most))
    for cut in cuts:
        ends = (0, *cut, total)
        yield tuple(ends[i + 1] - ends[i] for i in range(parts))


def test_the_attacker_wins_where_no_cover_is_hidden(unprotected):
    unprotected(
        "genomgang.topics.group.hidden_groups", lambda counts, threshold, key: [0 < n < threshold for n in counts]
    )
    found = narrowed(attack_on("bromma-stadsdelsnamnd"), "bromma-stadsdelsnamnd")
    assert ("bromma-stadsdelsnamnd 2024 anställda Hemtjänst Abrahamsberg", 4, 4) in found


def test_the_attacker_wins_where_last_years_units_are_added_before_they_are_protected(unprotected):
    unprotected("genomgang.topics.last_year.each_namnd", lambda review, dataset: [review.before[dataset]])
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
