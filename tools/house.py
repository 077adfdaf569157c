"""`python -m tools.house`: how large the house is, and how its modules lean on each other.

Lines of `genomgang` without the example, loose modules at its root, levels of imports (the longest chain from a module
to one that imports none of ours), and circles of modules that import each other, also inside functions.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from functools import cache

import grimp

from genomgang.paths import ROOT

Imports = Mapping[str, frozenset[str]]
"""Each module → those of ours that it imports, for type checkers alone not counted."""


def imports() -> Imports:
    """The imports of the program and of the contracts."""
    graph = grimp.build_graph("genomgang", "checks", exclude_type_checking_imports=True)
    return {name: frozenset(graph.find_modules_directly_imported_by(name)) for name in graph.modules}


def reached(start: str, edges: Imports) -> Iterator[str]:
    """Every module that `start` imports, directly or through others."""
    seen: set[str] = set()
    waiting = list(edges[start])
    while waiting:
        name = waiting.pop()
        if name not in seen:
            seen.add(name)
            yield name
            waiting += edges[name]


def circles(edges: Imports) -> set[frozenset[str]]:
    """The groups of modules that reach themselves."""
    below = {name: frozenset(reached(name, edges)) for name in edges}
    return {frozenset(other for other in below[name] if name in below[other]) for name in edges if name in below[name]}


def levels(edges: Imports) -> tuple[str, ...]:
    """The longest chain of imports, outermost first. RecursionError where there is a circle."""

    @cache
    def chain(name: str) -> tuple[str, ...]:
        return (name, *max(map(chain, sorted(edges[name])), key=len, default=()))

    return max(map(chain, sorted(edges)), key=len)


def lines() -> int:
    """Lines of Python in the program, the example's generator left out."""
    package = ROOT / "genomgang"
    files = (path for path in package.rglob("*.py") if package / "example" not in path.parents)
    return sum(len(path.read_text(encoding="utf-8").splitlines()) for path in files)


def main() -> None:
    """Print the figures."""
    edges = imports()
    chain = levels(edges)
    print(f"lines {lines()}, modules at the root {len(list((ROOT / 'genomgang').glob('*.py')))}")
    print(f"circles {len(circles(edges))}, levels {len(chain)}: {' > '.join(chain)}")


if __name__ == "__main__":
    main()
