"""The notebook that Quarto executed, taken over as ours."""

from __future__ import annotations

import nbformat
import pytest
from nbformat.v4 import new_code_cell, new_markdown_cell, new_notebook, new_output

from genomgang.document.expansion import ExpandedDocument, Origin
from genomgang.errors import RenderError
from genomgang.plain.notebook import executed, taken_over

LINES = [
    "```{python}",
    "#| tags: [parameters]",
    'namnd = "a"',
    "```",
    "",
    "Nämnden är `{python} namnd`.",
    "",
    "```{python}",
    "plt.plot([1])",
    "```",
]
DOCUMENT = ExpandedDocument("\n".join(LINES) + "\n", tuple(Origin("a.qmd", n + 1) for n in range(len(LINES))))


def quartos(last: str = "plt.plot([1])"):
    """As Quarto keeps it: options stripped, parameters injected, inline values in a cell's metadata."""
    inline = new_markdown_cell("Nämnden är `{python} namnd`.")
    inline.metadata["user_expressions"] = [{"expression": "namnd", "result": {"data": {"text/plain": "'b*'"}}}]
    picture = new_output("display_data", {"image/png": "iVBORw0KGgo=", "text/plain": "<Figure size 1x1>"})
    artist = new_output("execute_result", {"text/plain": "[<matplotlib.lines.Line2D at 0x7f>]"})
    notebook = new_notebook(
        cells=[
            new_code_cell('namnd = "a"'),
            new_code_cell('# Injected Parameters\nnamnd = "b*"'),
            inline,
            new_code_cell(last, outputs=[artist, picture]),
        ]
    )
    notebook.metadata["papermill"] = {}
    return notebook


def test_outputs_parameters_and_values_are_taken_over_as_our_own_run_keeps_them(tmp_path):
    nbformat.write(quartos(), tmp_path / "report.quarto_ipynb")
    cells = taken_over(DOCUMENT, executed(tmp_path, "report")).cells
    assert [cell.cell_type for cell in cells] == ["code", "code", "markdown", "code"]
    assert cells[1].id == "injected-parameters"
    assert cells[2].source == "Nämnden är b\\*."
    (picture,) = cells[3].outputs  # what a call to matplotlib returns is left out
    assert "image/png" in picture.data


def test_other_cells_than_the_documents_are_refused(tmp_path):
    nbformat.write(quartos("plt.plot([2])"), tmp_path / "report.quarto_ipynb")
    with pytest.raises(RenderError) as caught:
        taken_over(DOCUMENT, executed(tmp_path, "report"))
    assert str(caught.value) == (
        "Quarto körde andra celler än de som dokumentet har nu.\n"
        "  Var: a.qmd, rad 9\n"
        "  Gör så här: Kör quarto render igen. Ändra inga kapitel medan det pågår."
    )


def test_without_a_kept_notebook_the_option_is_named(tmp_path):
    with pytest.raises(RenderError, match=r"Skriv keep-ipynb: true i _quarto\.yml"):
        executed(tmp_path, "report")
