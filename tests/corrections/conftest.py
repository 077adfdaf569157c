"""The small delivery of the checks' tests, in a folder of its own."""

from __future__ import annotations

import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

sys.path.insert(0, str(Path(__file__).parents[1] / "checking"))

from handed import in_folders_of_its_own
from small_delivery import write_delivery


@pytest.fixture
def data(tmp_path: Path) -> Iterator[Path]:
    """The delivery's folder, in a work folder of its own."""
    with in_folders_of_its_own(tmp_path) as folder:
        write_delivery(folder)
        yield folder
