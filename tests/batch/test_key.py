"""A report's key changes with all that it shows, and with nothing else."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest
from builders import make_check, make_city_figure, make_delivery

from checks import CONTRACTS
from genomgang.batch.key import Key, Keys
from genomgang.checking.slices import Member, Year
from genomgang.city.model import CityFigure, CityFigures
from genomgang.city.model import Member as CityMember

MERGED = Member("jarva", "Järva stadsdelsnämnd", "stadsdelsnamnd", 900, ("spanga", "rinkeby"))


def year(ar: int, *slugs: str, blocked: tuple[str, ...] = (), **rows: str) -> Year:
    """A delivery where the nämnder named have rows about training, each with the fingerprint given by its slug."""
    check = replace(make_check(make_delivery(ar), {}), blocked={slug: ("fel",) for slug in blocked})
    members = {slug: MERGED if slug == "jarva" else Member(slug, slug, "stadsdelsnamnd", 400, ()) for slug in slugs}
    slices = {name: {} for name in CONTRACTS} | {"utbildning": {slug: rows.get(slug, "lika") for slug in slugs}}
    return Year(check, members, slices)


@pytest.fixture
def key(tmp_path: Path, monkeypatch):
    monkeypatch.setenv("GENOMGANG_WORK", str(tmp_path))
    city = CityFigures(2024, "intern", (CityMember("jarva", "Järva", "stadsdelsnamnd", 900, blocked=False),), ())

    def make(last_year: Year, *oldest: CityFigure) -> Key:
        now, last_city = year(2024, "jarva"), replace(city, ar=2023, figures=oldest)
        keys = Keys(tmp_path, now, last_year, {"intern": city}, {"intern": last_city}, "motor", ("html",))
        return keys.of("jarva", "intern")

    return make


LAST = year(2023, "jarva")
"""Last year, when the nämnd was new and compared itself with its predecessors."""


def test_the_figures_of_the_year_before_last_count(key):
    former = key(LAST, make_city_figure("jarva", before=40.0))
    assert key(LAST, make_city_figure("jarva", before=40.0)) == former
    assert key(LAST, make_city_figure("jarva", before=41.0)).changed_from(former.parts) == ("tidigare",)
    assert key(LAST, make_city_figure("jarva", before=40.0), make_city_figure("annan", before=7.0)) == former


def test_a_new_namnd_rests_on_its_predecessors_rows(key):
    last = year(2023, "spanga", "rinkeby", "annan")
    former = key(last)
    assert key(year(2023, "spanga", "rinkeby", "annan", annan="nya")) == former
    assert key(year(2023, "spanga", "rinkeby", spanga="nya")).changed_from(former.parts) == ("utbildning",)


def test_last_year_counts_as_a_delivery_too(key):
    """Its date and what it blocks decide which older values are shown."""
    former = key(LAST)
    assert key(year(2023, "jarva", blocked=("jarva",))).changed_from(former.parts) == ("leverans",)
    assert key(year(2023, "jarva", blocked=("annan",))) == former


def test_no_part_confirms_a_guess_at_the_rows(key, tmp_path, monkeypatch):
    """Who has the same rows and the same program, but not the work folder, gets other fingerprints."""
    former = key(LAST).parts
    monkeypatch.setenv("GENOMGANG_WORK", str(tmp_path / "en gissares"))
    guessed = key(LAST).parts
    assert [name for name in former if former[name] == guessed[name]] == []
