"""Short texts for other documents: the report's own sentences, ready to paste."""

from __future__ import annotations

import dataclasses
import re

from builders import make_review
from readable import plain_lines

from genomgang.publish.snippets import snippets
from genomgang.show.chapter import run_chapter
from genomgang.text.markdown import Markdown

PERSONS = [
    {"person_id": f"p{number}", "kurs": kurs, "genomford": "2023-01-10" if number < 6 else None}
    for number in range(12)
    for kurs in ("informationssakerhet", "dataskydd")
]
REVIEW = make_review(
    now={
        "utbildning": PERSONS,
        "atgarder": [
            {"atgard": "Öva *krisplanen*.", "prioriterat_ar": 2025, "forfallodatum": "2025-06-30", "ansvarig_roll": "beredskap"},
            {"atgard": "Klassa systemen", "prioriterat_ar": 2024, "forfallodatum": "2024-03-31", "ansvarig_roll": "objektledare"},
        ],
    },
    targets={
        "utbildning_andel": 80,
        "klassning_giltig_manader": 24,
        "bedomning_ja_procent": 80,
        "bedomning_delvis_procent": 50,
    },
)  # fmt: skip


def section(text: str, heading: str) -> str:
    return text.partition(f"## {heading}\n")[2].partition("\n## ")[0]


def plain(text: str) -> str:
    return text.replace("\u00a0", " ")


def test_the_plan_lists_the_years_actions_with_role_and_date():
    plan = plain(section(snippets(REVIEW), "Verksamhetsplan, mål 3.5"))
    assert plan.index("Åtgärder 2024:") < plan.index("Åtgärder 2025:")
    assert "- Klassa systemen (objektledare, senast 31 mars 2024)." in plan
    assert "- Öva \\*krisplanen\\* (beredskapssamordnare, senast 30 juni 2025)." in plan


def test_a_goal_holds_for_its_year_only():
    later = dataclasses.replace(REVIEW, ar=2025)
    assert "## Verksamhetsplan\n" in snippets(later)
    assert "3.5" not in snippets(later)


def test_the_sentences_are_those_of_the_report():
    text = snippets(REVIEW)
    assert plain_lines(run_chapter("utbildning", REVIEW).summary) in plain_lines(section(text, "Verksamhetsberättelse"))
    assert "Sex av tolv anställda" in section(text, "Verksamhetsberättelse")
    assert plain_lines(run_chapter("incidenter", REVIEW).summary) in plain_lines(section(text, "Tertialrapport"))


def test_nothing_refers_to_the_reports_figures_or_tables():
    assert not re.search(r"@(fig|tbl|sec)-|\{[#.]|:::|data-nyckeltal", snippets(REVIEW))


def test_a_namnd_without_data_is_told_so():
    empty = snippets(
        make_review(
            targets={"klassning_giltig_manader": 24, "bedomning_ja_procent": 80, "bedomning_delvis_procent": 50}
        )
    )
    assert "Inga nya åtgärder föreslås i den här genomgången." in empty
    assert "har inte levererat några uppgifter om incidenter" in empty
    assert isinstance(empty, Markdown)


def test_the_public_version_is_the_default(capsys, monkeypatch):
    from genomgang.cli import run

    asked = []
    monkeypatch.setattr("genomgang.checking.run.check_delivery", lambda data, ar: None)
    monkeypatch.setattr("genomgang.review.review.load_review", lambda *given: asked.append(given) or REVIEW)
    assert run(["snippets", "--namnd", "servicenamnden", "--ar", "2024"]) == 0
    assert [given[:3] for given in asked] == [("servicenamnden", 2024, "offentlig")]
    assert capsys.readouterr().out == snippets(REVIEW)
