"""The front page: every report with its state, found by keyboard, by eye and by ear."""

from __future__ import annotations

import datetime as dt
import re

import pytest

from genomgang.publish.front_page import Document, Edition, Entry, Front, State, page
from genomgang.reading.delivery import Delivery

LEVELS = ["wcag2a", "wcag2aa", "wcag21aa", "wcag22aa"]
DELIVERY = Delivery(2024, dt.date(2023, 10, 31), dt.date(2022, 11, 1), dt.date(2023, 10, 31), True, "Påhittat")


def edition(slug: str, state: State, *, version: str = "intern", reason: str = "", verdict: str = "") -> Edition:
    made = state not in (State.BLOCKED, State.MISSING)
    stem = f"{slug}/ledningens-genomgang-{slug}-2024"
    return Edition(
        version=version,
        state=state,
        reason=reason,
        draft=made and state is not State.ADOPTED,
        datum="31 oktober 2023" if made else "",
        verdict=dict(zip(("lamplighet", "tillracklighet", "verkan"), verdict.split(), strict=True)) if verdict else {},
        documents=(Document("HTML", f"{stem}.html"), Document("PDF", f"{stem}.pdf")) if made else (),
    )


def entry(slug: str, namn: str, typ: str, *editions: Edition) -> Entry:
    return Entry(slug, namn, typ, editions)


FRONT = Front(
    delivery=DELIVERY,
    entries=(
        entry(
            "kulturnamnden",
            "Kulturnämnden",
            "facknamnd",
            edition("kulturnamnden", State.ADOPTED, verdict="ja ja ja"),
            edition("kulturnamnden", State.CURRENT, version="offentlig", verdict="ja ja ja"),
        ),
        entry(
            "servicenamnden",
            "Servicenämnden",
            "facknamnd",
            edition("servicenamnden", State.CURRENT, verdict="ja delvis nej"),
        ),
        entry(
            "valnamnden",
            "Valnämnden",
            "facknamnd",
            edition("valnamnden", State.BLOCKED, reason="Utbildning: 3 rader saknar kurs."),
        ),
        entry(
            "stokab",
            "AB Stokab",
            "bolag",
            edition("stokab", State.STALE, reason="ändrat sedan sist: utbildning", verdict="ja ja delvis"),
        ),
        entry("sisab", "SISAB <b>", "bolag", edition("sisab", State.MISSING)),
    ),
    city=(edition("staden", State.CURRENT),),
    quality="datakvalitet/index.html",
)


@pytest.fixture(scope="module")
def address(tmp_path_factory):
    path = tmp_path_factory.mktemp("sida") / "index.html"
    path.write_text(page(FRONT), encoding="utf-8")
    return path.as_uri()


@pytest.fixture
def opened(browser, address):
    view = browser.new_page(viewport={"width": 1440, "height": 900})
    view.goto(address)
    yield view
    view.close()


def visible(view) -> list[str]:
    names: list[str] = view.locator(".rapporter > li[data-namn]:visible h4").all_inner_texts()
    return names


def hits(view) -> str:
    return view.get_by_role("status").inner_text()


def test_every_report_has_state_verdict_date_and_links():
    text = page(FRONT)
    body = re.sub(r"\s+", " ", re.sub(r"<(?:style|script)>.*?</(?:style|script)>|<[^>]+>", " ", text, flags=re.DOTALL))
    assert "● Fastställd: 1 ◐ Aktuell: 1 ▲ Inaktuell: 1 ✗ Blockerad: 1 – Inte gjord: 1" in body
    assert "◐ Utkast, aktuell , 31 oktober 2023" in body
    assert "● Lämplighet: ja ◐ Tillräcklighet: delvis ▲ Verkan: nej" in body
    assert "Utbildning: 3 rader saknar kurs." in body
    assert "Ändrat sedan sist: utbildning." in body
    assert 'href="servicenamnden/ledningens-genomgang-servicenamnden-2024.pdf"' in text
    assert "SISAB &lt;b&gt;" in text


def test_the_page_stands_alone():
    assert re.findall(r"(?:src|href)=[\"']?(?:https?:)?//|url\([\"']?https?:|@import", page(FRONT)) == []


@pytest.mark.browser
def test_a_search_finds_by_parts_of_the_name_and_tells_how_many(opened):
    assert hits(opened) == "Visar 5 av 5."
    opened.get_by_role("searchbox").fill("NÄMND")
    assert visible(opened) == ["Kulturnämnden", "Servicenämnden", "Valnämnden"]
    assert hits(opened) == "Visar 3 av 5."
    assert not opened.get_by_role("heading", name="Bolag", exact=True).is_visible()


@pytest.mark.browser
@pytest.mark.parametrize(
    ("choice", "found"),
    [
        ("fastställd", ["Kulturnämnden"]),
        ("utkast", ["Kulturnämnden", "Servicenämnden", "AB Stokab"]),
        ("inaktuell", ["AB Stokab"]),
        ("blockerad", ["Valnämnden"]),
        ("inte gjord", ["SISAB <b>"]),
    ],
)
def test_a_state_picks_its_reports_also_by_their_public_version(opened, choice, found):
    opened.get_by_role("combobox", name="Läge").select_option(choice)
    assert visible(opened) == found


@pytest.mark.browser
@pytest.mark.parametrize(
    ("answer", "found"),
    [
        ("nej", ["Servicenämnden"]),
        ("delvis", ["Servicenämnden", "AB Stokab"]),
        ("ja", ["Kulturnämnden"]),
    ],
)
def test_a_judgement_picks_its_reports(opened, answer, found):
    opened.get_by_role("combobox", name="Bedömning").select_option(answer)
    assert visible(opened) == found


@pytest.mark.browser
def test_the_keyboard_alone_searches_filters_clears_and_opens(opened):
    keys = opened.keyboard
    keys.press("Tab")
    assert opened.evaluate("document.activeElement.className") == "hoppa"
    while opened.evaluate("document.activeElement.id") != "ord":
        keys.press("Tab")
    keys.type("stokab")
    assert visible(opened) == ["AB Stokab"]
    keys.press("Tab")
    assert opened.evaluate("document.activeElement.id") == "lage"
    keys.type("Fast")
    assert hits(opened) == "Inget matchar. Ändra sökningen eller välj Rensa."
    keys.press("Tab")
    keys.press("Tab")
    keys.press("Enter")
    opened.wait_for_function("document.activeElement.id === 'ord'")
    assert hits(opened) == "Visar 5 av 5."
    for _ in range(4):
        keys.press("Tab")
    focused = opened.evaluate("[document.activeElement.textContent, document.activeElement.getAttribute('href')]")
    assert focused == [
        "HTML, Kulturnämnden, intern version",
        "kulturnamnden/ledningens-genomgang-kulturnamnden-2024.html",
    ]


@pytest.mark.browser
def test_enter_in_the_search_field_loses_nothing(opened):
    field = opened.get_by_role("searchbox")
    field.fill("kultur")
    field.press("Enter")
    assert field.input_value() == "kultur"
    assert visible(opened) == ["Kulturnämnden"]


@pytest.mark.browser
def test_without_script_everything_is_there_and_no_search_is_offered(browser, address):
    context = browser.new_context(java_script_enabled=False)
    view = context.new_page()
    view.goto(address)
    assert len(visible(view)) == 5
    assert not view.locator("form").is_visible()
    context.close()


@pytest.mark.browser
@pytest.mark.slow
@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("width", [1440, 360])
def test_axe_finds_nothing_and_nothing_scrolls_sideways(browser, address, width, scheme):
    axe = pytest.importorskip("axe_playwright_python.sync_playwright").Axe()
    view = browser.new_page(viewport={"width": width, "height": 800}, color_scheme=scheme)
    view.goto(address)
    found = axe.run(view, options={"runOnly": {"type": "tag", "values": LEVELS}}).response["violations"]
    assert [(rule["id"], [node["html"] for node in rule["nodes"]]) for rule in found] == []
    assert view.evaluate("document.documentElement.scrollWidth") <= width
    view.close()
