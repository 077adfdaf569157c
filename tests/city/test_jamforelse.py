"""What a reader is told of the nämnd among the others."""

from __future__ import annotations

from dataclasses import replace

import pytest
from builders import make_review
from readable import plain_lines
from test_city_comparison import figure

from genomgang.city.comparison import CitySlice, slice_of
from genomgang.city.model import CityFigures, Member
from genomgang.document.exhibit import Exhibit
from genomgang.regler.nationella import national
from genomgang.show.chapter import Chapter, run_chapter
from genomgang.text.markdown import Markdown
from genomgang.topics.jamforelse import ends

OWN = "servicenamnden"


def city(own: float | None, *others: float, hidden: bool = False, better: str = "higher") -> CitySlice:
    slugs = [OWN, *(f"annan-{number}" for number in range(len(others)))]
    members = tuple(Member(slug, slug, "facknamnd", 100, blocked=False) for slug in slugs)
    figures = tuple(
        figure(slug, value, hidden=hidden and slug == OWN, better=better, name="Utbildade")
        for slug, value in zip(slugs, (own, *others), strict=True)
    )
    return slice_of(CityFigures(2024, "intern", members, figures), OWN)


def plain(value: object) -> str:
    """A text, or a table's rows, with ordinary spaces."""
    return str(value).replace("\\xa0", " ").replace("\u00a0", " ")


def chapter(slice_: CitySlice) -> Chapter:
    """The chapter where the city is as given."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr("genomgang.city.comparison.city_slice", lambda *_: slice_)
        return run_chapter("jamforelse", make_review())


def shown(slice_: CitySlice) -> Exhibit:
    return chapter(slice_).exhibits["fig-jamforelse"]


def summary(slice_: CitySlice) -> str:
    first = next(part for _, part in chapter(slice_).shown if isinstance(part, Markdown))
    return plain_lines(first)


def test_better_than_the_median():
    slice_ = city(83, 50, 55, 60, 65, 70)
    assert summary(slice_) == (
        "Servicenämnden jämförs med medianen för alla nämnder och bolag i staden, och med spridningen bland andra "
        "facknämnder med 50–249 anställda.\n\n"
        "Ett nyckeltal går att jämföra. Det är bättre än medianen: utbildade."
    )
    exhibit = shown(slice_)
    assert (
        exhibit.headline == "Servicenämnden ligger bättre än eller lika med stadens median i det enda jämförda måttet"
    )
    assert plain(exhibit.table.rows) == str((("Utbildade", "83 %", "63 %", "50–70 %", "6 (5)"),))
    assert plain(exhibit.alt) == (
        "En rad per nyckeltal, från noll till hundra. Utbildade: 83 %, stadens median 63 %, liknande 50–70 %."
    )


def test_lower_is_better_where_the_figure_says_so():
    assert shown(city(20, 50, 55, 60, 65, 70, better="lower")).headline.startswith("Servicenämnden ligger bättre")
    assert "sämre än stadens median" in shown(city(90, 50, 55, 60, 65, 70, better="lower")).headline


def test_a_hidden_value_is_shown_as_hidden_beside_the_others():
    exhibit = shown(city(None, 50, 55, 60, 65, 70, hidden=True))
    assert plain(exhibit.table.rows) == str((("Utbildade", "dolt", "60 %", "50–70 %", "5 (5)"),))
    assert exhibit.headline == "Servicenämndens egna värden saknas eller får inte visas"
    assert "Utbildade: visas inte, stadens median 60 %" in plain(exhibit.alt)


def test_four_others_are_too_few_for_a_range_but_make_a_median_with_the_own():
    assert plain(shown(city(50, 10, 20, 30, 40)).table.rows) == str((("Utbildade", "50 %", "30 %", "–", "5"),))


def test_too_few_in_the_city_give_a_sentence_and_no_chart():
    slice_ = city(50, 10, 20)
    assert chapter(slice_).exhibits == {}
    assert summary(slice_) == ("För få har lämnat uppgifter för att någon jämförelse ska kunna göras.")


def test_no_key_figures_give_one_sentence():
    empty = CitySlice("facknamnd", "50–249 anställda", ())
    assert summary(empty) == "Servicenämnden har inga nyckeltal att jämföra."
    assert chapter(empty).tables == {}


def test_the_unit_is_written_once():
    assert ends("1\u00a0dag", "5\u00a0dagar") == "1–5\u00a0dagar"
    assert ends("2,0", "13,3") == "2,0–13,3"
    assert ends("1\u00a0250\u00a0st", "2\u00a0000\u00a0st") == "1\u00a0250–2\u00a0000\u00a0st"


def test_equal_ends_are_written_once():
    assert shown(city(50, 40, 40, 40, 40, 40)).table.rows[0][3] == "40\u00a0%"


def national_table(monkeypatch, *measures):
    monkeypatch.setattr("genomgang.regler.nationella.national", lambda: measures)
    made = chapter(city(50, 60, 70))
    return made.tables.get("tbl-jamforelse-landet")


MEASURE = national()[0]


def test_national_figures_without_a_licence_are_not_shown(monkeypatch):
    assert national_table(monkeypatch, *national()) is None


def test_a_national_figure_with_a_licence_stands_with_year_source_and_terms(monkeypatch):
    table = national_table(monkeypatch, replace(MEASURE, licens="CC BY 4.0"))
    assert [plain(cell).replace("\\(", "(") for cell in table.rows[0]] == [
        "Personuppgiftsincidenter anmälda till tillsynsmyndigheten",
        "hela landet, alla sektorer",
        "2021: 5 767 st; 2022: 5 330 st",  # 2025 had not been when the data was read
        "Integritetsskyddsmyndigheten (IMY) (kontrollera). CC BY 4.0.",
    ]


def test_a_national_figure_that_somebody_has_settled_is_shown(monkeypatch):
    table = national_table(monkeypatch, replace(MEASURE, visas=True))
    assert plain(table.rows[0][3]).endswith("Prövad för återgivning.")


def test_no_other_namnd_is_named():
    slice_ = city(83, 50, 55, 60, 65, 70)
    assert "annan-" not in str(chapter(slice_).shown)
