"""What a reader finds in a finished report: paragraphs and tables of the page, and the words of the PDF."""

from __future__ import annotations

import re
import subprocess
from pathlib import Path

from bs4 import BeautifulSoup, Tag

_REFERENCE = re.compile(r"\b(Avsnitt|Figur|Tabell)\s[\d.]*\d", re.IGNORECASE)
_TEXTS = ["p", "li", "figcaption", "dd", "h1", "h2", "h3"]


def soup(path: Path) -> BeautifulSoup:
    return BeautifulSoup(path.read_text(encoding="utf-8"), "html.parser")


def words(element: Tag) -> str:
    """The element's text on one line, without the marks of footnotes; a figure's, table's or section's number in the
    document is written #."""
    told = "".join(text for text in element.strings if not text.find_parent(class_=["footnote-ref", "footnote-back"]))
    text = re.sub(r"\s+", " ", told.replace("\u00ad", "")).strip()
    return _REFERENCE.sub(r"\1 #", text)


def tables(page: Tag) -> list[list[tuple[str, ...]]]:
    """Every table, header row first."""
    return [
        [tuple(words(cell) for cell in row.find_all(["th", "td"])) for row in table.find_all("tr")]
        for table in page.find_all("table")
    ]


def paragraphs(page: Tag) -> list[str]:
    """Every piece of running text outside tables, charts and navigation, in order."""
    return [
        words(element)
        for element in page.find_all(_TEXTS)
        if not element.find_parent(["table", "svg", "nav"]) and not element.find([*_TEXTS, "svg"])
    ]


def pages(pdf: Path) -> list[str]:
    """The text of each page of the PDF in the order of its content, without running header and footer."""
    made = subprocess.run(["pdftotext", "-raw", str(pdf), "-"], capture_output=True, check=True)
    found = []
    for page in made.stdout.decode("utf-8").split("\f")[:-1]:
        lines = [line for line in page.splitlines() if not re.fullmatch(r"sida \d+ \(\d+\)", line.strip())]
        found.append("\n".join(line for line in lines if " · Ledningens genomgång " not in line))
    return found


def squeezed(text: str) -> str:
    """Text without spaces and hyphens, so that neither line breaks nor hyphenation matter; numbers as in `words`."""
    whole = re.sub(r"[\u00ad-]\n", "", text)
    return re.sub(r"[\s\u00ad\u200b-]+", "", _REFERENCE.sub(r"\1 #", whole))
