"""What the reader is told about internal control."""

import pandas as pd
from builders import make_review
from drawn import drawn_words
from readable import plain_lines

from genomgang.organisation import organisation
from genomgang.show.chapter import run_chapter
from genomgang.show.chapter import summary as summary_of
from genomgang.topics import ikp

TARGETS = {"ikp_utan_vasentlig_andel": 100}


def control(ar, tertial, method, assessment="ingen", **columns):
    return {"ar": ar, "tertial": tertial, "arbetssatt": method, "bedomning": assessment, **columns}


def review(now, before=(), **overrides):
    return make_review({"ikp": now}, {"ikp": before}, targets=TARGETS, **overrides)


def summary(of):
    return plain_lines(summary_of("ikp", of))


def heatmap(of):
    return run_chapter("ikp", of).exhibits["fig-ikp-arbetssatt"]


def results(of):
    return plain_lines(run_chapter("ikp", of).under("sec-ikp-resultat"))


def actions(of):
    return plain_lines(run_chapter("ikp", of).under("sec-ikp-atgarder"))


DEVIATIONS = [
    control(2023, 1, "behorighetshantering", "vasentlig", urval=20, avvikelser=5, kontroll="Konton",
            atgard="Rensa konton", forfallodatum=pd.Timestamp("2023-09-30"), status="pagar"),
    control(2023, 1, "incidenthantering", "mindre", urval=10, avvikelser=1,
            atgard="Informera", forfallodatum=pd.Timestamp("2023-12-31"), status="klar"),
    control(2023, 2, "behorighetshantering", "ingen", urval=20, avvikelser=0, kontroll="Konton"),
    control(2023, 2, "upphandling", "ingen", urval=0, avvikelser=0),
]  # fmt: skip
LAST_YEAR = [
    control(2022, 3, "behorighetshantering", "vasentlig", atgard="Se över roller", status="pagar"),
    control(2022, 3, "lokal_anvisning", "ingen"),
]


def test_deviations_that_return_are_told():
    assert summary(review(DEVIATIONS, LAST_YEAR)) == (
        "- En kontroll under 2023 visar en väsentlig avvikelse: behörighetshantering.\n"
        "- Avvikelsen återkommer: även 2022 hade behörighetshantering en väsentlig avvikelse.\n"
        "- En kontroll under 2023 visar en mindre avvikelse: incidenthantering.\n"
        "- Andelen kontroller utan väsentlig avvikelse under 2023 är tre av fyra. Målet är 100 "
        "procent. I fjol var det en av två.\n"
        "- Implementering av lokal anvisning och informationsklassning har inte kontrollerats under 2023. "
        "Informationsklassning har inte kontrollerats någon gång sedan 2022."
    )


def test_a_year_without_deviations():
    calm = [control(2023, 2, method) for method in organisation().arbetssatt.obligatoriska]
    assert summary(review(calm, calm)) == (
        "- Inga väsentliga avvikelser har rapporterats under 2023.\n"
        "- Andelen kontroller utan väsentlig avvikelse under 2023 är fem av fem. Målet är 100 procent, och det "
        "är nått.\n"
        "- Alla fem arbetssätt har kontrollerats under 2023."
    )
    assert heatmap(review(calm)).headline == "Inga väsentliga avvikelser – alla fem arbetssätt är kontrollerade 2023"


def test_heatmap_shows_the_worst_assessment_with_symbol_and_word():
    exhibit = heatmap(review(DEVIATIONS, LAST_YEAR))
    assert (
        exhibit.headline
        == "Väsentlig avvikelse inom behörighetshantering – tre av fem arbetssätt är kontrollerade 2023"
    )
    assert exhibit.table.header == ("Arbetssätt", "T3 2022", "T1 2023", "T2 2023")
    rows = {row[0]: row[1:] for row in exhibit.table.rows}
    assert rows["Behörighetshantering"] == ("▲ Väsentlig avvikelse", "▲ Väsentlig avvikelse", "● Ingen avvikelse")
    assert rows["Incidenthantering"] == ("– Ej kontrollerat", "◐ Mindre avvikelse", "– Ej kontrollerat")
    assert (
        "Incidenthantering: T3 2022 ej kontrollerat, T1 2023 mindre avvikelse, T2 2023 ej kontrollerat." in exhibit.alt
    )
    assert "Behörighetshantering Väsentlig avvikelse Väsentlig avvikelse Ingen avvikelse" in drawn_words(exhibit)


def test_one_working_method_is_told_in_the_singular():
    headline = heatmap(review([control(2023, 1, "upphandling")])).headline
    assert headline == "Inga väsentliga avvikelser – ett av fem arbetssätt är kontrollerat 2023"


def test_the_heatmap_holds_two_years_at_most():
    long_ago = [control(ar, t, "upphandling") for ar in (2020, 2021, 2022, 2023) for t in (1, 2, 3)]
    header = heatmap(review(long_ago)).table.header
    assert header == ("Arbetssätt", "T1 2022", "T2 2022", "T3 2022", "T1 2023", "T2 2023", "T3 2023")


def test_samples_show_the_share_that_deviates():
    text = results(review(DEVIATIONS))
    assert "| Behörighetshantering | 2 | 40 | 5 | 13 % |" in text
    assert "| Informationssäkerhet inom upphandlingsförfarandet | 1 | 0 | 0 | – |" in text


def test_actions_with_role_date_and_real_status():
    text = actions(review(DEVIATIONS, LAST_YEAR))
    assert text.startswith(
        "Två åtgärder följer av kontrollerna, och en är klar. En är försenad. En åtgärd som inte var klar i fjol finns "
        "inte i årets leverans; läget är okänt."
    )
    assert "| Rensa konton | Behörighetshantering | T1 2023 | Chefer | 2023-09-30 | ▲ Försenad |" in text
    assert "| Informera | Incidenthantering | T1 2023 | Chefer | 2023-12-31 | ● Klar |" in text


def test_no_actions():
    assert actions(review([control(2023, 1, "upphandling")])) == (
        "Kontrollerna under 2023 har inte lett till några åtgärder."
    )


def test_an_action_without_status_is_unknown():
    text = actions(review([control(2023, 1, "upphandling", atgard="Inför checklista")]))
    assert text.startswith("En åtgärd följer av kontrollerna, och den är inte klar.")
    assert "| – | okänd |" in text


def test_no_controls_is_one_sentence():
    empty = review([], LAST_YEAR)
    assert summary(empty) == "Servicenämnden har inte levererat några uppgifter om internkontrollplanens resultat."
    chapter = run_chapter("ikp", empty)
    assert chapter.exhibits == chapter.tables == {}
    assert actions(empty) == "Inga kontroller är redovisade, och därför inte heller några åtgärder efter dem."
    (figure,) = ikp.key_figures(empty)
    assert (figure.value, figure.before) == (None, 50.0)
