"""Writes what a meeting needs beside the report."""

from __future__ import annotations

from pathlib import Path

from genomgang.meeting.form_book import form_book
from genomgang.meeting.questions import measuring_figures, questions
from genomgang.publish.output import MEETING, Target, write_atomically
from genomgang.review.review import Review


def write_form(review: Review) -> Path:
    """The decision form. One that lies there already and is another, perhaps filled, is kept under another name."""
    folder = Target(review.namnd.slug, review.ar, review.version).folder / MEETING
    path = folder / f"beslutsblankett-{review.namnd.slug}-{review.ar}.xlsx"
    content = form_book(review, questions(review), tuple(measuring_figures(review)))
    if path.exists() and path.read_bytes() != content:
        path.replace(_kept_name(path))
    write_atomically(path, content)
    return path


def _kept_name(path: Path) -> Path:
    number = 1
    while (kept := path.with_name(f"{path.stem}-tidigare-{number}.xlsx")).exists():
        number += 1
    return kept
