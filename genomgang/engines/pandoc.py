"""Pandoc, as pypandoc_binary carries it. The only place where it is run."""

from __future__ import annotations

import json
import os
import re
import subprocess
import tempfile
from collections.abc import Mapping, Sequence
from functools import cache, lru_cache
from pathlib import Path
from typing import Any

from genomgang.errors import RenderError
from genomgang.running.processes import child_environment

# A fixed time, so that the same document gives the same bytes.
EPOCH = "0"

ROOM = ("+RTS", "-A64m", "-RTS")
"""What pandoc fills before it tidies its memory: the little that is its own choice costs a quarter of its time."""

_WARNING = re.compile(r"^\[\w+\] ", re.MULTILINE)
_FORMULA = re.compile(r"Could not convert TeX math (.*?), rendering as TeX", re.DOTALL)
_RESOURCE = re.compile(r"Could not fetch resource (\S+?):? ")
_OWN_ERROR = re.compile(r"genomgang: (.*)")


@cache
def executable() -> str:
    """The path of pandoc's program."""
    import pypandoc

    return str(pypandoc.get_pandoc_path())


@cache
def version() -> str:
    """Such as "3.9"."""
    import pypandoc

    return str(pypandoc.get_pandoc_version())


class Warned(RenderError):
    """Pandoc read the document, but warns of something in it; `warnings` are its own words, with lines."""

    def __init__(self, warnings: Sequence[str]) -> None:
        self.warnings = tuple(warnings)
        super().__init__(f"Dokumentet kunde inte läsas utan varning. pandoc svarade: {' '.join(warnings)}")


@lru_cache(maxsize=1)
def read(document: str) -> Mapping[str, Any]:
    """The Markdown as pandoc's tree (`meta` and `blocks` as its JSON has them). Raises Warned, and RenderError.

    The last one is kept: the check, the evidence and the engine read the same document.
    """
    found, warnings = _read(document)
    if warnings:
        raise Warned(warnings)
    return found


def tree(part: str) -> Mapping[str, Any]:
    """As `read`, for a part of a document, which may name notes and leave blocks open that the rest takes up."""
    return _read(part)[0]


def reference_names(document: Mapping[str, Any]) -> tuple[str, ...]:
    """The names of the sources in a document's list of references."""
    sources = document["meta"].get("references", {"c": []})["c"]
    return tuple(_plain(source["c"]["id"]) for source in sources if "id" in source.get("c", {}))


def sources(file: Path, kind: str, where: str) -> Any:
    """The sources of a bibliography, as CSL. RenderError, told of `where`, for a file that cannot be read."""
    result = subprocess.run(
        [executable(), str(file), f"--from={kind}", "--to=csljson"],
        env=child_environment({}),
        capture_output=True,
        text=True,
        encoding="utf-8",
        check=False,
    )
    if result.returncode:
        said = " ".join(_without_paths(result.stderr, file.parent).split())
        raise RenderError(
            f"Litteraturlistan {file.name} går inte att läsa: {said}",
            where=where,
            remedy="Rätta filen.",
        )
    return json.loads(result.stdout)


def _plain(value: Any) -> str:
    if value["t"] == "MetaString":
        return str(value["c"])
    return "".join(str(each.get("c", " ")) for each in value["c"])


def _read(document: str) -> tuple[dict[str, Any], list[str]]:
    result = subprocess.run(
        [executable(), *ROOM, "--from=markdown", "--to=json"],
        input=document,
        env=child_environment({"SOURCE_DATE_EPOCH": EPOCH}),
        capture_output=True,
        text=True,
        encoding="utf-8",
        check=False,
    )
    if result.returncode:
        raise Warned([result.stderr.strip()])
    found: dict[str, Any] = json.loads(result.stdout)
    return found, [each.strip() for each in _WARNING.split(result.stderr) if each.strip()]


def convert(text: str, source: str, target: str, columns: int = 72) -> str:
    """A text from one of pandoc's formats to another, in lines of at most `columns` letters. Raises RenderError."""
    with tempfile.TemporaryDirectory(prefix="genomgang-") as name:
        folder = Path(name)
        (folder / "in").write_text(text, encoding="utf-8")
        run(["in", f"--from={source}", f"--to={target}", f"--columns={columns}", "--output=ut"], folder)
        return (folder / "ut").read_text(encoding="utf-8")


def joined(first: Mapping[str, Any], second: Mapping[str, Any]) -> dict[str, Any]:
    """One tree after another; the second's metadata add to the first's."""
    return {**first, "meta": first["meta"] | second["meta"], "blocks": first["blocks"] + second["blocks"]}


class Refused(RenderError):
    """Pandoc, or our filter in it, could not convert the document; `said` is the reason in words."""

    def __init__(self, said: str) -> None:
        self.said = said
        super().__init__(f"Dokumentet kunde inte omvandlas. {said}", remedy="Rätta det stället.")


def run(arguments: Sequence[str], cwd: Path) -> None:
    """Run pandoc in `cwd`. A warning is an error: a missing picture must not pass. Raises Refused."""
    result = subprocess.run(
        [executable(), *ROOM, "--fail-if-warnings", *arguments],
        cwd=cwd,
        env=child_environment({"SOURCE_DATE_EPOCH": EPOCH}),
        capture_output=True,
        text=True,
        encoding="utf-8",
        check=False,
    )
    if result.returncode:
        raise Refused(_in_words(_without_paths(result.stderr, cwd)))


def _in_words(message: str) -> str:
    if own := _OWN_ERROR.search(message):
        return own[1]
    if formula := _FORMULA.search(message):
        return f"Formeln {' '.join(formula[1].split())} går inte att läsa."
    if resource := _RESOURCE.search(message):
        return f"Filen {resource[1]} finns inte."
    return f"pandoc svarade: {' '.join(message.split())}"


def _without_paths(message: str, folder: Path) -> str:
    """A message without our folders, which no one can look into."""
    return message.replace(f"{folder}{os.sep}", "")
