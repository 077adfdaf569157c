"""No import runs upwards: topics know no words, charts know no data, and only the outermost know everybody."""

from __future__ import annotations

import grimp
import pytest

from genomgang.paths import ROOT
from tools.house import circles, imports

MAY_NOT = {
    "genomgang.topics": ("show", "charts", "city", "document", "engines", "batch", "cli"),
    "genomgang.charts": ("topics", "show", "city", "review", "document", "engines", "batch", "cli"),
    "genomgang.show": ("batch", "cli", "preview", "archive", "checking.run"),
    "genomgang.regler": ("topics", "show", "charts", "review", "city", "cli"),
    "genomgang.reading": ("checking", "review", "topics", "show", "cli"),
    "genomgang.checking": ("review", "topics", "show", "charts", "city", "cli"),
    "genomgang.document": ("show", "topics", "city", "batch", "cli"),
    "checks": ("genomgang.review.review", "genomgang.topics", "genomgang.show"),
}
"""Package → what nothing in it imports, directly or in a function."""


@pytest.fixture(scope="module")
def graph():
    return grimp.build_graph("genomgang", "checks", exclude_type_checking_imports=True)


@pytest.mark.parametrize("package", MAY_NOT)
def test_nothing_is_imported_upwards(graph, package):
    inside = {package, *graph.find_descendants(package)}
    forbidden = [name if name.startswith("genomgang.") else f"genomgang.{name}" for name in MAY_NOT[package]]
    found = [
        (module, imported)
        for module in sorted(inside)
        for imported in graph.find_modules_directly_imported_by(module)
        if any(imported == name or imported.startswith(f"{name}.") for name in forbidden)
    ]
    assert found == []


def test_no_module_imports_itself_through_others():
    assert circles(imports()) == set()


def test_a_circle_is_found():
    edges = {"a": frozenset("b"), "b": frozenset("c"), "c": frozenset("b"), "d": frozenset()}
    assert circles(edges) == {frozenset("bc")}


def test_nothing_lies_loose():
    """What a newcomer meets first: the package's own files, errors, paths, and how one report is made."""
    found = {path.name for path in (ROOT / "genomgang").glob("*.py")}
    assert found == {"__init__.py", "__main__.py", "errors.py", "paths.py", "render.py"}
