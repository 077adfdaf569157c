"""A small review with proposals, and a form filled in as a meeting fills it in."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Mapping
from pathlib import Path
from typing import Any

import openpyxl
from builders import make_review

from genomgang.meeting import form
from genomgang.meeting.form_book import form_book
from genomgang.meeting.questions import questions
from genomgang.review.review import Review

PROPOSALS = [
    {
        "atgard_id": "serv-2024-01",
        "atgard": "Klassa de tillgångar som saknar klassning",
        "ansvarig_roll": "objektledare",
        "forfallodatum": "2024-03-31",
        "resurs": "160 timmar",
        "effektmatt": "Andel klassade tillgångar",
        "iso_ref": "d4",
        "skyddsmarkning": "oppen",
    },
    {
        "atgard_id": "serv-2024-02",
        "atgard": "Införa tvåfaktorsinloggning",
        "ansvarig_roll": "it",
        "forfallodatum": "2024-06-30",
        "resurs": "150 000 kronor",
        "effektmatt": "Andel system med tvåfaktorsinloggning",
        "iso_ref": "f",
        "skyddsmarkning": "oppen",
    },
    {
        "atgard_id": "serv-2024-03",
        "atgard": "Flytta beredskapslagret till bergrummet",
        "ansvarig_roll": "beredskap",
        "forfallodatum": "2025-06-30",
        "prioriterat_ar": 2025,
        "resurs": "Inom ordinarie tid",
        "effektmatt": "Lagret flyttat",
        "iso_ref": "b",
        "skyddsmarkning": "intern",
    },
]
DECIDED, CHANGED, REFUSED, PUT_OFF = "Beslutad", "Ändrad", "Avslagen", "Bordlagd"

Answers = Mapping[str, Mapping[str, Any]]
"""Question → header of the form → what is written in the cell."""

ANSWERS: Answers = {
    "serv-2024-01": {"Utfall": DECIDED},
    "serv-2024-02": {
        "Utfall": CHANGED,
        "Klar senast": dt.date(2024, 12, 15),
        "Motivering": "Leveransen av kort kommer i höst",
    },
    "serv-2024-03": {"Utfall": REFUSED, "Motivering": "Ryms inte i budgeten för 2025"},
}
MEETING: Mapping[str, Any] = {
    form.DAY: dt.date(2023, 12, 5),
    form.CHAIR: "Förvaltningschef",
    form.NEXT: dt.date(2024, 12, 3),
    "Förvaltningschef": (form.PRESENT, None),
    "Informationssäkerhetssamordnare": (form.PRESENT, None),
    "HR": (form.ABSENT, None),
    "Nämnden": (None, form.YES),
}
TARGETS = {"klassning_giltig_manader": 24, "bedomning_ja_procent": 80, "bedomning_delvis_procent": 50}


def small_review(proposals: list[dict[str, Any]] | None = None, **overrides: Any) -> Review:
    """Servicenämnden's review for 2024 with these proposals, by default `PROPOSALS`."""
    return make_review(now={"atgarder": PROPOSALS if proposals is None else proposals}, targets=TARGETS, **overrides)


def new_form(review: Review, path: Path) -> Path:
    path.write_bytes(form_book(review, questions(review), ("klassning_andel", "utbildning_andel")))
    return path


def filled_form(
    review: Review,
    path: Path,
    answers: Answers = ANSWERS,
    meeting: Mapping[str, Any] = MEETING,
    change: Callable[[Any], object] = lambda book: None,
) -> Path:
    """The review's form with these answers; `change` does what else somebody may do to a workbook."""
    book = openpyxl.load_workbook(new_form(review, path))
    sheet = book[form.DECISIONS]
    headers = [cell.value for cell in sheet[1]]
    for row in sheet.iter_rows(min_row=2):
        for header, value in answers.get(row[headers.index("Id")].value, {}).items():
            row[headers.index(header)].value = value
    for row in book[form.MEETING].iter_rows():
        value = meeting.get(row[0].value)
        for cell, content in zip(row[1:], value if isinstance(value, tuple) else (value,), strict=False):
            if content is not None:
                cell.value = content
    change(book)
    book.save(path)
    return path
