"""Opens CSV files: encoding and delimiter found or forced."""

from __future__ import annotations

import codecs
import csv
import io
from collections.abc import Callable
from itertools import islice

from genomgang.errors import DataError
from genomgang.reading import limits
from genomgang.reading.table import Row, Table, is_blank_row
from genomgang.text.swedish import number

DELIMITERS = (";", "\t", ",", "|")

_BOMS = (
    (codecs.BOM_UTF8, "utf-8-sig"),
    (codecs.BOM_UTF32_LE, "utf-32"),  # before UTF-16, whose mark it begins with
    (codecs.BOM_UTF32_BE, "utf-32"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)
_FOREIGN = ("cp1252", "mac_roman", "cp850")  # what Swedish systems have written besides Unicode
_LETTERS = frozenset("åäöÅÄÖéÉ")
_SAMPLE_BYTES = 200_000


def decode(content: bytes, forced: str, where: str) -> tuple[str, str]:
    """The text and its encoding; raises `DataError` where the encoding is wrong or cannot be told."""
    encoding = forced or _encoding(content, where)
    try:
        text = content.decode(encoding)
    except UnicodeDecodeError as error:
        raise DataError(
            f"Filen kan inte läsas som {encoding}: byte {error.start} passar inte.",
            where=where,
            remedy="Ange rätt kodning för datamängden i kallor.yml, till exempel kodning: cp1252.",
        ) from None
    if "\x00" in text:
        raise DataError(
            "Filen innehåller nolltecken och är ingen textfil.",
            where=where,
            remedy="Exportera filen på nytt som CSV, eller ange kodning för datamängden i kallor.yml.",
        )
    return text.removeprefix("\ufeff"), encoding


def _encoding(content: bytes, where: str) -> str:
    for bom, encoding in _BOMS:
        if content.startswith(bom):
            return encoding
    try:
        content.decode("utf-8")
        return "utf-8"
    except UnicodeDecodeError:
        return _guess(content, where)


def _guess(content: bytes, where: str) -> str:
    """The encoding in which most of what is not ASCII becomes Swedish letters.

    Detection libraries weigh all the world's languages and take short Windows files for Macintosh; here the language
    is known, and its letters have different bytes in each encoding.
    """
    foreign = content.translate(None, bytes(range(128)))[:_SAMPLE_BYTES]
    shares = {encoding: _swedish_share(foreign.decode(encoding, errors="replace")) for encoding in _FOREIGN}
    best = max(shares, key=lambda encoding: shares[encoding])
    if shares[best] <= 0.5:
        raise DataError(
            "Det går inte att avgöra vilken teckenkodning filen har.",
            where=where,
            remedy="Ange kodning för datamängden i kallor.yml, till exempel kodning: cp1252.",
        )
    return best


def _swedish_share(text: str) -> float:
    return sum(character in _LETTERS for character in text) / len(text)


def read_text(content: bytes, encoding: str, delimiter: str, fit: Callable[[Table], int], where: str) -> Table:
    """The file's rows. Where `delimiter` is empty, the one whose first rows fit best is used.

    `fit` says how well a table fits what is sought: the number of columns that its header answers to. Of equals the one
    is used that gives most rows the width of the header, whatever stands in their cells.
    """
    text, encoding = decode(content, encoding, where)
    if not delimiter:
        tables = {sign: _parse(text, encoding, sign, where, limits.HEADER_ROWS) for sign in DELIMITERS}
        delimiter = max(DELIMITERS, key=lambda sign: (fit(tables[sign]), _evenness(tables[sign])))
    return _parse(text, encoding, delimiter, where, None)


def _evenness(table: Table) -> tuple[float, int]:
    """The share of rows as wide as the first that is parted at all, which is the header's where the sign is right."""
    widths = [len(row) for row in table.rows if not is_blank_row(row)]
    header = next((width for width in widths if width > 1), 0)
    return (widths.count(header) / len(widths), header) if header else (0.0, 0)


def _parse(text: str, encoding: str, delimiter: str, where: str, first: int | None) -> Table:
    csv.field_size_limit(limits.MAX_CELL_CHARACTERS * 4)
    rows: list[Row] = []
    cells = 0
    reader = csv.reader(io.StringIO(text, newline=""), delimiter=delimiter, strict=True)
    try:
        for row in islice(reader, first):
            cells += len(row)
            if len(rows) >= limits.MAX_ROWS or len(row) > limits.MAX_COLUMNS or cells > limits.MAX_CELLS:
                raise too_large(where)
            rows.append(tuple(row))  # a tuple of texts is nothing that the garbage collector follows
    except csv.Error as error:
        if first is not None:  # another delimiter may do
            return Table(tuple(rows), encoding=encoding, delimiter=delimiter)
        raise DataError(
            f"Rad {len(rows) + 1} i filen kan inte delas upp i celler: {_why(error)}.",
            where=where,
            remedy="Kontrollera citattecknen på raden, eller exportera filen på nytt.",
        ) from None
    return Table(rows, encoding=encoding, delimiter=delimiter)


def _why(error: csv.Error) -> str:
    text = str(error)
    if "field larger" in text:
        return f"en cell har fler än {limits.MAX_CELL_CHARACTERS * 4} tecken"
    if "end of data" in text:
        return "ett citattecken saknar slut"
    return "ett citattecken står fel"


def too_large(where: str) -> DataError:
    """The error for a table beyond the limits."""
    rows, columns, cells = map(number, (limits.MAX_ROWS, limits.MAX_COLUMNS, limits.MAX_CELLS))
    return DataError(
        f"Filen är för stor: högst {rows} rader, {columns} kolumner, {cells} celler "
        f"och {limits.MAX_FILE_BYTES // 1_000_000} MB (uppackat) läses.",
        where=where,
        remedy="Exportera bara de rader och kolumner som behövs.",
    )
