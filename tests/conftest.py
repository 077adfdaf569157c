"""What every area's tests may use."""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from typing import TYPE_CHECKING

import pytest
from hypothesis import settings

from genomgang.running.later import without_grammar_of_addresses

without_grammar_of_addresses()

# A busy machine is slow, not wrong: no example has a deadline of its own.
settings.register_profile("project", deadline=None)
settings.register_profile("quick", deadline=None, max_examples=20)
settings.load_profile("project")

if TYPE_CHECKING:
    from playwright.sync_api import Browser

ARGUMENTS = ["--headless", "--no-sandbox", "--disable-gpu", "--disable-background-networking", "--no-first-run"]


@pytest.fixture(scope="session")
def browser() -> Iterator[Browser]:
    """Headless Chromium through playwright; skips where there is none."""
    program = shutil.which("chromium") or shutil.which("chromium-browser") or shutil.which("google-chrome")
    if program is None:
        pytest.skip("Chromium is not installed")
    playwright = pytest.importorskip("playwright.sync_api")
    with playwright.sync_playwright() as api:
        instance = api.chromium.launch(executable_path=program, args=ARGUMENTS)
        yield instance
        instance.close()
