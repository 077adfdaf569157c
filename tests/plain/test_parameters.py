"""Parameters and profiles as `quarto render` passes them on: what does not exist is refused, and nothing is guessed."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from nbclient import NotebookClient
from nbclient.exceptions import CellExecutionError
from nbformat.v4 import new_code_cell, new_notebook

from genomgang.document import execute, start_kernel
from genomgang.document.expansion import ExpandedDocument, Origin
from genomgang.errors import RenderError, UnknownChoice
from genomgang.plain import parameters
from genomgang.plain.parameters import injected, settled
from genomgang.publish.output import Target

TAGGED = 'namnd = "servicenamnden"\nar = 2024\nversion = "intern"'


def cells(*given: str, header: str = "# Injected Parameters") -> list[str]:
    return ["", TAGGED, "\n".join([header, *given])]


@pytest.fixture
def under_quarto(tmp_path, monkeypatch):
    """The surroundings of a document that Quarto executes."""
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("GENOMGANG_OUTPUT", str(tmp_path / "ut"))
    (tmp_path / "quarto").write_text("#!/bin/sh\necho 1.9.36\n")
    (tmp_path / "quarto").chmod(0o755)
    monkeypatch.setenv("QUARTO_BIN_PATH", str(tmp_path))
    monkeypatch.setenv("QUARTO_DOCUMENT_PATH", str(tmp_path))

    def start(kind: str = "html", profile: str = "", *, given: list[str] | None = None) -> Path:
        info = tmp_path / "info"
        info.write_text(json.dumps({"format": {"identifier": {"target-format": kind}}}))
        monkeypatch.setenv("QUARTO_EXECUTE_INFO", str(info))
        monkeypatch.setenv("QUARTO_PROFILE", profile)
        monkeypatch.setattr(parameters, "_cells", lambda: given or ["", TAGGED])
        return tmp_path

    return start


@pytest.mark.parametrize("header", ["# Injected Parameters", "# Parameters"])
def test_the_added_cell_tells_what_was_given(header):
    assert injected(cells('namnd = "x"', "ar = 2023", header=header)) == ("namnd", "ar")


def test_without_an_added_cell_nothing_was_given():
    assert injected(["", f"# Parameters\n{TAGGED}", "x = 1"]) == ()


def test_a_misspelt_parameter_is_refused_with_the_nearest_and_the_list(monkeypatch):
    monkeypatch.setattr(parameters, "_cells", lambda: cells('nammd = "trafiknamnden"'))
    with pytest.raises(UnknownChoice) as caught:
        settled("servicenamnden", 2024, "intern")
    assert str(caught.value) == (
        "Dokumentet har ingen parameter som heter nammd. Menade du ”namnd”?\n"
        "  Gör så här: Parametrar som finns: namnd, ar, version. Inget dokument har gjorts."
    )


def test_the_refusal_comes_through_from_a_kernel(tmp_path):
    lines = [
        "```{python}",
        "#| tags: [parameters]",
        'namnd = "a"',
        "```",
        "",
        "```{python}",
        "# Injected Parameters",
        'nammd = "b"',
        "```",
        "",
        "```{python}",
        "from genomgang.plain.parameters import settled",
        'settled(namnd, 2024, "intern")',
        "```",
    ]
    document = ExpandedDocument("\n".join(lines) + "\n", tuple(Origin("a.qmd", n + 1) for n in range(len(lines))))
    with pytest.raises(UnknownChoice, match="ingen parameter som heter nammd"):
        execute(document, {}, tmp_path, {})


@pytest.mark.parametrize("ar", ["nittio", True, 20.5, None])
def test_a_year_that_is_no_number_is_refused(ar):
    with pytest.raises(UnknownChoice, match=f"Året ”{ar}” är inget årtal"):
        settled("servicenamnden", ar, "intern")


def test_a_profile_named_as_a_version_stands_for_that_version(under_quarto):
    under_quarto(profile="offentlig")
    assert settled("servicenamnden", 2024, "intern") == ("servicenamnden", 2024, "offentlig")


def test_a_profile_that_contradicts_the_parameter_is_refused(under_quarto):
    under_quarto(profile="offentlig", given=cells('version = "intern"'))
    with pytest.raises(UnknownChoice) as caught:
        settled("servicenamnden", 2024, "intern")
    assert str(caught.value) == (
        "Profilen och parametern säger olika: intern och offentlig.\n"
        "  Gör så här: Ange versionen på ett av sätten: --profile offentlig eller -P version:offentlig."
    )


def test_pdf_by_latex_is_refused_before_it_runs(under_quarto):
    under_quarto("pdf")
    with pytest.raises(RenderError) as caught:
        settled("servicenamnden", 2024, "intern")
    assert str(caught.value) == (
        "Formatet pdf görs med LaTeX, som rapporten inte har någon mall för.\n"
        "  Gör så här: Skriv --to typst: då blir det en PDF."
    )


def test_a_former_report_is_set_aside_when_a_new_one_is_begun(under_quarto):
    folder = under_quarto()
    target = Target("servicenamnden", 2024, "intern")
    target.folder.mkdir(parents=True)
    (target.folder / f"{target.stem}.pdf").write_bytes(b"%PDF")
    target.record.write_text("{}")
    settled("servicenamnden", 2024, "intern")
    assert sorted(path.name for path in target.folder.iterdir()) == ["inaktuell"]
    note = (target.folder / "inaktuell" / f"{target.stem}.txt").read_text(encoding="utf-8")
    assert "quarto render har börjat göra om rapporten men blev inte klar" in note
    assert json.loads((folder / "_underlag" / "quarto.json").read_text())["motor"] == "Quarto 1.9.36"


def test_a_misspelt_parameter_leaves_the_former_report(under_quarto):
    under_quarto(given=cells('nammd = "x"'))
    target = Target("servicenamnden", 2024, "intern")
    target.folder.mkdir(parents=True)
    (target.folder / f"{target.stem}.pdf").write_bytes(b"%PDF")
    with pytest.raises(UnknownChoice):
        settled("servicenamnden", 2024, "intern")
    assert (target.folder / f"{target.stem}.pdf").exists()


def test_quarto_is_told_the_mistake_by_its_own_words_without_a_traceback(tmp_path):
    (tmp_path / "info").write_text(json.dumps({"format": {"identifier": {"target-format": "html"}}}))
    environment = {
        "QUARTO_EXECUTE_INFO": str(tmp_path / "info"),
        "QUARTO_DOCUMENT_PATH": str(tmp_path),
        "QUARTO_PROFILE": "",
    }
    cells = [TAGGED, '# Injected Parameters\nnammd = "x"', "from genomgang.plain.parameters import settled"]
    notebook = new_notebook(cells=[new_code_cell(source) for source in [*cells, "settled(namnd, ar, version)"]])
    manager = start_kernel(tmp_path, environment)
    try:
        with pytest.raises(CellExecutionError) as caught:
            NotebookClient(notebook, km=manager).execute()
    finally:
        manager.shutdown_kernel(now=True)
    assert "Dokumentet har ingen parameter som heter nammd. Menade du ”namnd”?" in caught.value.traceback
    assert "Traceback" not in caught.value.traceback
