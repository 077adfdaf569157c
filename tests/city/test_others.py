"""Another organisation's public figures beside the own: medians and spans of theirs, marked as such, and nothing else."""

from __future__ import annotations

import pytest
from builders import make_city_figure as figure
from builders import make_delivery, make_review
from readable import plain_lines

from genomgang.batch.refusals import refusals, unread_files
from genomgang.city.comparison import slice_of
from genomgang.city.model import CityFigures, Member
from genomgang.city.others import FOLDER
from genomgang.errors import DataError
from genomgang.figures import tidy, writing
from genomgang.organisation import organisation
from genomgang.organisation.current import working_for
from genomgang.show.chapter import run_chapter

OWN, THEIRS = "servicenamnden", ("barnnamnden", "byggnamnden", "kulturnamnden", "socialnamnden", "tekniknamnden")


def city(slugs, values, version="offentlig"):
    members = tuple(Member(slug, slug, "facknamnd", 100, blocked=False) for slug in slugs)
    return CityFigures(2024, version, members, tuple(map(figure, slugs, values)))


OURS = city([OWN], [70.0])


@pytest.fixture
def data(tmp_path):
    (tmp_path / FOLDER).mkdir()
    with working_for(tmp_path):
        yield tmp_path


@pytest.fixture
def given(data, monkeypatch):
    """Writes what `genomgang nyckeltal` writes in another organisation, and lays its file beside."""

    def lay(name="Exempelköpings kommun", *, values=(10.0, 20.0, 30.0, 40.0, 50.0), version="offentlig", file="en.csv"):
        with pytest.MonkeyPatch.context() as patch:
            patch.setattr(tidy, "city_figures", lambda *_: city(THEIRS, values, version))
            patch.setattr(tidy, "load_delivery", lambda *_: make_delivery(2024))
            patch.setenv("GENOMGANG_OUTPUT", str(data / "ut"))
            frame = tidy.tidy_figures(data, 2024, version).assign(organisation=name)
            csv, *_ = writing.write_figures(frame, make_delivery(2024), version)
        return csv.rename(data / FOLDER / file)

    return lay


def test_their_median_and_span_stand_beside_and_leave_the_own_as_it_was(given):
    (before,) = slice_of(OURS, OWN).figures
    given()
    beside = slice_of(OURS, OWN)
    (only,) = beside.figures
    assert beside.others == ("Exempelköpings kommun",)
    assert (only.elsewhere.median, only.elsewhere.span.low, only.elsewhere.span.high) == (30.0, 10.0, 50.0)
    assert (only.median, only.count, only.peers) == (before.median, before.count, before.peers)
    assert beside.fingerprint != slice_of(city([OWN], [71.0]), OWN).fingerprint


def test_two_files_count_together_and_too_few_show_neither_median_nor_span(given):
    given("A kommun", values=(10.0, 20.0, None, None, None))
    (only,) = slice_of(OURS, OWN).figures
    assert (only.elsewhere.count, only.elsewhere.median, only.elsewhere.span) == (2, None, None)
    given("B region", values=(30.0, 40.0, 50.0, None, None), file="två.csv")
    (only,) = slice_of(OURS, OWN).figures
    assert (only.elsewhere.count, only.elsewhere.median) == (5, 30.0)


def test_the_own_file_and_another_years_count_as_nothing(given):
    given(organisation().namn)
    assert slice_of(OURS, OWN).figures[0].elsewhere.count == 0


def test_the_chapter_says_whose_they_are_and_lets_no_markup_through(given, monkeypatch):
    given("Köping *<script>* kommun")
    beside = slice_of(OURS, OWN)
    monkeypatch.setattr("genomgang.city.comparison.city_slice", lambda *_: beside)
    table = run_chapter("jamforelse", make_review()).tables["tbl-jamforelse-andra"]
    assert [cell.replace("\u00a0", " ") for cell in table.rows[0]] == ["Utbildade", "70 %", "30 %", "10–50 %", "5"]
    said = plain_lines(table.note)
    assert "offentliga nyckeltalsfilerna för 2024 från Köping" in said
    assert "<script>" not in str(table.note).replace(r"\<", "")


@pytest.mark.parametrize(
    ("change", "said"),
    [
        (lambda text: text.replace("offentlig", "intern"), "ingen offentlig version"),
        (lambda text: text.replace("30.0", "3000"), "inte i enheten procent"),
        (lambda text: text.replace("30.0", "nan"), "inte i enheten procent"),
        (lambda text: text.replace(",", ";"), "ingen nyckeltalsfil: kolumnen organisation saknas"),
        (lambda text: text.replace("kulturnamnden", "byggnamnden"), "står två gånger"),
        (lambda text: text.replace("Exempelköpings kommun", "E" * 300), "ingen rad ur en nyckeltalsfil"),
        (lambda _: "\x00\x01", "ingen nyckeltalsfil"),
    ],
)
def test_a_file_that_is_none_is_refused_with_its_place_and_told_by_the_check(given, data, change, said):
    path = given()
    path.write_text(change(path.read_text("utf-8")), "utf-8")
    with pytest.raises(DataError, match=said) as told:
        slice_of(OURS, OWN)
    assert "en.csv" in told.value.where
    assert said in " ".join(map(str, refusals(data, 2024)))


def test_a_file_in_another_form_is_told_not_to_be_read(data):
    (data / FOLDER / "grannen.xlsx").touch()
    assert list(unread_files(data, 2024, [OWN])) == [
        "jamfor/grannen.xlsx läses inte: bara nyckeltalsfilens CSV-form läses."
    ]
