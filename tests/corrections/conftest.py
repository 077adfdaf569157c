"""The small delivery of the checks' tests, in a folder of its own."""

from __future__ import annotations

import sys
from pathlib import Path

import pytest

sys.path.insert(0, str(Path(__file__).parents[1] / "checking"))

from small_delivery import write_delivery


@pytest.fixture
def data(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """The delivery's folder, in a work folder of its own."""
    monkeypatch.setenv("GENOMGANG_WORK", str(tmp_path / "arbete"))
    monkeypatch.setenv("GENOMGANG_OUTPUT", str(tmp_path / "ut"))
    folder = tmp_path / "data"
    monkeypatch.setenv("GENOMGANG_DATA", str(folder))
    write_delivery(folder)
    return folder
