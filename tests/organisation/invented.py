"""An invented organisation's delivery: the example's rows in its own names, courses, areas, methods and roles."""

from __future__ import annotations

import csv
import re
import shutil
from collections.abc import Iterable, Mapping
from itertools import cycle
from pathlib import Path

from genomgang.organisation.model import Organisation
from genomgang.organisation.reading import read_organisation
from genomgang.paths import EXAMPLE, ROOT

ORGANISATIONS = ROOT / "data" / "organisationer"
TAKEN = ("kulturnamnden", "idrottsnamnden", "valnamnden", "aldrenamnden")
NAMES = {name: f"del-{number}" for number, name in enumerate(TAKEN, start=1)}
YEARS = (2023, 2024)
WORDS = {
    r"Stockholms? stads?|[Ss]tadens|[Ss]taden\b": "den egna verksamheten",
    r"Digitala lyftets?": "testet",
    r"Kompetenslyft( ledningsgrupp)?": "besöket",
    r",? ?mål 3\.5": "",
    r"(?i)stadsdels\w*|facknämnd\w*|stadsdirektör\w*|stadslednings\w*|stadshus\w*": "verksamheten",
    r"(?i)kvalitetsprogram\w*": "program",
    r"\b[Nn]ämnd(?:erna|en|er)?\b": "verksamhet",
}
"""The example's own words in free text, which is data, and what stands there instead."""


def delivery(name: str, folder: Path) -> Organisation:
    """Lay the organisation's file and two years' deliveries in `folder`."""
    org = read_organisation(ORGANISATIONS / name / "organisation.yml")
    shutil.copytree(ORGANISATIONS / name, folder, dirs_exist_ok=True)
    _write(EXAMPLE / "mal.csv", folder / "mal.csv", org)
    for year in YEARS:
        (folder / str(year)).mkdir()
        shutil.copy(EXAMPLE / str(year) / "leverans.yml", folder / str(year))
        for path in sorted((EXAMPLE / str(year)).glob("*.csv")):
            named = {"digitala_lyftet": org.kompetenstest.fil, "kompetenslyft": org.ledningsbesok.fil}
            _write(path, folder / str(year) / f"{named.get(path.stem, path.stem)}.csv", org)
    return org


def _write(source: Path, target: Path, org: Organisation) -> None:
    with source.open(encoding="utf-8", newline="") as file:
        rows = list(csv.DictReader(file, delimiter=";"))
    found = [said for row in rows if (said := _said(row, source.stem, org))]
    with target.open("w", encoding="utf-8", newline="") as file:
        writer = csv.DictWriter(file, list(rows[0]), delimiter=";", lineterminator="\n")
        writer.writeheader()
        writer.writerows(found)


def _said(row: Mapping[str, str], dataset: str, org: Organisation) -> dict[str, str] | None:
    """The row in the organisation's words; None where it is about somebody or something that it does not have."""
    if row["namnd"] not in ("", "staden", *TAKEN):
        return None
    own = {"namnd": NAMES.get(row["namnd"], org.kallas.kort if row["namnd"] else "")}
    sets = {
        ("utbildning", "kurs"): ("informationssakerhet dataskydd cybersakerhet_ledning", org.kurser),
        ("digitala_lyftet", "omrade"): (
            "cybersakerhet samarbeten kontorsprogram ai lagring",
            org.kompetenstest.omraden,
        ),
        ("ikp", "arbetssatt"): ("behorighetshantering incidenthantering upphandling", org.arbetssatt.obligatoriska),
    }
    if dataset == "mal" and row["omrade"]:
        key = "digitala_lyftet" if row["indikator"].startswith("digitala") else "utbildning"
        sets = {("mal", "omrade"): next(each for (name, _), each in sets.items() if name == key)}
    for (name, column), (theirs, ours) in sets.items():
        if name == dataset:
            known = dict(zip(theirs.split(), ours, strict=True))
            if row[column] not in known:
                return None
            own[column] = known[row[column]]
    own |= {name: next(_roles(org, row[name])) for name in row if name.endswith("roll") and row[name]}
    if dataset == "namnder":
        own |= {"typ": next(iter(org.enheter)), "namn": own["namnd"].replace("del-", "Del "), "foregangare": ""}
        own["forvaltning"] = own["namn"]
    return {name: own.get(name, _plain(text)) for name, text in row.items()}


def _roles(org: Organisation, role: str) -> Iterable[str]:
    return iter([role] if role in org.roller else cycle(org.roller))


def _plain(text: str) -> str:
    for theirs, ours in WORDS.items():
        text = re.sub(theirs, ours, text)
    return text
