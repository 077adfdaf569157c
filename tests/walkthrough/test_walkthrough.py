"""The walk-through in `docs/` is run as written: every command, in order, must print what the document says."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest
from exports import write_exports
from session import played

from genomgang.paths import ROOT

DOCUMENT = ROOT / "docs" / "genomgang-av-en-leverans.md"


@pytest.mark.slow
@pytest.mark.skipif(shutil.which("bash") is None, reason="the commands are run by bash")
def test_every_command_prints_what_the_walk_through_says(tmp_path: Path, pytestconfig: pytest.Config) -> None:
    """With `--snapshot-update` the document is written anew instead, as the other snapshots are."""
    write_exports(tmp_path / "leverans")
    said = DOCUMENT.read_text(encoding="utf-8")
    found = played(said, tmp_path)
    if pytestconfig.getoption("update_snapshots"):
        DOCUMENT.write_text(found, encoding="utf-8")
    else:
        assert found.splitlines() == said.splitlines()
