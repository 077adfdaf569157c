from __future__ import annotations

from pathlib import Path

import pytest

from genomgang.engines.builtin import BuiltinEngine

FIXTURES = Path(__file__).parent / "fixtures"
LEVELS = ["wcag2a", "wcag2aa", "wcag21aa", "wcag22aa"]

pytestmark = [pytest.mark.slow, pytest.mark.browser]


@pytest.fixture(scope="module")
def address(tmp_path_factory) -> str:
    document = (FIXTURES / "demo.md").read_text(encoding="utf-8")
    folder = tmp_path_factory.mktemp("sida")
    return BuiltinEngine().render(document, folder, "demo", ["html"], FIXTURES / "res")["html"].as_uri()


def opened(browser, address: str, width: int, scheme: str = "light"):
    page = browser.new_page(viewport={"width": width, "height": 800}, color_scheme=scheme)
    page.goto(address)
    return page


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("width", [1440, 360])
def test_axe_finds_nothing(browser, address, width, scheme):
    axe = pytest.importorskip("axe_playwright_python.sync_playwright").Axe()
    page = opened(browser, address, width, scheme)
    page.evaluate("document.querySelectorAll('details').forEach(d => d.open = true)")
    found = axe.run(page, options={"runOnly": {"type": "tag", "values": LEVELS}}).response["violations"]
    assert [(rule["id"], [node["html"] for node in rule["nodes"]]) for rule in found] == []


@pytest.mark.parametrize("width", [1440, 768, 360, 320])
def test_the_page_never_scrolls_sideways(browser, address, width):
    page = opened(browser, address, width)
    assert page.evaluate("document.documentElement.scrollWidth") <= width


def test_the_contents_stand_open_at_the_side_where_there_is_room_and_are_folded_elsewhere(browser, address):
    for width, shown in ((1440, True), (768, False)):
        page = opened(browser, address, width)
        link = page.locator("#TOC a").first
        assert link.is_visible() is shown
        assert page.locator("#TOC summary").is_visible() is not shown


def test_a_charts_colours_follow_the_page_into_the_dark(browser, address):
    fills = {}
    for scheme in ("light", "dark"):
        page = opened(browser, address, 1440, scheme)
        fills[scheme] = page.evaluate("getComputedStyle(document.querySelector('#fig-utbildning rect')).fill")
    assert fills == {"light": "rgb(11, 110, 127)", "dark": "rgb(92, 192, 207)"}


def test_the_first_tab_stop_is_the_skip_link_and_it_shows(browser, address):
    page = opened(browser, address, 1440)
    page.keyboard.press("Tab")
    focused = page.evaluate(
        "[document.activeElement.className, document.activeElement.getBoundingClientRect().top >= 0]"
    )
    assert focused == ["hoppa", True]
