"""The SVG that stands inline in the page."""

from __future__ import annotations

import os
import re
import subprocess
import sys
from pathlib import Path
from xml.etree import ElementTree

import matplotlib
import pytest
from chart_cases import CASES

from genomgang.charts.finish import write_svg
from genomgang.charts.style import PLAIN_CHARTS
from genomgang.document.exhibit import FIGURES, Exhibit, publish
from genomgang.paths import HANDED_OVER, ROOT
from genomgang.text.markdown import Table

pytestmark = pytest.mark.slow

DRAW_ALL = """
import sys, hashlib
from pathlib import Path
sys.path.insert(0, sys.argv[1])
from chart_cases import CASES
from genomgang.charts.finish import write_svg
for name in ("bars", "risks", "spread", "trend"):
    path = Path(sys.argv[2]) / "diagram.svg"
    write_svg(CASES[name](), path)
    sys.stdout.write(hashlib.sha256(path.read_bytes()).hexdigest())
"""


def drawn(name: str, path: Path) -> str:
    write_svg(CASES[name](), path)
    return path.read_text(encoding="utf-8")


def test_it_can_stand_inline(tmp_path):
    svg = drawn("bars", tmp_path / "fig-utbildning.svg")
    assert svg.startswith("<svg ")
    for unwanted in ("<?xml", "<!DOCTYPE", "<!--", "<style", "<metadata", "dc:date"):
        assert unwanted not in svg
    root = ElementTree.fromstring(svg)
    assert root.attrib["viewBox"].startswith("0 0 453.5")


def test_text_stays_text_in_the_page_font(tmp_path):
    svg = drawn("bars", tmp_path / "fig.svg")
    assert ">Hela nämnden</text>" in svg
    assert "font-family: 'Source Sans 3'" in svg
    assert "font-weight: 600" in svg


def test_the_ground_is_transparent(tmp_path):
    svg = drawn("ladder one", tmp_path / "fig.svg")
    assert "fill: #ffffff" not in svg


@pytest.mark.parametrize("name", CASES)
def test_ids_are_absent_or_the_files_own(name, tmp_path):
    one, other = (set(re.findall(r' id="([^"]*)"', drawn(name, tmp_path / f"{n}.svg"))) for n in ("a", "b"))
    assert not one & other


def test_the_figure_is_emptied_and_nothing_else_is_left(tmp_path):
    figure = CASES["bars"]()
    write_svg(figure, tmp_path / "fig.svg")
    assert figure.texts == figure.artists == []
    assert [path.name for path in tmp_path.iterdir()] == ["fig.svg"]


def test_a_failed_drawing_leaves_the_former_file(tmp_path, monkeypatch):
    path = tmp_path / "fig.svg"
    path.write_text("förra", encoding="utf-8")
    figure = CASES["bars"]()
    monkeypatch.setattr(type(figure), "savefig", lambda *_, **__: 1 / 0)
    with pytest.raises(ZeroDivisionError):
        write_svg(figure, path)
    assert path.read_text(encoding="utf-8") == "förra"


def test_bytes_are_the_same_in_every_process(tmp_path):
    def run(seed: str) -> str:
        return subprocess.run(
            [sys.executable, "-c", DRAW_ALL, str(Path(__file__).parent), str(tmp_path)],
            env={**os.environ, "PYTHONHASHSEED": seed, "PYTHONPATH": str(ROOT)},
            cwd=ROOT, capture_output=True, text=True, check=True,
        ).stdout  # fmt: skip

    assert run("1") == run("2") != ""


def test_pyplot_is_never_imported():
    code = (
        "import sys, pkgutil, importlib, genomgang.charts as c\n"
        "[importlib.import_module(f'genomgang.charts.{m.name}') for m in pkgutil.iter_modules(c.__path__)]\n"
        "assert 'matplotlib.pyplot' not in sys.modules"
    )
    subprocess.run([sys.executable, "-c", code], cwd=ROOT, check=True)


@pytest.mark.parametrize("name", ["bars", "trend"])
def test_what_a_chapter_sets_for_its_own_charts_does_not_reach_an_exhibit(name, tmp_path, monkeypatch):
    monkeypatch.setenv(HANDED_OVER, str(tmp_path / "uppdrag.json"))
    shown = Exhibit("fig-a", "Rön.", "Under", "Beskrivning", Table(("a",), (("1",),), "l"), "Källa", CASES[name])
    publish(shown)
    undisturbed = (tmp_path / FIGURES / "fig-a.svg").read_bytes()
    with matplotlib.rc_context({**PLAIN_CHARTS, "font.size": 40, "lines.linewidth": 9, "axes.grid": True}):
        publish(shown)
        assert matplotlib.rcParams["font.size"] == 40, "what the chapter has set holds for the chapter"
    assert (tmp_path / FIGURES / "fig-a.svg").read_bytes() == undisturbed
