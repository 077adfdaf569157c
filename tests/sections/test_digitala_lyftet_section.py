"""What the chapter on Digitala lyftet says, for small reviews counted by hand."""

from __future__ import annotations

import pytest
from builders import make_frame, make_review
from drawn import drawn_words
from readable import plain_lines

from genomgang.charts.gaps import gaps as gap_chart
from genomgang.show import exhibit as make_exhibit
from genomgang.show.chapter import run_chapter
from genomgang.show.chapter import summary as chapter_summary
from genomgang.topics import digitala_lyftet

WANTED = {
    ("digitala_lyftet_niva", "cybersakerhet"): 70,
    ("digitala_lyftet_niva", "ai"): 50,
    "digitala_lyftet_svarsandel": 70,
}


def summary(of):
    return plain_lines(chapter_summary("digitala_lyftet", of))


def gaps(of):
    return run_chapter("digitala_lyftet", of).exhibits.get("fig-digitala-lyftet-gap", "")


def units(of):
    """The sentence on the units and their table, as Markdown."""
    return plain_lines(run_chapter("digitala_lyftet", of).under("sec-digitala-lyftet-svar"))


def answers(area, points, *, silent=0, unit="Lager"):
    """One row a person: `points` of those who answered, then `silent` persons who did not."""
    return [
        {"person_id": f"{unit}{number}", "omrade": area, "enhet": unit, "poang": point}
        for number, point in enumerate([*points, *[None] * silent])
    ]


# 20 answered of 25. Cyber security: mean 60, 8 reach 70. AI: mean 52, all reach 50.
NOW = [
    *answers("cybersakerhet", [*[50] * 10, *[70] * 6, *[90] * 2, *[50] * 2], silent=5),
    *answers("ai", [*[50] * 16, *[60] * 4], silent=5),
]
BEFORE = [*answers("cybersakerhet", [*[50] * 8, *[70] * 8], silent=4), *answers("ai", [54] * 16, silent=4)]


@pytest.fixture
def review():
    return make_review({"digitala_lyftet": NOW}, {"digitala_lyftet": BEFORE}, targets=WANTED)


def test_the_summary_tells_response_gap_who_reaches_and_change(review):
    assert summary(review) == (
        "20 av 25 inbjudna har svarat på testet. Det är 80 procent. "
        "Målet är 70 procent, och det är nått. Andelen är densamma som i fjol. "
        "Ett av två områden når önskad nivå i medeltal. "
        "Gapet är störst i cybersäkerhet och dataskydd: medelvärdet är 60 poäng och önskad nivå 70 poäng. "
        "Åtta av 20 svarande når önskad nivå i cybersäkerhet och dataskydd. "
        "Jämfört med i fjol är medelvärdet lägre i ett område. "
        "Det behöver inte vara samma personer som har svarat båda åren."
    )


def test_the_gaps_stand_largest_first_and_agree_with_the_headline(review):
    exhibit = gaps(review)
    assert exhibit.headline == "Störst gap i cybersäkerhet och dataskydd: 10 poäng upp till önskad nivå"
    assert exhibit.table.header == ("Område", "Svar", "Nu", "Önskat", "Gap", "I fjol", "Når önskad nivå")
    assert exhibit.table.rows == (
        ("Cybersäkerhet och dataskydd", "20", "60", "70", "10", "60", "40\u00a0%"),
        ("AI", "20", "52", "50", "nått", "54", "100\u00a0%"),
    )
    assert exhibit.subtitle == (
        "Medelpoäng nu och önskad nivå per kompetensområde, 0–100 poäng, med fördelningen bakom, "
        "31\u00a0oktober 2023, n\u00a0=\u00a020 svarande."
    )
    assert exhibit.alt == (
        "Pilar från nu till önskat. Cybersäkerhet och dataskydd: 60 (önskat 70). AI: 52 (önskat 50)."
    )
    assert exhibit.note == ""


def test_few_who_reach_the_level_are_hidden_and_the_reader_is_told():
    rows = answers("cybersakerhet", [*[50] * 20, *[90] * 3])
    review = make_review({"digitala_lyftet": rows}, targets=WANTED)
    exhibit = gaps(review)
    assert exhibit.table.rows[0][-1] == "dolt"
    assert exhibit.note.startswith("Dolt betyder att gruppen är för liten: antal visas för minst sju personer")
    assert exhibit.note.endswith("Då ritas inte heller fördelningen.")
    assert "med fördelningen bakom" not in exhibit.subtitle
    assert "svarande når" not in summary(review)
    _, reached, _ = digitala_lyftet.key_figures(review)
    assert (reached.shown, reached.hidden, reached.part) == ("dolt", True, None)


def test_a_response_below_half_calls_for_caution():
    review = make_review({"digitala_lyftet": answers("ai", [40] * 9, silent=11)}, {}, targets=WANTED)
    assert (
        "Färre än hälften har svarat. Läs resultatet med försiktighet: de som svarade kan skilja sig från de andra."
    ) in summary(review)
    assert digitala_lyftet.key_figures(review)[2].coverage == (
        "9 av 20 inbjudna svarade (45\u00a0%). Läs siffran med försiktighet."
    )
    half = make_review({"digitala_lyftet": answers("ai", [40] * 10, silent=10)}, {}, targets=WANTED)
    assert "försiktighet" not in summary(half)


@pytest.mark.parametrize(
    ("points", "targets", "headline"),
    [
        ([80] * 14, WANTED, "Området når önskad nivå i medeltal"),
        ([45] * 14, {}, "Lägst medelpoäng i AI: 45 poäng"),
        ([45] * 14, WANTED, "Störst gap i AI: 5 poäng upp till önskad nivå"),
    ],
)
def test_the_headline_follows_from_the_levels_wanted(points, targets, headline):
    assert gaps(make_review({"digitala_lyftet": answers("ai", points)}, targets=targets)).headline == headline


def test_where_areas_are_withheld_the_words_are_about_those_that_are_shown():
    few = answers("lagring", [50] * 6)
    short = make_review({"digitala_lyftet": [*NOW, *few]}, targets=WANTED)
    assert "Ett av två områden som visas når önskad nivå i medeltal." in summary(short)
    reached = make_review({"digitala_lyftet": [*answers("ai", [80] * 14), *few]}, targets=WANTED)
    assert gaps(reached).headline == "Området som visas når önskad nivå i medeltal"


def test_without_a_decided_level_the_summary_says_so():
    review = make_review({"digitala_lyftet": answers("ai", [45] * 14)}, {})
    assert summary(review) == (
        "Alla 14 inbjudna har svarat på testet. "
        "Ledningen har inte beslutat om någon önskad nivå, så gapen går inte att räkna ut."
    )


def test_the_units_response_with_highest_and_lowest():
    rows = [*answers("ai", [50] * 18, silent=2), *answers("ai", [50] * 12, silent=8, unit="Kök")]
    text = units(make_review({"digitala_lyftet": rows}, {"digitala_lyftet": rows[:14]}))
    assert text.startswith("Svarsandelen är högst på Lager, 90 procent, och lägst på Kök, 60 procent.")
    assert "| Lager | 20 | 18 | 90 % | 100 % |" in text
    assert "| Kök | 20 | 12 | 60 % | – |" in text
    assert "dolt" not in text


def test_many_units_with_the_same_response_are_counted():
    rows = [row for name in "ABCD" for row in answers("ai", [50] * 16, silent=4, unit=name)]
    review = make_review({"digitala_lyftet": [*rows, *answers("ai", [50] * 10, silent=10, unit="E")]})
    assert units(review).startswith("Svarsandelen är högst på fyra enheter, 80 procent, och lägst på E, 50 procent.")
    assert units(make_review({"digitala_lyftet": rows})).startswith("Svarsandelen är 80 procent på fyra enheter.")


def test_small_units_are_hidden():
    rows = [
        *answers("ai", [50] * 27, silent=3),
        *answers("ai", [50] * 4, unit="Stab"),
        *answers("ai", [50] * 12, unit="Kök"),
    ]
    text = units(make_review({"digitala_lyftet": rows}))
    assert text.startswith("Svarsandelen är 90 procent på Lager.")
    assert "| Kök | dolt | dolt | dolt | – |" in text
    assert "| Stab | dolt | dolt | dolt | – |" in text
    assert "Dolt betyder att gruppen är för liten: antal visas för minst sju personer" in text


def test_the_key_figures_have_units_targets_and_last_year(review):
    level, reached, response = digitala_lyftet.key_figures(review)
    assert (level.id, level.shown, level.shown_target, level.shown_before, level.trend) == (
        "digitala_lyftet_niva",
        "60\u00a0poäng",
        "70\u00a0poäng",
        "60\u00a0poäng",
        "oförändrat",
    )
    assert (reached.shown, reached.part, reached.whole, reached.trend) == (
        "40\u00a0%",
        8,
        20,
        "ned 10\u00a0procentenheter, sämre",
    )
    assert (response.shown, response.shown_target, response.meets_target) == ("80\u00a0%", "70\u00a0%", True)
    assert level.coverage == "20 av 25 inbjudna svarade (80\u00a0%)."


def test_a_moved_level_breaks_the_comparison_of_those_who_reach_it():
    review = make_review(
        {"digitala_lyftet": NOW},
        {"digitala_lyftet": BEFORE},
        targets=WANTED,
        targets_before={("digitala_lyftet_niva", "cybersakerhet"): 65},
    )
    level, reached, _ = digitala_lyftet.key_figures(review)
    assert reached.trend == "går inte att jämföra: önskad nivå är ändrad från 65 till 70 poäng"
    assert level.break_note == ""


def test_nobody_who_answered_is_one_sentence():
    review = make_review({"digitala_lyftet": answers("ai", [], silent=14)}, targets=WANTED)
    assert summary(review) == "Ingen av 14 inbjudna har svarat på testet."
    assert gaps(review) == ""


def test_too_few_answers_hide_the_result_but_not_the_response():
    review = make_review({"digitala_lyftet": answers("ai", [50] * 6, silent=9)}, {}, targets=WANTED)
    assert summary(review) == (
        "Sex av 15 inbjudna har svarat på testet. Det är 40 procent. "
        "Målet är 70 procent. "
        "Färre än hälften har svarat. Läs resultatet med försiktighet: de som svarade kan skilja sig från de andra. "
        "Resultatet visas inte, eftersom färre än sju har svarat."
    )
    assert gaps(review) == ""


def test_a_mean_that_tells_how_few_reach_the_level_hides_the_result_and_its_key_figure():
    review = make_review(
        {"digitala_lyftet": answers("cybersakerhet", [100, 100, 100, *[49] * 4], silent=7)},
        targets={**WANTED, ("digitala_lyftet_niva", "cybersakerhet"): 60},
    )
    assert summary(review).endswith(
        "Resultatet visas inte, eftersom de svarande är för få. Värden från förra året saknas."
    )
    assert gaps(review) == ""
    level, reached, _ = digitala_lyftet.key_figures(review)
    assert (level.hidden, level.value, reached.hidden) == (True, None, True)


def test_last_years_mean_is_withheld_where_last_years_report_withheld_it():
    before = answers("cybersakerhet", [10] * 6 + [80], silent=7)
    review = make_review({"digitala_lyftet": NOW}, {"digitala_lyftet": before}, targets=WANTED)
    exhibit = gaps(review)
    assert exhibit.table.rows[0][5] == "–"
    assert digitala_lyftet.key_figures(review)[0].before is None


def test_a_handful_invited_is_not_shown_at_all():
    review = make_review({"digitala_lyftet": answers("ai", [50] * 4)}, targets=WANTED)
    assert summary(review) == ("Färre än 14 personer är inbjudna till testet. Siffror om dem visas inte.")
    assert gaps(review) == ""
    assert units(review) == ("Enheterna är för små för att visas var för sig. Gränsen är 14 inbjudna.")


def test_no_delivery_is_one_sentence():
    review = make_review()
    assert summary(review) == ("Servicenämnden har inte levererat några uppgifter om Digitala lyftets kompetenstest.")
    assert gaps(review) == ""
    assert units(review) == ("Servicenämnden har inte levererat några uppgifter om enheternas svar på kompetenstestet.")
    assert [figure.value for figure in digitala_lyftet.key_figures(review)] == [None, None, None]


def test_predecessors_are_named_where_last_years_values_are_theirs():
    names = make_frame("namnder", [{"namnd": "norrmalm", "namn": "Norrmalms stadsdelsnämnd"}])
    review = make_review(
        {"digitala_lyftet": NOW}, {"digitala_lyftet": BEFORE, "namnder": names}, before_namnder=("norrmalm",)
    )
    assert summary(review).endswith("Förra årets värden gäller Norrmalms stadsdelsnämnd.")


def test_the_chart_writes_the_same_figures_as_the_table(review):
    exhibit = gaps(review)
    texts = " ".join(
        artist.get_text() for artist in exhibit.draw().findobj(match=lambda artist: hasattr(artist, "get_text"))
    )
    for row in exhibit.table.rows:
        assert f"{row[2]} → {row[3]}" in texts or f"{row[2]}, nått ({row[3]})" in texts


def test_a_column_that_is_taken_out_of_the_frame_leaves_chart_table_and_alt_text(review):
    frame = digitala_lyftet.area_frame(digitala_lyftet.tested(review))
    with_it, without = (
        make_exhibit("fig-x", shown, gap_chart, headline="", subtitle="", source="", unit="")
        for shown in (frame, frame.drop(columns="Önskat"))
    )
    assert ("Önskat" in with_it.table.header, "Önskat" in without.table.header) == (True, False)
    assert ("önskat 70" in with_it.alt, "önskat 70" in without.alt) == (True, False)
    assert ("60 → 70" in drawn_words(with_it), "→" in drawn_words(without)) == (True, False)


def test_hidden_areas_are_counted_in_the_alt_text_and_not_named():
    few = answers("lagring", [50] * 6)
    exhibit = gaps(make_review({"digitala_lyftet": [*NOW, *few]}, targets=WANTED))
    assert exhibit.alt.endswith("Dolt: en av tre.")
    assert "Lagring" not in exhibit.alt
