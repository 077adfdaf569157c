"""Changes single cells of a text file; every other byte stays as it was."""

from __future__ import annotations

import codecs
import re
from collections.abc import Mapping

from genomgang.errors import DataError
from genomgang.reading.cells import Cell
from genomgang.reading.table import Table

Place = tuple[int, int]
"""Zero-based row and column of a cell."""

_MARKS = (
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF32_LE, "utf-32-le"),  # before UTF-16, whose mark it begins with
    (codecs.BOM_UTF32_BE, "utf-32-be"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)
_END = re.compile(r"\r\n|\r|\n")


def with_text_cells(content: bytes, table: Table, edits: Mapping[Place, str], where: str) -> bytes:
    """The file with other texts in some cells: same encoding, delimiter, quotes and line ends.

    `table` is the file as it was read. DataError where a text cannot be written in the file's encoding.
    """
    mark, encoding = next(((mark, name) for mark, name in _MARKS if content.startswith(mark)), (b"", table.encoding))
    text = content[len(mark) :].decode(encoding)
    spans = _spans(text, table.delimiter)
    if text.encode(encoding) != content[len(mark) :] or not _agree(text, spans, table):
        raise DataError(
            "Filen kan inte rättas cell för cell utan att något annat ändras.",
            where=where,
            remedy="Rätta cellerna i källan och leverera hela filen på nytt.",
        )
    for (row, column), new in sorted(edits.items(), reverse=True):
        start, end = spans[row][column]
        text = text[:start] + _quoted(new, text[start:end], table.delimiter) + text[end:]
    try:
        return mark + text.encode(encoding)
    except UnicodeEncodeError as error:
        sign = text[error.start]
        raise DataError(
            f"Tecknet ”{sign}” (U+{ord(sign):04X}) finns inte i filens teckenkodning, {encoding}.",
            where=where,
            remedy="Skriv rättelsen utan tecknet, eller rätta i källan och leverera hela filen på nytt som UTF-8.",
        ) from None


def _spans(text: str, delimiter: str) -> list[list[tuple[int, int]]]:
    """Start and end of each cell, with its quotes, as the csv module parts them."""
    plain_end = re.compile(rf"{re.escape(delimiter)}|\r|\n|\Z")
    rows: list[list[tuple[int, int]]] = []
    cells: list[tuple[int, int]] = []
    at = 0
    while at < len(text) or cells:
        end = _after_quotes(text, at) if text[at : at + 1] == '"' else at
        found = plain_end.search(text, end)
        end = found.start() if found else len(text)
        cells.append((at, end))
        if text[end : end + 1] == delimiter:
            at = end + 1
            continue
        rows.append(cells)
        cells = []
        line_end = _END.match(text, end)
        at = line_end.end() if line_end else len(text)
    return rows


def _after_quotes(text: str, at: int) -> int:
    """Where a quoted cell ends."""
    end = at + 1
    while (quote := text.find('"', end)) >= 0:
        if text[quote + 1 : quote + 2] != '"':
            return quote + 1
        end = quote + 2
    return len(text)


def _agree(text: str, spans: list[list[tuple[int, int]]], table: Table) -> bool:
    """Whether these are the cells that were read."""
    if len(spans) != len(table.rows):
        return False
    for cells, row in zip(spans, table.rows, strict=True):
        found = [_unquoted(text[start:end]) for start, end in cells]
        if found != _texts(row) and not (found == [""] and not row):
            return False
    return True


def _texts(row: object) -> list[Cell | None]:
    return list(row)  # type: ignore[call-overload, no-any-return]  # a row is a sequence of cells


def _unquoted(text: str) -> str:
    return text[1:-1].replace('""', '"') if text.startswith('"') else text


def _quoted(new: str, old: str, delimiter: str) -> str:
    """The text as a cell: in quotes where the old one was, or where it holds what parts cells."""
    if old.startswith('"') or re.search(rf'[{re.escape(delimiter)}"\r\n]', new):
        doubled = new.replace('"', '""')
        return f'"{doubled}"'
    return new
