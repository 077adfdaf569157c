"""A small delivery of two years and three nämnder, written by hand: every check holds on it."""

from __future__ import annotations

from pathlib import Path

import pytest
from small_delivery import write_delivery


@pytest.fixture
def work(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    folder = tmp_path / "arbete"
    monkeypatch.setenv("GENOMGANG_WORK", str(folder))
    return folder


@pytest.fixture
def data(tmp_path: Path, work: Path) -> Path:
    """The delivery's folder, in a work folder of its own."""
    folder = tmp_path / "data"
    write_delivery(folder)
    return folder
