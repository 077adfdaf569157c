"""What the reader is told about risks and continuity."""

import pytest
from builders import make_review
from readable import readable

from genomgang.exhibit import Exhibit
from genomgang.sections import risker
from genomgang.sections import risker_words as words
from genomgang.topics.risker import Continuity, RiskCount

ALL = (risker.summary, risker.matrix, risker.risk_list, risker.continuity, risker.ladder, risker.to_exercise)
TARGETS = {"kontinuitet_plan_andel": 90, "kontinuitet_ovad_andel": 60}


def risk(text, now, before=(None, None), **more):
    values = {
        "sannolikhet": now[0],
        "konsekvens": now[1],
        "sannolikhet_forra": before[0],
        "konsekvens_forra": before[1],
    }
    return {"risk": text, "kontinuitetsplan": "ej_aktuell", **values, **more}


ROWS = (
    risk("Avbrott", (3, 5), (2, 5), kalla="rsa", kontinuitetsplan="ja", ovad_datum="2023-05-01"),
    risk("Fel mottagare", (2, 4), (4, 4)),
    risk("Brand", (2, 3), kalla="rsa", kontinuitetsplan="nej"),
)


@pytest.fixture
def review():
    return make_review(now={"risker": ROWS}, before={"risker": ROWS[1:2]}, targets=TARGETS)


def test_summary_counts_high_risks_and_tells_their_direction(review):
    assert risker.summary(review) == (
        "Servicenämnden har bedömt tre risker. En av dem har värdet 15 eller högre. "
        "En har stigit och en har sjunkit jämfört med i fjol. En är ny."
    )


@pytest.mark.parametrize(
    ("count", "sentence"),
    [
        (RiskCount(1, 1, 1, 0, 0, 0, 1), "N har bedömt en risk. Den har värdet 15 eller högre."),
        (RiskCount(2, 2, 2, 0, 0, 0, 2), "N har bedömt två risker. Alla har värdet 15 eller högre."),
        (RiskCount(2, 2, 0, 0, 0, 0, 2), "N har bedömt två risker. Ingen risk har värdet 15 eller högre."),
        (
            RiskCount(2, 1, 0, 0, 0, 0, 1),
            "N har bedömt två risker. Ingen av de risker som visas har värdet 15 eller högre.",
        ),
        (RiskCount(2, 1, 1, 0, 0, 0, 1), "N har bedömt två risker. En av dem har värdet 15 eller högre."),
        (RiskCount(2, 0, 0, 0, 0, 0, 0), "N har bedömt två risker. Riskvärdena visas inte i den här versionen."),
    ],
)
def test_total_sentence_claims_no_more_than_is_known(count, sentence):
    assert words.total_sentence("N", count, 15) == sentence


@pytest.mark.parametrize(
    ("count", "sentence"),
    [
        (RiskCount(2, 0, 0, 0, 0, 0, 0), ""),
        (RiskCount(2, 2, 0, 0, 0, 0, 2), "Inget riskvärde finns från i fjol att jämföra med."),
        (RiskCount(2, 2, 0, 0, 0, 2, 0), "Alla värden är oförändrade jämfört med i fjol."),
        (RiskCount(3, 3, 0, 2, 0, 1, 0), "Två har stigit och en är oförändrad jämfört med i fjol."),
    ],
)
def test_movement_sentence(count, sentence):
    assert words.movement_sentence(count) == sentence


def test_matrix_agrees_with_its_headline_and_alt_text(review):
    exhibit = risker.matrix(review)
    assert exhibit.headline == "En risk har värdet 15 eller högre – en har stigit och en har sjunkit sedan i fjol"
    assert exhibit.table.rows == (
        ("1", "3", "5", "15", "10", "Upp 5"),
        ("2", "2", "4", "8", "16", "Ned 8"),
        ("3", "2", "3", "6", "", "Ny"),
    )
    assert "Risk 2: sannolikhet 2, konsekvens 4, ned 8." in exhibit.alt


def test_the_list_has_the_numbers_of_the_matrix(review):
    shown = risker.risk_list(review)
    assert "| 1 | Avbrott | RSA | 15 | Upp 5 |" in shown
    assert "| 3 | Brand | RSA | 6 | Ny |" in shown


def test_continuity_against_target(review):
    assert risker.continuity(review) == (
        "Risk- och sårbarhetsanalysen (RSA) har två risker där en kontinuitetsplan behövs. En av dem har en plan. "
        "Målet är 90\u00a0procent, och det är inte nått. Planen har övats de senaste 24 månaderna. "
        "Målet är 60\u00a0procent, och det är nått."
    )


def test_the_ladder_has_the_shares_of_the_key_figures(review):
    exhibit = risker.ladder(review)
    assert exhibit.headline == "En av två RSA-risker har en kontinuitetsplan – en plan har övats på 24 månader"
    assert [row[1:] for row in exhibit.table.rows] == [("2", ""), ("1", "50\u00a0%"), ("1", "100\u00a0%")]
    _, planned, exercised = risker.key_figures(review)
    assert (planned.shown, exercised.shown) == ("50\u00a0%", "100\u00a0%")


@pytest.mark.parametrize(
    ("steps", "sentence"),
    [
        (Continuity(3, 0, 0, 0), ""),
        (Continuity(3, 1, 1, 0), "Planen har inte övats de senaste 24 månaderna."),
        (
            Continuity(3, 3, 2, 0),
            "Ingen av planerna har övats de senaste 24 månaderna, men två planer har övats tidigare.",
        ),
        (Continuity(3, 2, 2, 2), "Båda planerna har övats de senaste 24 månaderna."),
        (Continuity(5, 4, 4, 3), "Tre av fyra planer har övats de senaste 24 månaderna."),
    ],
)
def test_exercised_sentence(steps, sentence):
    assert words.exercised_sentence(steps, 24) == sentence


def test_what_needs_a_plan_or_an_exercise_is_listed(review):
    shown = readable(risker.to_exercise(review))
    assert "| Brand | 6 | ▲ Ingen plan | – | Chefer |" in shown
    assert "Avbrott" not in shown


def test_high_risks_are_better_when_fewer(review):
    high, *_ = risker.key_figures(review)
    assert (high.value, high.before, high.part, high.whole) == (1, 0, 1, 3)
    assert high.trend == "upp 1\u00a0st, sämre"


def test_public_version_draws_no_masked_risk_and_says_so():
    rows = (*ROWS, risk("Hemlig risk", (5, 5), (1, 1), skyddsmarkning="sekretess", behandling="Hemlig behandling"))
    public = make_review(now={"risker": rows}, before={"risker": ROWS}, version="offentlig")
    exhibit = risker.matrix(public)
    assert len(exhibit.table.rows) == 3
    assert exhibit.note == (
        "En risk visas inte i den offentliga versionen, eftersom den är märkt intern eller sekretess."
    )
    assert "Heml" not in risker.risk_list(public)
    assert "| – | ■ maskerat" in risker.risk_list(public).replace("\\", "")
    high, *_ = risker.key_figures(public)
    assert high.coverage == "3 av 4 risker har ett värde."
    assert high.trend == "går inte att jämföra: maskerade risker räknas inte"


def test_when_every_risk_is_masked_nothing_is_drawn():
    rows = [{**row, "skyddsmarkning": "intern"} for row in ROWS]
    public = make_review(now={"risker": rows}, version="offentlig")
    assert risker.matrix(public) == ""
    assert "visas inte" in risker.summary(public)
    assert risker.key_figures(public)[0].value is None


@pytest.mark.parametrize("show", ALL)
def test_without_data_a_section_says_so_or_is_silent(show):
    text = show(make_review())
    assert not isinstance(text, Exhibit)
    assert text in (
        "",
        "Servicenämnden har inte levererat några uppgifter om risker.",
        "Servicenämnden har inte levererat några uppgifter om risker och kontinuitetsplaner.",
    )
    assert [figure.value for figure in risker.key_figures(make_review())] == [None, None, None]


def test_without_rsa_risks_there_is_no_ladder():
    review = make_review(now={"risker": [risk("Brand", (1, 1))]})
    assert risker.ladder(review) == ""
    assert risker.continuity(review) == (
        "Servicenämnden har ingen risk i risk- och sårbarhetsanalysen (RSA) som kräver kontinuitetsplan."
    )


@pytest.mark.parametrize("show", [risker.matrix, risker.ladder])
def test_charts_can_be_drawn(show, review):
    assert show(review).draw().get_size_inches().min() > 0
