"""Reads a filled form: each row's receipt and cells, and the meeting's cells, as they were left."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from genomgang.errors import DataError
from genomgang.meeting import form
from genomgang.meeting.form import Receipt, receipt_of
from genomgang.reading.cells import Cell, is_blank, normal
from genomgang.reading.mapping import SourceMapping
from genomgang.reading.opening import open_tables, read_content
from genomgang.reading.privacy import plain
from genomgang.reading.table import Row, Table, is_blank_row
from genomgang.reading.yamlfile import nearest
from genomgang.text.swedish import listed

_FETCH = "Gör en ny blankett med genomgang mote, för över svaren dit och läs in den. Ingenting är ändrat."


@dataclass(frozen=True)
class FilledRow:
    """A row of the form: where it stands, what it is about, and its answers by column of the contract."""

    line: int
    receipt: Receipt
    asked: str
    cells: Mapping[str, Cell | None]


@dataclass(frozen=True)
class RoleRow:
    """A role's row on the sheet about the meeting."""

    line: int
    role: str
    took_part: str
    is_told: str


@dataclass(frozen=True)
class Filled:
    """A whole form that has come back."""

    file_name: str
    rows: tuple[FilledRow, ...]
    facts: Mapping[str, Cell | None]
    roles: tuple[RoleRow, ...]

    @property
    def about(self) -> tuple[str, int]:
        """Whose review of which year it is; every row says the same."""
        return self.rows[0].receipt.namnd, self.rows[0].receipt.ar


def read_filled(path: Path) -> Filled:
    """The form's content. DataError where it is no form, has lost a sheet or column, or has rows of several forms."""
    if not path.is_file():
        known = [one.name for one in path.parent.iterdir()] if path.parent.is_dir() else []
        raise DataError(
            f"Filen ”{path.name}” finns inte.{nearest(path.name, known)}",
            where=str(path.parent),
            remedy="Ange den ifyllda beslutsblanketten.",
        )
    tables = open_tables(read_content(path), SourceMapping(), lambda _: 0, path.name)
    decisions = _sheet(tables, form.DECISIONS, path.name)
    meeting = _sheet(tables, form.MEETING, path.name)
    rows = _rows(decisions, path.name)
    _refuse_mixed(rows, path.name)
    return Filled(path.name, rows, _facts(meeting), _roles(meeting))


def _sheet(tables: Sequence[Table], name: str, where: str) -> Table:
    found = next((table for table in tables if table.sheet == name), None)
    if found is None:
        raise DataError(
            f"Filen är ingen beslutsblankett: bladet ”{name}” saknas.",
            where=where,
            remedy="Ange blanketten som genomgang mote har gjort och som mötet har fyllt i.",
        )
    return found


def _rows(table: Table, where: str) -> tuple[FilledRow, ...]:
    headers = [normal(plain(cell)) if not is_blank(cell) else "" for cell in table.rows[0]] if table.rows else []
    wanted = [form.RECEIPT, form.ASKED[2].header, *(field.header for field in form.ANSWERED)]
    missing = [name for name in wanted if normal(name) not in headers]
    if missing:
        raise DataError(
            f"{'Kolumnen' if len(missing) == 1 else 'Kolumnerna'} {listed(missing)} saknas i blanketten.",
            where=f"{where}, bladet {form.DECISIONS}",
            remedy=_FETCH,
        )
    places = {field.name: headers.index(normal(field.header)) for field in form.ANSWERED}
    receipt_at, asked_at = headers.index(normal(form.RECEIPT)), headers.index(normal(form.ASKED[2].header))
    found: list[FilledRow] = []
    added: list[int] = []
    for line, row in enumerate(table.rows[1:], start=2):
        if is_blank_row(row):
            continue
        cell = _at(row, receipt_at)
        receipt = None if is_blank(cell) else receipt_of(plain(cell))
        if receipt is None:
            added.append(line)
            continue
        cells = {name: _at(row, at) for name, at in places.items()}
        found.append(FilledRow(line, receipt, _text(_at(row, asked_at)), cells))
    if added:
        raise DataError(
            f"Rad {added[0]} i blanketten hör inte till något förslag i utkastet.",
            where=f"{where}, bladet {form.DECISIONS}",
            remedy="Ta bort raden. Ett nytt förslag läggs till i atgarder.csv; gör sedan en ny blankett.",
        )
    if not found:
        raise DataError("Blanketten har inga rader.", where=where, remedy=_FETCH)
    return tuple(found)


def _refuse_mixed(rows: Sequence[FilledRow], where: str) -> None:
    forms = sorted({(row.receipt.namnd, row.receipt.ar) for row in rows})
    if len(forms) > 1:
        raise DataError(
            f"Blanketten har rader ur flera genomgångar: {listed([f'{namnd} {ar}' for namnd, ar in forms])}.",
            where=where,
            remedy="Läs in varje genomgångs blankett för sig.",
        )


def _facts(table: Table) -> dict[str, Cell | None]:
    by_label = {_text(_at(row, 0)): _at(row, 1) for row in table.rows}
    return {label: by_label.get(label) for label in (form.DAY, form.CHAIR, form.NEXT)}


def _roles(table: Table) -> tuple[RoleRow, ...]:
    start = next((at for at, row in enumerate(table.rows) if _text(_at(row, 0)) == form.ROLE), len(table.rows))
    return tuple(
        RoleRow(line, _text(_at(row, 0)), _text(_at(row, 1)), _text(_at(row, 2)))
        for line, row in enumerate(table.rows[start + 1 :], start=start + 2)
        if not is_blank_row(row[1:3])
    )


def _at(row: Row, position: int) -> Cell | None:
    return row[position] if position < len(row) else None


def _text(cell: Cell | None) -> str:
    return "" if cell is None else plain(cell).strip()
