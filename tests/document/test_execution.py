from __future__ import annotations

import re
from pathlib import Path
from typing import Any

import nbformat
import pytest

from genomgang.document import execute, expand, freeze, start_kernel
from genomgang.errors import DataError, RenderError, UnknownChoice

PARAMETERS = '```{python}\n#| tags: [parameters]\nnamnd = "a"\nar = 2024\n```\n\n'

pytestmark = pytest.mark.slow


@pytest.fixture(scope="module")
def kernel(tmp_path_factory):
    """One kernel for the module: also the proof that another way to start one can be plugged in."""
    folder = tmp_path_factory.mktemp("kernel")
    manager = start_kernel(folder, {"MARKE": "x"})
    shutdown = manager.shutdown_kernel
    manager.shutdown_kernel = lambda **_: None
    yield lambda cwd, env: manager
    shutdown(now=True)


def run(folder: Path, kernel, text: str, **parameters: Any):
    source = folder / "report.qmd"
    source.write_text(PARAMETERS + text, encoding="utf-8")
    return execute(expand(source), parameters, folder, {}, kernel)


def frozen(folder: Path, kernel, text: str, **parameters: Any) -> str:
    return freeze(run(folder, kernel, text, **parameters), folder)


def refusal(folder: Path, kernel, text: str, kind: type = RenderError) -> str:
    with pytest.raises(kind) as caught:
        frozen(folder, kernel, text)
    return str(caught.value)


def cell(code: str, *options: str) -> str:
    return "```{python}\n" + "".join(f"#| {option}\n" for option in options) + f"{code}\n```\n"


def test_parameters_replace_the_defaults_and_inline_values_are_escaped(tmp_path, kernel):
    text = "Hej `{python} namnd` `{python} ar + 1`.\n"
    assert frozen(tmp_path, kernel, text) == "Hej a 2025.\n"
    assert frozen(tmp_path, kernel, text, namnd="*b*", ar=1) == "Hej \\*b\\* 2.\n"


def test_what_the_user_has_set_for_ipython_and_matplotlib_changes_no_report(tmp_path, monkeypatch):
    profile = tmp_path / "ipython" / "profile_default"
    (profile / "startup").mkdir(parents=True)
    for own in (profile / "startup/00.py", tmp_path / "start.py"):
        own.write_text("egen = 1\n")
    (profile / "ipython_kernel_config.py").write_text("get_config().InteractiveShellApp.exec_lines = ['egen = 1']\n")
    (tmp_path / "matplotlibrc").write_text("axes.linewidth: 9\n")
    for name, path in {"IPYTHONDIR": "ipython", "PYTHONSTARTUP": "start.py", "MATPLOTLIBRC": "matplotlibrc"}.items():
        monkeypatch.setenv(name, str(tmp_path / path))
    code = 'import matplotlib.pyplot as plt\nprint("egen" in globals(), plt.rcParams["axes.linewidth"])'
    folder = tmp_path / "dokument"
    folder.mkdir()
    assert "False 0.8" in frozen(folder, start_kernel, cell(code))


def test_an_inline_value_has_the_quotation_marks_and_apostrophes_of_other_text(tmp_path, kernel):
    text = "Hos `{python} namnd`.\n"
    assert frozen(tmp_path, kernel, text, namnd='O\'Brien & "*co*"') == 'Hos O\'Brien \\& "\\*co\\*".\n'


def test_an_inline_value_that_is_markdown_stays_markdown(tmp_path, kernel):
    text = cell("class M:\n    def _repr_markdown_(self):\n        return '**fet**'") + "\n`{python} M()`\n"
    assert frozen(tmp_path, kernel, text) == "**fet**\n"


def test_a_parameter_that_the_document_does_not_have_is_refused(tmp_path, kernel):
    with pytest.raises(UnknownChoice) as caught:
        run(tmp_path, kernel, "", nemnd="a")
    assert str(caught.value) == (
        "Dokumentet har ingen parameter som heter nemnd.\n"
        "  Var: report.qmd, rad 2\n"
        "  Gör så här: Parametrar som finns: namnd, ar."
    )


def test_a_document_without_parameters_cell_is_refused(tmp_path, kernel):
    (tmp_path / "report.qmd").write_text("# Hej\n", encoding="utf-8")
    with pytest.raises(RenderError, match="ska ha en cell med taggen parameters, men har 0"):
        execute(expand(tmp_path / "report.qmd"), {}, tmp_path, {}, kernel)


def test_a_failing_cell_names_file_line_and_error(tmp_path, kernel):
    (tmp_path / "_kapitel.qmd").write_text("Text\n\n" + cell("x = 1\n\nx / 0", "label: delning"), encoding="utf-8")
    assert refusal(tmp_path, kernel, "{{< include _kapitel.qmd >}}\n") == (
        "Dokumentet kunde inte köras: ZeroDivisionError: division by zero\n"
        "  Var: _kapitel.qmd, rad 7\n"
        "  Gör så här: Rätta cellen. Kör den i Jupyter för att se hela felet."
    )


def test_a_failing_inline_expression_names_its_line(tmp_path, kernel):
    message = refusal(tmp_path, kernel, "Ett\n\nTvå `{python} saknas`\n")
    assert "NameError: name 'saknas' is not defined\n  Var: report.qmd, rad 9\n" in message


def test_a_users_error_comes_through_untouched(tmp_path, kernel):
    code = 'from genomgang.errors import UnknownChoice\nraise UnknownChoice("Nej.", where="här", remedy="Byt.")'
    with pytest.raises(UnknownChoice) as caught:
        run(tmp_path, kernel, cell(code))
    assert (caught.value.problem, caught.value.where, caught.value.remedy, caught.value.exit_code) == (
        "Nej.",
        "här",
        "Byt.",
        2,
    )
    with pytest.raises(DataError):
        run(tmp_path, kernel, cell('from genomgang.errors import DataError\nraise DataError("Nej.")'))


def test_cell_options_decide_what_is_shown(tmp_path, kernel):
    assert frozen(tmp_path, kernel, cell('print("*a*")')) == "```\n*a*\n```\n"
    assert frozen(tmp_path, kernel, cell('print("*a*")', "output: asis")) == "*a*\n"
    assert frozen(tmp_path, kernel, cell('print("a")', "output: false")) == "\n"
    assert frozen(tmp_path, kernel, cell('print("a")', "include: false")) == "\n"
    assert (
        frozen(tmp_path, kernel, cell("1 / 0", "eval: false", "echo: true")) == "```{.python .cell-code}\n1 / 0\n```\n"
    )
    assert frozen(tmp_path, kernel, cell('print("a")', "echo: true")) == (
        '```{.python .cell-code}\nprint("a")\n```\n\n```\na\n```\n'
    )
    warn = 'import sys\nprint("b", file=sys.stderr)'
    assert frozen(tmp_path, kernel, cell(warn)) == "\n"
    assert frozen(tmp_path, kernel, cell(warn, "warning: true")) == "```\nb\n```\n"


def test_an_unknown_or_wrong_cell_option_is_refused_on_its_line(tmp_path, kernel):
    assert refusal(tmp_path, kernel, cell("1", "label: a", "fig-widht: 3")).startswith(
        "Konstruktionen #| fig-widht: stöds inte.\n  Var: report.qmd, rad 9\n"
    )
    assert "#| echo: ja" in refusal(tmp_path, kernel, cell("1", "echo: ja"))


SVG = "from IPython.display import SVG, display\nfor _ in range({}):\n    display(SVG('<svg xmlns=\"http://www.w3.org/2000/svg\"/>'))"


def test_a_displayed_figure_becomes_a_file_with_label_caption_and_alt_text(tmp_path, kernel):
    text = frozen(tmp_path, kernel, cell(SVG.format(1), "label: fig-a", "fig-cap: Rubrik", "fig-alt: 'En \"ring\"'"))
    assert text == '![Rubrik](_figurer/fig-a-utdata-1.svg){#fig-a fig-alt="En \\"ring\\""}\n'
    assert (tmp_path / "_figurer" / "fig-a-utdata-1.svg").read_text().startswith("<svg")


def test_figures_side_by_side_share_a_label(tmp_path, kernel):
    options = ["label: fig-par", "fig-cap: Två", "fig-alt: Streck", "layout-ncol: 2", "fig-subcap: [a, b]"]
    text = frozen(tmp_path, kernel, cell(SVG.format(2), *options))
    assert text.startswith("::: {#fig-par layout-ncol=2}\n\n![a](_figurer/fig-par-utdata-1.svg)")
    assert text.endswith("Två\n\n:::\n")


def test_a_table_cell_gets_label_and_caption(tmp_path, kernel):
    code = "from IPython.display import Markdown\nMarkdown('| a |\\n|---|\\n| 1 |')"
    text = frozen(tmp_path, kernel, cell(code, "label: tbl-a", "tbl-cap: Rubrik"))
    assert text == "::: {#tbl-a}\n\n| a |\n|---|\n| 1 |\n\nRubrik\n\n:::\n"


def test_a_figure_without_alt_text_and_html_output_are_refused(tmp_path, kernel):
    assert refusal(tmp_path, kernel, cell(SVG.format(1))).startswith(
        "En figur saknar alternativtext.\n  Var: report.qmd, rad 8"
    )
    html = "from IPython.display import HTML\nHTML('<svg><circle r=\"3\"/></svg>')"
    assert refusal(tmp_path, kernel, cell(html)).startswith("Konstruktionen <svg> i HTML-utdata stöds inte.")


def test_a_cells_markdown_is_held_to_the_subset_too(tmp_path, kernel):
    code = 'print("::: {.panel-sidebar}\\nx\\n:::")'
    assert refusal(tmp_path, kernel, cell(code, "output: asis")).startswith(
        "Konstruktionen .panel-sidebar stöds inte.\n  Var: report.qmd, rad 8\n"
    )
    assert "okand: i dokumentets uppgifter" in refusal(
        tmp_path, kernel, cell('print("---\\nokand: 1\\n---")', "output: asis")
    )


def test_a_reference_to_nothing_and_a_label_used_twice_are_refused(tmp_path, kernel):
    assert refusal(tmp_path, kernel, "Text\n\nSe @fig-saknas.\n") == (
        "Hänvisningen @fig-saknas har inget mål.\n"
        "  Var: report.qmd, rad 9\n"
        "  Gör så här: Ge målet märket {#fig-saknas} eller rätta hänvisningen."
    )
    assert refusal(tmp_path, kernel, "# A {#sec-a}\n\n# B {#sec-a}\n").startswith("Märket #sec-a finns två gånger.")


def test_the_header_keeps_only_what_the_engines_need(tmp_path, kernel):
    header = "---\ntitle: x\njupyter: python3\nexecute:\n  echo: true\n---\n\n"
    (tmp_path / "report.qmd").write_text(header + PARAMETERS, encoding="utf-8")
    text = freeze(execute(expand(tmp_path / "report.qmd"), {}, tmp_path, {}, kernel), tmp_path)
    assert text.startswith("---\ntitle: x\n---\n\n```{.python .cell-code}\nnamnd")


def test_the_same_run_gives_the_same_notebook(tmp_path):
    text = "Hej `{python} namnd`\n\n" + cell('print("a", flush=True)\nprint("b")')
    first, second = (nbformat.writes(run(tmp_path, start_kernel, text, ar=1)) for _ in range(2))
    assert first == second
    assert freeze(nbformat.reads(first, as_version=4), tmp_path) == "Hej a\n\n```\na\nb\n```\n"


def test_a_failing_cell_does_not_quote_the_data_in_its_error(tmp_path, kernel):
    message = refusal(tmp_path, kernel, cell("float('person-4711')"))
    assert message.startswith("Dokumentet kunde inte köras: ValueError\n")
    assert "4711" not in message


def test_nor_does_a_failing_inline_expression(tmp_path, kernel):
    message = refusal(tmp_path, kernel, "Ett `{python} float('person-4711')`\n")
    assert message.startswith("Dokumentet kunde inte köras: ValueError\n")


def test_a_fault_in_the_program_is_not_blamed_on_the_cell(tmp_path, kernel):
    """A damaged file, a full disk: what the cell called failed, and nothing in the cell can be mended."""
    text = cell(
        "from genomgang.provenance.fingerprint import of_file\nfrom pathlib import Path\nof_file(Path('finns-inte'))"
    )
    told = refusal(tmp_path, kernel, text)
    assert re.sub(r"rad \d+, anropad", "rad N, anropad", told) == (
        "Dokumentet kunde inte köras: FileNotFoundError: [Errno 2] No such file or directory: 'finns-inte'\n"
        "  Var: genomgang/provenance/fingerprint.py, rad N, anropad från report.qmd, rad 10\n"
        "  Gör så här: Felet ligger inte i cellen utan i programmet eller i det som det läser. Kör genomgang clean och "
        "kör igen; anmäl felet om det kommer tillbaka."
    )
    assert "Rätta cellen" in refusal(tmp_path, kernel, cell("1 / 0"))
