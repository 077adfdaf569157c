"""Opens a workbook in a process of its own: reads it on stdin, writes its sheets as a pickle on stdout.

Run as a script, so that it starts without pandas. A hostile or broken file can then at most end this process: memory
is limited here, time by the caller. The only module that imports calamine, xlrd and defusedxml.

Calamine leaves error cells and formulas that were never calculated empty, and drops the percent sign from numbers.
Since an empty cell means something, those cells are looked up and given a text that no column accepts.
"""

from __future__ import annotations

import contextlib
import io
import json
import os
import pickle
import posixpath
import re
import sys
import threading
import time
import zipfile
import zlib
from collections.abc import Iterator
from typing import Any

UNCALCULATED = "#OBERÄKNAD!"
BEFORE_UNIT = "\u2064"
"""Stands, invisible, between a number and the unit that only its format shows: the number is written by a machine."""

_XLSX_MAIN = "xl/workbook.xml"
_ODS_MAIN = "content.xml"
_PERCENT_FORMATS = {"9", "10"}
_CHUNK = 1 << 20


class Refused(Exception):
    """The file cannot be used; the argument is one of the codes that the caller has a message for."""


def main() -> None:
    """One request as JSON in the first argument; the answer is `{"sheets": …}` or `{"refused": code}`."""
    request = json.loads(sys.argv[1])
    threading.Thread(target=_end_with, args=(os.getppid(),), daemon=True).start()
    _limit_memory(request["memory"])
    content = sys.stdin.buffer.read()
    try:
        answer: dict[str, Any] = {"sheets": list(_sheets(content, request))}
    except Refused as refused:
        answer = {"refused": str(refused)}
    except MemoryError:
        answer = {"refused": "too_large"}
    except BaseException:
        answer = {"refused": "damaged"}
    pickle.dump(answer, sys.stdout.buffer, protocol=5)


def _end_with(caller: int) -> None:
    """Nobody waits for the answer once the caller has been killed."""
    while os.getppid() == caller:
        time.sleep(1)
    os._exit(1)


def _limit_memory(size: int) -> None:
    with contextlib.suppress(ImportError):  # Windows has no such limit
        import resource

        resource.setrlimit(resource.RLIMIT_AS, (size, size))


def _sheets(content: bytes, request: dict[str, Any]) -> Iterator[dict[str, Any]]:
    if content.startswith(b"PK"):
        yield from _zipped(content, request)
    elif "EncryptedPackage".encode("utf-16-le") in content:
        raise Refused("encrypted")
    else:
        yield from _binary(content, request)


# -- xlsx and ods -----------------------------------------------------------------------------------------------------


def _zipped(content: bytes, request: dict[str, Any]) -> Iterator[dict[str, Any]]:
    from python_calamine import CalamineWorkbook, SheetTypeEnum, SheetVisibleEnum

    archive = _checked_archive(content, request)
    package = Package(archive)
    if package.has(_ODS_MAIN) == package.has(_XLSX_MAIN):
        raise Refused("damaged")  # neither kind of workbook, or both: nobody can tell which one is read
    if package.has(_ODS_MAIN):
        _refuse_what_ods_hides(package.read(_ODS_MAIN))
    else:
        _check_xlsx(package)
    book = CalamineWorkbook.from_object(io.BytesIO(content))
    cells = 0
    for meta in book.sheets_metadata:
        if meta.typ is not SheetTypeEnum.WorkSheet:
            continue
        hidden = meta.visible is not SheetVisibleEnum.Visible
        if (request["sheet"] and meta.name != request["sheet"]) or (hidden and not request["sheet"]):
            yield {"name": meta.name, "hidden": hidden, "rows": [], "merged": []}
            continue
        sheet = book.get_sheet_by_name(meta.name)
        last_row, last_column = sheet.end or (-1, -1)
        cells += (last_row + 1) * (last_column + 1)
        _refuse_if_large(last_row + 1, last_column + 1, cells, request)
        rows = sheet.to_python(skip_empty_area=False)
        merged = [(*first, *last) for first, last in sheet.merged_cell_ranges or ()]
        if package.has(_XLSX_MAIN):
            unseen = _restore_lost(rows, package, meta.name)
        else:
            unseen = _ods_unseen(package.read(_ODS_MAIN), meta.name)
        yield {"name": meta.name, "hidden": hidden, "rows": rows, "merged": merged, **unseen}


class Package:
    """The parts of a zip archive, by name without regard to case, kind of slash, or a leading one."""

    def __init__(self, archive: zipfile.ZipFile) -> None:
        self._archive = archive
        self._names: dict[str, str] = {}
        for name in archive.namelist():
            if self._names.setdefault(_key(name), name) != name:
                raise Refused("damaged")  # two parts that one reader or the other takes for the same

    def has(self, name: str) -> bool:
        return _key(name) in self._names

    def read(self, name: str) -> bytes:
        """The part's bytes, in UTF-8: in another encoding our look-ups and calamine could read different things."""
        if not self.has(name):
            raise Refused("damaged")
        content = self._archive.read(self._names[_key(name)])
        declared = re.match(rb"(?:\xef\xbb\xbf)?\s*<\?xml[^>]*encoding\s*=\s*[\"']([\w.-]+)", content)
        if b"\x00" in content[:200] or (declared and declared[1].lower() not in (b"utf-8", b"utf8", b"us-ascii")):
            raise Refused("damaged")
        return content


def _key(name: str) -> str:
    return posixpath.normpath(name.replace("\\", "/").lstrip("/")).lower()


def _check_xlsx(package: Package) -> None:
    """The workbook and its styles lie where calamine reads them, and its dates are counted from 1900."""
    for relation_type, holder, part in (
        ("officeDocument", "_rels/.rels", _XLSX_MAIN),
        ("styles", "xl/_rels/workbook.xml.rels", "xl/styles.xml"),
    ):
        targets = _relations(package, holder)
        found = [target for kind, _, target in targets if kind == relation_type]
        if any(_key(target) != part for target in found) or (relation_type == "officeDocument" and not found):
            raise Refused("damaged")
    for element in _root(package.read(_XLSX_MAIN)).iter():
        if _local(element.tag) == "workbookPr":
            for name, value in element.attrib.items():
                if _local(name).lower() == "date1904" and value.strip().lower() not in ("0", "false", ""):
                    raise Refused("date1904")


def _relations(package: Package, holder: str) -> list[tuple[str, str, str]]:
    """Kind, id and target (from the archive's root) of the relations that a part states."""
    folder = posixpath.dirname(posixpath.dirname(holder))
    found = []
    for relation in _root(package.read(holder)):
        target = relation.get("Target", "").replace("\\", "/")
        whole = target if target.startswith("/") else posixpath.join(folder, target)
        found.append((relation.get("Type", "").rpartition("/")[2], relation.get("Id", ""), whole))
    return found


def _root(content: bytes) -> Any:
    from defusedxml.ElementTree import fromstring  # type: ignore[import-untyped]

    return fromstring(content)


def _local(tag: str) -> str:
    return tag.rpartition("}")[2]


def _refuse_if_large(rows: int, columns: int, cells: int, request: dict[str, Any]) -> None:
    if rows > request["rows"] or columns > request["columns"] or cells > request["cells"]:
        raise Refused("too_large")


def _checked_archive(content: bytes, request: dict[str, Any]) -> zipfile.ZipFile:
    """The archive, once its parts have been unpacked into nothing and counted: the directory's sizes may lie."""
    archive = zipfile.ZipFile(io.BytesIO(content))
    parts = archive.infolist()
    if len(parts) > request["parts"] or sum(part.file_size for part in parts) > request["bytes"]:
        raise Refused("too_large")
    left = request["bytes"]
    for part in parts:
        if part.flag_bits & 1:
            raise Refused("encrypted")
        if part.compress_type == zipfile.ZIP_DEFLATED:
            left -= _unpacked_size(content, part, left)
        elif part.compress_type == zipfile.ZIP_STORED:
            left -= part.compress_size
        else:
            raise Refused("damaged")
        if left < 0:
            raise Refused("too_large")
    return archive


def _unpacked_size(content: bytes, part: zipfile.ZipInfo, limit: int) -> int:
    """Bytes that a deflated part unpacks to; stops counting above the limit."""
    name_and_extra = sum(int.from_bytes(content[at : at + 2], "little") for at in range(*_lengths_at(part)))
    start = part.header_offset + 30 + name_and_extra
    packed, size, unpack = content[start : start + part.compress_size], 0, zlib.decompressobj(-15)
    while packed and size <= limit:
        size += len(unpack.decompress(packed, _CHUNK))
        packed = unpack.unconsumed_tail
    return size


def _lengths_at(part: zipfile.ZipInfo) -> tuple[int, int, int]:
    """Where the local header keeps the lengths of its name and extra field."""
    return part.header_offset + 26, part.header_offset + 30, 2


_ODS_ERROR = re.compile(
    rb"<text:p[^>]*>(?:<[^>]*>)*(?:#[^<\s]{2,12}[!?]|#N/A|#SAKNAS!|Err:\d+|Fel:\d+)<|value-type=\"error\""
)
_ODS_REPEATED = re.compile(
    rb"<table:table-row[^>]*number-rows-repeated=\"(\d{1,9})\"[^>]*(?<!/)>(.*?)</table:table-row>", re.DOTALL
)
_ODS_MOST_REPEATED = 10_000  # equal rows beside each other: no data set has them, a bomb has millions
_ODS_UNCALCULATED = re.compile(rb"<table:table-cell(?=[^>]*table:formula=)(?![^>]*office:value-type=)[^>]*>")


def _refuse_what_ods_hides(content: bytes) -> None:
    """Calamine reads an error as 0 or as empty, percent as a fraction, and tells nothing of merged cells in ODS."""
    repeated = (int(row[1]) for row in _ODS_REPEATED.finditer(content) if b"<text:p" in row[2])
    if sum(repeated) > _ODS_MOST_REPEATED:
        raise Refused("too_large")
    if _ODS_ERROR.search(content) or _ODS_UNCALCULATED.search(content):
        raise Refused("ods_error")
    if b'value-type="percentage"' in content:
        raise Refused("ods_percent")
    if re.search(rb"<number:text[^>]*>[^<]*\b(tkr|kkr|ksek|tsek|mnkr|mkr|msek|mdkr|mdr|tusen|miljon)", content, re.I):
        raise Refused("ods_unit")
    if re.search(rb'number-rows-spanned="(?!1")', content):
        raise Refused("ods_merged")


def _restore_lost(rows: list[list[Any]], package: Package, sheet: str) -> dict[str, list[int]]:
    """Puts a text where calamine has lost an error, an uncalculated formula or a percent sign.

    Gives the rows and columns that a reader of the sheet does not see, and the rows that are struck out.
    """
    content = package.read(sheet_part(package, sheet))
    percent, units, struck = _percent_styles(package), _unit_styles(package), _struck_styles(package)
    struck_texts = _struck_texts(package)
    unseen = _xlsx_unseen(content)
    if not (
        percent
        or units
        or struck
        or struck_texts
        or b"strike" in content
        or re.search(rb"\st\s*=\s*[\"']e[\"']|<(\w+:)?f[\s>/]", content)
    ):
        return {**unseen, "struck_rows": []}
    struck_rows: set[int] = set()
    for row, column, cell in _xml_cells(content):
        formula, value = _child(cell, "f"), _child(cell, "v")
        shown = (value.text or "") if value is not None else ""
        whole = cell.get("s") in struck and bool(shown or _child(cell, "is") is not None)
        if whole or (cell.get("t") == "s" and shown.strip() in struck_texts) or any(map(_strikes, cell.iter())):
            struck_rows.add(row)
        lost = None
        if cell.get("t") == "e":
            lost = shown or UNCALCULATED
        elif formula is not None and not shown and cell.get("t") != "str":
            lost = UNCALCULATED
        elif cell.get("s") in percent and shown and cell.get("t", "n") == "n":
            lost = f"{float(shown) * 100:g} %"
        elif cell.get("s") in units and shown and cell.get("t", "n") == "n":
            lost = _with_unit(float(shown), units[cell.get("s")])
        if lost is not None:
            while len(rows) <= row:
                rows.append([])
            rows[row].extend([""] * (column + 1 - len(rows[row])))
            rows[row][column] = lost
    return {**unseen, "struck_rows": sorted(struck_rows)}


_MAY_HIDE = re.compile(rb"hidden|zeroHeight|(?:ht|width)\s*=\s*[\"']\s*[0&]")
"""What a sheet without anything hidden lacks, so that most sheets need not be parsed once more."""


def _xlsx_unseen(content: bytes) -> dict[str, list[int]]:
    """Rows and columns of the sheet that are hidden, filtered away or without height, zero-based."""
    from defusedxml.ElementTree import iterparse

    hidden_rows: list[int] = []
    hidden_columns: set[int] = set()
    if not _MAY_HIDE.search(content):
        return {"hidden_rows": [], "hidden_columns": []}
    row, rows_are_hidden = -1, False
    for event, element in iterparse(io.BytesIO(content), events=("start", "end")):
        name = _local(element.tag)
        if event == "end":
            if name in ("c", "row"):
                element.clear()
        elif name == "sheetFormatPr":
            rows_are_hidden = _is_true(element.get("zeroHeight", ""))
        elif name == "row":
            row = int(element.get("r", row + 2)) - 1
            said = element.get("hidden", "")
            if _is_true(said) or _is_nothing(element.get("ht", "")) or (rows_are_hidden and not said):
                hidden_rows.append(row)
        elif name == "col" and (_is_true(element.get("hidden", "")) or _is_nothing(element.get("width", ""))):
            first, last = int(element.get("min", "1")), int(element.get("max", "1"))
            hidden_columns.update(range(first - 1, min(last, 1_000)))
    return {"hidden_rows": hidden_rows, "hidden_columns": sorted(hidden_columns)}


def _is_true(written: str) -> bool:
    return written.strip().lower() in ("1", "true")


def _is_nothing(size: str) -> bool:
    return bool(re.fullmatch(r"\s*0+(\.0*)?\s*", size))


def _ods_unseen(content: bytes, sheet: str) -> dict[str, list[int]]:
    """As `_xlsx_unseen`, with the rows that are struck out."""
    unseen: dict[str, set[int]] = {"hidden_rows": set(), "hidden_columns": set(), "struck_rows": set()}
    root = _root(content)
    struck = {
        _value(style, "name")
        for style in root.iter()
        if _local(style.tag) == "style"
        and any(_value(one, "text-line-through-style") not in ("", "none") for one in style.iter())
    }
    for table in root.iter():
        if _local(table.tag) != "table" or _value(table, "name") != sheet:
            continue
        at = {"table-row": 0, "table-column": 0}
        for element in table.iter():
            kind = _local(element.tag)
            if kind not in at:
                continue
            times = int(_value(element, f"number-{kind[6:]}s-repeated") or 1)
            places = range(at[kind], at[kind] + min(times, 10_000))
            if _value(element, "visibility") in ("collapse", "filter"):
                unseen["hidden_rows" if kind == "table-row" else "hidden_columns"].update(places)
            if kind == "table-row" and any(_value(cell, "style-name") in struck and len(cell) for cell in element):
                unseen["struck_rows"].update(places)
            at[kind] += times
    return {name: sorted(found) for name, found in unseen.items()}


def _value(element: Any, name: str) -> str:
    """The attribute's value, whatever its namespace; "" where there is none."""
    return next((value for key, value in element.attrib.items() if _local(key) == name), "")


def _xml_cells(content: bytes) -> Iterator[tuple[int, int, Any]]:
    """Every cell element with its zero-based row and column; positions may be left out in the file."""
    from defusedxml.ElementTree import iterparse

    row, column = -1, -1
    for event, element in iterparse(io.BytesIO(content), events=("start", "end")):
        name = element.tag.rpartition("}")[2]
        if event == "start" and name == "row":
            row, column = int(element.get("r", row + 2)) - 1, -1
        elif event == "end" and name == "c":
            column = _column(element.get("r")) if element.get("r") else column + 1
            yield row, column, element
            element.clear()
        elif event == "end" and name == "row":
            element.clear()


def _column(reference: str) -> int:
    number = 0
    for letter in re.match("[A-Za-z]{1,3}", reference)[0].upper():  # type: ignore[index]  # no match: damaged
        number = number * 26 + ord(letter) - 64
    return number - 1


def _child(element: Any, name: str) -> Any:
    return next((child for child in element if child.tag.rpartition("}")[2] == name), None)


def sheet_part(package: Package, sheet: str) -> str:
    """The archive's part that holds the sheet."""
    targets = {name: target for _, name, target in _relations(package, "xl/_rels/workbook.xml.rels")}
    for element in _root(package.read(_XLSX_MAIN)).iter():
        if _local(element.tag) == "sheet" and element.get("name") == sheet:
            return targets[next(value for key, value in element.attrib.items() if key.endswith("}id"))]
    raise Refused("damaged")


def _struck_styles(package: Package) -> set[str]:
    """The cell styles, as `s` attributes, that strike the text out."""
    if not package.has("xl/styles.xml"):
        return set()
    root = _root(package.read("xl/styles.xml"))
    fonts = next((element for element in root if _local(element.tag) == "fonts"), ())
    struck = {str(number) for number, font in enumerate(fonts) if any(map(_strikes, font))}
    formats = next((element for element in root if _local(element.tag) == "cellXfs"), ())
    return {str(number) for number, style in enumerate(formats) if style.get("fontId") in struck}


def _struck_texts(package: Package) -> set[str]:
    """The shared texts, by their number as a cell has it, of which some word is struck out."""
    if not package.has("xl/sharedStrings.xml"):
        return set()
    content = package.read("xl/sharedStrings.xml")
    if b"strike" not in content:
        return set()
    return {str(number) for number, text in enumerate(_root(content)) if any(map(_strikes, text.iter()))}


def _strikes(element: Any) -> bool:
    return _local(element.tag) == "strike" and element.get("val", "1").strip().lower() not in ("0", "false")


def _percent_styles(package: Package) -> set[str]:
    """The cell styles, as `s` attributes, that show a number as percent."""
    from defusedxml.ElementTree import fromstring

    if not package.has("xl/styles.xml"):
        return set()
    root = fromstring(package.read("xl/styles.xml"))
    percent = _PERCENT_FORMATS | {
        element.get("numFmtId")
        for element in root.iter()
        if element.tag.endswith("}numFmt") and "%" in re.sub(r'"[^"]*"|\\.', "", element.get("formatCode", ""))
    }
    formats = next((element for element in root if element.tag.endswith("}cellXfs")), ())
    return {str(number) for number, style in enumerate(formats) if style.get("numFmtId") in percent}


_UNIT = re.compile(
    r"(?<![^\W_])(tkr|kkr|ksek|tsek|mnkr|mkr|msek|mdkr|mdr|tusen|miljon(?:er)?|miljarder|eur|usd|dkk|nok|gbp|"
    r"timmar|tim|minuter|dagar|veckor|månader)(?![^\W_])|[€$£](?![^\]]*\])",
    re.IGNORECASE,
)
_SCALED = re.compile(r"[0#?](,+)(?=[^0#?,]*$)")


def _unit_of(code: str) -> str:
    """The format's code where it shows a unit other than kronor; else ""."""
    positive = re.sub(r"[\"\\\\]", "", code.split(";", maxsplit=1)[0])
    return positive if _UNIT.search(positive) else ""


def _with_unit(value: float, code: str) -> str:
    """A number as it is shown: a comma after the last digit of the format stands for a thousand left out."""
    scaled = _SCALED.search(code)
    shown = value / 1000 ** len(scaled[1]) if scaled else value
    return f"{shown!r}{BEFORE_UNIT} {_UNIT.search(code)[0]}"  # type: ignore[index]  # `_unit_of` has found it


def _unit_styles(package: Package) -> dict[str, str]:
    """The cell styles, as `s` attributes, that show a unit after a number → their format's code."""
    from defusedxml.ElementTree import fromstring

    if not package.has("xl/styles.xml"):
        return {}
    root = fromstring(package.read("xl/styles.xml"))
    codes = {
        element.get("numFmtId"): code
        for element in root.iter()
        if element.tag.endswith("}numFmt") and (code := _unit_of(element.get("formatCode", "")))
    }
    formats = next((element for element in root if element.tag.endswith("}cellXfs")), ())
    return {
        str(number): codes[style.get("numFmtId")]
        for number, style in enumerate(formats)
        if style.get("numFmtId") in codes
    }


# -- xls --------------------------------------------------------------------------------------------------------------


def _binary(content: bytes, request: dict[str, Any]) -> Iterator[dict[str, Any]]:
    import xlrd

    try:
        book = xlrd.open_workbook(file_contents=content, formatting_info=True, logfile=io.StringIO())
    except xlrd.XLRDError as error:
        raise Refused("encrypted" if "encrypt" in str(error).lower() else "damaged") from None
    if book.datemode:
        raise Refused("date1904")
    cells = 0
    for sheet in book.sheets():
        hidden = bool(sheet.visibility)
        if (request["sheet"] and sheet.name != request["sheet"]) or (hidden and not request["sheet"]):
            yield {"name": sheet.name, "hidden": hidden, "rows": [], "merged": []}
            continue
        cells += sheet.nrows * sheet.ncols
        _refuse_if_large(sheet.nrows, sheet.ncols, cells, request)
        rows = [[_xls_value(book, cell) for cell in sheet.row(number)] for number in range(sheet.nrows)]
        merged = [(top, left, bottom - 1, right - 1) for top, bottom, left, right in sheet.merged_cells]
        yield {"name": sheet.name, "hidden": hidden, "rows": rows, "merged": merged, **_xls_unseen(book, sheet)}


def _xls_unseen(book: Any, sheet: Any) -> dict[str, list[int]]:
    struck = {at for at, style in enumerate(book.xf_list) if book.font_list[style.font_index].struck_out}
    in_part = {
        row
        for (row, column), runs in sheet.rich_text_runlist_map.items()
        if _xls_strikes(book, sheet.cell_value(row, column), runs)
    }
    return {
        "hidden_rows": [at for at in range(sheet.nrows) if _xls_is_hidden(sheet, at)],
        "hidden_columns": sorted(at for at, column in sheet.colinfo_map.items() if column.hidden or not column.width),
        "struck_rows": [
            at
            for at in range(sheet.nrows)
            if at in in_part or any(cell.xf_index in struck and cell.value not in ("", None) for cell in sheet.row(at))
        ],
    }


def _xls_strikes(book: Any, text: str, runs: Any) -> bool:
    """Whether some letter of the text is struck out; each run is where a font begins, and the font."""
    return any(book.font_list[font].struck_out and start < len(text) for start, font in runs)


def _xls_is_hidden(sheet: Any, at: int) -> bool:
    """Whether the row is hidden, filtered away or without height: by itself, or as all that nothing is said of."""
    if at in sheet.rowinfo_map:
        row = sheet.rowinfo_map[at]
        return bool(row.hidden or row.height == 0)
    return bool(sheet.default_row_hidden or sheet.default_row_height == 0)


def _xls_value(book: Any, cell: Any) -> Any:
    import xlrd

    if cell.ctype == xlrd.XL_CELL_ERROR:
        return xlrd.error_text_from_code.get(cell.value, UNCALCULATED)
    if cell.ctype == xlrd.XL_CELL_BOOLEAN:
        return bool(cell.value)
    if cell.ctype == xlrd.XL_CELL_DATE and cell.value >= 1:
        return xlrd.xldate_as_datetime(cell.value, book.datemode)
    if cell.ctype == xlrd.XL_CELL_NUMBER:
        style = book.xf_list[cell.xf_index]
        shown = book.format_map[style.format_key].format_str
        if "%" in shown:
            return f"{cell.value * 100:g} %"
        unit = _unit_of(shown)
        return _with_unit(cell.value, unit) if unit else cell.value
    return cell.value


if __name__ == "__main__":
    main()
