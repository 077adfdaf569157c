"""What a reader of the sheet does not see, in every kind of workbook: told by its number in the spreadsheet."""

from __future__ import annotations

import io

import delivered as d
import pytest
from odf.opendocument import OpenDocumentSpreadsheet
from odf.style import Style, TextProperties
from odf.table import Table, TableCell, TableColumn, TableRow
from odf.text import P
from xls_samples import ALL_HIDDEN, ALL_WITHOUT_HEIGHT, GOOD, UNSEEN

SHEET = "xl/worksheets/sheet1.xml"
THIRD = d.replaced(d.FIRST, upphandling_id="u-3")


def xlsx(change=lambda content: content) -> bytes:
    return d.rewrite_part(d.sheet(d.NAMES, d.FIRST, d.SECOND, THIRD), SHEET, change)


def unseen(tmp_path, content: bytes, name: str = "upphandlingar.xlsx"):
    return d.deliver(tmp_path, {name: content}).unseen


XLSX = {
    "dold": (b'<row r="3"', b'<row r="3" hidden="1"'),
    "sant": (b'<row r="3"', b"<row hidden = ' true ' r=\"3\""),
    "utan höjd": (b'<row r="3"', b'<row r="3" ht="0" customHeight="1"'),
    "med teckenkod": (b'<row r="3"', b'<row r="3" hidden="&#49;"'),
    "större än i ett värde": (b'<row r="3"', b'<row r="3" x="&gt;>" hidden="1"'),
}


@pytest.mark.parametrize("way", XLSX)
def test_a_hidden_row_of_a_workbook_is_told(way, tmp_path) -> None:
    was, now = XLSX[way]
    assert unseen(tmp_path, xlsx(lambda content: content.replace(was, now))).hidden == (3,)


def test_a_comment_hides_nothing(tmp_path) -> None:
    content = xlsx(lambda part: part.replace(b"<sheetData>", b'<sheetData><!-- <row r="2" hidden="1"> -->'))
    assert unseen(tmp_path, content).hidden == ()


def test_rows_that_the_whole_sheet_hides_are_told(tmp_path) -> None:
    content = xlsx(lambda part: part.replace(b"<sheetFormatPr", b'<sheetFormatPr zeroHeight="1"'))
    assert unseen(tmp_path, content).hidden == (2, 3, 4)


def test_hidden_columns_of_a_workbook_are_told(tmp_path) -> None:
    columns = b'<cols><col min="3" max="4" hidden="1"/><col min="5" max="5" width="0"/></cols><sheetData>'
    content = xlsx(lambda part: part.replace(b"<sheetData>", columns))
    assert unseen(tmp_path, content).columns == ("namn", "datum", "varde")


def test_a_hidden_sheet_is_told(tmp_path) -> None:
    def build(book) -> None:
        first, second = book.add_worksheet("Data"), book.add_worksheet("Gammalt")
        for at, row in enumerate((d.NAMES, d.FIRST)):
            first.write_row(at, 0, row)
            second.write_row(at, 0, row)
        second.hide()

    assert unseen(tmp_path, d.workbook(build)).sheets == ("Gammalt",)


def test_words_struck_out_within_a_cell_are_told(tmp_path) -> None:
    def build(book) -> None:
        page = book.add_worksheet("Data")
        for at, row in enumerate((d.NAMES, d.FIRST, d.SECOND)):
            page.write_row(at, 0, row)
        page.write_rich_string(2, 2, book.add_format({"font_strikeout": True}), "Städ", "ning")

    assert unseen(tmp_path, d.workbook(build)).struck == (3,)


def ods(row_visibility: str = "visible", column_visibility: str = "visible", struck: str = "none") -> bytes:
    document = OpenDocumentSpreadsheet()
    style = Style(name="struken", family="table-cell")
    style.addElement(TextProperties(textlinethroughstyle=struck))
    document.automaticstyles.addElement(style)
    table = Table(name="Blad1")
    table.addElement(TableColumn(numbercolumnsrepeated=2))
    table.addElement(TableColumn(visibility=column_visibility))
    table.addElement(TableColumn(numbercolumnsrepeated=5))
    for at, row in enumerate((d.NAMES, d.FIRST, d.SECOND)):
        line = TableRow(visibility=row_visibility if at == 2 else "visible")
        for value in row:
            cell = TableCell(valuetype="string", **({"stylename": style} if at == 1 else {}))
            cell.addElement(P(text=str(value)))
            line.addElement(cell)
        table.addElement(line)
    document.spreadsheet.addElement(table)
    out = io.BytesIO()
    document.write(out)
    return out.getvalue()


@pytest.mark.parametrize("how", ["collapse", "filter"])
def test_a_hidden_row_of_an_open_document_is_told(how, tmp_path) -> None:
    found = unseen(tmp_path, ods(row_visibility=how), "upphandlingar.ods")
    assert (found.hidden, found.struck, found.columns) == ((3,), (), ())


def test_a_hidden_column_of_an_open_document_is_told(tmp_path) -> None:
    assert unseen(tmp_path, ods(column_visibility="collapse"), "upphandlingar.ods").columns == ("namn",)


def test_a_struck_out_row_of_an_open_document_is_told(tmp_path) -> None:
    assert unseen(tmp_path, ods(struck="solid"), "upphandlingar.ods").struck == (2,)


def test_what_an_old_workbook_does_not_show_is_told(tmp_path) -> None:
    found = unseen(tmp_path, UNSEEN, "upphandlingar.xls")
    assert (found.hidden, found.struck, found.columns) == ((3, 4), (5, 7), ("datum", "varde"))


@pytest.mark.parametrize("content", [ALL_HIDDEN, ALL_WITHOUT_HEIGHT], ids=["dolda", "utan höjd"])
def test_rows_that_the_whole_sheet_of_an_old_workbook_hides_are_told(content, tmp_path) -> None:
    found = unseen(tmp_path, content, "upphandlingar.xls")
    assert (found.hidden, found.struck, found.columns) == ((3, 4, 5, 6, 7), (), ())


def test_an_old_workbook_that_hides_nothing_tells_nothing(tmp_path) -> None:
    found = unseen(tmp_path, GOOD, "upphandlingar.xls")
    assert (found.hidden, found.struck, found.columns) == ((), (), ())


@pytest.mark.parametrize(("word", "rows"), [("raknas", [2, 3, 4, 5, 6, 7]), ("raknas_inte", [2, 6])])
def test_the_delivery_decides_over_an_old_workbooks_rows(word, rows, tmp_path) -> None:
    reading = d.deliver(
        tmp_path, {"upphandlingar.xls": UNSEEN, "kallor.yml": f"upphandlingar: {{dolda_rader: {word}}}\n"}
    )
    assert reading.frame.index.tolist() == rows
