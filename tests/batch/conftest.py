"""Output and work folders of each test's own."""

from __future__ import annotations

from pathlib import Path

import pytest


@pytest.fixture(autouse=True)
def folders(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setenv("GENOMGANG_WORK", str(tmp_path / "arbete"))
    monkeypatch.setenv("GENOMGANG_OUTPUT", str(tmp_path / "ut"))
    return tmp_path
