"""No Quarto is needed here: a small program of that name records what it is asked to do."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest
import yaml

from genomgang.engines import choose
from genomgang.engines.quarto import QuartoEngine, said, stage
from genomgang.errors import RenderError, UnknownChoice

FAKE = """#!{python}
import json, os, pathlib, sys
import yaml
if sys.argv[1:] == ["--version"]:
    print("1.9.36")
    sys.exit()
def refuse(message):
    print("\\x1b[91mERROR: " + message + "\\x1b[39m\\n\\nStack trace:\\n    at file:///opt/quarto/bin/quarto.js:1:1", file=sys.stderr)
    sys.exit(1)
here = pathlib.Path.cwd()
command, document, *options = sys.argv[1:]
stem = pathlib.Path(document).stem
project = yaml.safe_load((here / "_quarto.yml").read_text("utf-8")) if (here / "_quarto.yml").exists() else None
formats = list(project["format"]) if project else ["html"]
while options:
    option = options.pop(0)
    if option not in ("--to", "-P", "--profile"):
        refuse("Unknown option \\"" + option + "\\". Did you mean option \\"--to\\"?")
    value = options.pop(0)
    if option == "--to":
        if project and "," in value:
            refuse("Unknown format " + value)
        formats = value.split(",")
facts = dict(arguments=sys.argv[1:], python=os.environ["QUARTO_PYTHON"], document=(here / document).read_text("utf-8"),
    profile=os.environ.get("QUARTO_PROFILE"),
    project=(here / "_quarto.yml").read_text("utf-8"), files=sorted(str(p.relative_to(here)) for p in here.rglob("*") if p.is_file()))
pathlib.Path({record!r}).write_text(json.dumps(facts))
# As the real one: parameters and profiles that nothing reads change nothing, git is told what to leave alone, and former
# outputs stay where a render fails.
with (here / ".gitignore").open("a") as ignored:
    ignored.write("/.quarto/\\n**/*.quarto_ipynb\\n")
suffixes = dict(html=".html", typst=".pdf", docx=".docx")
for name in formats:
    if name not in suffixes:
        refuse("Unknown format " + name)
def write():
    for name in formats:
        (here / (stem + suffixes[name])).write_text("<html>" if name == "html" else "%PDF")
{behaviour}
"""
WRITES = "write()"

pytestmark = pytest.mark.skipif(os.name == "nt", reason="the fake program is a script with a first line for Unix")


@pytest.fixture
def quarto(tmp_path, monkeypatch):
    def install(behaviour: str = WRITES) -> Path:
        record = tmp_path / "record.json"
        program = tmp_path / "bin" / "quarto"
        program.parent.mkdir(exist_ok=True)
        program.write_text(FAKE.format(python=sys.executable, record=str(record), behaviour=behaviour))
        program.chmod(0o755)
        monkeypatch.setenv("PATH", f"{program.parent}{os.pathsep}{os.environ['PATH']}")
        return record

    return install


def run(folder: Path, *arguments: str) -> subprocess.CompletedProcess[str]:
    environment = {**os.environ, "QUARTO_PYTHON": sys.executable}
    return subprocess.run(
        ["quarto", *arguments], cwd=folder, env=environment, capture_output=True, text=True, check=False
    )


def test_the_stand_in_refuses_and_passes_over_what_a_real_quarto_does(tmp_path, quarto):
    quarto()
    folder = tmp_path / "projekt"
    folder.mkdir()
    (folder / "report.qmd").write_text("# Ett\n")
    (folder / "_quarto.yml").write_text("format:\n  html: default\n")
    refused = run(folder, "render", "report.qmd", "--to", "html,typst")
    assert refused.returncode == 1
    assert "Unknown format html,typst" in refused.stderr
    assert not (folder / ".gitignore").exists()
    passed_over = run(folder, "render", "report.qmd", "-P", "nammd:x", "--profile", "finns-inte")
    assert passed_over.returncode == 0
    assert (folder / ".gitignore").read_text() == "/.quarto/\n**/*.quarto_ipynb\n"
    quarto('refuse("trasigt")')
    assert run(folder, "render", "report.qmd").returncode == 1
    assert (folder / "report.html").exists()  # the former one


def render(tmp_path: Path) -> dict[str, Path]:
    resources = tmp_path / "resurser"
    (resources / "_figurer").mkdir(parents=True)
    (resources / "_figurer" / "fig-a.svg").write_text("<svg/>")
    document = "---\ntitle: T\n---\n\n# Ett\n\n![R](_figurer/fig-a.svg){#fig-a fig-alt='A'}\n"
    return QuartoEngine().render(document, tmp_path / "ut", "rapport", ["html", "pdf"], resources)


def test_the_document_is_staged_under_the_outputs_name_and_never_executed(tmp_path, quarto):
    record = quarto()
    made = render(tmp_path)
    facts = json.loads(record.read_text())
    assert facts["arguments"] == ["render", "rapport.qmd"]
    assert facts["python"] == sys.executable
    assert facts["document"].startswith("---\nengine: markdown\ntitle: T\n---\n\n# Ett\n")
    assert 'motor: "Quarto 1.9.36"' in facts["document"]
    assert {"_figurer/fig-a.svg", "assets/html/report.html", "assets/typst/typst-show.typ"} <= set(facts["files"])
    assert made == {"html": tmp_path / "ut" / "rapport.html", "pdf": tmp_path / "ut" / "rapport.pdf"}
    assert made["html"].read_text() == "<html>"


def test_what_quarto_starts_finds_that_quarto_though_it_is_not_on_the_path(tmp_path, quarto, monkeypatch):
    quarto()
    monkeypatch.setenv("PATH", os.defpath)
    with pytest.raises(RenderError, match="Quarto är inte installerat"):
        QuartoEngine()
    monkeypatch.setenv("QUARTO_BIN_PATH", str(tmp_path / "bin"))
    assert QuartoEngine().version == "Quarto 1.9.36"


def test_the_staged_project_keeps_the_formats_and_has_no_pre_render(tmp_path, quarto):
    record = quarto()
    render(tmp_path)
    project = yaml.safe_load(json.loads(record.read_text())["project"])
    assert "project" not in project
    assert project["format"]["html"]["template"] == "assets/html/report.html"
    assert project["format"]["typst"]["pdf-standard"] == ["a-3a", "ua-1"]
    assert project["lang"] == "sv-SE"
    assert list(project["format"]) == ["html", "typst"]


def test_a_profile_that_the_user_set_does_not_reach_the_staged_document(tmp_path, quarto, monkeypatch):
    monkeypatch.setenv("QUARTO_PROFILE", "offentlig")
    record = quarto()
    render(tmp_path)
    assert json.loads(record.read_text())["profile"] is None


def test_word_gets_a_png_beside_each_chart(tmp_path, quarto):
    record = quarto()
    resources = tmp_path / "resurser"
    (resources / "_figurer").mkdir(parents=True)
    (resources / "_figurer" / "fig-a.svg").write_text(
        '<svg xmlns="http://www.w3.org/2000/svg" width="9" height="9"><rect width="9" height="9"/></svg>'
    )
    document = "# Ett\n\n![R](_figurer/fig-a.svg){#fig-a fig-alt='A'}\n"
    made = QuartoEngine().render(document, tmp_path / "ut", "rapport", ["docx"], resources)
    facts = json.loads(record.read_text())
    assert list(made) == ["docx"]
    assert "_figurer/fig-a.png" in facts["files"]
    assert yaml.safe_load(facts["project"])["reference-doc"] == "assets/docx/referens.docx"


def test_slides_are_staged_with_their_own_reference_and_a_png_beside_each_chart(tmp_path):
    (tmp_path / "_figurer").mkdir()
    (tmp_path / "_figurer" / "fig-a.svg").write_text(
        '<svg xmlns="http://www.w3.org/2000/svg" width="9" height="9"><rect width="9" height="9"/></svg>'
    )
    stage("# Ett\n", tmp_path, "bildspel", ["html", "pptx"])
    project = yaml.safe_load((tmp_path / "_quarto.yml").read_text("utf-8"))
    slides = project["format"]["pptx"]
    assert (tmp_path / slides["reference-doc"]).is_file()
    assert (slides["slide-level"], slides["toc"], slides["number-sections"]) == (1, False, False)
    assert (tmp_path / "_figurer" / "fig-a.png").is_file()


TYPST = (
    "[typst]: Compiling rapport.typ to rapport.pdf...error: cannot reference heading without numbering\n"
    "    ┌─ rapport.typ:377:5\n    │\n377 │ Hej\n\n\n"
    "\x1b[91mERROR: error: cannot reference heading without numbering\n    ┌─ rapport.typ:377:5\n\n\x1b[39m\n"
    "\x1b[91mERROR: Typst compilation failed\x1b[39m\n\nStack trace:\n    at renderPdf (quarto.js:99:1)\n"
)


def test_typsts_own_file_line_and_cause_are_told_once_and_without_colours():
    assert said(TYPST).splitlines() == [
        "error: cannot reference heading without numbering",
        "        ┌─ rapport.typ:377:5",
        "        │",
        "    377 │ Hej",
        "    Typst compilation failed",
    ]


@pytest.mark.parametrize(
    ("behaviour", "message"),
    [
        (
            'refuse("trasigt")',
            "Quarto kunde inte rendera dokumentet: trasigt\n  Gör så här: ",
        ),
        ("pass", "Quarto skrev ingen fil rapport.html"),
        (
            WRITES + '; print("[WARNING] Unable to resolve crossref @fig-x", file=sys.stderr)',
            "Quarto hittade inte målet för en hänvisning: [WARNING] Unable to resolve crossref @fig-x",
        ),
    ],
    ids=["exit code", "no file", "unresolved reference"],
)
def test_a_failure_is_told_and_leaves_no_file(tmp_path, quarto, behaviour, message):
    quarto(behaviour)
    with pytest.raises(RenderError) as caught:
        render(tmp_path)
    assert str(caught.value).startswith(message)
    assert "\x1b" not in str(caught.value) and "Stack trace" not in str(caught.value)
    assert not (tmp_path / "ut").exists()


def test_auto_takes_quarto_where_it_is_and_else_the_built_in_engine(tmp_path, quarto, monkeypatch):
    monkeypatch.setenv("PATH", str(tmp_path))
    monkeypatch.setattr(sys, "executable", str(tmp_path / "python"))
    assert choose("auto").name == "builtin"
    with pytest.raises(RenderError, match="Quarto är inte installerat"):
        choose("quarto")
    quarto()
    assert choose("auto").name == "quarto"
    assert choose("builtin").name == "builtin"
    with pytest.raises(UnknownChoice, match="ingen motor som heter latex"):
        choose("latex")
