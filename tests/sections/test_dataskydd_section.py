"""What the reader is told about the data protection officer's report."""

import pytest
from builders import make_review
from drawn import drawn_words
from readable import plain_lines, readable

from genomgang.charts.heatmap import heatmap
from genomgang.show import exhibit as make_exhibit
from genomgang.show.chapter import run_chapter
from genomgang.show.chapter import summary as summary_of
from genomgang.text.markdown import table
from genomgang.topics import dataskydd

AREAS = ("registerforteckning", "styrdokument", "atgarder", "konsekvensbedomningar", "rattigheter", "incidenter")


def report(ar, *grades, text=None, status=None, **more):
    """One row an area, in the report's order; grades that are left out are not assessed."""
    return [
        {
            "rad_id": f"{ar}-{area}",
            "ar": ar,
            "omrade": area,
            "bedomning": grade,
            "rekommendation": text,
            "status": status,
        }
        | more
        for area, grade in zip(AREAS, grades, strict=False)
    ]


def advice(id_, status, text="Skriv ned", area="styrdokument", **more):
    row = {"rad_id": id_, "ar": 2022, "omrade": area, "bedomning": "god", "rekommendation": text, "status": status}
    return row | more


def summary(review):
    return plain_lines(summary_of("dataskydd", review))


def areas(review):
    return run_chapter("dataskydd", review).exhibits["fig-dataskydd-omraden"]


def recommendations(review):
    return readable(table(run_chapter("dataskydd", review).tables["tbl-dataskydd-rekommendationer"]))


@pytest.fixture
def review():
    now = [
        *report(2022, "god", "god", "brister", "delvis", "god", "god"),
        advice("r1", "oppen"),
        advice("r2", "genomford"),
    ]
    before = report(2021, "god", "delvis", "delvis", "delvis", "god", "god")
    return make_review(now={"dataskydd": now}, before={"dataskydd": before})


def test_summary_tells_areas_changes_and_recommendations(review):
    assert summary(review) == (
        "Dataskyddsombudets senaste årsrapport gäller 2022. Fyra av sex bedömda områden har god efterlevnad. "
        "Ombudet ser brister i tekniska och organisatoriska åtgärder. Bättre än i rapporten före: styrdokument. "
        "Sämre än i rapporten före: tekniska och organisatoriska åtgärder. "
        "Av två rekommendationer är en ännu inte genomförd."
    )


@pytest.mark.parametrize(
    ("grades", "headline"),
    [
        (("god",) * 6, "Ombudet ser god efterlevnad i alla bedömda områden"),
        (("god",) * 5 + ("delvis",), "Ombudet ser inga brister, men bara delvis efterlevnad i ett område"),
        (("brister", "god"), "Ombudet ser brister i ett av två bedömda områden"),
    ],
)
def test_headline(grades, headline):
    assert areas(make_review(now={"dataskydd": report(2022, *grades)})).headline == headline


@pytest.mark.parametrize(
    ("states", "sentence"),
    [
        ((), "Ombudet lämnar inga rekommendationer."),
        (("oppen",), "Ombudets enda rekommendation är inte genomförd."),
        (("genomford",), "Rekommendationen är genomförd."),
        (("genomford", "genomford"), "Alla rekommendationer är genomförda."),
        (("oppen", "pagar"), "Ingen av de två rekommendationerna är genomförd."),
        (("oppen", "pagar", "genomford"), "Av tre rekommendationer är två ännu inte genomförda."),
    ],
)
def test_recommendation_sentence(states, sentence):
    rows = [*report(2022, "god"), *(advice(f"r{i}", state) for i, state in enumerate(states))]
    assert sentence in summary(make_review(now={"dataskydd": rows}))


def test_unchanged_assessments_are_said_to_be():
    review = make_review(now={"dataskydd": report(2022, "god")}, before={"dataskydd": report(2021, "god")})
    assert "Bedömningarna är oförändrade sedan rapporten före." in summary(review)


def test_the_grid_shows_both_years_with_symbol_and_word(review):
    exhibit = areas(review)
    assert exhibit.table.header == ("Område", "2021", "2022")
    assert exhibit.table.rows[2] == ("Tekniska och organisatoriska åtgärder", "◐ Delvis", "▲ Brister")
    assert "Styrdokument: 2021 delvis, 2022 god." in exhibit.alt
    assert exhibit.note == ""


def test_an_area_that_was_not_assessed_is_empty_and_explained():
    exhibit = areas(make_review(now={"dataskydd": report(2022, "god")}))
    assert exhibit.table.rows[-1] == ("Incidenter", "–")
    assert "Incidenter: 2022 inga uppgifter." in exhibit.alt
    assert exhibit.note == "Tomt betyder att området inte är bedömt."


def test_open_recommendations_are_listed_first(review):
    shown = recommendations(review)
    assert shown.index("▲ Öppen") < shown.index("● Genomförd")


def test_fewer_open_recommendations_are_better(review):
    (figure,) = dataskydd.key_figures(review)
    assert (figure.value, figure.part, figure.whole, figure.before) == (1, 1, 2, 0)
    assert figure.trend == "en fler, sämre"


def test_public_version_masks_the_recommendation_and_says_why():
    rows = [*report(2022, "god"), advice("r1", "oppen", "Hemligt råd", skyddsmarkning="intern")]
    public = make_review(now={"dataskydd": rows}, version="offentlig")
    shown = recommendations(public)
    assert "Heml" not in shown
    assert "En rad är maskerad i den offentliga versionen" in shown
    assert dataskydd.key_figures(public)[0].value == 1


def test_without_a_report_the_chapter_says_so_and_nothing_else():
    chapter = run_chapter("dataskydd", make_review())
    assert chapter.under("sec-dataskydd") == (
        "Servicenämnden har inte levererat några uppgifter om dataskyddsombudets årsrapport."
    )
    assert chapter.exhibits == {}
    assert dataskydd.key_figures(make_review())[0].value is None


def test_the_grid_can_be_drawn(review):
    assert areas(review).draw().get_size_inches().min() > 0


@pytest.mark.parametrize(
    ("missing", "sentence"),
    [
        ([], ""),
        (["r7"], "En rekommendation som var öppen i fjol saknas i årets leverans, så läget är inte känt: r7."),
        (
            ["r7", "r8"],
            "Två rekommendationer som var öppna i fjol saknas i årets leverans, så läget är inte känt: r7 och r8.",
        ),
        (
            ["r5", "r6", "r7", "r8", "r9"],
            "Fem rekommendationer som var öppna i fjol saknas i årets leverans, så läget är inte känt: "
            "r5, r6, r7 och två till.",
        ),
    ],
)
def test_an_open_recommendation_that_vanished_is_asked_for(missing, sentence):
    review = make_review(
        now={"dataskydd": report(2022, "god")}, before={"dataskydd": [advice(name, "oppen") for name in missing]}
    )
    assert ("i fjol saknas" in summary(review)) == bool(missing)
    assert sentence in summary(review)


def test_a_year_that_is_dropped_leaves_chart_table_and_alt_text(review):
    frame = run_chapter("dataskydd", review).variables["omraden"].drop(columns="2021")
    exhibit = make_exhibit("fig-x", frame, heatmap, unit="", headline="", subtitle="", source="")
    assert exhibit.table.header == ("Område", "2022")
    assert "2021" not in exhibit.alt + drawn_words(exhibit)
