from __future__ import annotations

import re
from pathlib import Path
from zipfile import ZipFile

import pikepdf
import pytest
from bs4 import BeautifulSoup

from genomgang.engines.builtin import BuiltinEngine
from genomgang.errors import RenderError, UnknownChoice

FIXTURES = Path(__file__).parent / "fixtures"
DEMO = (FIXTURES / "demo.md").read_text(encoding="utf-8")

pytestmark = pytest.mark.slow


def render(document: str, folder: Path, *formats: str) -> dict[str, Path]:
    return BuiltinEngine().render(document, folder, "rapport", formats, FIXTURES / "res")


@pytest.fixture(scope="module")
def demo(tmp_path_factory) -> dict[str, Path]:
    return render(DEMO, tmp_path_factory.mktemp("demo"), "html", "pdf", "docx")


@pytest.fixture(scope="module")
def page(demo) -> BeautifulSoup:
    return BeautifulSoup(demo["html"].read_text(encoding="utf-8"), "html.parser")


@pytest.fixture(scope="module")
def printed(demo) -> str:
    """The PDF's text: every glyph run's ActualText is the writer's, so structure order is reading order."""
    return pdf_text(demo["pdf"])


def pdf_text(path: Path) -> str:
    import subprocess

    result = subprocess.run(["pdftotext", "-layout", str(path), "-"], capture_output=True, check=True)
    return re.sub(r"\s+", " ", result.stdout.decode("utf-8"))


def words(element) -> str:
    return re.sub(r"\s+", " ", element.get_text()).strip()


def tags(pdf: pikepdf.Pdf) -> list[pikepdf.Dictionary]:
    found: list[pikepdf.Dictionary] = []

    def walk(node) -> None:
        if isinstance(node, pikepdf.Array):
            for child in node:
                walk(child)
        elif isinstance(node, pikepdf.Dictionary) and "/S" in node:
            found.append(node)
            walk(node.get("/K", pikepdf.Array()))

    walk(pdf.Root.StructTreeRoot.K)
    return found


def refusal(document: str, folder: Path, *formats: str) -> str:
    with pytest.raises(RenderError) as caught:
        render(document, folder, *formats)
    assert not list(folder.iterdir()), "a failed render must leave no file behind"
    return str(caught.value)


# The page -------------------------------------------------------------------------------------------------------------


def test_the_page_has_language_landmarks_title_and_skip_link(page):
    assert page.html["lang"] == "sv-SE"
    assert page.title.string == "Ledningens genomgång 2024 – Servicenämnden"
    assert [page.find(name) is not None for name in ("header", "nav", "main", "footer")] == [True] * 4
    assert page.body.a["href"] == f"#{page.main['id']}"


def test_the_page_stands_alone(demo):
    text = demo["html"].read_text(encoding="utf-8")
    assert not re.findall(r"""(?:src|href)=["'](?!#|https://stockholm\.se|data:)[^"']""", text)
    assert not re.findall(r"url\((?!data:)[^)]", text)
    assert text.count("font/woff2") == 5


def test_a_figure_has_quartos_structure_number_caption_and_alt_text(page):
    float_div = page.find(id="fig-utbildning")
    figure = float_div.find("figure", class_="quarto-float-fig")
    assert "quarto-float" in float_div["class"]
    assert words(figure.figcaption).startswith("Figur 1: Fyra av fem har gått utbildningen – målet är 95 procent.")
    assert "quarto-float-caption" in figure.figcaption["class"]
    assert figure.svg["role"] == "img"
    assert figure.svg["aria-label"].startswith("Liggande staplar för fem enheter.")


def test_tables_are_numbered_for_themselves_and_scroll_in_a_named_region(page):
    figure = page.find(id="tbl-enheter").figure
    assert words(figure.figcaption) == "Tabell 1: Upphandling och inköp har längst kvar. Per enhet"
    region = figure.find(role="region")
    assert region["tabindex"] == "0"
    assert region["aria-label"] == (
        "Tabell med kolumnerna Enhet, Anställda, Genomfört, Andel, Mål, Förra året och Kommentar"
    )
    assert words(page.find(id="tbl-atgarder").figcaption).startswith("Tabell 2: ")


def test_cross_references_are_links_with_swedish_labels(page):
    links = {link["href"]: words(link) for link in page.main.find_all("a", class_="quarto-xref")}
    assert links["#tbl-enheter"] == "tabell 1"
    assert links["#sec-atgarder"] == "avsnitt 3"
    texts = [words(link) for link in page.main.find_all("a", href="#fig-utbildning")]
    assert texts == ["figur 1", "figur 1", "1"], "in text, in the folded table, and with [-@…]"
    assert all(page.find(id=link["href"][1:]) for link in page.find_all("a", href=re.compile("^#.")))


def test_figures_side_by_side_share_one_caption(page):
    panel = page.find(id="fig-par").find(class_="quarto-layout-panel")
    assert len(panel.find_all(class_="quarto-layout-cell")) == 2
    assert words(page.find(id="fig-par").figcaption) == "Figur 2: Två år bredvid varandra"


def test_callouts_conditions_meta_and_footnotes_on_the_page(page):
    titles = [words(quote.strong) for quote in page.main.find_all("blockquote")]
    assert titles == ["Viktigt", "Så räknar vi"]
    text = words(page.main)
    assert "Det här syns bara på skärmen." in text
    assert "Det här syns bara i utskriften." not in text
    assert "Kravet är nytt." in text
    assert "Frågor besvaras av samordnaren." in text
    assert words(page.find(role="doc-endnotes")).startswith("Räknat på tillsvidareanställda")
    assert "{{<" not in text
    assert "[@" not in text


def test_the_colophon_names_engine_and_version(page, printed):
    engine = BuiltinEngine().version
    assert re.fullmatch(r"den inbyggda motorn [\d.]+ \(pandoc 3[\d.]+, Typst [\d.]+\)", engine)
    assert f"Framställd med {engine}." in words(page.footer)
    assert f"Framställd med {engine}." in printed


def test_a_print_without_figures_says_nothing_of_the_figures_behind_them(tmp_path):
    made = BuiltinEngine().render(
        "---\ntitle: Protokoll\n---\n\n# Beslut\n\nVi ses.\n", tmp_path, "p", ["pdf"], tmp_path
    )
    text = pdf_text(made["pdf"])
    assert "bifogade" not in text
    assert "Framställd med" in text


# The PDF --------------------------------------------------------------------------------------------------------------


def test_the_pdf_is_tagged_pdf_a_and_pdf_ua_in_swedish_with_title_and_bookmarks(demo):
    with pikepdf.open(demo["pdf"]) as pdf:
        assert str(pdf.Root.Lang) == "sv-SE"
        assert pdf.Root.MarkInfo.Marked
        with pdf.open_metadata() as metadata:
            assert metadata["dc:title"] == "Ledningens genomgång 2024 – Servicenämnden"
            assert (metadata["pdfaid:part"], metadata["pdfaid:conformance"]) == ("3", "A")
            assert metadata["pdfuaid:part"] == "1"
        with pdf.open_outline() as outline:
            assert [str(item.title) for item in outline.root][:2] == ["1 Sammanfattning", "2 Utbildning"]
        assert {(round(p.mediabox[2]), round(p.mediabox[3])) for p in pdf.pages} == {(595, 842)}, "A4 in points"


def test_figures_have_alt_texts_and_tables_have_header_cells(demo):
    with pikepdf.open(demo["pdf"]) as pdf:
        found = tags(pdf)
        alts = [str(tag.Alt) for tag in found if tag.S == "/Figure" and "/Alt" in tag]
        kinds = [str(tag.S) for tag in found]
    assert [alt.split(".")[0] for alt in alts] == [
        "Liggande staplar för fem enheter",
        "Tre staplar för 2022",
        "Tre staplar för 2023",
    ]
    assert kinds.count("/Table") == 3
    assert kinds.count("/TH") == 5 + 7 + 4
    assert "/Caption" in kinds


def test_the_printed_document_has_labels_references_conditions_and_page_numbers(printed):
    for text in (
        "Figur 1: Fyra av fem har gått utbildningen",
        "Tabell 1: Upphandling och inköp har längst kvar.",
        "se figur 1, tabell 1 och avsnitt 3.",
        "(1 visar varför)",
        "Figur 2: Två år bredvid varandra",
        "Viktigt",
        "Så räknar vi",
        "Det här syns bara i utskriften.",
        "Frågor besvaras av samordnaren.",
        "Räknat på tillsvidareanställda",
        "sida 1 (4)",
        "sida 4 (4)",
        "Figurernas siffror är bifogade",
        "Servicenämnden · Ledningens genomgång 2024",
        "intern · Utkast",
        "Syntetiska uppgifter.",
    ):
        assert text in printed
    assert "Det här syns bara på skärmen." not in printed
    assert "Kravet är nytt." not in printed


def test_a_long_tables_header_is_repeated(printed):
    assert printed.count("Åtgärd Ansvarig roll Klar senast Timmar") == 2


def test_word_has_captions_pictures_with_alt_texts_and_swedish_contents(demo):
    with ZipFile(demo["docx"]) as archive:
        text = archive.read("word/document.xml").decode("utf-8")
        assert sum(name.endswith(".png") for name in archive.namelist()) >= 1
    assert 'descr="Liggande staplar för fem enheter.' in text
    assert "Innehåll" in text
    assert "Figur\u00a01:" in text
    assert "Det här syns bara" not in text


# Both -----------------------------------------------------------------------------------------------------------------


def test_the_same_document_gives_the_same_bytes(demo, tmp_path):
    again = render(DEMO, tmp_path, "html", "pdf", "docx")
    assert {name: path.read_bytes() for name, path in again.items()} == {
        name: path.read_bytes() for name, path in demo.items()
    }


def test_an_unknown_format_is_refused(tmp_path):
    with pytest.raises(UnknownChoice, match="Formatet odt finns inte"):
        render("# Hej\n", tmp_path, "odt")


HEAD = "---\ntitle: T\n---\n\n# Ett {#sec-ett}\n\n"

REFUSED = {
    "reference": ("Se @fig-saknas.", "Hänvisningen @fig-saknas har inget mål."),
    "citation": ("Se @andersson2020.", "Hänvisningen @andersson2020 stöds inte."),
    "alt text": ("![](_figurer/fig-utbildning.svg)", "Bilden _figurer/fig-utbildning.svg saknar alternativtext."),
    "metadata": (
        "{{< meta uppgifter.saknas >}}",
        "Uppgiften uppgifter.saknas i {{< meta uppgifter.saknas >}} finns inte",
    ),
    "callout": ("::: {.callout-fara}\nx\n:::", "Rutan .callout-fara stöds inte."),
    "picture": ('![](_figurer/saknas.svg){fig-alt="x"}', "Filen _figurer/saknas.svg finns inte."),
    "caption": (
        "::: {#fig-x}\nEnsam.\n:::",
        "#fig-x saknar innehåll eller rubrik: rubriken är ett sista stycke i blocket.",
    ),
}


@pytest.mark.parametrize(("text", "message"), REFUSED.values(), ids=REFUSED.keys())
def test_what_cannot_be_shown_is_an_error_and_leaves_no_file(tmp_path, text, message):
    assert message in refusal(f"{HEAD}{text}\n", tmp_path, "html")


def test_a_pdf_that_is_not_accessible_is_an_error(tmp_path):
    message = refusal(f"{HEAD}### Tre\n", tmp_path, "pdf")
    assert message.startswith("Typst kunde inte göra rapport.pdf: PDF/UA-1 error: skipped from heading level 1 to 3")


def test_a_section_is_referred_to_by_its_number_also_when_others_are_unnumbered(tmp_path):
    document = f"{HEAD}# Utan {{.unnumbered}}\n\n# Två\n\n## Två ett {{#sec-tva-ett}}\n\nSe @sec-tva-ett.\n"
    made = render(document, tmp_path, "html", "pdf")
    assert "Se avsnitt 2.1." in words(BeautifulSoup(made["html"].read_text(encoding="utf-8"), "html.parser").main)
    assert "Se avsnitt 2.1." in pdf_text(made["pdf"])
