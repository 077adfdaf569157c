"""The docs site: every page, in its language, and no link or picture that leads nowhere."""

from __future__ import annotations

import re

import pytest
from bs4 import BeautifulSoup

from tools.docs import DOCS, SWEDISH, build


@pytest.fixture(scope="module")
def site(tmp_path_factory):
    return build(tmp_path_factory.mktemp("sida") / "docs")


@pytest.fixture(scope="module")
def found(site):
    return {path.stem: BeautifulSoup(path.read_text("utf-8"), "html.parser") for path in site}


def test_every_page_is_there_under_one_heading_and_in_its_language(found):
    for path in DOCS.glob("*.md"):
        page = found[path.stem]
        assert len(page.select("h1")) == 1, path.name
        assert page.html["lang"] == ("sv-SE" if path.stem in SWEDISH else "en")
        assert page.select_one("nav [aria-current=page]")["href"] == f"{path.stem}.html"


def test_no_link_leads_nowhere(site, found):
    for name, page in found.items():
        to = [each[attribute] for tag, attribute in (("a", "href"), ("img", "src")) for each in page.select(tag)]
        own = [each for each in to if not re.match(r"https?:|mailto:|data:", each)]
        for each in own:
            file, _, anchor = each.partition("#")
            assert not file or (site[0].parent / file).is_file(), f"{name}: {each}"
            if anchor and not file:
                assert page.find(id=anchor), f"{name}: {each}"
