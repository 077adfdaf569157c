"""The table that a reader can sort: by button, with `aria-sort` and words, and a plain table without script."""

from __future__ import annotations

import pytest

from genomgang.paths import ASSETS

pytestmark = pytest.mark.browser

ROWS = (
    ("Valnämnden", "8", "dolt"),
    ("Äldrenämnden", "35", "9 %"),
    ("Avfallsnämnden", "1 250", "100 %"),
    ("AB Stokab", "18", "–"),
    ("Årsta", "100", "12,5 %"),
)


@pytest.fixture(scope="module")
def address(tmp_path_factory):
    cells = "".join(f"<tr>{''.join(f'<td>{cell}</td>' for cell in row)}</tr>" for row in ROWS)
    table = f"<thead><tr><th>Namn</th><th>Anställda</th><th>Utbildade</th></tr></thead><tbody>{cells}</tbody>"
    path = tmp_path_factory.mktemp("sida") / "tabell.html"
    body = f'<div class="sorterbar"><div class="rullbar"><table>{table}</table></div></div>'
    path.write_text(
        f"<!DOCTYPE html><html lang='sv'><meta charset='utf-8'><title>x</title>{body}{(ASSETS / 'html' / 'sortering.html').read_text()}"
    )
    return path.as_uri()


@pytest.fixture
def opened(browser, address):
    view = browser.new_page()
    view.goto(address)
    yield view
    view.close()


def column(view, number: int) -> list[str]:
    cells: list[str] = view.locator(f"tbody td:nth-child({number})").all_inner_texts()
    return [cell.replace("\u00a0", " ") for cell in cells]


def test_names_sort_as_in_swedish(opened):
    opened.get_by_role("button", name="Namn").click()
    assert column(opened, 1) == ["AB Stokab", "Avfallsnämnden", "Valnämnden", "Årsta", "Äldrenämnden"]


def test_numbers_sort_by_value_and_what_is_missing_or_hidden_stays_last(opened):
    button = opened.get_by_role("button", name="Utbildade")
    button.click()
    assert column(opened, 3) == ["9 %", "12,5 %", "100 %", "dolt", "–"]
    button.click()
    assert column(opened, 3) == ["100 %", "12,5 %", "9 %", "dolt", "–"]
    opened.get_by_role("button", name="Anställda").click()
    assert column(opened, 2) == ["8", "18", "35", "100", "1 250"]


def test_the_keyboard_sorts_and_the_state_is_told(opened):
    opened.keyboard.press("Tab")
    opened.keyboard.press("Tab")
    opened.keyboard.press("Enter")
    headings = opened.locator("th")
    assert [heading.get_attribute("aria-sort") for heading in headings.all()] == [None, "ascending", None]
    assert opened.get_by_role("status").inner_text() == "Sorterad efter anställda, stigande."
    opened.keyboard.press("Space")
    assert headings.nth(1).get_attribute("aria-sort") == "descending"
    assert opened.get_by_role("status").inner_text() == "Sorterad efter anställda, fallande."


def test_without_script_it_is_a_table_as_any_other(browser, address):
    context = browser.new_context(java_script_enabled=False)
    view = context.new_page()
    view.goto(address)
    assert column(view, 1) == [name for name, _, _ in ROWS]
    assert view.get_by_role("button").count() == 0
    context.close()
