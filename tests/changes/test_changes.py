"""What an analyst can change, as `docs/andra-rapporten.md` says it: made in a copy, and seen in the report."""

from __future__ import annotations

import os
import re
import subprocess
import sys
from collections import defaultdict

import pytest
from bs4 import BeautifulSoup
from changed import changes, copy_project, make

from genomgang.paths import ROOT

pytestmark = pytest.mark.slow

DOCUMENT = (ROOT / "docs" / "andra-rapporten.md").read_text(encoding="utf-8")
MOST_FILES = {"1": 2, "2": 1, "3": 1, "4": 2, "5": 1, "6": 6}
"""How many files each change may touch; 4 is two changes of one file each, and a delivery is not the program's."""


@pytest.fixture(scope="module")
def page(tmp_path_factory):
    folder = copy_project(tmp_path_factory.mktemp("kopia"))
    for change in changes(DOCUMENT):
        make(change, folder)
    environment = os.environ | {
        "PYTHONPATH": str(folder),
        "GENOMGANG_OUTPUT": str(folder / "ut"),
        "GENOMGANG_WORK": str(folder / "arbete"),
        "GENOMGANG_DATA": str(folder / "data" / "exempel"),
    }
    command = ["render", "--namnd", "servicenamnden", "--ar", "2024", "--to", "html", "--engine", "builtin"]
    done = subprocess.run(
        [sys.executable, "-m", "genomgang", *command],
        cwd=folder,
        env=environment,
        capture_output=True,
        encoding="utf-8",
        check=False,
    )
    assert done.returncode == 0, done.stdout + done.stderr
    (made,) = (folder / "ut" / "2024" / "servicenamnden").glob("*.html")
    return BeautifulSoup(made.read_text(encoding="utf-8"), "html.parser")


def section(page, name):
    return " ".join(page.find(id=name).get_text().split())


def test_each_change_touches_few_files():
    files = defaultdict(set)
    for change in changes(DOCUMENT):
        files[change.number].add(change.file)
    for number, names in files.items():
        assert len(names - {"data/exempel/2024/natfiske.csv"}) <= MOST_FILES[number]
    assert set(files) == set(MOST_FILES)


def test_a_chapter_of_ones_own(page):
    shown = section(page, "sec-egna-matt")
    assert re.search(r"Den största upphandlingen är på \d+,\d miljoner kronor\.", shown)
    assert re.search(r"Figur \d+ visar hur värdena fördelar sig, och tabell \d+ sammanfattar dem", shown)
    chapter = page.find(id="sec-egna-matt")
    assert chapter.find("svg")
    assert re.fullmatch(r"\d+,\d", chapter.find("table").find_all("td")[-1].get_text(strip=True))


def test_a_column_that_is_dropped_leaves_chart_table_and_alternative_text(page):
    figure = page.find(id="fig-upphandlingar-checklista")
    drawn = " ".join(text.get_text() for text in figure.find("svg").find_all("text"))
    assert "mål 97" in drawn.replace("\u00a0", " ")
    assert "förra året" not in drawn
    assert "fjol" not in str(figure)
    table = figure.find_next("table")
    assert [cell.get_text(strip=True) for cell in table.find("thead").find_all("th")] == [
        "Mått",
        "Nu",
        "Mål",
        "Underlag",
    ]


def test_a_sentence(page):
    shown = section(page, "sec-upphandlingar")
    assert re.search(r"Checklistan används oftare i (mindre|större) upphandlingar\.", shown)
    assert "i genomsnitt" not in shown


def test_a_target_and_the_first_page(page):
    assert "Målet är 97 procent" in section(page, "sec-upphandlingar").replace("\u00a0", " ")
    rows = page.find(id="tbl-nyckeltal-korthet").find("tbody").find_all("tr")
    assert any(" ".join(row.get_text().split()).startswith("Upphandlingar med checklista") for row in rows)


def test_a_word_that_is_used_everywhere(page):
    shown = " ".join(page.get_text(" ").replace("\u00a0", " ").split())
    assert "◐ Är på gång" in shown
    assert "◐ Pågår" not in shown
    drawn = [text.get_text() for chart in page.find_all("svg") for text in chart.find_all("text")]
    assert "Pågår" not in drawn


def test_a_data_set_with_its_key_figure_and_chapter(page):
    assert "Andelen som följde länken är 15 procent (60 av 400)." in section(page, "sec-natfiske").replace(
        "\u00a0", " "
    )
    figures = section(page, "tbl-nyckeltal")
    assert "Nätfiske där länken följdes" in figures
    assert "Övningar mot nätfiske" in section(page, "tbl-datakvalitet")
