"""The file of figures laid beside two years' reports in both versions: nothing hidden follows from all of it."""

from __future__ import annotations

import pandas as pd
import pytest
from attacker import Attack
from knowledge import ANSWERED, BOTH, INVITED, RESPONSE, STAFF, UNITS, Of
from test_real_reports import EXAMPLE, MERGED, attack_on, narrowed, predecessors, review, seen
from test_withheld_shares import exact

from genomgang.city.comparison import middle, slice_of
from genomgang.city.computing import _figure
from genomgang.city.model import CityFigures, Member
from genomgang.city.totals import totals
from genomgang.figures import tidy
from genomgang.figures.tidy import HIDDEN, tidy_figures
from genomgang.topics.nyckeltal import all_key_figures

pytestmark = pytest.mark.slow

TOO_SMALL = ("valnamnden", "s-t-erik-livforsakring")
NAMNDER = ("bromma-stadsdelsnamnd", "skarpnacks-stadsdelsnamnd", MERGED, "avfallsnamnden", *TOO_SMALL)
ALL = "alla"
SHARES = {"utbildning_andel": (BOTH, STAFF, UNITS), "digitala_lyftet_svarsandel": (ANSWERED, INVITED, RESPONSE)}
"""Key figure → what it is a share of persons of, and the table that divides them."""


def city_of(ar, namnder):
    """As the city's figures are made, of some nämnder only."""
    reviews = {namnd: review(namnd, ar, "offentlig") for namnd in namnder}
    members = [Member(name, r.namnd.namn, r.namnd.typ, r.namnd.antal_anstallda, False) for name, r in reviews.items()]
    figures = [_figure(name, each) for name, r in reviews.items() for each in all_key_figures(r)]
    return CityFigures(ar, "offentlig", tuple(members), tuple(figures))


@pytest.fixture(scope="module")
def cities():
    before = dict.fromkeys(each for namnd in NAMNDER for each in predecessors(namnd))
    return {2024: city_of(2024, NAMNDER), 2023: city_of(2023, before)}


@pytest.fixture(scope="module")
def files(cities):
    """The rows of both years' files."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(tidy, "city_figures", lambda _data, ar, _version: cities[ar])
        found = {ar: tidy_figures(EXAMPLE, ar, "offentlig") for ar in cities}
    return {ar: each.fillna({"visas_inte": ""}).set_index(["namnd", "nyckeltal"]) for ar, each in found.items()}


def learn_file(attack, files, of, last_year=()):
    """All that a year's file says of how many persons there are; `last_year`, whose rows the year before are its own."""
    for figure, (part, whole, table) in SHARES.items():
        row = files[of.year].loc[(of.namnd, figure)]
        for each, ar in ((of, "varde"), (of.before, "forra_aret")):
            attack.between({each(whole, ALL): 1, each(part, ALL): -1}, 0)
            if pd.notna(row[ar]):
                share = float(row[ar])
                attack.between({each(part, ALL): 100, each(whole, ALL): -(share - 0.5)}, 0)
                attack.between({each(part, ALL): -100, each(whole, ALL): share + 0.5}, 0)
        if pd.notna(row["n"]):
            attack.equals({of(whole, ALL): 1}, row["n"])
        units = seen(of.namnd, of.year, "offentlig").column(table, "Anställda" if table == UNITS else "Inbjudna")
        for what in (part, whole) if units else ():
            attack.equals({of(what, ALL): -1, **{of(what, unit): 1 for unit in units}}, 0)
        for what in (part, whole) if last_year else ():
            attack.equals({of.before(what, ALL): -1, **{each(what, ALL): 1 for each in last_year}}, 0)


def attack_with(files, namnd):
    attack, now = attack_on(namnd), Of(namnd, 2024)
    then = [Of(each, 2023) for each in predecessors(namnd)]
    learn_file(attack, files, now, last_year=then if then != [now.before] else ())
    for each in then:
        learn_file(attack, files, each)
    return attack


@pytest.mark.parametrize("namnd", ["bromma-stadsdelsnamnd", "skarpnacks-stadsdelsnamnd", MERGED])
def test_no_small_unit_follows_from_file_and_reports(files, namnd):
    attack = attack_with(files, namnd)
    assert narrowed(attack, namnd) == []
    if namnd != MERGED:
        found, tried = exact(attack, Of(namnd, 2024))
        assert (found, tried > 0) == ([], True)


@pytest.mark.parametrize("namnd", TOO_SMALL)
def test_how_many_work_where_all_is_hidden_follows_from_nothing(files, namnd):
    assert files[2024].loc[(namnd, "utbildning_andel"), "visas_inte"] == HIDDEN
    low, high = attack_with(files, namnd).interval(f"{namnd} 2024 {STAFF} {ALL}")
    assert high - low > 10


def test_what_a_year_hid_the_next_years_file_does_not_tell(files):
    """Of those made of others too: a sum over them is told only where each of them shows its own."""
    told = []
    for (namnd, figure), row in files[2024].iterrows():
        own = [files[2023].loc[(each, figure)] for each in predecessors(namnd) if (each, figure) in files[2023].index]
        if HIDDEN in [each["visas_inte"] for each in own] and pd.notna(row["forra_aret"]):
            told.append((namnd, figure))
    assert told == []
    assert (files[2023]["visas_inte"] == HIDDEN).any()


def test_nothing_is_left_between_the_citys_totals_and_the_file(cities, files):
    """Totals, medians and spans are those of the rows shown, so a total less the file is nothing."""
    for total in totals(cities[2024]):
        rows = files[2024].xs(total.example.id, level="nyckeltal")
        assert total.count == rows["varde"].notna().sum()
        assert middle(list(rows["varde"].dropna()), total.example.decimals) == total.median
        if total.example.unit == "procent":
            assert (total.whole or 0) == rows["n"].sum()
    assert slice_of(cities[2024], "avfallsnamnden").figures


def test_the_attacker_wins_where_the_file_tells_what_is_hidden(files):
    """So the tests above can fail."""
    tampered = {ar: frame.copy() for ar, frame in files.items()}
    tampered[2024].loc[("valnamnden", "utbildning_andel"), "n"] = 4
    attack = Attack()
    learn_file(attack, tampered, Of("valnamnden", 2024))
    assert attack.interval(f"valnamnden 2024 {STAFF} {ALL}") == (4, 4)
