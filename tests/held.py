"""Holds a meeting through the commands, as a coordinator does: form, decisions, confirmed verdict, sign-offs."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from subprocess import CompletedProcess

import openpyxl

Run = Callable[..., CompletedProcess[str]]
"""Runs a command of ours with these arguments."""

VERDICT = "".join(
    f'  {part}: {{bedomning: delvis, motivering: "Mötet delar bilden."}}\n'
    for part in ("lamplighet", "tillracklighet", "verkan")
)
SIGNERS = {"analytiker": "samordnare", "granskare": "dataskydd", "beslutande": "forvaltningschef"}


def fill_form(path: Path, day: str, next_review: str, answers: dict[str, dict[str, object]] | None = None) -> None:
    """Decide every proposal as it stands and put off every gap, but for what `answers` say by id and header."""
    book = openpyxl.load_workbook(path)
    sheet = book["Beslut"]
    headers = {cell.value: cell.column for cell in sheet[1]}
    for row in range(2, sheet.max_row + 1):
        if sheet.cell(row, headers["Föreslagen roll"]).value:
            given: dict[str, object] = {"Utfall": "Beslutad"}
        else:
            given = {"Utfall": "Bordlagd", "Motivering": "Förslag saknas"}
        given |= (answers or {}).get(sheet.cell(row, headers["Id"]).value, {})
        for header, value in given.items():
            sheet.cell(row, headers[header]).value = value
    facts = {"Mötesdag": day, "Ordförande": "Förvaltningschef", "Nästa genomgång": next_review}
    for label, *cells in book["Mötet"].iter_rows():
        if label.value in facts:
            cells[0].value = facts[label.value]
        elif label.value in ("Förvaltningschef", "Informationssäkerhetssamordnare"):
            cells[0].value = "Närvarande"
    book.save(path)


def hold_meeting(run: Run, namnd: str, ar: int, form: Path, day: str) -> None:
    """Make the form, fill it and read it."""
    succeeded(run("mote", "--namnd", namnd, "--ar", str(ar)))
    fill_form(form, day, f"{ar}{day[4:]}")
    succeeded(run("beslut", str(form)))


def confirm_verdict(texts: Path) -> None:
    """Have the coordinator's words confirm the verdict, where they do not."""
    words = texts.read_text(encoding="utf-8")
    if "\nbedomning:\n" not in words:
        texts.write_text(words.replace("\n---\n", f"\nbedomning:\n{VERDICT}---\n", 1), encoding="utf-8")


def sign_off(run: Run, namnd: str, ar: int, day: str) -> None:
    """All three steps of the draft."""
    for step, role in SIGNERS.items():
        arguments = ("--namnd", namnd, "--ar", str(ar), "--steg", step, "--roll", role, "--datum", day)
        succeeded(run("godkann", *arguments))


def succeeded(result: CompletedProcess[str]) -> None:
    assert result.returncode == 0, result.stdout + result.stderr
