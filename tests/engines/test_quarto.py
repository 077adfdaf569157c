"""No Quarto is needed here: a small program of that name records what it is asked to do."""

from __future__ import annotations

import json
import os
import sys
from pathlib import Path

import pytest
import yaml

from genomgang.engines import choose
from genomgang.engines.quarto import QuartoEngine
from genomgang.errors import RenderError, UnknownChoice

FAKE = """#!{python}
import json, os, pathlib, sys
if sys.argv[1:] == ["--version"]:
    print("1.9.36")
    sys.exit()
here = pathlib.Path.cwd()
stem = pathlib.Path(sys.argv[2]).stem
facts = dict(arguments=sys.argv[1:], python=os.environ["QUARTO_PYTHON"], document=(here / sys.argv[2]).read_text("utf-8"),
    project=(here / "_quarto.yml").read_text("utf-8"), files=sorted(str(p.relative_to(here)) for p in here.rglob("*") if p.is_file()))
pathlib.Path({record!r}).write_text(json.dumps(facts))
{behaviour}
"""
WRITES = '(here / f"{stem}.html").write_text("<html>"); (here / f"{stem}.pdf").write_bytes(b"%PDF")'

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
    assert facts["arguments"] == ["render", "rapport.qmd", "--to", "html,typst"]
    assert facts["python"] == sys.executable
    assert facts["document"].startswith("---\nengine: markdown\ntitle: T\n---\n\n# Ett\n")
    assert 'motor: "Quarto 1.9.36"' in facts["document"]
    assert {"_figurer/fig-a.svg", "assets/html/report.html", "assets/typst/typst-show.typ"} <= set(facts["files"])
    assert made == {"html": tmp_path / "ut" / "rapport.html", "pdf": tmp_path / "ut" / "rapport.pdf"}
    assert made["html"].read_text() == "<html>"


def test_the_staged_project_keeps_the_formats_and_has_no_pre_render(tmp_path, quarto):
    record = quarto()
    render(tmp_path)
    project = yaml.safe_load(json.loads(record.read_text())["project"])
    assert "project" not in project
    assert project["format"]["html"]["template"] == "assets/html/report.html"
    assert project["format"]["typst"]["pdf-standard"] == ["a-3a", "ua-1"]
    assert project["lang"] == "sv-SE"


@pytest.mark.parametrize(
    ("behaviour", "message"),
    [
        (
            'print("ERROR: trasigt", file=sys.stderr); sys.exit(1)',
            "Quarto kunde inte rendera dokumentet: ERROR: trasigt",
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
