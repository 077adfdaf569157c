"""Finished reports of a sample of nämnder, the plain and the extreme: can everybody read them, and are they whole?"""

from __future__ import annotations

import itertools
import re
from pathlib import Path
from xml.etree import ElementTree
from zipfile import ZipFile

import pikepdf
import pytest
from bs4 import BeautifulSoup
from extremes import LIMITS, delivery
from facit_delivery import write_delivery
from hostile_texts import VISIBLE
from readers import pages, soup

pytestmark = pytest.mark.slow

LEVELS = ["wcag2a", "wcag2aa", "wcag21aa", "wcag22aa", "best-practice"]
SEEN_ONLY = ["color-contrast", "link-in-text-block", "scrollable-region-focusable", "target-size"]
SAMPLE = {
    "the largest": ("exempel", "utbildningsnamnden"),
    "the smallest, a company": ("exempel", "s-t-erik-livforsakring"),
    "a company": ("exempel", "stokab"),
    "a merged district": ("exempel", "jarva-stadsdelsnamnd"),
    "little data": ("exempel", "overformyndarnamnden"),
    "three employees": ("ytterligheter", "tre"),
    "15 000 employees, 40 units": ("ytterligheter", "femtontusen"),
    "long names, nothing classified or answered": ("ytterligheter", "langa-namn"),
    "no data at all": ("ytterligheter", "tom"),
    "hostile texts": ("ytterligheter", "fientlig"),
}
IN_WORD = ("the largest", "no data at all", "hostile texts")
HOSTILE = "hostile texts"
PRINTED = {"pdf": "Ledningens genomgång 2024", "underlag": "Underlag till ledningens genomgång 2024"}
"""The two prints, and how their titles begin."""
ENGLISH = (
    r"\b(the|and|with|None|NaN|NaT|nan|NA|True|False|null|Table|Figure|Section|Source|Contents|Page|Note|unknown)\b"
)


def sample(*names: str) -> list[object]:
    """Reports as parameters."""
    return [pytest.param(SAMPLE[name], id=name) for name in names]


@pytest.fixture(scope="module", params=sample(*SAMPLE))
def report(request, root: Path, once, checked, example, render) -> dict[str, Path]:
    folder, namnd = request.param
    formats = (*PRINTED, "html", *(["docx"] if request.param in [SAMPLE[name] for name in IN_WORD] else []))
    if folder == "exempel":
        return render(example, namnd, formats=formats)
    data = root / folder
    once(f"{folder}-leverans", lambda: write_delivery(data, {2024: delivery()}, LIMITS))
    return render(checked(data, 2024), namnd, formats=formats)


@pytest.fixture(scope="module")
def page(report) -> BeautifulSoup:
    return soup(report["html"])


def readable(page: BeautifulSoup) -> str:
    """What a reader can read, but for code that is shown as text."""
    return " ".join(page.main.get_text(" ").split())


# The page -------------------------------------------------------------------------------------------------------------


def test_the_page_has_language_landmarks_and_a_skip_link(page):
    assert page.html["lang"] == "sv-SE"
    assert [len(page.find_all(name)) for name in ("main", "header", "footer")] == [1, 1, 1]
    assert page.body.a["href"] == f"#{page.main['id']}"


def test_the_title_is_the_only_first_heading_and_no_heading_skips_a_level(page):
    levels = [int(heading.name[1]) for heading in page.find_all(re.compile(r"^h[1-6]$"))]
    assert levels[0] == 1
    assert set(levels[1:]) == {2, 3}
    assert all(after <= before + 1 for before, after in itertools.pairwise(levels))


def test_the_chapters_are_numbered_as_the_references_and_the_contents_say(page):
    numbers = {
        heading.parent["id"]: heading.span.get_text()
        for heading in page.main.select("h2[data-number], h3[data-number]")
    }
    chapters = [number for number in numbers.values() if "." not in number]
    assert chapters == [str(place) for place in range(1, len(chapters) + 1)]
    assert all(
        a.get_text().split()[-1] == numbers[a["href"][1:]] for a in page.main.select('a.quarto-xref[href^="#sec-"]')
    )
    contents = {a["href"][1:]: a.span.get_text() for a in page.find(id="TOC").find_all("a") if a.span}
    folded = {id for id, number in numbers.items() if "." in number and page.find(id=id).find_parent("details")}
    assert contents == {id: number for id, number in numbers.items() if id not in folded}


def charts(page) -> int:
    """How many the page has, but for those that a phone shows instead."""
    return sum(drawn.find_parent(class_="smalt") is None for drawn in page.main.find_all("svg"))


def test_no_heading_stands_empty(page):
    def says(section) -> bool:
        return any(
            part.name != section.find(True).name and part.get_text(strip=True)
            for part in section.find_all(True, recursive=False)
        )

    assert [section.find(True).get_text() for section in page.main.find_all("section") if not says(section)] == []


def test_every_chart_has_a_text_and_every_table_a_header(page):
    charts = [svg for svg in page.find_all("svg") if not svg.find_parent(attrs={"aria-hidden": "true"})]
    assert [svg for svg in charts if not svg.get("aria-label")] == []
    for table in page.find_all("table"):
        assert table.thead or table.find("th", scope=True), table.get_text(" ")[:80]
        assert all(not cell.get("colspan") and not cell.get("rowspan") for cell in table.find_all("th"))


def test_every_reference_has_its_target(page):
    ids = {element["id"] for element in page.find_all(id=True)}
    assert [a["href"] for a in page.find_all("a", href=re.compile("^#.")) if a["href"][1:] not in ids] == []
    assert not re.search(r"(?<!\w)\?\?|@(fig|tbl|sec)-", readable(page))


def test_the_words_are_swedish_and_the_numbers_are_written_as_in_swedish(page, request):
    text = readable(page)
    if "hostile" in request.node.callspec.id:
        pytest.skip("the hostile texts are in every language")
    assert re.findall(ENGLISH, text) == []
    assert re.findall(r"<NA>|\d+\.\d{4,}|\d\.\d+\s?(?:%|procent|poäng)", text) == []


@pytest.mark.browser
def test_axe_finds_nothing(browser, report):
    """Light on a laptop by every rule; dark on a phone by those that colours and width can change."""
    axe = pytest.importorskip("axe_playwright_python.sync_playwright").Axe()
    page = browser.new_page(viewport={"width": 1440, "height": 900}, color_scheme="light")

    def found(kind: str, values: list[str]) -> list[tuple[str, list[str]]]:
        answer = axe.run(page, options={"runOnly": {"type": kind, "values": values}}).response["violations"]
        return [(rule["id"], [node["html"][:200] for node in rule["nodes"]]) for rule in answer]

    try:
        page.goto(report["html"].as_uri())
        page.evaluate("document.querySelectorAll('details').forEach(d => d.open = true)")
        assert found("tag", LEVELS) == []
        assert page.evaluate("document.documentElement.scrollWidth") <= 1440
        page.emulate_media(color_scheme="dark")
        page.set_viewport_size({"width": 360, "height": 900})
        assert found("rule", SEEN_ONLY) == []
        assert page.evaluate("document.documentElement.scrollWidth") <= 360
    finally:
        page.close()


# The PDF --------------------------------------------------------------------------------------------------------------


def tags(pdf: pikepdf.Pdf) -> list[pikepdf.Dictionary]:
    """The structure's elements in reading order."""
    found: list[pikepdf.Dictionary] = []
    waiting = [pdf.Root.StructTreeRoot.K]
    while waiting:
        node = waiting.pop()
        if isinstance(node, pikepdf.Array):
            waiting.extend(reversed(list(node)))
        elif isinstance(node, pikepdf.Dictionary) and "/S" in node:
            found.append(node)
            waiting.append(node.get("/K", pikepdf.Array()))
    return found


def below(element: pikepdf.Dictionary) -> set[str]:
    kinds: set[str] = set()
    waiting = [element.get("/K", pikepdf.Array())]
    while waiting:
        node = waiting.pop()
        if isinstance(node, pikepdf.Array):
            waiting.extend(list(node))
        elif isinstance(node, pikepdf.Dictionary) and "/S" in node:
            kinds.add(str(node.S))
            waiting.append(node.get("/K", pikepdf.Array()))
    return kinds


@pytest.mark.parametrize("kind", PRINTED)
def test_a_print_is_archival_accessible_and_swedish(report, kind):
    with pikepdf.open(report[kind]) as pdf:
        assert str(pdf.Root.Lang) == "sv-SE"
        assert pdf.Root.MarkInfo.Marked
        with pdf.open_metadata() as metadata:
            assert (metadata["pdfaid:part"], metadata["pdfaid:conformance"]) == ("3", "A")
            assert metadata["pdfuaid:part"] == "1"
            assert metadata["dc:title"].startswith(PRINTED[kind])


@pytest.mark.parametrize("kind", PRINTED)
def test_the_tags_of_a_print_hold_headings_in_order_and_table_headers(report, kind):
    with pikepdf.open(report[kind]) as pdf:
        found = tags(pdf)
        headings = [str(tag.S) for tag in found if re.fullmatch(r"/(Title|H[1-6])", str(tag.S))]
        levels = [int(tag[2:]) for tag in headings[1:]]
        assert headings[0] == "/Title"
        assert levels[0] == 1
        assert all(after <= before + 1 for before, after in itertools.pairwise(levels))
        assert all({"/TH", "/TD"} <= below(tag) for tag in found if tag.S == "/Table")


def test_the_prints_have_the_pages_tables_and_charts_and_every_chart_a_text(report, page):
    """But for the figures behind the charts, which stand on the page and are attached, and the charts for a phone."""
    tables, figures = 0, []
    for kind in PRINTED:
        with pikepdf.open(report[kind]) as pdf:
            found = tags(pdf)
            tables += sum(tag.S == "/Table" for tag in found)
            figures += [str(tag.get("/Alt", "")) for tag in found if tag.S == "/Figure"]
    assert tables == len([table for table in page.main.find_all("table") if not table.find_parent(class_="siffror")])
    assert all(len(alt) > 20 for alt in figures)
    assert len(figures) == charts(page)


@pytest.mark.parametrize("kind", PRINTED)
def test_nothing_is_printed_outside_the_page(report, kind):
    for number, text in enumerate(pages(report[kind])[1:], start=2):
        assert text.strip(), f"page {number} is empty"


# Word -----------------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("report", sample(*IN_WORD), indirect=True)
def test_word_has_headings_tables_with_headers_and_pictures_with_texts_in_swedish(report, page):
    with ZipFile(report["docx"]) as archive:
        text = archive.read("word/document.xml").decode("utf-8")
        styles = archive.read("word/styles.xml").decode("utf-8")
    assert 'w:val="sv-SE"' in styles
    for style in ("Heading1", "Heading2"):
        assert f'<w:pStyle w:val="{style}"' in text
    found = re.findall(r"<w:tbl>.*?</w:tbl>", text, re.DOTALL)
    assert len(found) >= len(page.main.find_all("table"))
    assert all("<w:tblHeader" in each for each in found if each.count("<w:tr>") > 1)
    pictures = re.findall(r"<wp:docPr [^>]*>", text)
    assert len(pictures) == charts(page)
    assert all(re.search(r'descr="[^"]{20,}', picture) for picture in pictures)


@pytest.mark.parametrize("report", sample(*IN_WORD), indirect=True)
def test_word_says_on_every_page_whose_draft_it_is(report):
    with ZipFile(report["docx"]) as archive:
        document = archive.read("word/document.xml").decode("utf-8")
        parts = {name: archive.read(name).decode("utf-8") for name in archive.namelist() if name.endswith(".xml")}
    (header,) = (text for name, text in parts.items() if re.fullmatch(r"word/header\d*\.xml", name))
    (footer,) = (text for name, text in parts.items() if re.fullmatch(r"word/footer\d*\.xml", name))
    assert "STYLEREF Uppgifter" in header
    assert " NUMPAGES " in footer
    assert "w:headerReference" in document
    (first,) = re.findall(r'<w:pStyle w:val="Uppgifter"\s*/>.*?</w:p>', document, re.DOTALL)
    words = "".join(re.findall(r"<w:t[^>]*>([^<]*)</w:t>", first))
    assert re.fullmatch(
        r".+ · Ledningens genomgång 2024 · Intern version · Utkast · 31 oktober 2023", words.replace("\u00a0", " ")
    )


# Hostile texts --------------------------------------------------------------------------------------------------------


def without_spaces(text: str) -> str:
    return re.sub(r"[\s\u00ad\u200b\u2060\u2212-]+", "", text.replace("’", "'").replace("”", '"'))


@pytest.mark.parametrize("report", sample(HOSTILE), indirect=True)
@pytest.mark.parametrize("kind", VISIBLE)
def test_a_hostile_text_comes_out_as_it_is_written(report, kind):
    wanted = without_spaces(VISIBLE[kind])
    assert wanted in without_spaces(readable(soup(report["html"])))
    printed = without_spaces("".join(text for part in PRINTED for text in pages(report[part])))
    assert wanted in printed.replace("…", "...")  # Typst sets three dots as the one sign
    with ZipFile(report["docx"]) as archive:
        document = ElementTree.fromstring(archive.read("word/document.xml"))
    assert wanted in without_spaces("".join(document.itertext()))


@pytest.mark.parametrize("report", sample(HOSTILE), indirect=True)
def test_nothing_hostile_becomes_markup(report):
    page = soup(report["html"])
    assert page.find("script", string=re.compile("alert")) is None
    assert page.main.find(["script", "iframe", "b", "i"]) is None
    assert page.find("a", href=re.compile("javascript")) is None
    text = page.main.get_text()
    assert not re.search("[\u202a-\u202e\u2066-\u2069\u200e\u200f\x00-\x08\x0b-\x1f]", text)
