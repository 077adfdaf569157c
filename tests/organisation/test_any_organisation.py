"""Another organisation renders without a changed line of code, and nothing of it is in Stockholm's words."""

from __future__ import annotations

import html
import os
import re
import subprocess
import sys
from pathlib import Path

import pytest
import workbook_words
from invented import delivery

from genomgang.paths import ROOT

pytestmark = pytest.mark.slow
STOCKHOLM = [
    line.strip()
    for line in Path(__file__).with_name("stockholms_ord.txt").read_text(encoding="utf-8").splitlines()
    if line.strip() and not line.startswith("#")
]


def visible(page: str) -> str:
    """What a reader of a page meets: its words, titles and alternative texts, without style, script and fonts."""
    page = re.sub(r"(?s)<(style|script)\b.*?</\1>|data:[^\"')]+", " ", page)
    said = re.findall(r'(?:alt|title|aria-label|content)="([^"]*)"', page)
    return html.unescape(" ".join([re.sub(r"<[^>]+>", " ", page), *said]))


def hits(text: str) -> list[str]:
    found = []
    for word in STOCKHOLM:
        flags = 0 if "IA" in word else re.IGNORECASE  # an abbreviation is in capitals
        found += [text[max(0, m.start() - 40) : m.end() + 40] for m in re.finditer(word, text, flags)]
    return found


NOT_OF_AN_AGENCY = re.compile(r"(?i)\bnämnd(?:en|ens|er|erna|s)?\b|\bkommun(?:en|ens|er|al\w*)?\b|\bbolag\w*")
NATIONAL = ("Kommuner med ett etablerat", "Kommunledningar som", "av 10 kommuner", "kommunerna som svarade")
"""Public statistics are about kommuner, whoever reads them."""


def strangers(folder: Path, text: str) -> list[str]:
    """What an agency, which has neither nämnder nor bolag and is no kommun, would not say of itself."""
    if "myndighet" not in str(folder):
        return []
    for said in NATIONAL:
        text = text.replace(said, "")
    return [text[max(0, m.start() - 40) : m.end() + 40] for m in NOT_OF_AN_AGENCY.finditer(text)]


def genomgang(folder: Path, *arguments: str) -> subprocess.CompletedProcess[str]:
    env = os.environ | {
        "GENOMGANG_DATA": str(folder / "data"),
        "GENOMGANG_OUTPUT": str(folder / "ut"),
        "GENOMGANG_WORK": str(folder / "arbete"),
    }
    command = [sys.executable, "-m", "genomgang", *arguments]
    return subprocess.run(command, cwd=ROOT, env=env, capture_output=True, text=True, check=False)


@pytest.fixture(scope="module", params=["exempelkoping", "region", "myndighet"])
def made(request, tmp_path_factory):
    folder = tmp_path_factory.mktemp(request.param)
    delivery(request.param, folder / "data")
    run = genomgang(folder, "render", "--namnd", "del-1", "--ar", "2024", "--version", "bada", "--to", "html")
    assert run.returncode == 0, run.stdout + run.stderr
    return folder


def test_reports_and_front_pages_have_none_of_stockholms_words(made):
    pages = sorted((made / "ut").rglob("*.html"))
    assert len(pages) >= 4, "two reports, and two front pages"
    said = {page.name: " ".join(visible(page.read_text(encoding="utf-8")).split()) for page in pages}
    found = {name: [*hits(text), *strangers(made, text)] for name, text in said.items()}
    assert {name: each for name, each in found.items() if each} == {}


def test_the_check_and_its_messages_have_none(made):
    run = genomgang(made, "check", "--ar", "2024")
    assert hits(run.stdout + run.stderr) == []
    assert strangers(made, run.stdout + run.stderr) == []


def test_the_templates_have_none(made):
    run = genomgang(made, "template", "--ar", "2024", "--ut", str(made / "mallar"))
    assert run.returncode == 0, run.stderr
    said = {path.name: workbook_words.of(path) for path in (made / "mallar").glob("*.xlsx")}
    found = {name: [*hits(f"{name} {text}"), *strangers(made, text)] for name, text in said.items()}
    assert {name: each for name, each in found.items() if each} == {}
