"""What the reader is told about risks and continuity."""

import pytest
from builders import make_review
from drawn import drawn_words
from readable import plain_lines, readable

from genomgang.charts.ladder import ladder as ladder_chart
from genomgang.charts.risks import Zones, risk_matrix
from genomgang.regler.risk import risk_method
from genomgang.show import exhibit as make_exhibit
from genomgang.show.chapter import run_chapter
from genomgang.show.chapter import summary as summary_of
from genomgang.text.markdown import table
from genomgang.topics import risker

TARGETS = {"kontinuitet_plan_andel": 90, "kontinuitet_ovad_andel": 60}


def risk(text, now, before=(None, None), **more):
    values = {
        "sannolikhet": now[0],
        "konsekvens": now[1],
        "sannolikhet_forra": before[0],
        "konsekvens_forra": before[1],
    }
    return {"risk": text, "kontinuitetsplan": "ej_aktuell", **values, **more}


def summary(review):
    return plain_lines(summary_of("risker", review))


def exhibits(review):
    return run_chapter("risker", review).exhibits


def matrix(review):
    return exhibits(review)["fig-risker-matris"]


def ladder(review):
    return exhibits(review)["fig-risker-kontinuitet"]


def risk_list(review):
    return readable(table(run_chapter("risker", review).tables["tbl-risker"]))


def to_exercise(review):
    return readable(table(run_chapter("risker", review).tables["tbl-risker-ova"]))


def continuity(review):
    return plain_lines(run_chapter("risker", review).under("sec-kontinuitet")).partition("\n\n")[0].split("\n|")[0]


ROWS = (
    risk("Avbrott", (3, 5), (2, 5), kalla="rsa", kontinuitetsplan="ja", ovad_datum="2023-05-01"),
    risk("Fel mottagare", (2, 4), (4, 4)),
    risk("Brand", (2, 3), kalla="rsa", kontinuitetsplan="nej"),
)


@pytest.fixture
def review():
    return make_review(now={"risker": ROWS}, before={"risker": ROWS[1:2]}, targets=TARGETS)


def test_summary_counts_high_risks_and_tells_their_direction(review):
    assert summary(review) == (
        "Servicenämnden har bedömt tre risker. En av dem har värdet 15 eller högre. "
        "En har stigit och en har sjunkit jämfört med i fjol. En är ny."
    )


HIGH, RISEN, FALLEN, SAME = ((5, 5), (None, None)), ((2, 2), (1, 1)), ((1, 1), (2, 2)), ((1, 1), (1, 1))
NEW = ((1, 1), (None, None))
SECRET = {"skyddsmarkning": "sekretess"}


def of(*places, masked=0):
    """A review of risks with places now and last year, and of some that the public version masks."""
    rows = [risk(f"R{i}", *place) for i, place in enumerate(places)]
    rows += [risk(f"H{i}", (5, 5), **SECRET) for i in range(masked)]
    return make_review(now={"risker": rows}, version="offentlig" if masked else "intern", before={"risker": ROWS[:1]})


@pytest.mark.parametrize(
    ("places", "masked", "sentence"),
    [
        ([HIGH], 0, "Servicenämnden har bedömt en risk. Den har värdet 15 eller högre."),
        ([HIGH, HIGH], 0, "Servicenämnden har bedömt två risker. Alla har värdet 15 eller högre."),
        ([NEW, NEW], 0, "Servicenämnden har bedömt två risker. Ingen risk har värdet 15 eller högre."),
        (
            [NEW],
            1,
            "Servicenämnden har bedömt två risker. Ingen av de risker som visas har värdet 15 eller högre.",
        ),
        ([HIGH], 1, "Servicenämnden har bedömt två risker. En av dem har värdet 15 eller högre."),
        ([], 2, "Servicenämnden har bedömt två risker. Riskvärdena visas inte i den här versionen."),
    ],
)
def test_total_sentence_claims_no_more_than_is_known(places, masked, sentence):
    assert summary(of(*places, masked=masked)).startswith(sentence)


@pytest.mark.parametrize(
    ("places", "masked", "sentence"),
    [
        ([], 2, "Riskvärdena visas inte i den här versionen."),
        ([NEW, NEW], 0, "Inget riskvärde finns från i fjol att jämföra med."),
        ([SAME, SAME], 0, "Alla värden är oförändrade jämfört med i fjol."),
        ([RISEN, RISEN, SAME], 0, "Två har stigit och en är oförändrad jämfört med i fjol."),
        ([RISEN, FALLEN, NEW, NEW], 0, "En har stigit och en har sjunkit jämfört med i fjol. Två är nya."),
    ],
)
def test_movement_sentence(places, masked, sentence):
    assert summary(of(*places, masked=masked)).endswith(sentence)


def test_matrix_agrees_with_its_headline_and_alt_text(review):
    exhibit = matrix(review)
    assert exhibit.headline == "En risk har värdet 15 eller högre – en har stigit och en har sjunkit sedan i fjol"
    assert exhibit.table.rows == (
        ("1", "3", "5", "15", "2", "5", "10", "Upp 5"),
        ("2", "2", "4", "8", "4", "4", "16", "Ned 8"),
        ("3", "2", "3", "6", "–", "–", "–", "Ny"),
    )
    assert "2: värde 8, sannolikhet 2, konsekvens 4, ned 8." in exhibit.alt


def test_last_year_that_is_dropped_leaves_chart_table_and_alt_text(review):
    frame = risker.matrix_frame(review)
    frame = frame[["Sannolikhet", "Konsekvens", "Värde"]]
    method = risk_method()
    exhibit = make_exhibit(
        "fig-x", frame, risk_matrix, unit="", headline="", subtitle="", source="", zones=Zones(("a", "b", "c"), (4, 14)),
        likelihood=method.sannolikhet, consequence=method.konsekvens,
    )  # fmt: skip
    assert exhibit.table.header == ("Nr", "Sannolikhet", "Konsekvens", "Värde")
    assert "ned" not in exhibit.alt
    assert "förra året" not in drawn_words(exhibit)


def test_shares_that_are_dropped_leave_chart_table_and_alt_text(review):
    frame = risker.ladder_frame(review)[[risker.COUNT]]
    exhibit = make_exhibit("fig-x", frame, ladder_chart, unit="", headline="", subtitle="", source="")
    assert "steget före" not in str(exhibit.table) + exhibit.alt + drawn_words(exhibit)


def test_the_list_has_the_numbers_of_the_matrix(review):
    shown = risk_list(review)
    assert "| 1 | Avbrott | RSA | 15 | Upp 5 |" in shown
    assert "| 3 | Brand | RSA | 6 | Ny |" in shown


def test_continuity_against_target(review):
    assert continuity(review) == (
        "Risk- och sårbarhetsanalysen (RSA) har två risker där en kontinuitetsplan behövs. En av dem har en plan. "
        "Målet är 90 procent. Planen har övats de senaste 24 månaderna. "
        "Målet är 60 procent, och det är nått."
    )


def test_the_ladder_has_the_shares_of_the_key_figures(review):
    exhibit = ladder(review)
    assert exhibit.headline == "En av två RSA-risker har en kontinuitetsplan – en plan har övats på 24 månader"
    assert [row[1:] for row in exhibit.table.rows] == [("2", "–"), ("1", "1\u00a0av\u00a02"), ("1", "1\u00a0av\u00a01")]
    _, planned, exercised = risker.key_figures(review)
    assert (planned.shown, exercised.shown) == ("1\u00a0av\u00a02", "1\u00a0av\u00a01")


PLANNED, EXERCISED = {"kontinuitetsplan": "ja"}, {"kontinuitetsplan": "ja", "ovad_datum": "2023-05-01"}
LONG_AGO, WITHOUT = {"kontinuitetsplan": "ja", "ovad_datum": "2019-05-01"}, {"kontinuitetsplan": "nej"}


@pytest.mark.parametrize(
    ("plans", "sentence"),
    [
        ([WITHOUT] * 3, "Ingen av dem har en plan."),
        ([LONG_AGO, WITHOUT, WITHOUT], "Planen har inte övats de senaste 24 månaderna."),
        (
            [LONG_AGO, LONG_AGO, PLANNED],
            "Ingen av planerna har övats de senaste 24 månaderna, men två planer har övats tidigare.",
        ),
        ([EXERCISED, EXERCISED], "Båda planerna har övats de senaste 24 månaderna."),
        ([EXERCISED, EXERCISED, EXERCISED, PLANNED, WITHOUT], "Tre av fyra planer har övats de senaste 24 månaderna."),
    ],
)
def test_exercised_sentence(plans, sentence):
    rows = [risk(f"R{i}", (1, 1), kalla="rsa", **plan) for i, plan in enumerate(plans)]
    assert continuity(make_review(now={"risker": rows})).endswith(sentence)


def test_what_needs_a_plan_or_an_exercise_is_listed(review):
    shown = to_exercise(review)
    assert "| Brand | 6 | ▲ Ingen plan | – | Chefer |" in shown
    assert "Avbrott" not in shown


def test_high_risks_are_better_when_fewer(review):
    high, *_ = risker.key_figures(review)
    assert (high.value, high.before, high.part, high.whole) == (1, 0, 1, 3)
    assert high.trend == "en fler, sämre"


def test_public_version_draws_no_masked_risk_and_says_so():
    rows = (*ROWS, risk("Hemlig risk", (5, 5), (1, 1), skyddsmarkning="sekretess", behandling="Hemlig behandling"))
    public = make_review(now={"risker": rows}, before={"risker": ROWS}, version="offentlig")
    exhibit = matrix(public)
    assert len(exhibit.table.rows) == 3
    assert exhibit.note == (
        "En risk visas inte i den offentliga versionen, eftersom den är märkt intern eller sekretess."
    )
    assert "Heml" not in risk_list(public)
    assert "| – | ■ maskerat" in risk_list(public).replace("\\", "")
    high, *_ = risker.key_figures(public)
    assert high.coverage == "3 av 4 risker har ett värde."
    assert high.trend == "går inte att jämföra: maskerade risker räknas inte"


def test_when_every_risk_is_masked_nothing_is_drawn():
    rows = [{**row, "skyddsmarkning": "intern"} for row in ROWS]
    public = make_review(now={"risker": rows}, version="offentlig")
    assert "fig-risker-matris" not in exhibits(public)
    assert "visas inte" in summary(public)
    assert risker.key_figures(public)[0].value is None


def test_without_data_the_sections_say_so_and_nothing_else():
    chapter = run_chapter("risker", make_review())
    assert chapter.under("sec-risker") == "Servicenämnden har inte levererat några uppgifter om risker."
    assert chapter.under("sec-kontinuitet") == (
        "Servicenämnden har inte levererat några uppgifter om risker och kontinuitetsplaner."
    )
    assert chapter.exhibits == {}
    assert [figure.value for figure in risker.key_figures(make_review())] == [None, None, None]


def test_without_rsa_risks_there_is_no_ladder():
    review = make_review(now={"risker": [risk("Brand", (1, 1))]})
    assert "fig-risker-kontinuitet" not in exhibits(review)
    assert continuity(review) == (
        "Servicenämnden har ingen risk i risk- och sårbarhetsanalysen (RSA) som kräver kontinuitetsplan."
    )


def test_charts_can_be_drawn(review):
    for exhibit in exhibits(review).values():
        assert exhibit.draw().get_size_inches().min() > 0
