"""Every figure in a small nämnd's report, on the page and in print, is the one that was counted by hand."""

from __future__ import annotations

import re
from functools import cache
from pathlib import Path

import pytest
from facit_delivery import BEFORE, NAMND, NOW, TARGETS, write_delivery
from readers import pages, paragraphs, soup, squeezed, tables, words

from genomgang.paths import ROOT

pytestmark = pytest.mark.slow

Cells = tuple[str, ...]


@cache
def _facit() -> tuple[tuple[str, ...], tuple[tuple[Cells, ...], ...]]:
    """The paragraphs and the tables, in order."""
    text = (Path(__file__).parent / "facit.md").read_text(encoding="utf-8").partition("-->")[2]
    blocks = [block for block in re.split(r"\n\s*\n", text.strip()) if not block.startswith("## ")]
    found = [tuple(_cells(line) for line in block.splitlines()) for block in blocks if block.startswith("|")]
    return tuple(block for block in blocks if not block.startswith("|")), tuple(found)


def _cells(line: str) -> Cells:
    return tuple(cell.strip() for cell in line.strip("|").split("|"))


def pattern(expected: str) -> re.Pattern[str]:
    """What matches the text, where * stands for anything that holds no space."""
    return re.compile(re.escape(expected).replace(r"\*", r"\S+"))


def says(expected: str, found: str) -> bool:
    return pattern(expected).fullmatch(found) is not None


@pytest.fixture(scope="module")
def report(root: Path, once, checked, render) -> dict[str, Path]:
    data = root / "facit"
    once("facit-leverans", lambda: write_delivery(data, {2023: BEFORE, 2024: NOW}, TARGETS))
    return render(checked(data, 2024), NAMND, formats=("html", "pdf", "underlag"))


@pytest.fixture(scope="module")
def page(report):
    return soup(report["html"]).main


def test_every_table_on_the_page_has_the_figures_that_were_counted(page):
    _, expected = _facit()
    found = tables(page)
    assert [table[0] for table in found] == [table[0] for table in expected]
    for wanted, table in zip(expected, found, strict=True):
        assert len(table) == len(wanted), wanted[0]
        for cells, row in zip(wanted, table, strict=True):
            assert len(cells) == len(row), row
            assert all(says(cell, shown) for cell, shown in zip(cells, row, strict=True)), (cells, row)


def test_every_sentence_on_the_page_has_the_figures_that_were_counted(page):
    expected, _ = _facit()
    found = paragraphs(page)
    assert [text for text in expected if not any(says(text, shown) for shown in found)] == []


_OWN_WORDS = re.compile(r"`\{python\} [^`]*`|\{\{.*?\}\}")


def _with_own_words(chapter: str) -> list[re.Pattern[str]]:
    """The paragraphs that hold the organisation's words, whatever those are."""
    blocks = [block for block in re.split(r"\n\s*\n|\"\"\"", chapter) if "org." in block and len(block) > 200]
    parts = [
        [squeezed(re.sub(r"[*`]|\[\^\w+\]", "", part)) for part in _OWN_WORDS.split(block) if part.strip()]
        for block in blocks
    ]
    return [re.compile(".*".join(map(re.escape, each))) for each in parts]


def test_no_other_paragraph_on_the_page_has_a_figure(page):
    """But for what the chapters and the glossary say to every nämnd, and the lines that name the sources."""
    expected, _ = _facit()
    rules = ROOT / "genomgang" / "regler"
    told = [*(ROOT / "notebooks").glob("*.qmd"), rules / "ordlista.yml", rules / "organisation.yml"]
    chapters = [path.read_text(encoding="utf-8") for path in told]
    prose = squeezed(re.sub(r"[*`]|\[\^\w+\]", "", " ".join(chapters)))
    filled = [found for each in chapters for found in _with_own_words(each)]
    strangers = [
        text
        for text in paragraphs(page)
        if re.search(r"\d", re.sub(r"\d{4}-\d{2}-\d{2}", "", text))
        and not re.match(r"^(Källa: |Siffrorna bakom |[\d.]+ \w)", text)
        and not any(says(wanted, text) for wanted in expected)
        and squeezed(text) not in prose
        and not any(found.search(squeezed(text)) for found in filled)
        and not re.search(r"[Aa]vsnitt #", text)
    ]
    assert strangers == []


def test_the_print_says_the_same(report, page):
    """The report and what it rests on are two files, which name each other; the figures behind a chart stand on the
    page only."""
    printed = squeezed("\n".join([*pages(report["pdf"]), *pages(report["underlag"])]))
    in_one = re.sub(r"Facitnämnden·[^·]{,60}Internversion·Utkast", "", printed)  # a paragraph may go on over a page
    text = re.sub(r"#i(underlaget|rapporten)", "#", in_one)
    behind = {tuple(words(cell) for cell in row.find_all(["th", "td"])) for row in page.select(".siffror tr")}
    expected, found = _facit()
    rows = ["".join(cells) for table in found for cells in table if cells not in behind]
    missing = [wanted for wanted in (*expected, *rows) if not re.search(_squeezed(wanted), text)]
    assert missing == []


def _squeezed(wanted: str) -> str:
    return r"[0-9a-f]+".join(re.escape(squeezed(part)) for part in wanted.split("*"))


def test_no_two_tables_of_comparisons_bear_one_name(page):
    """One column is against last year, the other against the oldest year."""
    headers = {table[0] for table in tables(page) if table[0][0] == "Nyckeltal"}
    assert sum("Sedan i fjol" in header for header in headers) == 1
    assert sum("Sedan första året" in header for header in headers) >= 1
    assert not any({"Sedan i fjol", "Sedan första året"} <= set(header) for header in headers)
