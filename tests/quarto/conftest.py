"""Reports by a real Quarto, each made once for all tests. Where there is no Quarto the tests are skipped, by name."""

from __future__ import annotations

import shutil
from collections.abc import Callable
from dataclasses import replace
from functools import cache
from pathlib import Path

import pytest

from tests.quarto.checkout import AR, Checkout, make_checkout

REPORTS = (("servicenamnden", "intern"), ("kyrkogardsnamnden", "offentlig"), ("trafiknamnden", "intern"))
"""Which nämnd's report in which version; each is made once by each engine and way."""

FORMATS = ("html", "pdf", "docx")
KINDS = (*FORMATS, "underlag")
"""What is made for the formats: a PDF brings that of what it rests on."""

Document = Callable[[str, str, str], Path]
"""From nämnd, version and format to a finished document."""


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    for item in items:
        if item.path.parent == Path(__file__).parent and item.get_closest_marker("quarto"):
            item.add_marker(pytest.mark.slow)
            item.add_marker(pytest.mark.skipif(shutil.which("quarto") is None, reason="no Quarto on PATH"))
            item.add_marker(pytest.mark.xdist_group("quarto"))


@pytest.fixture(scope="session")
def checkout(tmp_path_factory: pytest.TempPathFactory) -> Checkout:
    """The copy in which all is made."""
    return make_checkout(tmp_path_factory.mktemp("quarto") / "Åsas rapporter" / "genomgång")


def _made(checkout: Checkout, engine: str) -> Checkout:
    """The checkout whose documents our own command has made with an engine, those of a version in one run."""
    made = replace(checkout, output=checkout.root / "_arbete" / f"av-{engine}")
    for version in sorted({version for _, version in REPORTS}):
        wanted = [part for namnd, of in REPORTS if of == version for part in ("--namnd", namnd)]
        arguments = ("--ar", str(AR), "--version", version, "--to", ",".join(FORMATS), "--engine", engine)
        result = made.genomgang("render", *wanted, *arguments)
        assert result.returncode == 0, result.stdout + result.stderr
    return made


@pytest.fixture(scope="session")
def builtin(checkout: Checkout) -> Document:
    return _made(checkout, "builtin").report


@pytest.fixture(scope="session")
def staged(checkout: Checkout) -> Document:
    return _made(checkout, "quarto").report


@pytest.fixture(scope="session")
def plain(checkout: Checkout) -> Document:
    """`quarto render` is run the first time a report is asked for, with a parameter or a profile for the version.

    It makes the project's formats, HTML and PDF; Word is asked for by itself, and laid elsewhere."""

    @cache
    def rendered(namnd: str, version: str, *formats: str) -> Checkout:
        made = replace(checkout, output=checkout.root / "_arbete" / "word") if formats else checkout
        chosen = ("--profile", version) if version != "intern" else ()
        result = made.quarto("-P", f"namnd:{namnd}", "-P", f"ar:{AR}", *chosen, *formats)
        assert result.returncode == 0, result.stdout + result.stderr
        return made

    def document(namnd: str, version: str, kind: str) -> Path:
        formats = ("--to", "docx") if kind == "docx" else ()
        return rendered(namnd, version, *formats).report(namnd, version, kind)

    return document
