"""The appendices: coverage of the standard, the law's areas, and the glossary."""

import datetime as dt
import re

import pytest
from builders import make_review
from readable import plain_lines

from checks.atgarder import ISO_9_3_2
from genomgang.errors import DataError
from genomgang.paths import ROOT
from genomgang.publish.adoption import Adoption
from genomgang.regler.ordlista import glossary
from genomgang.regler.regelverk import rulebook
from genomgang.regler.risk import risk_method
from genomgang.show import standard as iso
from genomgang.show.chapter import run_chapter
from genomgang.topics.nyckeltal import all_key_figures

CHAPTERS = {path.name: path.read_text(encoding="utf-8") for path in (ROOT / "notebooks").glob("_*.qmd")}
SECTION_IDS = set(re.findall(r"\{#(sec-[a-z0-9-]+)", "\n".join(CHAPTERS.values())))
METHOD = {"klassning_giltig_manader": 24}


def coverage(of):
    return plain_lines(run_chapter("bilaga_iso", of).under("sec-bilaga-iso"))


def some_of_everything(**overrides):
    kinds = ("budgetuppdrag", "intressent", "aterkoppling", "revision")
    now = {
        "atgarder": [
            {"beslutat_ar": 2023, "prioriterat_ar": 2023},
            {"atgard_id": "a2", "beslutat_ar": 2024, "prioriterat_ar": 2024, "beslutsslag": "andring_lis"},
        ],
        "beslut": [{"beslut_id": "a2", "lydelse": "Klassa", "ansvarig_roll": "chefer", "forfallodatum": "2024-03-31"}],
        "moten": [{}],
        "omvarld": [{"slag": kind} for kind in kinds],
        "ikp": [{}],
        "incidenter": [{"handelsedatum": "2023-05-01"}] * 10,
        "utbildning": [{"person_id": f"p{i}"} for i in range(10)],
        "klassning": [{"klassad_datum": "2023-05-01"}],
        "digitala_lyftet": [{"person_id": f"p{i}", "poang": 50} for i in range(10)],
        "dataskydd": [{"rekommendation": "Skriv ned", "status": "oppen"}],
        "risker": [{"kalla": "rsa"}],
        "kompetenslyft": [{"slag": "forslag", "status": "klar"}],
    }
    return make_review(now=now, before={}, targets={**METHOD, "atgarder_klara_andel": 80}, **overrides)


@pytest.fixture
def full():
    return some_of_everything(adoption=Adoption("forvaltningschef", dt.date(2023, 12, 5), "SERV 2023/1187"))


def answer(review, ref):
    return next(each for each in iso.answers(review) if each.ref == ref)


def test_every_input_of_the_standard_is_answered_in_order(full):
    refs = [each.ref for each in iso.answers(full)]
    assert refs == [*(f"9.3.2 {ref}" for ref in ISO_9_3_2), "9.3.3"]


def test_a_review_with_everything_lacks_nothing(full):
    lacking = {each.ref: each.lacking for each in iso.answers(full) if each.lacking}
    assert lacking == {}
    assert "Rapporten har underlag för alla elva punkter." in coverage(full)


def test_places_are_the_sections_and_the_figures_that_are_shown(full):
    assert answer(full, "9.3.2 f").places == ("sec-risker", "fig-risker-matris")
    assert answer(full, "9.3.2 a").places == ("sec-atgarder-uppfoljning", "tbl-atgarder-uppfoljning")


def test_without_data_every_reason_names_the_data_set():
    empty = make_review(targets=METHOD)
    assert answer(empty, "9.3.2 f").lacking == ("datamängden ”Risker och kontinuitet” är inte levererad",)
    assert answer(empty, "9.3.2 f").status == "▲ Saknas"
    assert answer(empty, "9.3.2 d4").lacking == ("inget nyckeltal har både värde och mål",)
    assert "Ingen av elva punkter har fullt underlag. Underlag saknas helt för 9.3.2 a" in coverage(empty)


def test_a_delivered_data_set_without_rows_of_the_kind_is_another_reason():
    review = make_review(now={"omvarld": [{"slag": "lag"}]}, targets=METHOD)
    assert answer(review, "9.3.2 c").lacking == ("leveransen har inga uppgifter om intressenters ändrade behov",)


def test_half_the_evidence_is_a_partial_answer():
    review = make_review(now={"ikp": [{}]}, before={}, targets=METHOD)
    found = answer(review, "9.3.2 d1")
    assert found.status == "◐ Delvis"
    assert found.lacking == ("datamängden ”Incidenter i IA” är inte levererad",)
    assert "sec-incidenter" not in found.places


def test_without_a_year_before_there_is_no_trend():
    found = answer(make_review(now={"dataskydd": [{}], "omvarld": [{"slag": "revision"}]}, targets=METHOD), "9.3.2 d3")
    assert "värden från förra året saknas, så utvecklingen visas inte" in found.lacking
    assert "sec-nyckeltal-utveckling" in found.places


def test_a_plan_that_does_not_say_what_changes_the_management_system_lacks_it():
    proposed = {"atgarder": [{"beslutat_ar": 2024, "prioriterat_ar": 2024}]}
    told = "det är inte angivet om något beslut ändrar ledningssystemet"
    assert told in answer(make_review(now=proposed, targets=METHOD), "9.3.3").lacking
    assert told not in answer(some_of_everything(), "9.3.3").lacking


def test_proposals_that_no_meeting_has_answered_are_no_decisions():
    proposed = {"atgarder": [{"beslutat_ar": 2024, "prioriterat_ar": 2024, "beslutsslag": "andring_lis"}]}
    undecided = answer(make_review(now=proposed, targets=METHOD), "9.3.3").lacking
    assert undecided == ("mötet har inte fattat besluten ännu", "genomgången är inte fastställd ännu")
    waiting = answer(make_review(now={**proposed, "moten": [{}]}, targets=METHOD), "9.3.3").lacking
    assert waiting[0] == "ett förslag väntar på beslut"


def test_a_draft_is_no_documented_decision_yet():
    found = answer(some_of_everything(), "9.3.3")
    assert found.lacking == ("genomgången är inte fastställd ännu",)
    assert found.status == "◐ Delvis"


@pytest.mark.parametrize("evidence", iso.EVIDENCE, ids=lambda each: f"{each.ref} {each.section}")
def test_what_the_appendix_points_at_is_shown_by_its_chapter(evidence):
    chapter = next(text for text in CHAPTERS.values() if f"{{#{evidence.section}" in text)
    if isinstance(evidence.shown, iso.ShownIn):
        assert f'"{evidence.shown.id}"' in chapter.partition(f"{{#{evidence.section}")[2]
        return
    topic = evidence.shown.__module__.rpartition(".")[2].partition("_diagram")[0].partition("_listor")[0]
    assert f"{topic}.{evidence.shown.__name__}(g)" in chapter


def test_every_section_that_an_appendix_points_at_exists(full):
    pointed = {place for each in iso.answers(full) for place in each.places if place.startswith("sec-")}
    pointed |= {section for rule in rulebook().regler.values() for each in rule.punkter for section in each.avsnitt}
    assert pointed <= SECTION_IDS


def test_every_key_figure_of_a_topic_points_at_a_section_that_exists(full):
    assert {figure.section for figure in all_key_figures(full)} <= SECTION_IDS


def test_a_scale_with_four_levels_is_refused(tmp_path):
    broken = tmp_path / "risk.yml"
    broken.write_text(
        "kalla: x\nsannolikhet: [a, b, c, d]\nkonsekvens: [a, b, c, d, e]\nmedel_fran: 5\nhog_fran: 15\n"
        "ovad_inom_manader: 24\n",
        encoding="utf-8",
    )
    with pytest.raises(DataError, match="Skalan ”sannolikhet” har 4 nivåer i stället för 5"):
        risk_method(broken)


def test_the_glossary_is_in_swedish_order_and_explains_in_sentences():
    words = list(glossary())
    assert words[-1] == "Öppet utdrag"
    assert len(words) >= 30
    assert all(meaning.endswith(".") for meaning in glossary().values())


def test_the_glossary_is_one_list_without_pandocs_definitions():
    chapter = run_chapter("bilaga_ordlista", make_review())
    lines = chapter.under("sec-bilaga-ordlista").splitlines()
    assert len(lines) == len(glossary())
    assert all(line.startswith("- **") for line in lines)
    assert "- **RSA**: Risk- och sårbarhetsanalys. Görs i en tvåårig cykel" in "\n".join(lines)
