"""Deliveries as they really come: each is read exactly, or says in Swedish what is wrong and what to do."""

from __future__ import annotations

import io
import struct
import zipfile
from collections.abc import Callable
from pathlib import Path

import delivered as d
import pandas as pd
import pytest
import xls_samples
from pandas.testing import assert_frame_equal
from syrupy.assertion import SnapshotAssertion

from genomgang.errors import DataError
from genomgang.reading import limits

Files = dict[str, bytes | str]


def csv(*rows: object, **form: str) -> Files:
    return {"upphandlingar.csv": d.text(*rows, **form)}


def xlsx(content: bytes) -> Files:
    return {"upphandlingar.xlsx": content}


def mapped(files: Files, settings: str) -> Files:
    return files | {"kallor.yml": f"upphandlingar:\n  {settings}\n"}


def both(**cells: tuple[object, object]) -> list[list[object]]:
    """The two rows, with a column's cells written in another way."""
    first = {name: pair[0] for name, pair in cells.items()}
    second = {name: pair[1] for name, pair in cells.items()}
    return [d.replaced(d.FIRST, **first), d.replaced(d.SECOND, **second)]


def merged_sheet(column: int, value: object, **cells: tuple[object, object]) -> bytes:
    def build(book):
        page = book.add_worksheet()
        for number, row in enumerate([d.NAMES, *both(**cells)]):
            page.write_row(number, 0, row)
        page.merge_range(1, column, 2, column, value)

    return d.workbook(build)


def titled_sheet(book):
    page = book.add_worksheet("Rapport")
    page.merge_range(0, 0, 0, 7, "Upphandlingar 2023, uttag 2023-10-31")
    page.write_row(3, 0, d.LABELS)
    page.write_row(4, 0, d.TYPED_FIRST)
    page.write_row(6, 0, d.TYPED_SECOND)


def with_other_sheets(book):
    book.add_worksheet("Försättsblad").write(0, 0, "Beställd av controllern")
    page = book.add_worksheet("Data")
    for number, row in enumerate([d.NAMES, d.TYPED_FIRST, d.TYPED_SECOND]):
        page.write_row(number, 0, row)
    hidden = book.add_worksheet("Gammalt")
    hidden.write_row(0, 0, d.NAMES)
    hidden.hide()


def two_years(book):
    for year in ("2022", "2023"):
        page = book.add_worksheet(year)
        for number, row in enumerate([d.NAMES, d.TYPED_FIRST, d.TYPED_SECOND]):
            page.write_row(number, 0, row)


def only_hidden(book):
    book.add_worksheet("Tomt")
    page = book.add_worksheet("Data")
    for number, row in enumerate([d.NAMES, d.TYPED_FIRST, d.TYPED_SECOND]):
        page.write_row(number, 0, row)
    page.hide()


def styled_cell(value: object, style: dict[str, str]) -> Callable[..., None]:
    def build(book):
        page = book.add_worksheet()
        for number, row in enumerate([d.NAMES, d.TYPED_FIRST, d.TYPED_SECOND]):
            page.write_row(number, 0, row)
        page.write(2, 4, value, book.add_format(style))

    return build


def formula_cell(result: object) -> Callable[..., None]:
    def build(book):
        page = book.add_worksheet()
        for number, row in enumerate([d.NAMES, d.TYPED_FIRST, d.TYPED_SECOND]):
            page.write_row(number, 0, row)
        page.write_formula(2, 4, "=100*3", None, result)

    return build


PLAIN_SHEET = d.sheet(d.NAMES, d.TYPED_FIRST, d.TYPED_SECOND)
SHEET_XML = "xl/worksheets/sheet1.xml"

# What is read: the files, and the rows on which FIRST and SECOND stand.
READ: dict[str, tuple[Files, tuple[int, int]]] = {
    "egen form": (csv(d.NAMES, d.FIRST, d.SECOND), (2, 3)),
    "bara radbyten": (csv(d.NAMES, d.FIRST, d.SECOND, newline="\n"), (2, 3)),
    "vagnreturer": (csv(d.NAMES, d.FIRST, d.SECOND, newline="\r"), (2, 3)),
    "kommatecken": (csv(d.NAMES, d.FIRST, d.SECOND, delimiter=","), (2, 3)),
    "tabbar": (csv(d.NAMES, d.FIRST, d.SECOND, delimiter="\t"), (2, 3)),
    "lodstreck": (csv(d.NAMES, d.FIRST, d.SECOND, delimiter="|"), (2, 3)),
    "utf-8 med bom": (csv(d.NAMES, d.FIRST, d.SECOND, encoding="utf-8-sig"), (2, 3)),
    "utf-16": (csv(d.LABELS, d.FIRST, d.SECOND, encoding="utf-16", delimiter="\t"), (2, 3)),
    "utf-32": (csv(d.LABELS, d.FIRST, d.SECOND, encoding="utf-32"), (2, 3)),
    "windows-1252": (csv(d.LABELS, d.FIRST, d.SECOND, encoding="cp1252"), (2, 3)),
    "mac": (csv(d.LABELS, d.FIRST, d.SECOND, encoding="mac_roman"), (2, 3)),
    "dos": (csv(d.LABELS, d.FIRST, d.SECOND, encoding="cp850"), (2, 3)),
    "tvingad kodning": (
        mapped(csv(d.LABELS, d.FIRST, d.SECOND, encoding="utf-16-le"), "kodning: utf-16-le"),
        (2, 3),
    ),
    "svenska rubriker": (csv(d.LABELS, d.FIRST, d.SECOND), (2, 3)),
    "rubriker med versaler": (csv([label.upper() for label in d.LABELS], d.FIRST, d.SECOND), (2, 3)),
    "rubriker utan prickar": (csv(["Namnd", *d.LABELS[1:4], "Varde", *d.LABELS[5:]], d.FIRST, d.SECOND), (2, 3)),
    "rubrik med radbrytning": (csv(["Nämnd", "Upphandlingens\nid", *d.LABELS[2:]], d.FIRST, d.SECOND), (2, 3)),
    "annan ordning": (csv(d.NAMES[::-1], d.FIRST[::-1], d.SECOND[::-1]), (2, 3)),
    "synonym som rubrik": (csv(["Förvaltning", *d.LABELS[1:7], "Sekretess"], d.FIRST, d.SECOND), (2, 3)),
    "extra kolumner": (csv([*d.NAMES, "Kommentar"], [*d.FIRST, "bra"], [*d.SECOND, ""]), (2, 3)),
    "rubrikrader ovanför": (csv(["Upphandlingar"], [], ["Uttag 2023-10-31"], d.LABELS, d.FIRST, d.SECOND), (5, 6)),
    "avgränsaren på första raden": (
        {"upphandlingar.csv": b"sep=;\r\n" + d.text(d.LABELS, d.FIRST, d.SECOND)},
        (3, 4),
    ),
    "tomma rader": (csv(d.NAMES, [], d.FIRST, [" "] * 8, [""] * 8, d.SECOND, []), (3, 6)),
    "summarad": (csv(d.NAMES, d.FIRST, d.SECOND, ["Summa", "", "", "", "1250300,5", "", "", ""]), (2, 3)),
    "citattecken och radbrytning i cell": (
        csv(d.NAMES, *both(namn=("Skrivare åäö", "Städning\u200b"))),
        (2, 3),
    ),
    "mellanslag runt värden": (csv(d.NAMES, [f" {cell} " for cell in d.FIRST], d.SECOND), (2, 3)),
    "mellanslag som tusental": (csv(d.LABELS, *both(varde=("1 250 000,50", "300"))), (2, 3)),
    "hårt mellanslag som tusental": (csv(d.LABELS, *both(varde=("1\u00a0250\u00a0000,5", "300,0"))), (2, 3)),
    "smalt mellanslag som tusental": (csv(d.LABELS, *both(varde=("1\u202f250\u202f000,5", "+300"))), (2, 3)),
    "punkt som tusental": (csv(d.LABELS, *both(varde=("1.250.000,5", "300"))), (2, 3)),
    "engelska tal": (csv(d.LABELS, *both(varde=("1,250,000.5", "300.00"))), (2, 3)),
    "tal med kolumnens enhet": (csv(d.LABELS, *both(varde=("1 250 000,50 kr", "300 SEK"))), (2, 3)),
    "decimalpunkt": (csv(d.LABELS, *both(varde=("1250000.5", "300"))), (2, 3)),
    "datum med månadsnamn": (csv(d.LABELS, *both(datum=("11 maj 2023", "25 december 2023"))), (2, 3)),
    "datum med förkortad månad": (csv(d.LABELS, *both(datum=("den 11 maj 2023", "25 dec. 2023"))), (2, 3)),
    "engelska månader": (csv(d.LABELS, *both(datum=("May 11, 2023", "25-Dec-2023"))), (2, 3)),
    "datum utan bindestreck": (csv(d.LABELS, *both(datum=("20230511", "2023/12/25"))), (2, 3)),
    "datum med klockslag": (csv(d.LABELS, *both(datum=("2023-05-11T10:00", "2023-12-25 23:59:59"))), (2, 3)),
    "tidpunkt i annan tidszon": (
        csv(d.LABELS, *both(datum=("2023-05-10T23:30:00Z", "2023-12-25T10:00+01:00"))),
        (2, 3),
    ),
    "excels serietal i text": (csv(d.LABELS, *both(datum=("45057", "45285"))), (2, 3)),
    "entydiga snedstreck": (csv(d.LABELS, *both(datum=("2023-05-11", "25/12/2023"))), (2, 3)),
    "mappad dag och månad": (
        mapped(csv(d.LABELS, *both(datum=("11/5/2023", "25.12.2023"))), "datumordning: dag-manad"),
        (2, 3),
    ),
    "mappad månad och dag": (
        mapped(csv(d.LABELS, *both(datum=("5/11/2023", "12/25/2023"))), "datumordning: manad-dag"),
        (2, 3),
    ),
    "mappat decimaltecken": (
        mapped(csv(d.LABELS, *both(varde=("1 250 000,500", "300"))), 'decimaltecken: ","'),
        (2, 3),
    ),
    "ja och nej som bokstäver": (csv(d.LABELS, *both(checklista=("J", "x"), sakerhetskrav=("N", "Nej"))), (2, 3)),
    "ja och nej som siffror": (csv(d.LABELS, *both(checklista=("1", "TRUE"), sakerhetskrav=("0", "falskt"))), (2, 3)),
    "kategori som etikett": (csv(d.LABELS, *both(skyddsmarkning=("ÖPPEN", "Intern"))), (2, 3)),
    "mappade värden": (
        mapped(
            csv(d.LABELS, *both(sakerhetskrav=("", "-"), skyddsmarkning=("Publik", "INTERN"))),
            'varden: {sakerhetskrav: {"": nej, "-": nej}, skyddsmarkning: {publik: öppen}}',
        ),
        (2, 3),
    ),
    "mappade rubriker": (
        mapped(csv(["Org", "Nr", *d.LABELS[2:]], d.FIRST, d.SECOND), "kolumner: {namnd: org, upphandling_id: Nr}"),
        (2, 3),
    ),
    "fast värde": (
        mapped(
            csv(d.NAMES[:6] + d.NAMES[7:], d.FIRST[:6] + d.FIRST[7:], d.SECOND[:6] + d.SECOND[7:]),
            "fasta: {sakerhetskrav: nej}",
        ),
        (2, 3),
    ),
    "ignorerad rubrik": (
        mapped(csv([*d.LABELS, "Bolag"], [*d.FIRST, "x"], [*d.SECOND, "y"]), "ignorera: [Bolag]"),
        (2, 3),
    ),
    "annat filnamn och avgränsare": (
        {
            "Export.txt": d.text(d.NAMES, d.FIRST, d.SECOND, delimiter="|"),
            "kallor.yml": 'upphandlingar: {fil: Export.txt, avgransare: "|"}',
        },
        (2, 3),
    ),
    "angiven rubrikrad": (
        mapped(csv(d.LABELS, d.LABELS, d.FIRST, d.SECOND), "rubrikrad: 2"),
        (3, 4),
    ),
    "excel": (xlsx(PLAIN_SHEET), (2, 3)),
    "excel med text i alla celler": (xlsx(d.sheet(d.LABELS, d.FIRST, d.SECOND)), (2, 3)),
    "excel nedanför och till höger": (xlsx(d.sheet(d.NAMES, d.TYPED_FIRST, d.TYPED_SECOND, first=9, left=3)), (11, 12)),
    "excel med titel och tomrad": (xlsx(d.workbook(titled_sheet)), (5, 7)),
    "excel med fler blad": (xlsx(d.workbook(with_other_sheets)), (2, 3)),
    "excel med dolt blad i mappningen": (mapped(xlsx(d.workbook(only_hidden)), "blad: Data"), (2, 3)),
    "excel med angivet blad": (mapped(xlsx(d.workbook(two_years)), 'blad: "2023"'), (2, 3)),
    "excel med serietal": (xlsx(d.sheet(d.NAMES, *both(datum=(45057, 45285.75), varde=(1250000.5, 300)))), (2, 3)),
    "excel med sammanfogad text": (xlsx(merged_sheet(5, "ja")), (2, 3)),
    "excel med formel": (xlsx(d.workbook(formula_cell(300))), (2, 3)),
    "excel utan cellpositioner": (
        xlsx(
            d.rewrite_part(
                d.sheet(d.NAMES, d.FIRST, d.SECOND),
                SHEET_XML,
                lambda xml: __import__("re").sub(rb' r="[A-Z]+\d+"', b"", xml),
            )
        ),
        (2, 3),
    ),
    "excel med ändelsen csv": ({"upphandlingar.csv": PLAIN_SHEET}, (2, 3)),
    "text med ändelsen xls": (
        {"upphandlingar.xls": d.text(d.LABELS, d.FIRST, d.SECOND, delimiter="\t", encoding="cp1252")},
        (2, 3),
    ),
    "gammal excel": ({"upphandlingar.xls": xls_samples.GOOD}, (4, 5)),
    "ods": ({"upphandlingar.ods": d.ods(d.LABELS, d.TYPED_FIRST, d.TYPED_SECOND)}, (2, 3)),
}


@pytest.mark.parametrize("name", READ)
def test_a_file_is_read_exactly(name: str, tmp_path: Path) -> None:
    files, rows = READ[name]
    reading = d.deliver(tmp_path, files)
    assert reading.problems == ()
    assert_frame_equal(reading.frame, d.expected(*rows))
    assert reading.source is not None
    assert reading.source.rows_in == 2


# What is read but for some cells or rows: those are named, and missing in the frame.
def one_cell(**cell: object) -> Files:
    return csv(d.LABELS, d.replaced(d.FIRST, **cell), d.SECOND)


NAMED: dict[str, Files] = {
    "tvetydigt datum": one_cell(datum="3/4/2023"),
    "tvetydigt datum trots tydlig granne": csv(d.LABELS, *both(datum=("11/5/2023", "25/12/2023"))),
    "datum som motsäger mappningen": mapped(one_cell(datum="5/13/2023"), "datumordning: dag-manad"),
    "datum med tvåsiffrigt årtal": one_cell(datum="5/11/23"),
    "datum som inte finns": one_cell(datum="2023-02-30"),
    "text i stället för datum": one_cell(datum="våren 2023"),
    "för litet serietal": one_cell(datum="00045"),
    "klockslag i stället för datum": xlsx(
        d.sheet(d.NAMES, d.replaced(d.TYPED_FIRST, datum=__import__("datetime").time(10, 30)), d.TYPED_SECOND)
    ),
    "tvetydig punkt": one_cell(varde="1.234"),
    "tvetydigt komma": one_cell(varde="1,234"),
    "tvetydig punkt i egen form": csv(d.NAMES, d.replaced(d.FIRST, varde="1.234"), d.SECOND),
    "punkt där komma är decimaltecken": mapped(one_cell(varde="12.5"), 'decimaltecken: ","'),
    "felgrupperade tusental": one_cell(varde="12 50 000"),
    "tal i annan enhet": one_cell(varde="300 tkr"),
    "tal i potensform": one_cell(varde="1,25E+06"),
    "för långt tal": one_cell(varde="12345678901234567890"),
    "procenttal i excel": xlsx(d.workbook(styled_cell(0.95, {"num_format": "0.0%"}))),
    "procenttal med eget format": xlsx(d.workbook(styled_cell(0.5, {"num_format": '0" procent" %'}))),
    "fel i formel": xlsx(d.workbook(formula_cell("#DIV/0!"))),
    "formel utan värde": xlsx(d.workbook(formula_cell(""))),
    "svenskt formelfel i text": one_cell(varde="#SAKNAS!"),
    "varken ja eller nej": one_cell(checklista="kanske"),
    "okänd kategori": one_cell(skyddsmarkning="hemlig"),
    "tomt är inte nej": one_cell(checklista="-"),
    "datum i stället för id": xlsx(
        d.sheet(
            d.NAMES, d.replaced(d.TYPED_FIRST, upphandling_id=__import__("datetime").date(2023, 5, 1)), d.TYPED_SECOND
        )
    ),
    "avrundat id": xlsx(d.sheet(d.NAMES, d.replaced(d.TYPED_FIRST, upphandling_id=1.2345e18), d.TYPED_SECOND)),
    "avhuggen sista rad": csv(d.LABELS, d.FIRST, d.SECOND[:5]),
    "decimalkomma bland kommatecken": {
        "upphandlingar.csv": d.text(d.LABELS, d.FIRST, d.SECOND, delimiter=",").replace(b'"', b"")
    },
    "sammanfogat belopp": xlsx(merged_sheet(4, 300)),
    "mellansumma mitt i": csv(d.LABELS, d.FIRST, ["Summa", "", "", "", "abc", "", "", ""], d.SECOND),
    "för lång cell": one_cell(namn="x" * 40_000),
    "personnummer i fel kolumn": one_cell(datum="811218-9876", skyddsmarkning="anna@example.se"),
    "personnummer som tal": xlsx(d.sheet(d.NAMES, d.replaced(d.TYPED_FIRST, checklista=198112189876), d.TYPED_SECOND)),
    "gammal excel med fel och procent": {"upphandlingar.xls": xls_samples.WITH_ERROR_AND_PERCENT},
}


@pytest.mark.parametrize("name", NAMED)
def test_what_cannot_be_read_is_named(name: str, tmp_path: Path, snapshot: SnapshotAssertion) -> None:
    reading = d.deliver(tmp_path, NAMED[name])
    assert reading.problems
    for problem in reading.problems:
        if problem.column is not None and "sammanfogad" not in problem.message:
            assert pd.isna(reading.frame.loc[problem.row, problem.column])
    lines = [f"rad {p.row}, {p.column}: ”{p.value}” {p.message} {p.remedy}" for p in reading.problems]
    assert "\n".join(lines) == snapshot


# What is refused.
def zip_bomb() -> bytes:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("[Content_Types].xml", "<Types/>")
        with archive.open("xl/workbook.xml", "w", force_zip64=True) as part:
            for _ in range(limits.MAX_FILE_BYTES // 1_000_000 + 1):
                part.write(b" " * 1_000_000)
    return out.getvalue()


def lying_bomb() -> bytes:
    """A zip bomb whose directory says that it is small."""
    content = zip_bomb()
    true_size = struct.pack("<L", (limits.MAX_FILE_BYTES // 1_000_000 + 1) * 1_000_000)
    assert true_size in content
    return content.replace(true_size, struct.pack("<L", 1000))


def far_cell(reference: str) -> bytes:
    return d.rewrite_part(PLAIN_SHEET, SHEET_XML, lambda xml: xml.replace(b'r="A3"', f'r="{reference}"'.encode()))


def doctype(xml: bytes) -> bytes:
    entities = b'<!DOCTYPE x [<!ENTITY a "aaaaaaaaaa"><!ENTITY b "&a;&a;&a;&a;&a;&a;&a;&a;">]>'
    return xml.replace(b"?>", b"?>" + entities, 1).replace(
        b"</sheetData>", b'<row><c t="e"><v>&b;</v></c></row></sheetData>'
    )


OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"

REFUSED: dict[str, Files] = {
    "tom fil": {"upphandlingar.csv": b""},
    "bara tomma rader": csv([], [" "], []),
    "fil utan rubriker": csv(d.FIRST, d.SECOND),
    "kolumn saknas": csv([*d.LABELS[:4], "Belopp i kronor", *d.LABELS[5:]], d.FIRST, d.SECOND),
    "två kolumner saknas": csv(d.LABELS[:6], d.FIRST[:6], d.SECOND[:6]),
    "två rubriker för samma kolumn": csv(["Förvaltning", *d.LABELS[1:], "Bolag"], [*d.FIRST, "x"], [*d.SECOND, "y"]),
    "samma rubrik två gånger": csv([*d.LABELS, "Datum"], [*d.FIRST, "2022-01-01"], [*d.SECOND, ""]),
    "nolltecken": {"upphandlingar.csv": d.text(d.NAMES, d.FIRST).replace(b"Skrivare", b"Skr\x00vare")},
    "utf-16 utan märke": csv(d.NAMES, d.FIRST, d.SECOND, encoding="utf-16-le"),
    "okänd kodning": {"upphandlingar.csv": d.text(d.NAMES, d.FIRST).replace("åäö".encode(), b"\x96 \x80")},
    "fel tvingad kodning": mapped(csv(d.LABELS, d.FIRST, encoding="cp1252"), "kodning: utf-8"),
    "citattecken utan slut": {"upphandlingar.csv": d.text(d.NAMES, d.FIRST).replace(b"Skrivare", b'"Skrivare')},
    "citattecken på fel plats": {"upphandlingar.csv": d.text(d.NAMES, d.FIRST).replace(b"Skrivare", b'"Skr"ivare')},
    "cell på en megabyte": csv(d.NAMES, d.replaced(d.FIRST, namn="x" * 1_000_000), d.SECOND),
    "hundratusen kolumner": csv(d.NAMES + ["x"] * 100_000, d.FIRST),
    "webbsida": {"upphandlingar.xls": b"\n<html><table><tr><td>N\xe4mnd</td></tr></table></html>"},
    "flera filer": csv(d.NAMES, d.FIRST) | {"upphandlingar.xlsx": PLAIN_SHEET},
    "flera blad": xlsx(d.workbook(two_years)),
    "bara dolt blad": xlsx(d.workbook(only_hidden)),
    "okänt blad": mapped(xlsx(PLAIN_SHEET), "blad: Data"),
    "avhuggen excel": xlsx(PLAIN_SHEET[: len(PLAIN_SHEET) // 2]),
    "zip som inte är excel": xlsx(zip_bomb()[:4] + b"\x00" * 100),
    "zipbomb": xlsx(zip_bomb()),
    "zipbomb med falsk storlek": xlsx(lying_bomb()),
    "cell långt bort": xlsx(far_cell("XFD1048576")),
    "krypterad excel": xlsx(OLE + b"\x00" * 600 + "EncryptedPackage".encode("utf-16-le") + b"\x00" * 600),
    "skadad gammal excel": {"upphandlingar.xls": OLE + bytes(range(256)) * 10},
    "entiteter i excel": xlsx(d.rewrite_part(PLAIN_SHEET, SHEET_XML, doctype)),
    "datum från 1904": xlsx(
        d.rewrite_part(
            PLAIN_SHEET, "xl/workbook.xml", lambda xml: xml.replace(b"<workbookPr", b'<workbookPr date1904="1"')
        )
    ),
    "sammanfogat över hela bladet": xlsx(
        d.rewrite_part(
            merged_sheet(5, "ja"), SHEET_XML, lambda xml: xml.replace(b'ref="F2:F3"', b'ref="A2:XFD1048576"')
        )
    ),
    "ods med procent": {
        "upphandlingar.ods": d.rewrite_part(
            d.ods(d.LABELS, d.TYPED_FIRST),
            "content.xml",
            lambda xml: xml.replace(b'value-type="float"', b'value-type="percentage"'),
        )
    },
    "ods med fel": {"upphandlingar.ods": d.ods(d.LABELS, d.replaced(d.TYPED_FIRST, varde="#DIV/0!"))},
    "ods med sammanfogade rader": {"upphandlingar.ods": d.ods(d.LABELS, d.TYPED_FIRST, numberrowsspanned="2")},
    "okänd datamängd i kallor": csv(d.NAMES, d.FIRST) | {"kallor.yml": "upphandling: {fil: x.csv}"},
    "okänt fält i kallor": mapped(csv(d.NAMES, d.FIRST), "fill: x.csv"),
    "okänd kolumn i kallor": mapped(csv(d.NAMES, d.FIRST), "kolumner: {belopp: Värde}"),
    "okänt värde i kallor": mapped(csv(d.NAMES, d.FIRST), "varden: {skyddsmarkning: {Publik: offentlig}}"),
    "okänd kodning i kallor": mapped(csv(d.NAMES, d.FIRST), "kodning: utf8"),
    "fel datumordning i kallor": mapped(csv(d.NAMES, d.FIRST), "datumordning: dag-månad"),
    "rubriken i kallor finns inte": mapped(csv(d.LABELS, d.FIRST), "kolumner: {varde: Värden}"),
    "fast och mappad": mapped(csv(d.NAMES, d.FIRST), "kolumner: {namnd: Nämnd}\n  fasta: {namnd: bromma}"),
    "kallor är ingen lista": csv(d.NAMES, d.FIRST) | {"kallor.yml": "upphandlingar: fil"},
    "kallor är inte yaml": csv(d.NAMES, d.FIRST) | {"kallor.yml": "upphandlingar: [fil"},
    "fil utanför mappen": {"kallor.yml": "upphandlingar: {fil: ../../hemligt.csv}"},
    "fil med absolut sökväg": {"kallor.yml": "upphandlingar: {fil: /etc/passwd}"},
    "fil med windowssökväg": {"kallor.yml": "upphandlingar: {fil: 'C:\\data\\x.csv'}"},
    "nolltecken i filnamn": {"kallor.yml": 'upphandlingar: {fil: "a\\0b"}'},
    "för djup kallor": {"kallor.yml": "[" * 5_000},
    "mappad fil saknas": csv(d.NAMES, d.FIRST) | {"kallor.yml": "upphandlingar: {fil: upphandling.csv}"},
}


@pytest.mark.parametrize("name", REFUSED)
def test_a_file_is_refused_with_a_message(name: str, tmp_path: Path, snapshot: SnapshotAssertion) -> None:
    with pytest.raises(DataError) as refusal:
        d.deliver(tmp_path, REFUSED[name])
    assert str(refusal.value).replace(str(tmp_path), "<data>") == snapshot


def test_the_corpus_holds_at_least_sixty_files() -> None:
    assert len(READ) + len(NAMED) + len(REFUSED) >= 60
