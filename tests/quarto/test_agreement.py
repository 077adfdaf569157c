"""The report by a real Quarto, plain and staged, shows what the built-in engine's shows: for three nämnder, of both
versions, in HTML, PDF and Word. Each difference is named and explained in `differences.yml`."""

from __future__ import annotations

import pytest

from tests.quarto.agreement import LEAST, differences, known, ratio, unexplained
from tests.quarto.conftest import KINDS, REPORTS, Document
from tests.quarto.shown import shown

CASES = [pytest.param(namnd, version, id=f"{namnd} {version}") for namnd, version in REPORTS]
# Each asking for Word executes the report once more: the smallest report's does.
PLAIN = [
    pytest.param(namnd, version, kind, id=f"{namnd} {version} {kind}")
    for namnd, version in REPORTS
    for kind in KINDS
    if kind != "docx" or namnd == "kyrkogardsnamnden"
]


def check(ours: Document, theirs: Document, namnd: str, version: str, kind: str) -> None:
    expected, found = (shown(made(namnd, version, kind)) for made in (ours, theirs))
    assert ratio(expected["text"], found["text"]) >= LEAST
    assert {
        aspect: left
        for aspect in expected
        if (left := unexplained(differences(expected[aspect], found[aspect]), kind, aspect))
    } == {}


@pytest.mark.quarto
@pytest.mark.parametrize("kind", KINDS)
@pytest.mark.parametrize(("namnd", "version"), CASES)
def test_our_own_command_with_quarto_shows_the_same(builtin, staged, namnd, version, kind):
    check(builtin, staged, namnd, version, kind)


@pytest.mark.quarto
@pytest.mark.parametrize(("namnd", "version", "kind"), PLAIN)
def test_plain_quarto_shows_the_same(builtin, plain, namnd, version, kind):
    check(builtin, plain, namnd, version, kind)


def test_every_known_difference_is_explained():
    assert all(each.name and len(each.why) > 20 for each in known())


def test_a_difference_that_nobody_has_named_is_told():
    found = differences(["Andelen", "är", "80", "procent"], ["Andelen", "är", "81", "procent"])
    assert [(each.builtin, each.quarto) for each in unexplained(found, "html", "text")] == [("80", "81")]
