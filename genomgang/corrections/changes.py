"""What has been corrected: the cells that differ from those that were handed back, and what they mean."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

import pandas as pd

from genomgang.checking.receipt import comparable, content_mark
from genomgang.checking.rejected_cells import handed_back, text_of
from genomgang.checking.safe_cell import BLANKED
from genomgang.contracts.contract import Column, Protection
from genomgang.corrections.returned import Returned, ReturnedRow, returned_text
from genomgang.errors import DataError
from genomgang.reading.cells import Cell, Decimal, Rules, Unreadable, Value
from genomgang.reading.columns import value_of
from genomgang.reading.model import Reading
from genomgang.reading.privacy import contains_email, contains_personal_number, redact
from genomgang.text.swedish import counted

HIDDEN = "värdet visas inte"
_LONGEST = 60
_APOSTROPHE = "'"


@dataclass(frozen=True)
class Change:
    """One corrected cell: its row in the source, and its text before and after, as the data owner sees them.

    `value` is what the new text means; where it still cannot be read, `unreadable` says why.
    """

    row: int
    column: Column
    before: str
    after: str
    value: Value
    unreadable: str = ""

    @property
    def told(self) -> str:
        """The change as it is told in the terminal: nothing at person level."""
        where = f"rad {self.row}, {self.column.label}"
        if self.column.protection is Protection.PERSON:
            return f"{where}: {HIDDEN}"
        return f"{where}: {_shown(self.before)} → {_shown(self.after)}"

    @property
    def still_wrong(self) -> str:
        """Why the corrected cell cannot be read, as it is told in the terminal."""
        where = f"rad {self.row}, {self.column.label}"
        secret = self.column.protection is Protection.PERSON
        return f"{where}: cellen kan inte läsas ({HIDDEN})" if secret else f"{where}: {redact(self.unreadable)}"


def _shown(text: str) -> str:
    masked = redact(text)
    return f"”{masked if len(masked) <= _LONGEST else masked[: _LONGEST - 1] + '…'}”" if masked else "tomt"


def changes_in(returned: Returned, reading: Reading) -> tuple[Change, ...]:
    """The corrected cells, by row. DataError where a row is not the one that was handed back, or rows were mixed."""
    handed = handed_back(reading, [row.receipt.row for row in returned.rows])
    _refuse_other_rows(returned, handed)
    personal = _personal(reading, handed)
    changes = []
    for row in sorted(returned.rows, key=lambda one: one.receipt.row):
        was = dict(zip(reading.contract.column_names, handed[row.receipt.row], strict=True))
        changes += [
            change
            for column in reading.contract.columns
            if (change := _change(row, column, was[column.name], (row.receipt.row, column.name) in personal))
        ]
    _refuse_fixed(changes, reading, returned)
    _refuse_mixed_keys(changes, reading, returned)
    return tuple(changes)


def _refuse_other_rows(returned: Returned, handed: Mapping[int, Sequence[str]]) -> None:
    other = [
        row.receipt.row
        for row in returned.rows
        if row.receipt.row not in handed or content_mark(handed[row.receipt.row]) != row.receipt.content
    ]
    if other and all(_is_in_place(row, handed) for row in returned.rows):
        raise DataError(
            "Rättelserna är redan införda i leveransen.",
            where=returned.file_name,
            remedy=f"Inget behöver göras. Kör genomgang check --ar {returned.ar} för att se vad som återstår.",
        )
    if other:
        shown = ", ".join(map(str, other[:5]))
        raise DataError(
            f"Leveransen har ändrats sedan raderna avvisades: {counted(len(other), 'rad', 'rader')} är inte längre som "
            f"då (rad {shown} i källan).",
            where=returned.file_name,
            remedy=f"Kör genomgang check --ar {returned.ar} och rätta i den nya filen med avvisade rader.",
        )


def _is_in_place(row: ReturnedRow, handed: Mapping[int, Sequence[str]]) -> bool:
    cells = handed.get(row.receipt.row, ())
    return [comparable(returned_text(cell)) for cell in row.cells.values()] == list(map(comparable, cells))


def _personal(reading: Reading, handed: Mapping[int, Sequence[str]]) -> set[tuple[int, str]]:
    """The cells that were handed back empty because of what they held: what comes back replaces it, even nothing."""
    frame = reading.frame[reading.frame.index.isin(list(handed))]
    unreadable = {
        (problem.row, problem.column)
        for problem in reading.problems
        if problem.row in handed and problem.column and problem.value != redact(problem.value)
    }
    return {
        (int(row), name)
        for row, cells in zip(frame.index, frame.itertuples(index=False), strict=True)
        for name, cell, text in zip(reading.contract.column_names, cells, handed[int(row)], strict=True)
        if text == BLANKED
        and (
            (row, name) in unreadable
            or (not pd.isna(cell) and (contains_personal_number(str(cell)) or contains_email(str(cell))))
        )
    }


def _change(row: ReturnedRow, column: Column, was: str, was_personal: bool) -> Change | None:  # noqa: FBT001
    cell = row.cells[column.name]
    text = returned_text(cell)
    if comparable(text) == comparable(was) and not was_personal:
        return None
    if text.startswith(_APOSTROPHE) and was.startswith(_APOSTROPHE):
        text = text.removeprefix(_APOSTROPHE)  # ours: it kept the text from being a formula
        cell = text
    before = "(tömd: personuppgift)" if was_personal else was
    try:
        value = value_of(_typed(cell), column, Rules(Decimal.OWN))
    except Unreadable as problem:
        return Change(row.receipt.row, column, before, text, None, f"{problem.message} {problem.remedy}")
    return Change(row.receipt.row, column, before, text, value)


def _typed(cell: Cell | None) -> Cell | None:
    return returned_text(cell) if isinstance(cell, str) else cell


def _refuse_fixed(changes: Sequence[Change], reading: Reading, returned: Returned) -> None:
    fixed = [change for change in changes if change.column.name in reading.fixed]
    if fixed:
        one = fixed[0]
        raise DataError(
            f"{one.column.label} är samma på alla rader enligt kallor.yml, och kan inte rättas på rad {one.row}.",
            where=returned.file_name,
            remedy=f"Rätta fasta: {{{one.column.name}: …}} i kallor.yml, eller leverera en fil som har kolumnen.",
        )


def _refuse_mixed_keys(changes: Sequence[Change], reading: Reading, returned: Returned) -> None:
    """A row that has got another row's key was sorted or pasted wrongly; nobody can tell which cells are whose."""
    contract, frame = reading.contract, reading.frame
    corrected = {change.row for change in changes if change.column.name in contract.key}
    if not corrected:
        return
    columns = [contract.column(name) for name in contract.key]
    owners: dict[tuple[str, ...], int] = {}
    for row, *cells in frame[list(contract.key)].itertuples():
        owners.setdefault(tuple(map(text_of, columns, cells)), int(row))
    for row in sorted(corrected):
        key = tuple(_key_cell(row, column, changes, frame) for column in columns)
        other = owners.get(key)
        if other is not None and other != row and all(key):
            labels = " och ".join(column.label for column in columns)
            raise DataError(
                f"Rad {row} i källan har fått den nyckel ({labels}) som rad {other} har: raderna kan ha blandats.",
                where=returned.file_name,
                remedy="Kontrollera att hela rader är sorterade och inklistrade tillsammans. Är raden en dubblett: ta "
                "bort den i källan och leverera hela filen på nytt.",
            )


def _key_cell(row: int, column: Column, changes: Sequence[Change], frame: pd.DataFrame) -> str:
    corrected = [change for change in changes if change.row == row and change.column is column]
    return text_of(column, corrected[0].value if corrected else frame.at[row, column.name])
