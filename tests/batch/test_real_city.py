"""Real reports, many at a time: never one's figures in another, the same bytes whatever the order, whole after any kill."""

from __future__ import annotations

import json
import os
import random
import shutil
import signal
import subprocess
import sys
import time
from pathlib import Path

import marked_city as city
import pikepdf
import pytest
from living import wait_for_the_end

from genomgang.paths import ROOT
from genomgang.provenance.fingerprint import of_file

KILLS = 4
pytestmark = [
    pytest.mark.slow,
    pytest.mark.skipif(os.name == "nt", reason="kills by signal"),
    pytest.mark.skipif(shutil.which("pdftotext") is None, reason="poppler is not installed"),
]


class City:
    """A delivery and the folders of its reports, which are made in processes of their own."""

    def __init__(self, base: Path) -> None:
        self.data, self.base = base / "leverans", base
        self.marks = city.write_marked_city(self.data)

    @property
    def output(self) -> Path:
        return self.base / "ut" / str(city.AR)

    def start(self, *program: str) -> subprocess.Popen:
        variables = {"GENOMGANG_WORK": self.base / "arbete", "GENOMGANG_OUTPUT": self.base / "ut"}
        return subprocess.Popen(
            [sys.executable, *program],
            cwd=ROOT,
            env={**os.environ, **{name: str(path) for name, path in variables.items()}, "COLUMNS": "200"},
            stdout=subprocess.PIPE,
            stderr=subprocess.STDOUT,
            text=True,
            start_new_session=True,
        )

    @property
    def render(self) -> tuple[str, ...]:
        return ("-m", "genomgang", "render", "--all", "--data", str(self.data))

    def run(self, *program: str) -> str:
        """What the run said; AssertionError, with it, unless every report is current."""
        process = self.start(*program)
        said, _ = process.communicate()
        assert process.returncode == 0, said
        return said

    def digests(self) -> dict[str, str]:
        return {path.name: of_file(path) for path in self.documents()}

    def documents(self) -> list[Path]:
        """Each report's page, notebook and two PDF files: the report and what it rests on."""
        return [path for path in sorted(self.output.glob("*/*-*")) if path.suffix in {".html", ".pdf", ".ipynb"}]


@pytest.fixture(scope="module")
def made(tmp_path_factory) -> City:
    """The city with every report made, two at a time."""
    made = City(tmp_path_factory.mktemp("stad"))
    made.run(*made.render, "--jobs", "2")
    return made


@pytest.fixture
def own_folders(made, tmp_path) -> City:
    """The same delivery, checked, in folders of the test's own."""
    copy = City.__new__(City)
    copy.data, copy.base, copy.marks = made.data, tmp_path, made.marks
    shutil.copytree(made.base / "arbete", tmp_path / "arbete")
    return copy


def assert_own_marks_only(made: City) -> None:
    for namnd, own in made.marks.items():
        documents = [path for path in made.documents() if path.parent.name == namnd]
        assert [path.suffix for path in documents] == [".html", ".ipynb", ".pdf", ".pdf"]
        for path in documents:
            found = {name for name, mark in made.marks.items() if mark in city.everything_in(path)}
            assert found == {namnd}, f"words in {path.name}"
        page, _, *printed = documents
        for paths in ((page,), printed):
            shown = "".join(city.shown_by(path).replace(own, "") for path in paths)
            found = {name for name, mark in made.marks.items() if mark[1:] in shown}
            assert found == {namnd}, f"numbers in {paths}"


def test_every_report_shows_its_own_namnd_alone(made):
    assert_own_marks_only(made)


def test_another_order_and_number_of_jobs_give_the_same_bytes(made, own_folders):
    own_folders.run(str(Path(__file__).with_name("in_random_order.py")), str(own_folders.data), str(city.AR), "7", "3")
    assert_own_marks_only(own_folders)
    assert own_folders.digests() == made.digests()


def test_a_word_changed_in_one_namnds_rows_makes_one_report(made, tmp_path):
    changed = City.__new__(City)
    changed.base, changed.marks = tmp_path, made.marks
    changed.data = made.data  # the work folder knows a delivery by its path
    shutil.copytree(made.base / "arbete", tmp_path / "arbete")
    shutil.copytree(made.base / "ut", tmp_path / "ut")
    former, before = changed.digests(), city.read(made.data, "klassning")
    rows = [dict(row) for row in before]
    rows[-1]["namn"] = "Omdöpt " + rows[-1]["namn"]
    try:
        city.write(made.data, "klassning", rows)
        said = changed.run(*changed.render)
        own = rows[-1]["namnd"]
        why = "ändrat sedan sist: informationstillgångar och klassning"
        assert f"1 av {city.COUNT} gjordes: {own} ({why}); {city.COUNT - 1} aktuella." in said
        after = changed.digests()
        assert {name for name in after if after[name] != former[name]} == {
            path.name for path in changed.documents() if path.parent.name == own
        }
    finally:
        city.write(made.data, "klassning", before)


def test_killed_at_random_moments_it_leaves_whole_reports_and_goes_on(made, own_folders):
    chance = random.Random(9)
    for _ in range(KILLS):
        process = own_folders.start(*own_folders.render)
        time.sleep(chance.uniform(1, 6))
        os.killpg(process.pid, signal.SIGKILL) if chance.random() < 1 / 2 else process.kill()
        process.wait()
        wait_for_the_end(own_folders.base)
        for path in own_folders.documents():
            match path.suffix:
                case ".html":
                    assert path.read_text(encoding="utf-8").rstrip().endswith("</html>")
                case ".pdf":
                    pikepdf.open(path).close()
                case ".ipynb":
                    json.loads(path.read_text(encoding="utf-8"))
    own_folders.run(*own_folders.render)
    assert own_folders.digests() == made.digests()
    assert not list((own_folders.base / "arbete" / "bygge").glob("*"))
