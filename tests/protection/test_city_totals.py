"""What one nämnd is too small to show influences nothing that the city or another nämnd shows."""

from __future__ import annotations

from functools import partial

import pytest
from builders import make_check

from checks import CONTRACTS
from genomgang.checking.slices import Year, fingerprints, members
from genomgang.city.comparison import slice_of
from genomgang.city.computing import figures_in_turn
from genomgang.city.kept import computed
from genomgang.city.model import CityFigure, CityFigures, Member
from genomgang.city.totals import totals
from genomgang.paths import EXAMPLE
from genomgang.reading import read
from genomgang.reading.delivery import load_delivery

pytestmark = pytest.mark.slow

SMALL = "s-t-erik-livforsakring"  # three employees
OTHERS = ("avfallsnamnden", "micasa-fastigheter", "stokab", "stockholm-parkering", "bostadsformedlingen")


@pytest.fixture(scope="module")
def delivered():
    def kept(ar, name):
        frame = read(CONTRACTS[name], EXAMPLE, ar).frame
        return frame[frame["namnd"].isin([SMALL, *OTHERS, "staden"]) | frame["namnd"].isna()]

    return {(ar, name): kept(ar, name) for ar in (2023, 2024) for name in CONTRACTS}


def city_of(frames, monkeypatch):
    def load_frame(_data, ar, dataset, namnder):
        frame = frames[ar, dataset]
        return frame if namnder is None else frame[frame["namnd"].isin(list(namnder))]

    def year(ar):
        by_name = {name: frames[ar, name] for name in CONTRACTS}
        check = make_check(load_delivery(EXAMPLE, ar), {})
        return Year(check, members(by_name["namnder"]), {name: fingerprints(each) for name, each in by_name.items()})

    now = year(2024)
    monkeypatch.setattr("genomgang.city.rows.load_frame", load_frame)
    monkeypatch.setattr("genomgang.city.computing.load_frame", load_frame)
    monkeypatch.setattr("genomgang.city.computing.load_check", lambda _data, _ar: now.check)
    kept = computed(now, year(2023), {}, partial(figures_in_turn, EXAMPLE, 2024, "intern"))
    return CityFigures(
        ar=2024,
        version="intern",
        members=tuple(Member(**each) for each in kept["members"]),
        figures=tuple(CityFigure(**each) for entry in kept["by_namnd"].values() for each in entry["figures"]),
    )


def trained(frames, *, everybody):
    """The small one's employees with all courses taken, or none."""
    changed = frames[2024, "utbildning"].copy()
    own = changed["namnd"] == SMALL
    changed.loc[own, "genomford"] = changed["genomford"].dropna().iloc[0] if everybody else None
    return {**frames, (2024, "utbildning"): changed}


def test_totals_medians_and_ranges_are_the_same_whatever_the_small_one_hides(delivered, monkeypatch):
    everybody, nobody = (city_of(trained(delivered, everybody=each), monkeypatch) for each in (True, False))
    assert everybody.figures == nobody.figures
    assert everybody.named("utbildning_andel")[SMALL].hidden
    assert [slice_of(everybody, other) for other in OTHERS] == [slice_of(nobody, other) for other in OTHERS]


def test_the_citys_totals_are_those_of_who_shows_theirs(delivered, monkeypatch):
    """With every nämnd's own report at hand nothing is left over for those who show nothing."""
    city = city_of(delivered, monkeypatch)
    for total in totals(city):
        own = city.named(total.example.id).values()
        shown = [each for each in own if not each.hidden and each.part is not None]
        assert (total.part or 0, total.whole or 0) == (sum(e.part for e in shown), sum(e.whole for e in shown))
    assert any(each.hidden for each in city.figures)


def test_the_rows_of_one_that_shows_its_figure_do_count(delivered, monkeypatch):
    """So the tests above can fail."""
    changed = delivered[2024, "utbildning"].copy()
    changed.loc[changed["namnd"] == OTHERS[0], "genomford"] = None
    before, after = (
        city_of(frames, monkeypatch) for frames in (delivered, {**delivered, (2024, "utbildning"): changed})
    )
    first, second = ({each.example.id: each for each in totals(city)}["utbildning_andel"] for city in (before, after))
    assert second.part < first.part
