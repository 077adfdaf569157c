"""A full disk and a folder that may not be written: a clear message, and what stood there stands there still."""

from __future__ import annotations

import errno
import shutil

import fakes
import pytest

from genomgang.batch.ledger import open_ledger
from genomgang.errors import RenderError
from genomgang.publish.output import Target, publish


@pytest.fixture
def target():
    return Target("servicenamnden", 2024, "intern")


def made(folder, text):
    folder.mkdir(exist_ok=True)
    files = {kind: folder / f"x.{kind}" for kind in ("html", "pdf")}
    for path in files.values():
        path.write_bytes(fakes.whole(text))
    return files


def test_a_disk_that_fills_up_leaves_the_former_report(target, tmp_path, monkeypatch):
    publish(made(tmp_path / "a", "gammal"), target, {"underlag": {"texter": "1"}})
    before = {path.name: path.read_bytes() for path in target.folder.iterdir()}
    copied = []

    def full_after_one(source, goal):
        if copied:
            raise OSError(errno.ENOSPC, "Ingen plats kvar på enheten", str(goal))
        copied.append(goal)
        return original(source, goal)

    original = shutil.copyfile
    monkeypatch.setattr("shutil.copyfile", full_after_one)
    with pytest.raises(RenderError) as problem:
        publish(made(tmp_path / "b", "ny"), target, {})
    assert "Ingen plats kvar på enheten" in str(problem.value)
    assert {path.name: path.read_bytes() for path in target.folder.iterdir()} == before


def test_an_output_folder_that_is_read_only_is_told_before_anything_is_made(tmp_path, monkeypatch):
    def refuse(*_args, **_kwargs):
        raise PermissionError(errno.EACCES, "Åtkomst nekas", str(tmp_path / "ut"))

    monkeypatch.setattr("pathlib.Path.mkdir", refuse)
    with pytest.raises(RenderError) as problem:
        open_ledger(2024, "motor")
    assert str(problem.value) == (
        "Körningens logg går inte att skriva.\n"
        f"  Var: {tmp_path / 'ut'}: Åtkomst nekas\n"
        "  Gör så här: Kontrollera utrymme och rättigheter och kör igen."
    )


def test_a_document_that_is_held_open_gives_a_clear_message(target, tmp_path, monkeypatch):
    """As on Windows, where a file that a reader has open cannot be replaced."""
    publish(made(tmp_path / "a", "gammal"), target, {})

    def held(self, _goal):
        raise PermissionError(errno.EACCES, "Filen används av en annan process", str(self))

    monkeypatch.setattr("pathlib.Path.replace", held)
    with pytest.raises(RenderError) as problem:
        publish(made(tmp_path / "b", "ny"), target, {})
    assert "stäng dokumentet om det är öppet" in str(problem.value)
    assert all(fakes.is_whole(path) for path in target.folder.iterdir())
