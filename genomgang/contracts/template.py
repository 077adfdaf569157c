"""Excel templates for those who deliver by hand, made from the contract.

The example row stands above the header, where reading never looks: it can be neither delivered by mistake nor in
the way.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Any

from genomgang.contracts.contract import Column, Contract, Kind
from genomgang.contracts.sheets import LISTS

if TYPE_CHECKING:
    from xlsxwriter import Workbook
    from xlsxwriter.worksheet import Worksheet

README = "Läs mig"
EXAMPLE_ROW, HEADER_ROW, FIRST_ROW = 2, 3, 4
"""Row numbers, as the spreadsheet shows them, on the sheet that is filled in."""

_LAST_ROW = 1_048_576
NUMBER_FORMATS = {
    Kind.TEXT: "@",
    Kind.ID: "@",
    Kind.CATEGORY: "@",
    Kind.YESNO: "@",
    Kind.WHOLE: "0",
    Kind.NUMBER: "General",
    Kind.DATE: "yyyy-mm-dd",
}
_WIDEST = 1e12
_TITLE_LIMIT, _MESSAGE_LIMIT = 32, 255  # Excel's own, for the box beside a cell
_YESNO = ("ja", "nej")
_KINDS = {
    Kind.TEXT: "text",
    Kind.ID: "text",
    Kind.WHOLE: "heltal",
    Kind.NUMBER: "tal",
    Kind.DATE: "datum (åååå-mm-dd)",
    Kind.YESNO: "ja eller nej",
    Kind.CATEGORY: "välj i listan",
}


Row = Mapping[str, str | float | dt.date]
"""What is known of a row beforehand: column → value; a category's own value, not its label."""


def write_template(contract: Contract, path: Path, ar: int, rows: Sequence[Row] = ()) -> None:
    """Writes the workbook that a data owner fills in for the year's delivery; the same bytes each time.

    `rows` stand there already, to be completed.

    Sheets: how to fill it in, the data set (header locked, one column a column of the contract, drop-downs, dates and
    numbers validated), and the lists behind the drop-downs (hidden).
    """
    import xlsxwriter

    unfinished = path.with_name(f".{path.name}.tmp")
    with xlsxwriter.Workbook(unfinished) as book:
        book.set_properties({"title": f"{contract.title} {ar}", "created": dt.datetime(ar, 1, 1)})
        readme, data, lists = (book.add_worksheet(name) for name in (README, Path(contract.file).stem, LISTS))
        _write_readme(book, readme, contract, ar)
        write_lists(lists, contract)
        _write_data(book, data, contract)
        _write_rows(data, contract, rows)
        lists.hide()
        data.activate()
    unfinished.replace(path)


def instructions(column: Column) -> str:
    """What a column wants, in a few Swedish sentences: meaning, form and limits."""
    must = "Måste fyllas i." if column.required else "Får lämnas tom."
    return " ".join(text for text in (column.help, f"Form: {_KINDS[column.kind]}.", _limits_text(column), must) if text)


def first_day(column: Column) -> dt.date:
    """The earliest date that the column's cells take; Excel counts days rightly only from March 1900."""
    return max(column.earliest, dt.date(1900, 3, 1))


def _limits_text(column: Column) -> str:
    if column.kind is Kind.DATE:
        return f"Mellan {first_day(column).isoformat()} och {column.latest.isoformat()}."
    match column.minimum, column.maximum:
        case None, None:
            return ""
        case minimum, None:
            return f"Minst {minimum:.15g}."
        case None, maximum:
            return f"Högst {maximum:.15g}."
        case minimum, maximum:
            return f"Mellan {minimum:.15g} och {maximum:.15g}."


def _write_readme(book: Workbook, sheet: Worksheet, contract: Contract, ar: int) -> None:
    heading = book.add_format({"bold": True, "font_size": 16})
    bold = book.add_format({"bold": True, "valign": "top", "text_wrap": True})
    wrapped = book.add_format({"valign": "top", "text_wrap": True})
    sheet.set_column(0, 0, 28)
    sheet.set_column(1, 1, 90)
    sheet.write_string(0, 0, contract.title, heading)
    lines = (
        f"Leverans till ledningens genomgång {ar}. {contract.description}",
        f"Fyll i bladet ”{Path(contract.file).stem}” från rad {FIRST_ROW}. "
        f"Rad {EXAMPLE_ROW} är ett exempel och läses inte in.",
        "Klistra in värden med Klistra in special > Värden, så att listor och kontroller finns kvar.",
        "Skriv aldrig personnummer, namn på personer eller e-postadresser.",
        f"Spara filen som {Path(contract.file).stem}.xlsx och lämna den till {contract.owner.lower()}.",
    )
    for number, line in enumerate(lines, start=2):
        sheet.merge_range(number, 0, number, 1, line, wrapped)
    top = len(lines) + 3
    sheet.write_row(top, 0, ("Kolumn", "Så fyller du i"), bold)
    for number, column in enumerate(contract.columns, start=top + 1):
        words = choices(column)
        text = instructions(column) + (f" Värden: {', '.join(words)}." if words else "")
        sheet.write_string(number, 0, column.label, bold)
        sheet.write_string(number, 1, text, wrapped)
    sheet.protect()


def choices(column: Column) -> Sequence[str]:
    """The words that the column's cells choose among; empty where there is no list."""
    return _YESNO if column.kind is Kind.YESNO else tuple(column.values.values())


def write_lists(sheet: Worksheet, contract: Contract) -> None:
    """The drop-downs' values, each below its column's place; a list in a cell range has no limit on its length."""
    for at, column in enumerate(contract.columns):
        sheet.write_column(0, at, choices(column))
    sheet.protect()


def _write_data(book: Workbook, sheet: Worksheet, contract: Contract) -> None:
    note = book.add_format({"italic": True, "font_color": "#595959"})
    header = book.add_format({"bold": True, "bottom": 2, "bg_color": "#E6E6E6", "text_wrap": True, "valign": "top"})
    sheet.write_string(0, 0, f"Exempel på en rad (läses inte in). Fyll i från rad {FIRST_ROW}.", note)
    for at, column in enumerate(contract.columns):
        cells = {"num_format": NUMBER_FORMATS[column.kind], "locked": False}
        sheet.set_column(at, at, max(14, min(40, len(column.label) + 4)), book.add_format(cells))
        example = book.add_format({**cells, "locked": True, "italic": True, "font_color": "#595959"})
        sheet.write_string(EXAMPLE_ROW - 1, at, column.values.get(column.example, column.example), example)
        sheet.write_string(HEADER_ROW - 1, at, column.label, header)
        sheet.write_comment(HEADER_ROW - 1, at, instructions(column), {"x_scale": 2, "y_scale": 1.5})
        sheet.data_validation(FIRST_ROW - 1, at, _LAST_ROW - 1, at, validation(column, at))
    for number in (0, EXAMPLE_ROW - 1):
        sheet.set_row(number, None, note)
    sheet.freeze_panes(HEADER_ROW, 0)
    sheet.protect(options={"format_columns": True, "format_rows": True, "insert_rows": True, "delete_rows": True,
                           "sort": True, "autofilter": True})  # fmt: skip


def _write_rows(sheet: Worksheet, contract: Contract, rows: Sequence[Row]) -> None:
    for number, row in enumerate(rows, start=FIRST_ROW - 1):
        for at, column in enumerate(contract.columns):
            match row.get(column.name, ""):
                case "":
                    continue
                case dt.date() as day:
                    sheet.write_datetime(number, at, day)
                case str(text):
                    sheet.write_string(number, at, column.values.get(text, text))
                case value:
                    sheet.write_number(number, at, value)


def validation(column: Column, at: int) -> dict[str, Any]:
    """The rule for the column's cells, in XlsxWriter's terms; `at` is its place on the sheet of lists."""
    from xlsxwriter.utility import xl_range_abs

    source = f"={LISTS}!{xl_range_abs(0, at, max(len(choices(column)) - 1, 0), at)}"
    rules: dict[Kind, dict[str, Any]] = {
        Kind.CATEGORY: {"validate": "list", "source": source},
        Kind.YESNO: {"validate": "list", "source": source},
        Kind.DATE: _between("date", first_day(column), column.latest),
        Kind.WHOLE: _between("integer", *_limits(column)),
        Kind.NUMBER: _between("decimal", *_limits(column)),
    }
    return {
        **rules.get(column.kind, {"validate": "any"}),
        "input_title": column.label[:_TITLE_LIMIT],
        "input_message": instructions(column)[:_MESSAGE_LIMIT],
        "error_title": "Värdet kan inte användas"[:_TITLE_LIMIT],
        "error_message": instructions(column)[:_MESSAGE_LIMIT],
        "ignore_blank": True,
    }


def _between(kind: str, minimum: Any, maximum: Any) -> dict[str, Any]:
    return {"validate": kind, "criteria": "between", "minimum": minimum, "maximum": maximum}


def _limits(column: Column) -> tuple[float, float]:
    return (
        -_WIDEST if column.minimum is None else column.minimum,
        _WIDEST if column.maximum is None else column.maximum,
    )
