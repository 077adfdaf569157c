"""Every construct in the list is shown, its example as the documentation has it; the page is the list's own."""

from __future__ import annotations

import re
import shutil
import subprocess
from zipfile import ZipFile

import pytest
from bs4 import BeautifulSoup

from genomgang.document.constructs import CONSTRUCTS, Construct
from genomgang.document.page import PATH, supported_page
from genomgang.engines.builtin import BuiltinEngine
from genomgang.engines.quarto import QuartoEngine
from tests.engines.conftest import Freeze, page_words, words

pytestmark = pytest.mark.slow


@pytest.mark.parametrize("construct", CONSTRUCTS, ids=lambda construct: construct.name)
def test_a_constructs_example_is_shown_on_the_page(construct: Construct, frozen: Freeze, tmp_path):
    made = BuiltinEngine().render(frozen(construct.example), tmp_path / "ut", "prov", ["html"], tmp_path)
    text = page_words(made["html"])
    assert [piece for piece in construct.shows if piece not in text] == [], text
    assert not re.search(r":::|\{\{<(?! meta namnd >\}\})|```", text)


def test_the_examples_together_become_an_accessible_pdf_and_a_word_document(frozen: Freeze, tmp_path):
    document = frozen("\n".join(construct.example for construct in CONSTRUCTS))
    made = BuiltinEngine().render(document, tmp_path / "ut", "prov", ["pdf", "docx"], tmp_path)
    printed = words(
        subprocess.run(["pdftotext", "-raw", made["pdf"], "-"], capture_output=True, check=True).stdout.decode()
    )
    with ZipFile(made["docx"]) as archive:
        typed = words(BeautifulSoup(archive.read("word/document.xml"), "xml").get_text(" "))
    for text in (printed, typed):
        for piece in ("Text i rutan.", "Text ett.", "Första", "ettan", "Höger stycke.", "Vänster"):
            assert piece in text
        assert "Bara på skärmen." not in text
        assert "Visas aldrig." not in text
    assert "Bara på papper." in printed


@pytest.mark.quarto
@pytest.mark.skipif(shutil.which("quarto") is None, reason="no Quarto on PATH")
@pytest.mark.parametrize("construct", CONSTRUCTS, ids=lambda construct: construct.name)
def test_a_constructs_example_is_shown_by_quarto_too(construct: Construct, frozen: Freeze, tmp_path):
    made = QuartoEngine().render(frozen(construct.example), tmp_path / "ut", "prov", ["html"], tmp_path)
    text = page_words(made["html"])
    assert [piece for piece in construct.shows if piece not in text] == [], text


def test_the_documentation_is_made_from_the_list():
    assert PATH.read_text(encoding="utf-8") == supported_page(), "run python -m genomgang.document.page"
