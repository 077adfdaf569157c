"""The code that a step rests on, found from what its modules import, so that no list of it can drift.

A step is named by the files where it begins, relative to the checkout. Whatever those import counts, also inside
functions, and so on; and whatever a module names in strings of its own: a module that is started in a process of its
own, one whose name is put together, or a file that lies beside it. What is imported for type checkers alone does not
count.
"""

from __future__ import annotations

import ast
import hashlib
import os
import re
import sys
from collections.abc import Iterator, Sequence
from contextlib import suppress
from dataclasses import dataclass, field
from functools import cache
from pathlib import Path

from genomgang.errors import UserError
from genomgang.paths import ROOT, work_dir
from genomgang.provenance import fingerprint
from genomgang.running.private_files import keep, kept, private

CHECKING = ("genomgang/checking/run.py",)
"""Where reading and checking a delivery begins."""

REPORT = ("genomgang/batch/worker.py", "report.qmd", "checks/*.py")
"""Where making a report begins: the process that makes it, the document with its chapters, and every contract."""

CITY = ("genomgang/city/computing.py", "checks/*.py")
"""Where computing a nämnd's key figures begins."""

EVERY = "*"
"""Last in a dotted name: every module of the package, since which of them is told by data."""

_CACHE = "kod.json"
_CELL = re.compile(r"^```\{python\}$(.*?)^```$", re.MULTILINE | re.DOTALL)
_INCLUDE = re.compile(r"\{\{<\s*include\s+(\S+)\s*>\}\}")
_NAME = re.compile(r"\w[\w-]*(\.\w[\w-]*)+", re.ASCII)  # a module's dotted name, or a file's
_START = re.compile(r"([A-Za-z_]\w*\.)+", re.ASCII)  # f"genomgang.topics.{topic}"
_LOCK = "requirements.txt"
_PIN = re.compile(r"^([A-Za-z0-9][\w.-]*)==", re.MULTILINE)


@dataclass(frozen=True)
class Names:
    """What one source names: modules by their dotted names, and strings that may be modules' or files' names."""

    modules: tuple[str, ...]
    strings: tuple[str, ...]


def code_fingerprint(step: Sequence[str], root: Path = ROOT) -> str:
    """The state of all the code that a step rests on, and of the installed packages that the program is locked to."""
    return _first(root).state(tuple(step))


def refuse_changed_code(step: Sequence[str]) -> None:
    """UserError where the code has been edited since this process first asked for its state.

    What was computed may then come from the code before or after the edit, and may not be kept as either's.
    """
    if _Tree(ROOT).state(tuple(step)) != code_fingerprint(step):
        raise UserError(
            "Programmets filer ändrades medan det arbetade, så resultatet sparas inte.",
            where=str(ROOT),
            remedy="Kör kommandot igen.",
        )


def files_of(step: Sequence[str], root: Path = ROOT) -> frozenset[Path]:
    """The files of the checkout that a step rests on: modules, chapters' sources, and what lies beside modules."""
    return _Tree(root).files(tuple(step))


@cache
def _first(root: Path) -> _Tree:
    """The checkout as this process first saw it: the steps rest on much the same files, so it is read once."""
    return _Tree(root)


@cache
def packages(root: Path = ROOT) -> str:
    """The state of the installed packages among those that the program is locked to, and of Python itself."""
    installed: dict[str, str] = {}
    for folder in map(Path, filter(None, sys.path)):
        for path in folder.glob("*.dist-info") if folder.is_dir() else ():
            name, _, version = path.stem.rpartition("-")
            installed.setdefault(_normal(name), version)
    lock = root / _LOCK
    text = lock.read_text(encoding="utf-8") if lock.is_file() else ""
    locked = [_normal(name) for name in _PIN.findall(text)] or list(installed)  # without a lock everything may count
    return fingerprint.of_value([sys.version, {name: installed.get(name, "") for name in locked}])


@dataclass
class _Known:
    """What sources name, by their checksums: to parse them all takes half a second, to look them up none."""

    names: dict[str, Names]
    added: bool = False

    @classmethod
    def kept(cls) -> _Known:
        content = kept(work_dir() / _CACHE)
        if content is None or content["av"] != _own_state():
            return cls({})
        return cls({key: Names(tuple(modules), tuple(strings)) for key, (modules, strings) in content["namn"].items()})

    def of(self, source: str) -> Names:
        key = hashlib.sha256(source.encode()).hexdigest()
        if key not in self.names:
            self.names[key] = _names(source)
            self.added = True
        return self.names[key]

    def keep(self) -> None:
        """For later processes. Where the work folder may not be written, each of them parses for itself."""
        if self.added:
            names = {key: [each.modules, each.strings] for key, each in self.names.items()}
            with suppress(OSError):
                private(work_dir())
                keep(work_dir() / _CACHE, {"av": _own_state(), "namn": names})
            self.added = False


@cache
def _own_state() -> str:
    return fingerprint.of_file(Path(__file__))


def _named_by(path: Path, tree: _Tree) -> Iterator[Path]:
    if path.suffix not in (".py", ".qmd"):
        return
    text = path.read_text(encoding="utf-8")
    sources = [text]
    if path.suffix == ".qmd":
        yield from (tree.root / name for name in _INCLUDE.findall(text) if tree.has(tree.root / name))
        sources = [_plain(cell) for cell in _CELL.findall(text)]
    for names in map(tree.known.of, sources):
        for name in (*names.modules, *names.strings):
            yield from tree.module(name)
        for written in names.strings:
            if tree.has(path.with_name(written)):
                yield path.with_name(written)


def _names(source: str) -> Names:
    """SyntaxError where the source is none: then the step cannot run either."""
    tree = ast.parse(source)
    lazy = any(isinstance(node, ast.FunctionDef) and node.name == "__getattr__" for node in tree.body)
    modules: list[str] = []
    strings: set[str] = set()
    starts: set[str] = set()
    waiting: list[ast.AST] = [tree]
    while waiting:
        node = waiting.pop()
        if isinstance(node, ast.If) and _is_for_type_checkers(node.test) and not lazy:
            waiting += node.orelse
            continue
        if isinstance(node, ast.Import):
            modules += [alias.name for alias in node.names]
        elif isinstance(node, ast.ImportFrom) and node.module:
            modules += [node.module, *(f"{node.module}.{alias.name}" for alias in node.names)]
        elif isinstance(node, ast.JoinedStr) and isinstance(node.values[0], ast.Constant):
            starts.add(str(node.values[0].value))
        elif isinstance(node, ast.Constant) and isinstance(node.value, str):
            strings.add(node.value)
        waiting += ast.iter_child_nodes(node)
    modules += [f"{start}{EVERY}" for start in starts if _START.fullmatch(start)]
    return Names(tuple(sorted(set(modules))), tuple(sorted(filter(_NAME.fullmatch, strings))))


def _is_for_type_checkers(test: ast.expr) -> bool:
    return isinstance(test, ast.Name) and test.id == "TYPE_CHECKING"


@dataclass
class _Tree:
    """The checkout: each folder listed, each file read and each name looked up once."""

    root: Path
    known: _Known = field(default_factory=_Known.kept)
    listed: dict[Path, frozenset[str]] = field(default_factory=dict)
    modules: dict[str, tuple[Path, ...]] = field(default_factory=dict)
    named: dict[Path, tuple[Path, ...]] = field(default_factory=dict)
    digests: dict[Path, str] = field(default_factory=dict)
    states: dict[tuple[str, ...], str] = field(default_factory=dict)

    def state(self, step: tuple[str, ...]) -> str:
        if step not in self.states:
            found = {path.relative_to(self.root).as_posix(): self.digest(path) for path in self.files(step)}
            self.states[step] = fingerprint.of_value([found, packages(self.root)])
        return self.states[step]

    def files(self, step: tuple[str, ...]) -> frozenset[Path]:
        waiting = [path for pattern in step for path in self.root.glob(pattern)]
        found: set[Path] = set()
        while waiting:
            path = waiting.pop()
            if path not in found:
                found.add(path)
                if path not in self.named:
                    self.named[path] = tuple(_named_by(path, self))
                waiting += self.named[path]
        self.known.keep()
        return frozenset(found)

    def digest(self, path: Path) -> str:
        if path not in self.digests:
            self.digests[path] = fingerprint.of_file(path)
        return self.digests[path]

    def has(self, path: Path) -> bool:
        folder = path.parent
        if folder not in self.listed:
            self.listed[folder] = frozenset(each.name for each in os.scandir(folder) if each.is_file())
        return path.name in self.listed[folder]

    def module(self, name: str) -> tuple[Path, ...]:
        """The module's file and those of the packages that it lies in (see `EVERY`); nothing where it is not ours."""
        if name not in self.modules:
            self.modules[name] = tuple(self._module(name))
        return self.modules[name]

    def _module(self, name: str) -> Iterator[Path]:
        place = self.root
        for part in name.split("."):
            if part == EVERY:
                yield from sorted(place.glob("*.py"))
                return
            module = place / f"{part}.py"
            place /= part
            if place.is_dir() and self.has(place / "__init__.py"):
                yield place / "__init__.py"
            elif place.parent != self.root and self.has(module):
                yield module
                return
            else:
                return


def _plain(cell: str) -> str:
    """A cell's source without what only a notebook understands."""
    return "\n".join("" if line.lstrip().startswith(("%", "!")) else line for line in cell.splitlines())


def _normal(name: str) -> str:
    return re.sub(r"[-_.]+", "-", name).lower()
