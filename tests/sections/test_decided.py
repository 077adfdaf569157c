"""A report after its meeting speaks of what was decided, and nowhere of what is proposed."""

from __future__ import annotations

import datetime as dt
import re

import pytest
from builders import make_review

from genomgang.document.splitting import split
from genomgang.paths import ROOT
from genomgang.publish.adoption import Adoption
from genomgang.publish.snippets import snippets
from genomgang.reading.privacy import contains_personal_number
from genomgang.review.review import Review
from genomgang.show.chapter import run_chapter
from genomgang.show.decisions import decision_changes
from genomgang.show.page import as_markdown

EVERY = sorted(path.stem.removeprefix("_") for path in (ROOT / "notebooks").glob("_*.qmd"))
CHAPTERS = [name for name in EVERY if name not in ("jamforelse", "nyckeltal", "underlag")]
"""Those whose cells read nothing but the review; the others need a checked delivery."""
PROPOSED = re.compile(r"föreslå(?:s|r)\b", re.IGNORECASE)
PLAN = {"ansvarig_roll": "chefer", "skyddsmarkning": "oppen", "beslutat_ar": 2024, "prioriterat_ar": 2024}
ACTIONS = [
    {**PLAN, "atgard_id": f"serv-2024-0{number}", "atgard": words, "forfallodatum": due}
    for number, (words, due) in enumerate(
        (
            ("Klassa arkivet", "2024-03-31"),
            ("Öva", "2024-06-30"),
            ("Köpa kort", "2024-09-30"),
            ("Flytta", "2024-12-15"),
        ),
        start=1,
    )
]
DECISION = {"motesdatum": "2023-12-05", "galler": "forslag", "skyddsmarkning": "oppen", "effektmatt": "Andel"}
DECISIONS = [
    {**DECISION, "beslut_id": action["atgard_id"], "svarar_mot": action["atgard_id"], "foreslaget": action["atgard"],
     "foreslagen_roll": "chefer", "foreslaget_datum": action["forfallodatum"], **answer}
    for action, answer in zip(
        ACTIONS,
        (
            {"utfall": "beslutad", "lydelse": "Klassa arkivet", "ansvarig_roll": "chefer", "forfallodatum": "2024-03-31", "resurs_timmar": 80},
            {"utfall": "andrad", "lydelse": "Öva", "ansvarig_roll": "beredskap", "forfallodatum": "2025-01-31", "motivering": "Rätt roll", "resurs_kronor": 150_000},
            {"utfall": "avslagen", "motivering": "Ryms inte i budgeten"},
            {"utfall": "bordlagd", "motivering": "Väntar på besked"},
        ),
        strict=True,
    )
]  # fmt: skip
MEETING = {
    "motesdatum": "2023-12-05",
    "ordforande_roll": "forvaltningschef",
    "narvarande": "forvaltningschef|samordnare",
    "nasta_genomgang": "2024-12-03",
}
TARGETS = {"klassning_giltig_manader": 24, "bedomning_ja_procent": 80, "bedomning_delvis_procent": 50}


@pytest.fixture(scope="module")
def decided() -> Review:
    return make_review(
        {"atgarder": ACTIONS, "beslut": DECISIONS, "moten": [MEETING]},
        targets=TARGETS,
        adoption=Adoption("forvaltningschef", dt.date(2023, 12, 5), "SERV 2023/1187"),
    )


def shown(chapter: str, review: Review) -> str:
    return "\n\n".join(as_markdown(part) for _, part in run_chapter(chapter, review).shown if not hasattr(part, "draw"))


@pytest.mark.parametrize("chapter", EVERY)
def test_no_fixed_words_say_that_anything_is_proposed(chapter: str) -> None:
    source = (ROOT / "notebooks" / f"_{chapter}.qmd").read_text(encoding="utf-8")
    assert PROPOSED.findall("\n".join(part.source for part in split(source) if part.kind == "markdown")) == []


@pytest.mark.parametrize("chapter", CHAPTERS)
def test_no_chapter_says_that_anything_is_proposed(chapter: str, decided: Review) -> None:
    told = run_chapter(chapter, decided)
    assert PROPOSED.findall(shown(chapter, decided)) == []
    assert PROPOSED.findall(" ".join(each.headline + each.subtitle + each.alt for each in told.exhibits.values())) == []


def test_an_adopted_review_without_any_proposal_says_nothing_of_proposals_either() -> None:
    adopted = make_review({}, targets=TARGETS, adoption=Adoption("namnd", dt.date(2023, 12, 5), "1"))
    for chapter in CHAPTERS:
        assert PROPOSED.findall(shown(chapter, adopted)) == [], chapter


def test_the_chapter_tells_what_was_decided_changed_refused_and_put_off(decided: Review, snapshot: object) -> None:
    assert run_chapter("atgarder", decided).under("sec-atgarder-beslut") == snapshot


def test_a_moved_day_is_never_taken_for_a_personal_number() -> None:
    days = {"foreslaget_datum": "2024-03-31", "forfallodatum": "2024-05-15"}
    assert contains_personal_number(" ➔ ".join(days.values())), "one in ten pairs of days has the check digit"
    moved = make_review({"beslut": [{**DECISIONS[1], **days}]}).now["beslut"]
    (told,) = decision_changes(moved).iloc[:, 3]
    assert "Slutdatum: 2024-05-15 i stället för 2024-03-31" in told
    assert not contains_personal_number(told)


def test_page_one_numbers_the_decisions(decided: Review) -> None:
    page = (
        run_chapter("sammanfattning", decided)
        .under("sec-beslut")
        .replace("\N{NO-BREAK SPACE}", " ")
        .replace("\\.", ".")
    )
    assert page == (
        "Mötet den 5 december 2023 beslutade:\n\n"
        "1. Klassa arkivet. *Chefer, senast 31 mars 2024.*\n"
        "2. Öva. *Beredskapssamordnare, senast 31 januari 2025.*\n\n"
        "Resurser och effektmått finns i @sec-atgarder.\n"
        "Där står också tre förslag som ändrades, avslogs eller bordlades, och varför."
    )


def test_the_plan_holds_what_was_decided_and_not_what_was_refused(decided: Review) -> None:
    load = run_chapter("atgarder", decided).tables["tbl-atgarder-belastning"]
    assert [row[0] for row in load.rows] == ["Chefer", "Beredskapssamordnare", "Alla roller"]


def test_the_short_texts_speak_of_decisions(decided: Review) -> None:
    text = snippets(decided).replace("\N{NO-BREAK SPACE}", " ")
    assert "Besluten fattades vid ledningens genomgång den 5 december 2023." in text
    assert "- Öva (beredskapssamordnare, senast 31 januari 2025)." in text
    assert "Köpa kort" not in text
    assert PROPOSED.findall(text) == []
