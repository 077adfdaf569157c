"""The meeting's documents of a real report: adopted together with it, in one chain, with the report's own figures."""

import re
import zipfile
from xml.etree import ElementTree

import pytest
from isolated import AR, NAMND
from test_adopted_report import pages

from genomgang.archive.finding import Trust
from genomgang.archive.verify import verify

pytestmark = [pytest.mark.slow, pytest.mark.timeout(900)]

FIGURE = re.compile(r'data-nyckeltal="([\w@]+)">([^<]+)<')
LEVELS = ["wcag2a", "wcag2aa", "wcag21aa", "wcag22aa"]
BESIDE = {
    f"{name}-{NAMND}-{AR}.{ending}"
    for name, ending in (
        ("protokoll", "pdf"),
        ("protokoll", "docx"),
        ("bildspel", "html"),
        ("bildspel", "pptx"),
        ("beslut", "xlsx"),
    )
}


def of_meeting(place, name):
    return place.document("html").parent / "mote" / name


def test_report_minutes_deck_and_form_are_adopted_in_one_chain(adopted):
    (folder,) = {path.parent for path in adopted.archive.rglob("manifest.json")}
    assert {path.name for path in folder.iterdir()} >= BESIDE
    found = {each.path.name: each.holds for each in verify(folder, Trust(adopted.archive))}
    assert all(found.values())
    assert found.keys() >= BESIDE
    (form,) = (adopted.data / str(AR) / "blanketter").iterdir()
    assert (folder / f"beslut-{NAMND}-{AR}.xlsx").read_bytes() == form.read_bytes()


def test_the_adopted_documents_lie_beside_the_report_and_any_change_is_found(adopted, tmp_path):
    path = adopted.document("protokoll-docx")
    copy = tmp_path / path.name
    copy.write_bytes(path.read_bytes())
    assert verify(copy, Trust(adopted.archive))[0].holds
    copy.write_bytes(path.read_bytes()[:-1] + b"x")
    assert not verify(copy, Trust(adopted.archive))[0].holds


def test_the_minutes_name_roles_and_decisions_and_propose_nothing(adopted):
    text = re.sub(r"\s+", " ", "".join(pages(adopted.document("protokoll-pdf"))))
    assert "Närvarande Förvaltningschef och informationssäkerhetssamordnare" in text
    assert "Fastställt av förvaltningschef den 7 december 2021." in text
    assert re.findall(r"föreslå(?:s|r)\b", text, re.IGNORECASE) == []
    points = ["Närvarande", "Inledning", "Uppföljning", "Underlag", "Diskussion", "Beslut"]
    places = [text.index(f"{point} ") for point in points]
    assert places == sorted(places)


def test_every_figure_of_the_deck_is_the_reports(drafted):
    deck = of_meeting(drafted, f"bildspel-{NAMND}-{AR}.html").read_text(encoding="utf-8")
    shown = set(FIGURE.findall(deck))
    assert shown
    report = FIGURE.findall(drafted.document("html").read_text(encoding="utf-8"))
    assert shown - set(report) == set()


def test_the_slides_have_titles_and_their_pictures_alternative_texts(drafted):
    with zipfile.ZipFile(of_meeting(drafted, f"bildspel-{NAMND}-{AR}.pptx")) as archive:
        slides = [archive.read(name) for name in archive.namelist() if re.fullmatch(r"ppt/slides/slide\d+\.xml", name)]
    assert 3 < len(slides) <= 10
    for slide in map(ElementTree.fromstring, slides):
        titles = [each.get("type") for each in slide.iter() if each.tag.endswith("}ph") and each.get("type")]
        assert {"title", "ctrTitle"} & set(titles)
        pictures = [each for each in slide.iter() if each.tag.endswith("}cNvPr") and "Picture" in each.get("name", "")]
        assert all(len(each.get("descr", "")) > 20 and ".png" not in each.get("descr") for each in pictures)


@pytest.mark.browser
@pytest.mark.parametrize("name", ["bildspel", "dagordning"])
def test_axe_finds_nothing(browser, drafted, name):
    axe = pytest.importorskip("axe_playwright_python.sync_playwright").Axe()
    page = browser.new_page(viewport={"width": 1280, "height": 800})
    page.goto(of_meeting(drafted, f"{name}-{NAMND}-{AR}.html").as_uri())
    found = axe.run(page, options={"runOnly": {"type": "tag", "values": LEVELS}}).response["violations"]
    assert [(rule["id"], [node["html"] for node in rule["nodes"]]) for rule in found] == []
