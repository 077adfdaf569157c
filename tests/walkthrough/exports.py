"""One company's delivery as its systems export it: made from the example, in forms that none of our contracts has."""

from __future__ import annotations

import csv
import datetime as dt
import shutil
from collections.abc import Iterable, Mapping, Sequence
from pathlib import Path

import xlsxwriter

from checks import DELIVERED
from genomgang.contracts.contract import Contract
from genomgang.paths import EXAMPLE

NAMND = "stokab"
AR = "2024"

Row = Mapping[str, str]


def write_exports(folder: Path) -> None:
    """Four foreign exports, and the rest in our own form, to `folder` (targets) and its folder for the year."""
    year = folder / AR
    (year / "texter").mkdir(parents=True)
    for name in ("leverans.yml", f"texter/{NAMND}.md"):
        shutil.copyfile(EXAMPLE / AR / name, year / name)
    foreign = {
        "utbildning": (_learning_platform, "larplattform.csv"),
        "klassning": (_asset_register, "tillgangsregister.xlsx"),
        "incidenter": (_incident_system, "incidentsystem.csv"),
        "upphandlingar": (_procurement_unit, "inkop.xlsx"),
    }
    for contract in DELIVERED.values():
        rows = list(_rows(contract))
        if contract.name in foreign:
            write, file = foreign[contract.name]
            write(year / file, rows)
        elif rows or contract.required:
            _write_own_form(folder / AR if contract.yearly else folder, contract, rows)


def _rows(contract: Contract) -> Iterable[Row]:
    """The example's rows of the company, and those of the whole city."""
    folder = EXAMPLE / AR if contract.yearly else EXAMPLE
    if not (folder / contract.file).exists():
        return  # an optional data set that the year lacks
    with (folder / contract.file).open(encoding="utf-8", newline="") as file:
        yield from (row for row in csv.DictReader(file, delimiter=";") if row["namnd"] in (NAMND, "staden", ""))


def _write_own_form(folder: Path, contract: Contract, rows: Sequence[Row]) -> None:
    with (folder / contract.file).open("w", encoding="utf-8", newline="") as file:
        writer = csv.DictWriter(file, contract.column_names, delimiter=";")
        writer.writeheader()
        writer.writerows(rows)


def _learning_platform(path: Path, rows: Sequence[Row]) -> None:
    """Semicolons and Windows' encoding; rows of titles above, a count below, and courses and roles in other words."""
    courses = {
        "informationssakerhet": "Informationssäkerhet (grundkurs)",
        "dataskydd": "Dataskydd (grundkurs)",
        "infosak_apt": "Informationssäkerhet på arbetsplatsträff",
        "cybersakerhet_ledning": "Cybersäkerhet för ledningen",
    }
    lines = [
        ["Lärplattformen: obligatoriska utbildningar"],
        ["Uttag 2023-10-31"],
        [],
        ["Användar-ID", "Arbetsplats", "Roll", "Startdatum", "Utbildning", "Status", "Godkänd"],
        *(
            [
                row["person_id"],
                row["enhet"],
                "Anställd" if row["rollgrupp"] == "medarbetare" else row["rollgrupp"],
                row["anstalld_fran"],
                courses[row["kurs"]],
                "Klar" if row["genomford"] else "Ej klar",
                row["genomford"],
            ]
            for row in rows
        ),
        [f"Antal rader: {len(rows)}", "", "", "", "", "", ""],
    ]
    with path.open("w", encoding="cp1252", newline="") as file:
        csv.writer(file, delimiter=";").writerows(lines)


def _asset_register(path: Path, rows: Sequence[Row]) -> None:
    """Two sheets, a merged title, own headers, labels for values, and dates as Excel's."""
    headers = {
        "tillgang_id": "System-ID",
        "namn": "Systemnamn",
        "typ": "Typ",
        "objekt": "pm3-objekt",
        "agare_roll": "Ägare",
        "objektledare_roll": "Objektledare",
        "leverantor": "Leverantör",
        "konfidentialitet": "K",
        "riktighet": "R",
        "tillganglighet": "T",
        "sparbarhet": "S",
        "skala_version": "Skala",
        "klassad_datum": "Senast klassad",
        "nasta_oversyn": "Översyn",
        "personuppgifter": "Personuppgifter",
        "i_registerforteckning": "Registerförteckning",
        "konsekvensbedomning": "DPIA",
        "handlingsplan": "Handlingsplan",
        "atgarder_antal": "Antal åtgärder",
        "atgarder_klara": "Klara åtgärder",
        "kontinuitetsplan": "Kontinuitetsplan",
        "skyddsmarkning": "Skydd",
    }
    contract = DELIVERED["klassning"]
    with xlsxwriter.Workbook(path, {"default_date_format": "yyyy-mm-dd"}) as book:
        readme = book.add_worksheet("Läs mig")
        readme.write_column(0, 0, ["Registret förvaltas av IT.", "Frågor besvaras av objektledaren."])
        sheet = book.add_worksheet("Tillgångar")
        sheet.merge_range(0, 0, 0, len(headers) - 1, "Register över informationstillgångar")
        sheet.write_row(2, 0, headers.values())
        for number, row in enumerate(rows, start=3):
            for at, name in enumerate(headers):
                cell = contract.labels(name).get(row[name], row[name])
                if name in ("klassad_datum", "nasta_oversyn") and cell:
                    sheet.write_datetime(number, at, dt.datetime.fromisoformat(cell))
                else:
                    sheet.write(number, at, int(cell) if cell.isdigit() else cell)


def _incident_system(path: Path, rows: Sequence[Row]) -> None:
    """Tabs, UTF-16, and dates as day/month/year."""
    headers = {
        "incident_id": "Ärendenummer",
        "enhet": "Enhet",
        "hemenhet": "Anmälarens enhet",
        "handelsedatum": "Inträffad",
        "registrerad": "Anmäld",
        "slag": "Slag",
        "orsak": "Orsak",
        "allvarlighet": "Allvarlighet",
        "konsult": "Konsult",
        "anmald_imy": "IMY",
        "inom_72_timmar": "Inom 72 timmar",
        "avslutad": "Avslutad",
        "skyddsmarkning": "Skyddsmärkning",
    }
    contract = DELIVERED["incidenter"]
    with path.open("w", encoding="utf-16", newline="") as file:
        writer = csv.writer(file, delimiter="\t")
        writer.writerow(headers.values())
        for row in rows:
            cells = {name: contract.labels(name).get(row[name], row[name]) for name in headers}
            for name in ("handelsedatum", "registrerad", "avslutad"):
                cells[name] = _day_first(cells[name])
            writer.writerow(cells.values())


def _day_first(iso: str) -> str:
    year, month, day = map(int, iso.split("-"))
    return f"{day}/{month}/{year}"


def _procurement_unit(path: Path, rows: Sequence[Row]) -> None:
    """A unit's own sheet: a title, amounts as text with spaces, x for yes and nothing for no, and a sum."""
    with xlsxwriter.Workbook(path) as book:
        sheet = book.add_worksheet("Upphandlingar")
        sheet.write(0, 0, "Inköp: årets upphandlingar")
        sheet.write_row(2, 0, ["Nr", "Upphandling", "Avtalsdatum", "Värde (kr)", "Checklista", "Säkerhetskrav"])
        for number, row in enumerate(rows, start=3):
            answers = ["x" if row[name] == "ja" else "" for name in ("checklista", "sakerhetskrav")]
            sheet.write_row(
                number, 0, [row["upphandling_id"], row["namn"], row["datum"], _spaced(row["varde"]), *answers]
            )
        sheet.write_row(
            len(rows) + 3, 0, ["Summa", "", "", _spaced(str(sum(int(row["varde"]) for row in rows))), "", ""]
        )


def _spaced(amount: str) -> str:
    return f"{int(amount):,}".replace(",", "\N{NO-BREAK SPACE}")
