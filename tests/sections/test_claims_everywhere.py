"""What a report claims holds against its own figures: every nämnd of the example, in one of two years and versions."""

from __future__ import annotations

import re
from functools import cache
from itertools import cycle, product

import pytest
from builders import make_check

from checks import CONTRACTS
from genomgang.organisation import organisation
from genomgang.paths import EXAMPLE
from genomgang.privacy.disclosure import SYMBOL
from genomgang.reading import read
from genomgang.reading.delivery import load_delivery
from genomgang.review.review import review_from
from genomgang.show.chapter import run_chapter
from genomgang.show.facts import metadata
from genomgang.show.figures import figure_table
from genomgang.topics import bedomning

pytestmark = pytest.mark.slow

YEARS, VERSIONS = (2023, 2024), ("intern", "offentlig")


@cache
def delivered(ar, dataset):
    return read(CONTRACTS[dataset], EXAMPLE, ar).frame if (EXAMPLE / str(ar)).is_dir() else None


@cache
def by_namnd(ar, dataset):
    return dict(iter(delivered(ar, dataset).groupby("namnd")))


def rows(_data, ar, dataset, namnder):
    frame = delivered(ar, dataset)
    if namnder is None:
        return frame
    if len(namnder) == 1:
        return by_namnd(ar, dataset).get(namnder[0], frame.iloc[:0])
    return frame[frame["namnd"].isin(list(namnder))]


@pytest.fixture(scope="module")
def reviews():
    """A review of every nämnd; years and versions take turns, so that neighbours in the register, which are alike, have
    different ones, and all four are tried on each kind of nämnd."""
    checks = {ar: make_check(load_delivery(EXAMPLE, ar), {}) for ar in YEARS}
    there = {ar: [str(namnd) for namnd in delivered(ar, "namnder")["namnd"]] for ar in YEARS}
    everybody = dict.fromkeys(namnd for ar in YEARS for namnd in there[ar])
    found = []
    for namnd, (turn, version) in zip(everybody, cycle(product(YEARS, VERSIONS)), strict=False):
        (ar,) = [turn] if namnd in there[turn] else [each for each in YEARS if each != turn]
        found.append(review_from(checks[ar], namnd, version, EXAMPLE, rows))
    return found


@cache
def conditions(review):
    return {each.words: each.holds for verdict in bedomning.proposed(review).values() for each in verdict.conditions}


def the_one(found, pattern):
    (words,) = [each for each in found if re.search(pattern, each)]
    return words, found[words]


def test_the_working_methods_are_those_that_the_years_controls_checked(reviews):
    seen = set()
    for review in reviews:
        ikp = review.now["ikp"]
        words, holds = the_one(conditions(review), "obligatoriska arbetssätt")
        if ikp.empty:
            assert holds is None
            continue
        checked = set(ikp.loc[ikp["ar"] == ikp["ar"].max(), "arbetssatt"])
        assert holds == (checked == set(organisation().arbetssatt.obligatoriska)), (review.namnd.slug, review.ar)
        assert words.startswith("alla" if holds else "bara")
        seen.add(holds)
    assert seen == {True, False}


def test_risks_are_called_reassessed_only_where_one_is_new_or_has_another_value(reviews):
    seen = set()
    for review in reviews:
        words, holds = the_one(conditions(review), "^(riskerna|ingen risk|ändringarna i risk)")
        risks = review.now["risker"]
        value = risks["sannolikhet"] * risks["konsekvens"]
        before = risks["sannolikhet_forra"] * risks["konsekvens_forra"]
        changed = int((value.notna() & (before.isna() | (value != before).fillna(value=False))).sum())
        if holds:
            assert f"{changed} av " in words
        elif holds is False:
            assert changed == 0
        seen.add(holds)
    assert True in seen


def test_that_there_is_no_material_deviation_is_said_where_there_is_none(reviews):
    seen = set()
    for review in reviews:
        found = [words for words, holds in conditions(review).items() if "väsentlig avvikelse" in words and holds]
        ikp = review.now["ikp"]
        this_year = ikp[ikp["ar"] == ikp["ar"].max()]
        material = bool((this_year["bedomning"] == "vasentlig").any())
        for words in found:
            assert words.startswith("internkontrollen visar ingen") == (not material), review.namnd.slug
            seen.add(material)
    assert False in seen


def test_what_none_of_the_proposals_is_is_not_said_of_all(reviews):
    for review in reviews:
        assert "alla är inte" not in run_chapter("kompetenslyft", review).under("sec-kompetenslyft")
        assert not any("har inte kontrollerats" in words for words in conditions(review))


SUPERLATIVE = re.compile(r"störst|högst på|lägst|vanligast", re.IGNORECASE)


CHECKED = {
    "utbildning": ("fig-utbildning-grupper", "fig-utbildning-enheter"),
    "digitala_lyftet": ("fig-digitala-lyftet-gap",),
    "incidenter": ("fig-incidenter-orsaker",),
}
"""Exhibits whose headlines compare, by chapter."""


@cache
def exhibits(review):
    shown = {chapter: run_chapter(chapter, review).exhibits for chapter in CHECKED}
    return [shown[chapter][id] for chapter, ids in CHECKED.items() for id in ids if id in shown[chapter]]


def test_a_superlative_says_that_it_is_of_what_is_shown_where_something_is_hidden(reviews):
    met = 0
    for review in reviews:
        for exhibit in exhibits(review):
            if SUPERLATIVE.search(exhibit.headline):
                hidden = any(SYMBOL in row for row in exhibit.table.rows)
                wholly = not hidden or "som visas" in exhibit.headline
                # A share of an area may be withheld though its mean, which the headline is about, is shown.
                if exhibit.id == "fig-digitala-lyftet-gap":
                    wholly = "som visas" in exhibit.headline or all(row[2] != SYMBOL for row in exhibit.table.rows)
                assert wholly, (review.namnd.slug, review.ar, exhibit.headline)
                met += hidden
        words = run_chapter("digitala_lyftet", review).under("sec-digitala-lyftet-svar").replace("\n", " ")
        if "svarsandelen är högst" in words.lower() and SYMBOL in words:
            assert "Bland de enheter som visas" in words
    assert met


def test_no_superlative_and_no_share_rests_on_fewer_than_ten(reviews):
    for review in reviews:
        for exhibit in exhibits(review):
            header = exhibit.table.header
            if exhibit.id.startswith("fig-utbildning"):
                for row in exhibit.table.rows:
                    share = row[3] if "Andel" in header else row[4]
                    assert share == SYMBOL or int(re.sub(r"\D", "", row[1])) >= 10, (review.namnd.slug, row)
            elif SUPERLATIVE.search(exhibit.headline):
                base = [int(row[1]) for row in exhibit.table.rows if row[1] != SYMBOL]
                assert (max(base) if exhibit.id == "fig-digitala-lyftet-gap" else sum(base)) >= 10 or (
                    len(review.now["incidenter"]) >= 10
                )


def test_a_companys_report_calls_nothing_an_administration(reviews):
    companies = [review for review in reviews if review.namnd.typ == "bolag"]
    others = [review for review in reviews if review.namnd.typ != "bolag"]
    assert companies
    assert others
    for review in companies:
        text = f"{metadata(review)}{adoption(review)}"
        assert not re.search(r"[Ff]örvaltning(?!s AB| AB)\b|[Nn]ämnd\b", text), review.namnd.slug
        assert 'organisation: "Kallas"' in text
    assert all("Förvaltning" in adoption(review) for review in others)


def adoption(review):
    return run_chapter("faststallelse", review).under("sec-faststallelse")


def test_no_two_tables_call_unlike_comparisons_by_one_name(reviews):
    """One column is against last year, the other against the oldest year."""
    assert "Sedan i fjol" in figure_table([], caption="", id="").header
    assert "Sedan i fjol" not in run_chapter("sammanfattning", reviews[0]).tables["tbl-nyckeltal-korthet"].header
