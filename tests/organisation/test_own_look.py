"""An organisation's colours and picture stand in its pages and PDFs, and can be read there."""

from __future__ import annotations

import base64
import io
import re
import zipfile

import pikepdf
import pytest
from PIL import Image

from genomgang.engines.builtin import BuiltinEngine
from genomgang.organisation.colours import READABLE, contrast, own_palette, own_style
from genomgang.organisation.current import working_for
from genomgang.organisation.model import Farger
from genomgang.paths import ROOT
from genomgang.publish import htmlpage
from genomgang.show import facts

KOPING = ROOT / "data" / "organisationer" / "exempelkoping"
OURS, OWN = "0b6e7f", "7a1f4d"
CHART = '<svg xmlns="http://www.w3.org/2000/svg" width="90" height="30"><rect width="90" height="30" style="fill: #0b6e7f"/></svg>'
DARK_PAGE, DARK_INK, INK = "#14181b", "#e8eaec", "#1a1a1a"


@pytest.fixture
def made(tmp_path, monkeypatch):
    """A small document as chapters make them, by the built-in engine: its page and its PDF."""
    monkeypatch.setattr(facts, "document_dir", lambda: tmp_path)
    (tmp_path / "_figurer").mkdir()
    (tmp_path / "_figurer" / "fig-x.svg").write_text(CHART, "utf-8")
    with working_for(KOPING):
        head = facts.header({"title": "Prov", "namnd": "Provnämnden", **facts._colours(), **facts._logotype()})
    figure = '![En bild](_figurer/fig-x.svg){#fig-x .inline-svg fig-alt="En ruta"}'
    text = f"{head}\n\n# Ett\n\n::: {{.bedomning}}\nText.\n:::\n\n{figure}\n"
    return BuiltinEngine().render(text, tmp_path, "prov", ("html", "pdf", "docx", "pptx"), tmp_path)


def colours_of(pdf):
    """Every colour that a page fills with, as rrggbb."""
    found = set()
    streams = [obj for obj in pdf.objects if isinstance(obj, pikepdf.Stream) and obj.get("/Subtype") != "/Image"]
    for stream in streams:
        for red, green, blue in re.findall(rb"([\d.]+) ([\d.]+) ([\d.]+) (?:sc|scn|rg)\b", stream.read_bytes()):
            found.add("".join(f"{round(float(part) * 255):02x}" for part in (red, green, blue)))
    return found


def test_the_page_has_the_organisations_colours_and_picture(made):
    page = " ".join(made["html"].read_text("utf-8").split())
    assert f"--accent: #{OWN};" in page
    assert page.index(f"--accent: #{OWN};") > page.index(f"--accent: #{OURS};"), "the later one counts"
    assert 'class="logotyp"' in page
    assert 'alt="Exempelköpings vapen: en vit bro på röd botten"' in page
    (kind, data) = re.search(r'class="logotyp" src="data:(image/svg\+xml);base64,([^"]+)"', page).groups()
    assert base64.b64decode(data) == (KOPING / "vapen.svg").read_bytes(), kind


@pytest.mark.browser
def test_the_chart_on_the_page_has_the_organisations_colour(made, browser):
    page = browser.new_page()
    page.goto(made["html"].as_uri())
    assert page.evaluate("getComputedStyle(document.querySelector('main svg rect')).fill") == "rgb(122, 31, 77)"


def test_the_pdf_has_the_organisations_colours_in_its_chart_too(made):
    found = colours_of(pikepdf.open(made["pdf"]))
    assert OWN in found
    assert OURS not in found


def test_word_and_slides_have_the_organisations_colours_in_their_charts_too(made):
    for kind, part in (("docx", "word/styles.xml"), ("pptx", "ppt/theme/theme1.xml")):
        with zipfile.ZipFile(made[kind]) as archive:
            style = archive.read(part).decode().lower()
            pictures = [archive.read(name) for name in archive.namelist() if name.endswith(".png")]
        assert OWN in style, kind
        assert OURS not in style, kind
        (pixel,) = {Image.open(io.BytesIO(each)).convert("RGB").getpixel((5, 5)) for each in pictures}
        assert "".join(f"{part:02x}" for part in pixel) == OWN, kind


def test_the_picture_has_its_words_in_the_pdf(made):
    pdf = pikepdf.open(made["pdf"])
    alts = {str(obj["/Alt"]) for obj in pdf.objects if isinstance(obj, pikepdf.Dictionary) and "/Alt" in obj}
    assert {"Exempelköpings vapen: en vit bro på röd botten", "En ruta"} <= alts


def test_pages_beside_the_reports_have_the_colours():
    with working_for(KOPING):
        assert f"--accent: #{OWN};" in htmlpage._stylesheet()
    assert f"--accent: #{OWN};" not in htmlpage._stylesheet()


@pytest.mark.parametrize("colour", ["#7a1f4d", "#000000", "#0000ff", "#767676", "#9a5b00", "#004b87"])
def test_every_shade_can_be_read_where_it_stands(colour):
    palette = own_palette(Farger(accent=colour, kontrast=colour))
    for name in ("accent", "contrast"):
        assert contrast(palette[name]["light"], "#ffffff") >= READABLE
        assert contrast(palette[name]["dark"], DARK_PAGE) >= READABLE
        assert contrast(palette[f"tint-{name}"]["light"], INK) >= READABLE
        assert contrast(palette[f"tint-{name}"]["dark"], DARK_INK) >= READABLE


def test_without_colours_of_its_own_nothing_is_said():
    assert own_palette(Farger()) == {}
    assert own_style(Farger()) == ""


def test_contrast_is_counted_as_wcag_does():
    assert contrast("#000000", "#ffffff") == pytest.approx(21)
    assert contrast("#ffffff", "#ffffff") == pytest.approx(1)
    assert contrast("#767676", "#ffffff") == pytest.approx(4.54, abs=0.01)  # WCAG's own example of the darkest grey
