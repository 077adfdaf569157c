"""A small city of the example's nämnder in which every nämnd's rows carry a mark of its own, in words and in numbers."""

from __future__ import annotations

import csv
import io
import re
import subprocess
from pathlib import Path

from bs4 import BeautifulSoup

from tools.bench.cities import write_city

AR = 2024
COUNT = 6
WORDS = {
    "utbildning": ("enhet",),
    "digitala_lyftet": ("enhet",),
    "incidenter": ("enhet", "hemenhet"),
    "klassning": ("namn",),
    "atgarder": ("atgard", "effektmatt"),
    "risker": ("risk",),
    "dataskydd": ("rekommendation",),
    "upphandlingar": ("namn",),
    "kompetenslyft": ("text",),
}
"""Columns to whose texts the mark is added, by data set."""


def write_marked_city(data: Path) -> dict[str, str]:
    """Write one year's delivery; returns nämnd → its mark, a word with five digits."""
    write_city(data, COUNT)
    for folder in data.glob("20*"):
        if folder.name != str(AR):
            for path in sorted(folder.rglob("*"), reverse=True):
                path.rmdir() if path.is_dir() else path.unlink()
            folder.rmdir()
    names = [row["namnd"] for row in read(data, "namnder")]
    marks = {namnd: f"q{70_101 + 1_013 * number}" for number, namnd in enumerate(names)}
    for dataset, columns in WORDS.items():
        rows = read(data, dataset)
        for row in rows:
            for column in columns:
                row[column] = f"{row[column]} {marks[row['namnd']]}" if row[column] else ""
        write(data, dataset, rows)
    rows = read(data, "upphandlingar")
    for row in rows:
        row["varde"], row["checklista"] = marks[row["namnd"]][1:], "nej"  # without a checklist, so that they are listed
    write(data, "upphandlingar", rows)
    return marks


def read(data: Path, dataset: str) -> list[dict[str, str]]:
    path = data / str(AR) / f"{dataset}.csv"
    return list(csv.DictReader(io.StringIO(path.read_text(encoding="utf-8")), delimiter=";")) if path.exists() else []


def write(data: Path, dataset: str, rows: list[dict[str, str]]) -> None:
    if not rows:
        return
    with (data / str(AR) / f"{dataset}.csv").open("w", encoding="utf-8", newline="") as file:
        writer = csv.DictWriter(file, list(rows[0]), delimiter=";", lineterminator="\n")
        writer.writeheader()
        writer.writerows(rows)


def everything_in(path: Path) -> str:
    """All that a page or a notebook holds, and all that a PDF shows."""
    return _shown_by_pdf(path) if path.suffix == ".pdf" else _joined(path.read_text(encoding="utf-8"))


def shown_by(path: Path) -> str:
    """What a reader of a page or a PDF sees."""
    if path.suffix == ".pdf":
        return _shown_by_pdf(path)
    page = BeautifulSoup(path.read_text(encoding="utf-8"), "html.parser")
    for part in page(["style", "script"]):
        part.decompose()
    return _joined(page.get_text(" "))


def _shown_by_pdf(path: Path) -> str:
    return _joined(subprocess.run(["pdftotext", path, "-"], capture_output=True, check=True).stdout.decode())


def _joined(text: str) -> str:
    """Without spaces and hyphens: lines may break anywhere."""
    return re.sub(r"[\s\u00ad\u2010-]+", "", text.replace("&nbsp;", ""))
