"""Changes single cells of an .xlsx workbook; everything else in it stays as it was.

The sheet's XML is changed at the cells' own bytes. A library that reads and writes the whole workbook anew would lose
what the check rests on: the values that formulas have been calculated to, and parts that it does not know.
"""

from __future__ import annotations

import datetime as dt
import io
import re
import zipfile
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any
from xml.parsers import expat
from xml.sax.saxutils import escape, quoteattr

from genomgang.corrections.text_edit import Place
from genomgang.errors import DataError
from genomgang.reading.workbook_worker import Package, Refused, sheet_part

_CHAIN = "xl/calcChain.xml"
_FIRST_DAY = dt.date(1899, 12, 30)
"""Day 0 of a workbook's dates."""

_MEND_IN_SOURCE = "Rätta cellerna i källan och leverera hela filen på nytt."


@dataclass(frozen=True)
class NewCell:
    """What a cell gets: a text, or a number or date that takes its format from another cell of the column.

    None empties the cell. `like` is the row of that other cell.
    """

    value: str | float | dt.date | None
    like: int | None = None


@dataclass
class _Found:
    """A cell's bytes in the sheet, and what its element says."""

    start: int
    end: int = -1
    style: str = ""
    tag: str = "c"
    formula: bool = False
    shared: bool = False


@dataclass
class _Line:
    """A row's cells by column, and where a cell after the last one would go."""

    tag: str
    start: int
    end: int = -1
    cells: dict[int, _Found] = field(default_factory=dict)


def with_workbook_cells(content: bytes, sheet: str, edits: Mapping[Place, NewCell], where: str) -> bytes:
    """The workbook with other values in some cells of a sheet. DataError where that cannot be done safely."""
    with zipfile.ZipFile(io.BytesIO(content)) as archive:
        package = Package(archive)
        part = _key_of(archive, sheet_part(package, sheet))
        xml = archive.read(part)
        try:
            lines = _Sheet(xml).lines
        except (expat.ExpatError, Refused):
            raise DataError("Arbetsboken kan inte rättas cell för cell.", where=where, remedy=_MEND_IN_SOURCE) from None
        changed = _changed(xml, lines, edits, where)
        return _repacked(archive, {part: changed})


def _key_of(archive: zipfile.ZipFile, part: str) -> str:
    """The part's name as the archive has it."""
    wanted = part.lstrip("/").lower()
    return next(name for name in archive.namelist() if name.replace("\\", "/").lstrip("/").lower() == wanted)


def _changed(xml: bytes, lines: Mapping[int, _Line], edits: Mapping[Place, NewCell], where: str) -> bytes:
    pieces: list[tuple[int, int, bytes]] = []
    for (row, column), new in edits.items():
        line = lines.get(row)
        if line is None or line.end < 0:
            raise DataError(f"Rad {row + 1} finns inte i bladet.", where=where, remedy=_MEND_IN_SOURCE)
        old = line.cells.get(column)
        if old is not None and old.shared:
            raise DataError(
                f"Cellen på rad {row + 1} har en formel som andra celler delar, och kan inte ersättas för sig.",
                where=where,
                remedy=_MEND_IN_SOURCE,
            )
        style = _style(lines, column, new) or (old.style if old else "")
        element = _element(row, column, new.value, style, old.tag if old else _cell_tag(line.tag))
        if old is not None:
            pieces.append((old.start, old.end, element))
        else:
            after = [cell.start for at, cell in line.cells.items() if at > column]
            at = min(after, default=line.end)
            pieces.append((at, at, element))
    for start, end, element in sorted(pieces, key=lambda piece: (piece[0], piece[1]), reverse=True):
        xml = xml[:start] + element + xml[end:]
    return xml


def _style(lines: Mapping[int, _Line], column: int, new: NewCell) -> str:
    if new.like is None or new.like not in lines:
        return ""
    found = lines[new.like].cells.get(column)
    return found.style if found else ""


def _cell_tag(row_tag: str) -> str:
    return row_tag[: -len("row")] + "c"


def _element(row: int, column: int, value: str | float | dt.date | None, style: str, tag: str) -> bytes:
    prefix = tag[:-1]
    styled = f" s={quoteattr(style)}" if style else ""
    opening = f'<{tag} r="{_letters(column)}{row + 1}"{styled}'
    if value is None or value == "":
        return f"{opening}/>".encode()
    if isinstance(value, str):
        text = f'<{prefix}t xml:space="preserve">{escape(value)}</{prefix}t>'
        return f'{opening} t="inlineStr"><{prefix}is>{text}</{prefix}is></{tag}>'.encode()
    number = (value - _FIRST_DAY).days if isinstance(value, dt.date) else value
    return f"{opening}><{prefix}v>{number!r}</{prefix}v></{tag}>".encode()


def _letters(column: int) -> str:
    letters = ""
    column += 1
    while column:
        column, rest = divmod(column - 1, 26)
        letters = chr(65 + rest) + letters
    return letters


def _number(reference: str) -> int:
    number = 0
    for letter in re.sub(r"[^A-Za-z]", "", reference).upper():
        number = number * 26 + ord(letter) - 64
    return number - 1


class _Sheet:
    """Where rows and cells stand in a sheet's XML."""

    def __init__(self, xml: bytes) -> None:
        self.lines: dict[int, _Line] = {}
        self._xml = xml
        self._row, self._column = -1, -1
        self._cell: _Found | None = None
        self._parser = expat.ParserCreate()
        self._parser.StartElementHandler = self._start
        self._parser.EndElementHandler = self._end
        self._parser.StartDoctypeDeclHandler = _refuse
        self._parser.Parse(xml, True)  # noqa: FBT003  expat's own: this is all of it

    def _start(self, tag: str, attributes: Mapping[str, str]) -> None:
        name, at = tag.rpartition(":")[2], self._parser.CurrentByteIndex
        if name == "row":
            self._row = int(attributes["r"]) - 1 if "r" in attributes else self._row + 1
            self._column = -1
            self.lines[self._row] = _Line(tag, at)
        elif name == "c":
            self._column = _number(attributes["r"]) if "r" in attributes else self._column + 1
            self._cell = _Found(at, style=attributes.get("s", ""), tag=tag)
            self.lines[self._row].cells[self._column] = self._cell
        elif name == "f" and self._cell is not None:
            self._cell.formula = True
            self._cell.shared = "ref" in attributes

    def _end(self, tag: str) -> None:
        name, at = tag.rpartition(":")[2], self._parser.CurrentByteIndex
        if name == "c" and self._cell is not None:
            self._cell.end = self._xml.index(b">", at) + 1
            self._cell = None
        elif name == "row" and self._xml.startswith(b"</", at):
            self.lines[self._row].end = at


def _refuse(*_: Any) -> None:
    raise Refused("damaged")


def _repacked(archive: zipfile.ZipFile, changed: Mapping[str, bytes]) -> bytes:
    """The archive with some parts changed, and without the order in which formulas were last calculated."""
    content = io.BytesIO()
    with zipfile.ZipFile(content, "w") as new:
        for part in archive.infolist():
            name = part.filename.replace("\\", "/").lstrip("/").lower()
            if name == _CHAIN.lower():
                continue
            data = changed.get(part.filename, archive.read(part))
            if name == "[content_types].xml":
                data = re.sub(rb"<(\w+:)?Override[^>]*calcChain[^>]*/>", b"", data)
            elif name == "xl/_rels/workbook.xml.rels":
                data = re.sub(rb"<(\w+:)?Relationship[^>]*calcChain[^>]*/>", b"", data)
            new.writestr(part, data)
    return content.getvalue()
