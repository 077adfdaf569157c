"""Reports by a real Quarto, each made once for all tests. Where there is no Quarto the tests are skipped, by name."""

from __future__ import annotations

import shutil
from collections.abc import Callable, Iterator
from dataclasses import replace
from functools import cache
from pathlib import Path

import pytest

from tests.quarto.checkout import AR, Checkout, make_checkout

NAMNDER = ("servicenamnden", "kyrkogardsnamnden", "trafiknamnden")
VERSIONS = ("intern", "offentlig")
FORMATS = ("html", "pdf", "docx")

_WORD = """\
  docx:
    toc: true
"""

Document = Callable[[str, str, str], Path]
"""From nämnd, version and format to a finished document."""


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    for item in items:
        if item.path.parent == Path(__file__).parent and item.get_closest_marker("quarto"):
            item.add_marker(pytest.mark.slow)
            item.add_marker(pytest.mark.skipif(shutil.which("quarto") is None, reason="no Quarto on PATH"))
            item.add_marker(pytest.mark.xdist_group("quarto"))


@pytest.fixture(scope="session")
def checkout(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Checkout]:
    """The copy in which all is made. Word is among its formats, so that one command makes all three."""
    made = make_checkout(tmp_path_factory.mktemp("quarto") / "Åsas rapporter" / "genomgång")
    options = made.root / "_quarto.yml"
    options.write_text(options.read_text(encoding="utf-8") + _WORD, encoding="utf-8")
    yield made


def _staged(checkout: Checkout, engine: str) -> Checkout:
    """The checkout whose documents our own command has made with an engine, all of them in one run."""
    made = replace(checkout, output=checkout.root / "_arbete" / f"av-{engine}")
    wanted = [part for namnd in NAMNDER for part in ("--namnd", namnd)]
    arguments = ("--ar", str(AR), "--version", "bada", "--to", ",".join(FORMATS), "--engine", engine)
    result = made.genomgang("render", *wanted, *arguments)
    assert result.returncode == 0, result.stdout + result.stderr
    return made


@pytest.fixture(scope="session")
def builtin(checkout: Checkout) -> Document:
    return _staged(checkout, "builtin").report


@pytest.fixture(scope="session")
def staged(checkout: Checkout) -> Document:
    return _staged(checkout, "quarto").report


@pytest.fixture(scope="session")
def plain(checkout: Checkout) -> Document:
    """`quarto render` is run the first time a report is asked for, with a parameter or a profile for the version."""

    @cache
    def rendered(namnd: str, version: str) -> None:
        chosen = ("--profile", version) if version != "intern" else ()
        result = checkout.quarto("-P", f"namnd:{namnd}", "-P", f"ar:{AR}", *chosen)
        assert result.returncode == 0, result.stdout + result.stderr

    def document(namnd: str, version: str, kind: str) -> Path:
        rendered(namnd, version)
        return checkout.report(namnd, version, kind)

    return document
