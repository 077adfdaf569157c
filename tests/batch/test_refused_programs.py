"""`check` tells, in one list, all that `render` would refuse."""

from __future__ import annotations

import shutil

import pytest

from genomgang.batch.refusals import READERS, refusals, unread_files
from genomgang.organisation.current import working_for
from genomgang.paths import EXAMPLE
from genomgang.regler import SHIPPED


@pytest.fixture
def data(tmp_path):
    (tmp_path / "2024").mkdir()
    shutil.copytree(EXAMPLE / "2024" / "texter", tmp_path / "2024" / "texter")
    with working_for(tmp_path):
        yield tmp_path


def test_the_example_is_refused_for_nothing(data):
    assert list(refusals(data, 2024)) == []


def test_every_rule_file_is_read():
    assert set(READERS) | {"organisation"} == {path.stem for path in SHIPPED.glob("*.yml")}


def test_faulty_texts_and_rules_are_told_all_at_once(data):
    texts = data / "2024" / "texter"
    (texts / "valnamnden.md").write_text("## inledning\n\n## inledning\n", "utf-8")
    (texts / "kulturnamnden.md").write_text("## okant\n", "utf-8")
    (data / "regler").mkdir()
    (data / "regler" / "storlek.yml").write_text("klasser: [{fran: 10, namn: små}]\n", "utf-8")
    told = [str(each) for each in refusals(data, 2024)]
    assert len(told) == 3
    assert "Avsnittet ”okant” är okänt." in told[0]
    assert "Avsnittet ”inledning” finns två gånger." in told[1]
    assert "Storleksklasserna börjar inte på noll" in told[2]


def test_files_that_nothing_reads_are_told(data):
    (data / "2024" / "texter" / "kulturnamden.md").touch()
    (data / "regler").mkdir()
    (data / "regler" / "nyckeltalen.yml").touch()
    units = [path.stem for path in (EXAMPLE / "2024" / "texter").glob("*.md")]
    assert list(unread_files(data, 2024, units)) == [
        "texter/kulturnamden.md läses inte: registret har inget kortnamn kulturnamden. Menade du ”kulturnamnden”?",
        "regler/nyckeltalen.yml läses inte: ingen regelfil heter så. Menade du ”nyckeltal.yml”?",
    ]
