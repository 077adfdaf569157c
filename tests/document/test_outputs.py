"""What a chapter's cells show: small chapters, each with one habit of analysts, as they are frozen or refused."""

from __future__ import annotations

import os
import re
import time
from collections.abc import Iterator
from pathlib import Path
from zipfile import ZipFile

import nbformat
import pikepdf
import pytest
from bs4 import BeautifulSoup
from syrupy.assertion import SnapshotAssertion

from genomgang.document import StartKernel, Surroundings, execute, expand, freeze, start_kernel
from genomgang.document.handover import Handover, hand_over
from genomgang.engines.builtin import BuiltinEngine
from genomgang.errors import UserError
from genomgang.paths import EXAMPLE

CHAPTERS = sorted((Path(__file__).parent / "chapters").glob("*.qmd"))
HEAD = '```{python}\n#| tags: [parameters]\n#| include: false\nnamnd = "a"\n```\n\n'
TITLE = "---\ntitle: Prov\nlang: sv-SE\nnamnd: Provnämnden\n---\n\n"

pytestmark = pytest.mark.slow


@pytest.fixture(scope="module")
def kernel(tmp_path_factory: pytest.TempPathFactory) -> Iterator[StartKernel]:
    """One kernel for the module, running in a document's folder."""
    manager = start_kernel(tmp_path_factory.mktemp("dokument"), {})
    shutdown = manager.shutdown_kernel
    manager.shutdown_kernel = lambda **_: None
    yield lambda cwd, env: manager
    shutdown(now=True)


def executed(chapter: str, folder: Path, kernel: StartKernel) -> nbformat.NotebookNode:
    (folder / "_kapitel.qmd").write_text(chapter, encoding="utf-8")
    (folder / "report.qmd").write_text(f"{HEAD}{{{{< include _kapitel.qmd >}}}}\n", encoding="utf-8")
    return execute(expand(folder / "report.qmd"), {}, folder, {}, kernel)


def frozen(chapter: str, folder: Path, kernel: StartKernel) -> str:
    """The chapter as frozen, or the refusal's whole message."""
    try:
        return freeze(executed(chapter, folder, kernel), folder)
    except UserError as refusal:
        return f"AVVISAT: {refusal}"


@pytest.mark.parametrize("chapter", CHAPTERS, ids=lambda path: path.stem)
def test_what_a_cell_shows_is_frozen_or_refused_with_its_place(
    chapter: Path, tmp_path: Path, kernel: StartKernel, snapshot: SnapshotAssertion
) -> None:
    text = frozen(chapter.read_text(encoding="utf-8"), tmp_path, kernel)
    assert not re.search(r"0x[0-9a-f]{4,}", text)
    assert "AVVISAT" not in text or "_kapitel.qmd, rad " in text
    assert text == snapshot


# All of them in all formats -------------------------------------------------------------------------------------------


@pytest.fixture(scope="module")
def made(kernel: StartKernel, tmp_path_factory: pytest.TempPathFactory) -> dict[str, Path]:
    """The chapters that are not refused, as one document, in every format."""
    folder = tmp_path_factory.mktemp("alla")
    texts = [frozen(path.read_text(encoding="utf-8"), folder, kernel) for path in CHAPTERS]
    document = TITLE + "\n\n".join(text for text in texts if not text.startswith("AVVISAT"))
    # Charts of different chapters have the same names: one of each is enough here.
    return BuiltinEngine().render(document, folder / "ut", "prov", ["html", "pdf", "docx"], folder)


@pytest.fixture(scope="module")
def page(made: dict[str, Path]) -> BeautifulSoup:
    return BeautifulSoup(made["html"].read_text(encoding="utf-8"), "html.parser")


def words(element: object) -> str:
    return re.sub(r"\s+", " ", element.get_text(" ")).strip()  # type: ignore[attr-defined]


def test_frames_are_tables_with_header_cells_and_swedish_numbers(page: BeautifulSoup) -> None:
    table = page.find(id="tbl-nivaer").table
    assert [words(cell) for cell in table.tbody.find_all("th")] == ["IT", "fast", "vikarie", "HR", "fast"]
    assert table.tbody.th["rowspan"] == "2"
    assert table.thead.find("th", colspan="2").get_text() == "Andel"
    assert [words(cell) for cell in table.tbody.find_all("td")] == [
        "80",
        "90,50",
        "x",
        "70",
        "75,25",
        "",
        "60",
        "65,00",
        "y",
    ]
    assert words(page.find(id="tbl-nivaer").figcaption).endswith("Andelar i flera nivåer")


def test_in_print_there_are_as_many_tables_and_header_cells_and_pictures_and_formulas_have_words(
    made: dict[str, Path], page: BeautifulSoup
) -> None:
    with pikepdf.open(made["pdf"]) as pdf:
        elements = [each for each in pdf.objects if isinstance(each, pikepdf.Dictionary) and "/S" in each]
        kinds = [str(each.S) for each in elements]
        alts = {str(each.Alt) for each in elements if "/Alt" in each}
    assert kinds.count("/Table") == len(page.find_all("table"))
    assert kinds.count("/TH") == len(page.select("thead :is(th, td)"))
    assert {"ITs kurva", "HRs kurva", "Röd ruta", "x^2", r"\frac{a}{b}"} <= alts


def test_parts_of_a_figure_have_letters_and_are_referred_to(page: BeautifulSoup) -> None:
    figure = page.find(id="fig-par")
    assert [words(caption).split(": ")[-1] for caption in figure.find_all("figcaption")] == [
        "Två kurvor",
        "(a) Första",
        "(b) Andra",
    ]
    links = [words(link) for link in page.find_all("a", class_="quarto-xref") if "fig-par" in link["href"]]
    number = links[0].split("\xa0")[-1].split()[-1]
    assert links == [f"figur {number}", f"figur {number} (a)", f"{number} (b)"]
    assert all(page.find(id=link["href"][1:]) for link in page.find_all("a", class_="quarto-xref"))


def test_a_plain_chart_has_the_reports_font_and_palette(page: BeautifulSoup) -> None:
    chart = str(page.find(id="fig-kurva").svg)
    assert "Source Sans 3" in chart
    assert "DejaVu" not in chart
    assert "#0b6e7f" in chart
    assert "1f77b4" not in chart, "matplotlib's own blue"
    assert "0,6" in chart, "axes have decimal commas"


def test_the_word_document_has_tables_and_formulas(made: dict[str, Path]) -> None:
    with ZipFile(made["docx"]) as archive:
        text = archive.read("word/document.xml").decode("utf-8")
    assert "1\u00a0234\u00a0567,5" in text
    assert "<m:oMath>" in text


# The same bytes from the same run -------------------------------------------------------------------------------------


def test_the_same_chapters_give_the_same_notebook(tmp_path: Path) -> None:
    names = ("styler", "html_of_a_table_package", "chart_and_artists", "chart", "warnings_shown", "charts_in_parts")
    chapter = "\n".join(path.read_text(encoding="utf-8") for path in CHAPTERS if path.stem in names)
    first, second = (nbformat.writes(executed(chapter, tmp_path, start_kernel)) for _ in range(2))
    assert first == second
    assert "0x" not in first
    assert "ipykernel_" not in first


# Files beside the document --------------------------------------------------------------------------------------------


@pytest.fixture
def home(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A project with a picture and a file of data; its pictures are older than any report."""
    folder = tmp_path / "projekt"
    (folder / "bilder").mkdir(parents=True)
    (folder / "data").mkdir()
    (folder / "data" / "a.csv").write_text("antal\n7\n", encoding="utf-8")
    picture = folder / "bilder" / "en bild.svg"
    picture.write_text('<svg xmlns="http://www.w3.org/2000/svg" width="9" height="9"/>', encoding="utf-8")
    os.utime(picture, (1, 1))
    return folder


def report(home: Path, chapter: str, start: StartKernel = start_kernel) -> tuple[str, Path]:
    """The chapter frozen as `genomgang render` does, and the report's private folder."""
    private = home.parent / "privat"
    private.mkdir()
    (home / "_kapitel.qmd").write_text(chapter, encoding="utf-8")
    (home / "report.qmd").write_text(f"{HEAD}{{{{< include _kapitel.qmd >}}}}\n", encoding="utf-8")
    around = Surroundings(home, home, time.time())
    environment = hand_over(Handover(EXAMPLE), private)
    try:
        notebook = execute(expand(home / "report.qmd"), {}, home, environment, start)
        return freeze(notebook, private, around), private
    except UserError as refusal:
        return str(refusal), private


def test_a_cell_runs_where_quarto_would_run_it_and_our_charts_stay_private(home: Path) -> None:
    code = (
        "import pandas as pd\nfrom genomgang.paths import document_dir\n"
        'print(pd.read_csv("data/a.csv")["antal"].sum(), document_dir().name)'
    )
    text, _ = report(home, f"```{{python}}\n{code}\n```\n")
    assert text == "```\n7 privat\n```\n"


def test_a_picture_beside_the_document_is_copied(home: Path, kernel: StartKernel) -> None:
    text, private = report(
        home, "Text ![B](<bilder/en bild.svg>){fig-alt=x} och ![C](/bilder/en%20bild.svg){fig-alt=y}\n"
    )
    assert text == (
        "Text ![B](_figurer/fil-bilder-en-bild.svg){fig-alt=x} och ![C](_figurer/fil-bilder-en-bild.svg){fig-alt=y}\n"
    )
    assert (private / "_figurer" / "fil-bilder-en-bild.svg").is_file()


WITHOUT = {
    "missing": ("bilder/saknas.png", "Bilden bilder/saknas.png finns inte."),
    "from the web": ("https://example.org/a.png", "Konstruktionen bilden https://example.org/a.png stöds inte."),
    "outside": ("../hemlig.png", "Konstruktionen bilden ../hemlig.png stöds inte."),
    "another kind": ("data/a.csv", "Konstruktionen bilden data/a.csv stöds inte."),
}


def test_a_link_to_a_picture_is_refused_on_its_line(home: Path, kernel: StartKernel) -> None:
    text, _ = report(home, "Text\n\n[x](bilder/en.png)\n", kernel)
    assert text.startswith(
        "Konstruktionen länken till bilden bilder/en.png stöds inte.\n  Var: _kapitel.qmd, rad 3\n  Gör så här: "
    )


@pytest.mark.parametrize(("path", "message"), WITHOUT.values(), ids=WITHOUT.keys())
def test_a_picture_that_cannot_be_shown_is_refused_on_its_line(
    home: Path, path: str, message: str, kernel: StartKernel
) -> None:
    (home.parent / "hemlig.png").write_bytes(b"x")
    text, _ = report(home, f"Text\n\n![B]({path}){{fig-alt=x}}\n", kernel)
    assert text.startswith(f"{message}\n  Var: _kapitel.qmd, rad 3\n  Gör så här: ")


def test_a_picture_saved_by_a_cell_is_refused_since_two_reports_could_show_each_others(home: Path) -> None:
    code = 'from pathlib import Path\nPath("ny.svg").write_text("<svg/>")\nprint("![B](ny.svg){fig-alt=x}")'
    text, _ = report(home, f"```{{python}}\n#| output: asis\n{code}\n```\n")
    assert text == (
        "Bilden ny.svg skrevs medan rapporten gjordes, och en annan rapport kan ha skrivit den.\n"
        "  Var: _kapitel.qmd, rad 2\n"
        "  Gör så här: Visa bilden direkt från cellen, med plt.show() eller display(Image(…))."
    )


# The gate for frames --------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    "shown",
    [
        "frame.to_html(header=False)",
        "frame.to_html(index=False)",
        "frame.T.to_html()",
        '"<table><tr><td>HR</td><td>3</td></tr><tr><td>IT</td><td>12</td></tr></table>"',
        '"<table><tr><th>antal</th></tr><tbody><tr><td>12</td></tr></tbody><tfoot><tr><td>3</td></tr></tfoot></table>"',
        'frame.style.format("{:.1f}", subset=["antal"]).to_html()',
    ],
)
@pytest.mark.parametrize("how", ["#| echo: false\ndisplay(HTML({}))", "#| output: asis\nprint({})"])
def test_however_a_table_is_shown_its_small_counts_are_refused(
    tmp_path: Path, kernel: StartKernel, shown: str, how: str
) -> None:
    option, _, call = how.rpartition("\n")
    code = (
        "import pandas as pd\nfrom IPython.display import HTML\n"
        'frame = pd.DataFrame({"enhet": ["HR", "IT"], "antal": [3, 12]})\n' + call.format(shown)
    )
    text = frozen(f"```{{python}}\n{option}\n{code}\n```\n", tmp_path, kernel)
    assert "AVVISAT: Tabellen visas inte: kolumnen " in text
    assert "har ett antal under 5" in text
    assert "Var: _kapitel.qmd, rad 2\n" in text


def test_the_advice_on_a_column_that_is_no_count_works(tmp_path: Path, kernel: StartKernel) -> None:
    code = 'import pandas as pd\npd.DataFrame({"id: ett, \\"två\\"": [1, 2], "antal": [12, 7]})'
    refusal = frozen(f"```{{python}}\n{code}\n```\n", tmp_path, kernel)
    found = re.search(r"skriv (#\| .*) överst i cellen", refusal)
    assert found, refusal
    assert "AVVISAT" not in frozen(f"```{{python}}\n{found[1]}\n{code}\n```\n", tmp_path, kernel)
