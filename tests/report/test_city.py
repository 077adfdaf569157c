"""The city's own report, made whole in both its versions: no chapter is refused, and its table can be sorted."""

from __future__ import annotations

from pathlib import Path

import pytest
from bs4 import BeautifulSoup
from readers import pages, soup, words

pytestmark = pytest.mark.slow


@pytest.fixture(scope="module", params=["intern", "offentlig"])
def files(request, example, render_staden) -> dict[str, Path]:
    """The report's files in one version, by format."""
    return render_staden(example, request.param, formats=("html", "pdf"))


@pytest.fixture(scope="module")
def page(files) -> BeautifulSoup:
    return soup(files["html"])


def test_every_chapter_is_there_and_every_reference_leads_somewhere(page):
    chapters = [words(heading) for heading in page.find_all("h2")]
    assert (chapters[0], chapters[-1], len(chapters)) == ("Bedömning", "8 Så är rapporten gjord", 10)
    assert all(page.find(id=link["href"][1:]) for link in page.select('a[href^="#"]'))


def test_the_three_largest_gaps_are_a_list(page):
    assert len(page.select("#sec-staden-gap li")) == 3


def test_the_table_of_everybody_can_be_sorted_and_the_script_stands_once(page):
    everybody = page.select_one(".sorterbar table")
    assert everybody is not None
    assert len(everybody.select("tbody tr")) == 46
    assert sum("aria-sort" in script.get_text() for script in page.find_all("script")) == 1


def test_the_pdf_says_the_same_as_the_page(files, page):
    said = " ".join(" ".join(pages(files["pdf"])).split())
    assert "Uppgifter från 46 ingår." in said
    assert all(words(heading).lstrip("0123456789. ") in said for heading in page.find_all("h2"))
