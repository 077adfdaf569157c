"""One reading of a workbook's package: its safeguards work however the zip archive is made, or the file is refused."""

from __future__ import annotations

import datetime as dt
import io
import zipfile
from collections.abc import Callable

import delivered as d
import pytest

from genomgang.errors import DataError
from genomgang.reading import Reading

MAIN, STYLES, SHEET, RELS = "xl/workbook.xml", "xl/styles.xml", "xl/worksheets/sheet1.xml", "xl/_rels/workbook.xml.rels"
DAMAGED = "Arbetsboken är skadad eller i ett format som inte kan läsas."


def book() -> bytes:
    """Two procurements; the first one's value is in percent format, which calamine reads as a fraction."""

    def build(workbook) -> None:
        page = workbook.add_worksheet("Blad1")
        for at, row in enumerate((d.NAMES, d.TYPED_FIRST, d.TYPED_SECOND)):
            page.write_row(at, 0, row)
        page.write_number(1, 4, 0.95, workbook.add_format({"num_format": "0%"}))

    return d.workbook(build)


def renamed(content: bytes, rename: Callable[[str], str]) -> bytes:
    """The same parts under other names."""
    out = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(content)) as old, zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as new:
        for name in old.namelist():
            part = zipfile.ZipInfo("x")
            part.filename = rename(name)  # ZipInfo's own constructor turns a backslash
            new.writestr(part, old.read(name))
    return out.getvalue()


def read(tmp_path, content: bytes) -> Reading:
    return d.deliver(tmp_path, {"upphandlingar.xlsx": content})


RENAMED = {
    "som Excel skriver": lambda name: name,
    "omvända snedstreck": lambda name: name.replace("/", "\\"),
    "stor bokstav i mappen": lambda name: name.replace("xl/", "XL/"),
    "versaler": lambda name: name if name.startswith("[") else name.upper(),
    "blandat": lambda name: name.replace("worksheets/", "Worksheets\\").replace("styles", "Styles"),
}


@pytest.mark.parametrize("way", RENAMED)
def test_percent_is_seen_however_the_parts_are_named_or_the_file_is_refused(way, tmp_path) -> None:
    """Read as 0.95 the value would be wrong without a word."""
    try:
        reading = read(tmp_path, renamed(book(), RENAMED[way]))
    except DataError as refused:
        assert way != "som Excel skriver"
        assert DAMAGED in str(refused)
        return
    (problem,) = reading.problems
    assert (problem.row, problem.column, problem.value) == (2, "varde", "95 %")


OTHER_PATHS = {
    "arbetsboken": ("_rels/.rels", b"xl/workbook.xml", b"xl/bok.xml"),
    "utan arbetsbok": ("_rels/.rels", b'/officeDocument"', b'/annat"'),
    "formaten": (RELS, b"styles.xml", b"stilar.xml"),
    "utf-16": (SHEET, None, None),
}


@pytest.mark.parametrize("what", OTHER_PATHS)
def test_parts_that_the_safeguards_would_not_find_are_refused(what, tmp_path) -> None:
    part, was, now = OTHER_PATHS[what]

    def change(content: bytes) -> bytes:
        if was is None:
            return content.decode().replace("UTF-8", "UTF-16").encode("utf-16")
        assert was in content
        return content.replace(was, now)

    with pytest.raises(DataError, match=DAMAGED):
        read(tmp_path, d.rewrite_part(book(), part, change))


def test_two_parts_that_differ_in_case_alone_are_refused(tmp_path) -> None:
    content = io.BytesIO(book())
    with zipfile.ZipFile(content, "a") as archive:
        archive.writestr("XL/Styles.xml", archive.read(STYLES))
    with pytest.raises(DataError, match=DAMAGED):
        read(tmp_path, content.getvalue())


def test_a_binary_workbook_is_refused(tmp_path) -> None:
    """An .xlsb has its sheets in a form that the safeguards cannot look into."""
    with pytest.raises(DataError, match=DAMAGED):
        read(
            tmp_path,
            renamed(book(), lambda name: name.replace("workbook.xml", "workbook.bin") if "rels" not in name else name),
        )


@pytest.mark.parametrize("written", ["1", " 1 ", "true", "TRUE", " true", "on", "&#49;"])
def test_case_18_dates_from_1904_are_refused_however_it_is_said(written, tmp_path) -> None:
    content = d.rewrite_part(
        book(), MAIN, lambda part: part.replace(b"<workbookPr", f'<workbookPr date1904="{written}"'.encode(), 1)
    )
    with pytest.raises(DataError, match="räknar datum från 1904"):
        read(tmp_path, content)


@pytest.mark.parametrize("written", ["0", " 0", "false", "False "])
def test_dates_from_1900_are_read(written, tmp_path) -> None:
    content = d.rewrite_part(
        book(), MAIN, lambda part: part.replace(b"<workbookPr", f'<workbookPr date1904="{written}"'.encode(), 1)
    )
    assert read(tmp_path, content).frame["datum"].iloc[0].date() == dt.date(2023, 5, 11)
