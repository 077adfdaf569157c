"""The key figures over the years: what is shown of them, and in which words."""

from __future__ import annotations

import pytest
from builders import make_review
from drawn import drawn_words

from genomgang.review import history
from genomgang.review.history import History, load_history
from genomgang.review.targets import Target
from genomgang.show.chapter import run_chapter
from genomgang.topics.keyfigure import Better, KeyFigure

GOAL = Target(80, "procent", "Stadens budget", 2024)


def figure(identity: str, **more) -> KeyFigure:
    fields = {
        "name": f"Andel {identity}",
        "value": 60.0,
        "unit": "procent",
        "better": Better.HIGHER,
        "section": "sec-x",
    }
    return KeyFigure(id=identity, **{**fields, **more})


def past(*series: tuple[KeyFigure, tuple[float | None, float | None, float | None]]) -> History:
    return History(2024, tuple(each for each, _ in series), {each.id: values for each, values in series})


@pytest.fixture
def chapter(monkeypatch):
    """The chapter on key figures, where their history is the given one."""

    def run(history_: History):
        monkeypatch.setattr(history, "load_history", lambda review: history_)
        limits = {"bedomning_ja_procent": 80, "bedomning_delvis_procent": 50, "klassning_giltig_manader": 24}
        return run_chapter("nyckeltal", make_review(targets=limits))

    return run


@pytest.fixture
def only(chapter):
    def run(*series):
        (exhibit,) = chapter(past(*series)).exhibits.values()
        return exhibit

    return run


def test_each_share_is_a_panel_with_its_years_and_target(only):
    exhibit = only((figure("a", target=GOAL), (40, 50, 60)), (figure("b"), (None, 70, 65)))
    assert exhibit.headline == "Ett av två nyckeltal har blivit bättre, ett sämre"
    assert exhibit.subtitle == "Nyckeltal i procent, genomgångarna 2022–2024. Streckad linje är årets mål."
    assert exhibit.table.header == ("Nyckeltal", "2022", "2023", "2024", "Årets mål", "Sedan första året")
    assert exhibit.table.rows == (
        ("Andel a", "40\u00a0%", "50\u00a0%", "60\u00a0%", "80\u00a0%", "Bättre"),
        ("Andel b", "–", "70\u00a0%", "65\u00a0%", "–", "Sämre"),
    )
    assert exhibit.alt == (
        "Två små linjediagram med samma skala, noll till hundra procent. "
        "Andel a: 40\u00a0% 2022, 50\u00a0% 2023, 60\u00a0% 2024, mål 80\u00a0%. Andel b: 70\u00a0% 2023, 65\u00a0% 2024."
    )
    words = drawn_words(exhibit)
    assert all(each in words for each in ("60 %", "65 %", "mål 80 %", "2022", "2024"))


def test_years_without_any_value_are_left_out(only):
    assert only((figure("a"), (None, 50, 60))).table.header[1:3] == ("2023", "2024")


@pytest.mark.parametrize(
    ("values", "headline"),
    [
        ([(40, 50, 60)], "Det enda nyckeltal som går att jämföra har blivit bättre"),
        ([(60.4, 50, 59.6)], "Det enda nyckeltal som går att jämföra har inte ändrats"),
        ([(40, 50, 60), (40, 50, 60)], "Alla två nyckeltal har blivit bättre"),
        ([(40, 50, 30), (40, 50, 40)], "Inget av två nyckeltal har blivit bättre, ett sämre"),
    ],
)
def test_the_headline_counts_those_that_have_become_better(only, values, headline):
    series = [(figure(str(number)), each) for number, each in enumerate(values)]
    assert only(*series).headline == headline


def test_more_is_worse_where_less_is_better_and_neither_where_no_way_is(only):
    exhibit = only((figure("a", better=Better.LOWER), (40, 50, 60)), (figure("b", better=Better.NEITHER), (40, 50, 60)))
    assert [row[-1] for row in exhibit.table.rows] == ["Sämre", ""]
    assert exhibit.headline == "Det enda nyckeltal som går att jämföra har blivit sämre"


def test_what_is_hidden_this_year_has_no_figure_but_its_past(only):
    exhibit = only((figure("a", value=None, hidden=True), (40, 50, None)))
    assert exhibit.table.rows[0][1:4] == ("40\u00a0%", "50\u00a0%", "dolt")
    assert "för liten för att visas" in exhibit.note


def test_many_key_figures_are_divided_so_that_each_figure_fits_a_page(chapter):
    series = [(figure(str(number)), (40, 50, 60)) for number in range(19)]
    first, second = chapter(past(*series)).exhibits.values()
    assert [len(each.table.rows) for each in (first, second)] == [10, 9]
    assert (first.id, second.id) == ("fig-utveckling-1", "fig-utveckling-2")
    assert second.subtitle.endswith("Del 2 av 2.")


def test_a_namnd_without_a_past_is_told_so(chapter):
    nothing = past((figure("a"), (None, None, 60)))
    shown = chapter(nothing)
    assert shown.under("sec-nyckeltal-utveckling") == "Det finns inga andelar från tidigare år att jämföra med."
    assert shown.exhibits == {}


def test_other_units_stand_in_a_table(chapter):
    days = figure("d", name="Dagar till avslut", unit="dagar", better=Better.LOWER, value=1.0)
    shown = chapter(past((days, (None, 3, 1)), (figure("a"), (40, 50, 60)))).under("sec-nyckeltal-utveckling")
    assert "| Dagar till avslut | – | 3\u00a0dagar | 1\u00a0dag | – | Bättre |" in shown
    assert "Andel a" not in shown


def test_the_oldest_year_is_what_last_years_review_compared_with(monkeypatch):
    now = (figure("a", before=50.0), figure("b", before=50.0, break_note="ny skala"), figure("c"))
    last_year = {"a": 40.0, "b": 40.0}
    monkeypatch.setattr(history, "all_key_figures", lambda review: now)
    monkeypatch.setattr(history, "oldest_values", lambda review, data: last_year)
    found = load_history(make_review())
    assert found.values == {"a": (40.0, 50.0, 60.0), "b": (None, None, 60.0), "c": (None, None, 60.0)}
    last_year.clear()
    assert load_history(make_review()).values["a"] == (None, 50.0, 60.0)
