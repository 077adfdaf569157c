"""Whole documents or none, and never an old one that looks new."""

import json

import pytest

from genomgang.errors import RenderError
from genomgang.provenance.fingerprint import of_file
from genomgang.publish.output import Target, mark_stale, publish, write_atomically
from genomgang.render import made_for


@pytest.fixture
def target(tmp_path, monkeypatch):
    monkeypatch.setenv("GENOMGANG_OUTPUT", str(tmp_path / "ut"))
    return Target("servicenamnden", 2024, "intern")


def made(folder, **contents):
    folder.mkdir(exist_ok=True)
    files = {}
    for name, text in contents.items():
        files[name] = folder / f"x.{name}"
        files[name].write_text(text)
    return files


def names(folder):
    return sorted(path.name for path in folder.rglob("*") if path.is_file())


def test_the_files_and_their_record_come_into_place(target, tmp_path):
    placed = publish(made(tmp_path / "bygge", html="h", pdf="p"), target, {"namnd": "servicenamnden"})
    assert placed["html"].read_text() == "h"
    record = json.loads(target.record.read_text())
    assert record["filer"]["ledningens-genomgang-servicenamnden-2024.pdf"] == of_file(placed["pdf"])
    assert record["namnd"] == "servicenamnden"


def test_a_format_that_was_not_made_again_does_not_stay_beside_the_new_ones(target, tmp_path):
    publish(made(tmp_path / "a", html="h", pdf="p"), target, {})
    publish(made(tmp_path / "b", html="ny"), target, {})
    assert names(target.folder) == [f"{target.stem}.html", f"{target.stem}.json"]


def test_the_public_version_leaves_the_internal_one_alone(target, tmp_path):
    publish(made(tmp_path / "a", html="h"), target, {})
    public = Target("servicenamnden", 2024, "offentlig")
    publish(made(tmp_path / "b", html="o"), public, {})
    publish(made(tmp_path / "c", html="h2"), target, {})
    assert names(target.folder) == sorted(
        [f"{target.stem}.html", f"{target.stem}.json", f"{public.stem}.html", f"{public.stem}.json"]
    )
    assert (public.folder / f"{public.stem}.html").read_text() == "o"


def test_stale_documents_are_set_aside_with_the_reason_until_new_ones_come(target, tmp_path):
    publish(made(tmp_path / "a", html="h"), target, {})
    mark_stale(target, "Leveransen har kritiska fel.")
    assert not (target.folder / f"{target.stem}.html").exists()
    assert not target.record.exists()
    note = target.folder / "inaktuell" / f"{target.stem}.txt"
    assert note.read_text() == "Dokumenten i den här mappen är inaktuella.\n\nLeveransen har kritiska fel.\n"
    publish(made(tmp_path / "b", html="ny"), target, {})
    assert not (target.folder / "inaktuell").exists()


def test_nothing_to_set_aside_makes_no_folder(target):
    mark_stale(target, "x")
    assert not target.folder.exists()


def test_an_output_folder_that_cannot_be_written_gives_a_clear_error(target, tmp_path):
    target.folder.parent.mkdir(parents=True)
    target.folder.write_text("en fil där mappen skulle vara")
    with pytest.raises(RenderError) as problem:
        publish(made(tmp_path / "a", html="h"), target, {})
    assert "kunde inte skrivas" in str(problem.value)
    assert "Gör så här" in str(problem.value)


def test_a_write_that_fails_leaves_the_old_file(tmp_path, monkeypatch):
    path = tmp_path / "a.json"
    write_atomically(path, b"gammal")

    def full(*_args):
        raise OSError(28, "Enheten är full")

    monkeypatch.setattr("pathlib.Path.replace", full)
    with pytest.raises(OSError, match="full"):
        write_atomically(path, b"ny")
    assert path.read_bytes() == b"gammal"
    assert names(tmp_path) == ["a.json"]


@pytest.mark.parametrize("asked", [("pdf",), ("pdf", "underlag"), ("underlag", "html", "pdf")])
def test_each_document_is_made_once(asked):
    """Two made side by side would write the same files."""
    assert sorted(made_for(asked)) == sorted({*asked, "underlag"})
