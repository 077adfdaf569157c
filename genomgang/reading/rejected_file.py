"""Rejected rows that lie where a whole delivery should: told as what they are."""

from __future__ import annotations

from collections.abc import Sequence

from genomgang.errors import DataError
from genomgang.reading import limits
from genomgang.reading.cells import is_blank, normal
from genomgang.reading.privacy import plain
from genomgang.reading.table import Table, is_blank_row
from genomgang.text.swedish import counted

FAULT = "fel"
SOURCE_ROW = "rad i källan"
"""Headers of the first columns in a file of rejected rows."""


def refuse_rejected_rows(tables: Sequence[Table], where: str) -> None:
    """DataError where a sheet is a file of rejected rows, which holds some rows of the delivery and not all."""
    for table in tables:
        for at, row in enumerate(table.rows[: limits.HEADER_ROWS]):
            headers = {normal(plain(cell)) for cell in row if not is_blank(cell)}
            if {normal(FAULT), normal(SOURCE_ROW)} <= headers:
                rows = sum(not is_blank_row(row) for row in table.rows[at + 1 :])
                raise DataError(
                    f"Filen är en fil med avvisade rader ({counted(rows, 'rad', 'rader')}), inte hela leveransen.",
                    where=where,
                    remedy="Lägg tillbaka den fil som levererades, spara den rättade filen på en annan plats och kör "
                    "genomgang ta-emot FIL: då förs rättelserna in och övriga rader finns kvar.",
                )
