"""The last gate: nothing on a single person stands in a finished document, whoever wrote what it shows.

Every file is searched as a reader could: the words, the drawings, hidden text, attachments and the executed notebook.
What is found is never repeated; the message says where it stands and what to do.
"""

from __future__ import annotations

import html
import io
import json
import re
import zipfile
from collections.abc import Iterator, Mapping
from dataclasses import replace
from itertools import chain
from pathlib import Path
from typing import TYPE_CHECKING

from genomgang.document.cells import where
from genomgang.errors import RenderError
from genomgang.privacy.pdf_text import words_of
from genomgang.privacy.secrets import Secrets, folded
from genomgang.privacy.shown import PERSON_COLUMNS
from genomgang.reading.privacy import contains_personal_number

if TYPE_CHECKING:
    from nbformat import NotebookNode

FUNCTIONS = frozenset(
    {
        "registrator", "diarium", "info", "kontakt", "kontaktcenter", "kundtjanst", "dataskyddsombud", "dso", "dpo",
        "dataskydd", "informationssakerhet", "incident", "support", "servicedesk",
    }
)  # fmt: skip
"""What may stand before the @ of an address in a report: functions, that no person is."""

_BEFORE_AT = re.compile(r"[\w.+%'-]{1,64}\Z")
_AFTER_AT = re.compile(r"@(?:[\w-]{1,63}\.){1,8}[^\W\d_]{2,24}")
_WORD = re.compile(r"\w+(?:[-./:_]\w+)*")
_PART = re.compile(r"\w+")
_DATE = re.compile(r"\b(?:19|20)\d\d-\d\d-\d\d")
_EMBEDDED = re.compile(r"data:[\w/+.-]+;base64,[A-Za-z0-9+/=\s]+")
_COORDINATES = re.compile(
    r"""\s(?:d|points|transform|x|y|x1|x2|y1|y2|width|height|viewBox|stroke-dasharray)\s*=\s*(?:"[^"]*"|'[^']*')"""
)
_STYLE = re.compile(r"<(style|script)\b[^>]*>.*?</\1>", re.DOTALL | re.IGNORECASE)
_ROW_END = re.compile(r"</(?:tr|p|li|h\d|div|dd|figcaption|w:tr|w:p|title|desc)>|<br ?/?>", re.IGNORECASE)
_TAG = re.compile(r"(<[^>]*>)")


def check_notebook(notebook: NotebookNode, secrets: Secrets) -> None:
    """Refuse an executed notebook where a cell shows something on a single person. RenderError names the cell."""
    for cell in notebook.cells:
        for text in _shown_by(cell):
            found = _found_in(text, secrets) or _column_in(text if cell.cell_type == "code" else "")
            if found:
                raise _refused(found, where(cell))


def check_files(files: Mapping[str, Path], secrets: Secrets) -> None:
    """Refuse finished files that hold something on a single person. RenderError names the file."""
    # On a laid-out page a line is not a row; the other formats, and the notebook, have the same rows.
    laid_out = replace(secrets, by_date={})
    for path in files.values():
        for text in dict.fromkeys(texts_of(path)):
            found = _found_in(text, laid_out if path.suffix == ".pdf" else secrets)
            if found:
                raise _refused(found, path.name)


def texts_of(path: Path) -> Iterator[str]:
    """All that can be read in a file, in one or more ways."""
    content = path.read_bytes()
    if content.startswith(b"%PDF"):
        yield words_of(content)
    elif content.startswith(b"PK"):
        with zipfile.ZipFile(io.BytesIO(content)) as archive:
            for name in archive.namelist():
                if name.endswith((".xml", ".rels")):
                    yield from _of_markup(archive.read(name).decode("utf-8", errors="replace"))
    elif path.suffix in {".html", ".svg"}:
        yield from _of_markup(content.decode("utf-8", errors="replace"))
    elif path.suffix in {".ipynb", ".json"}:
        strings = dict.fromkeys(_strings(json.loads(content)))
        yield "\n".join(text for text in strings if "<" not in text)
        for text in strings:
            if "<" in text:
                yield from _of_markup(text)
    else:
        yield content.decode("utf-8", errors="replace")


def _of_markup(text: str) -> Iterator[str]:
    """Its words with and without a space at each tag, since a word may be cut by one, and two joined without; and what
    stands within tags."""
    text = _COORDINATES.sub(" ", _EMBEDDED.sub(" ", text))
    pieces = _TAG.split(_STYLE.sub(" ", text).replace("\n", " "))
    ends = {tag: "\n" if _ROW_END.fullmatch(tag) else "" for tag in dict.fromkeys(pieces[1::2])}
    words, ending = pieces[::2], [ends[tag] for tag in pieces[1::2]]
    yield html.unescape("".join(chain.from_iterable(zip(words, [*ending, ""], strict=True))))
    yield html.unescape("".join(chain.from_iterable(zip(words, [*(end or " " for end in ending), ""], strict=True))))
    yield html.unescape("\n".join(ends))
    yield "\n".join(each[0] for each in _STYLE.finditer(text))


def _strings(value: object) -> Iterator[str]:
    match value:
        case str():
            yield value
        case dict():
            for name, inner in value.items():
                yield str(name)
                yield from _strings(inner)
        case list():
            yield from (inner for each in value for inner in _strings(each))
        case _:
            pass


def _shown_by(cell: NotebookNode) -> Iterator[str]:
    """What a cell of text says, or what a cell of code has put out."""
    if cell.cell_type != "code":
        yield str(cell.source)
        return
    for output in cell.get("outputs", ()):
        if "text" in output:
            yield str(output.text)
        for kind, shown in output.get("data", {}).items():
            if kind == "text/markdown":  # its lines are rows already, even where there are tags among them
                yield from (str(shown), *(html.unescape(_TAG.sub(gap, str(shown))) for gap in ("", " ")))
            elif kind.startswith("text/") or kind == "image/svg+xml":
                yield from _of_markup(str(shown)) if "<" in str(shown) else (str(shown),)


def _found_in(text: str, secrets: Secrets) -> str:
    """What kind of fact on a single person a text holds, in Swedish; empty where it holds none."""
    text = folded(text)
    words = set(_WORD.findall(text))
    parts = {part for word in words if not word.isalnum() for part in _PART.findall(word)}
    if not (secrets.ids.isdisjoint(words) and secrets.ids.isdisjoint(parts)):
        return "ett id för en person"
    if contains_personal_number(text):
        return "ett personnummer"
    if any(name not in FUNCTIONS for name in _before_addresses(text)):
        return "en e-postadress"
    return "ett datum för en person, med enhet och roll" if _tells_date(text, secrets) else ""


def _before_addresses(text: str) -> Iterator[str]:
    """What stands before the @ of each e-mail address."""
    for at in _each("@", text):
        name = _BEFORE_AT.search(text[max(0, at - 64) : at])
        if name and _AFTER_AT.match(text, at):
            yield name[0]


def _each(sign: str, text: str) -> Iterator[int]:
    place = text.find(sign)
    while place >= 0:
        yield place
        place = text.find(sign, place + 1)


def _tells_date(text: str, secrets: Secrets) -> bool:
    """Whether a line holds a date together with the unit and the role, or course, of somebody who has that date."""
    for day in _DATE.finditer(text):
        known = secrets.by_date.get(day[0], ())
        if known:
            end = text.find("\n", day.end())
            line = text[text.rfind("\n", 0, day.start()) + 1 : end if end >= 0 else None]
            if any(unit in line and role in line for unit, role in known):
                return True
    return False


def _column_in(text: str) -> str:
    found = PERSON_COLUMNS.intersection(_PART.findall(text))
    return f"kolumnen {min(found)}, som gäller enskilda personer" if found else ""


def _refused(what: str, place: str) -> RenderError:
    return RenderError(
        f"Dokumentet publiceras inte: där står {what}.",
        where=place,
        remedy="Visa i stället antal eller andelar med en funktion ur genomgang.topics, som döljer små grupper. "
        "Skriv roller i stället för personer i egna texter.",
    )
