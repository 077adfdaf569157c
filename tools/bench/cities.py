"""Cities of any size, made of the example's: its nämnder again and again, under names and ids of their own."""

from __future__ import annotations

import csv
import io
import math
from pathlib import Path

from checks import CONTRACTS
from genomgang.contracts.contract import CITY, Contract, Kind
from genomgang.example.calendar import YEARS
from genomgang.example.table import write_text
from genomgang.paths import EXAMPLE
from genomgang.reading.delivery import FILE

_PREDECESSORS = "foregangare"
Row = dict[str, str]


def write_city(folder: Path, count: int) -> None:
    """Write all years of the whole city as a delivery with `count` nämnder in the latest, their predecessors beside."""
    register = _rows(EXAMPLE / str(YEARS[-1]), CONTRACTS["namnder"])
    copies = math.ceil(count / len(register))
    now = [_renamed(row, CONTRACTS["namnder"], copy) for copy in range(copies) for row in register][:count]
    chosen = {row["namnd"] for row in now} | {name for row in now for name in row[_PREDECESSORS].split("|") if name}
    targets = [row for row in _rows(EXAMPLE, CONTRACTS["mal"]) if row["namnd"] in {"", *chosen}]
    _write(folder / CONTRACTS["mal"].file, CONTRACTS["mal"], targets)
    for ar in YEARS:
        _write_year(EXAMPLE / str(ar), folder / str(ar), copies, chosen)


def without_one_course(data: Path, ar: int) -> str:
    """Take the date from one completed course of the year's first nämnd; returns whose row it was."""
    path = data / str(ar) / CONTRACTS["utbildning"].file
    head, *lines = path.read_text(encoding="utf-8").splitlines()
    number, line = next((n, line) for n, line in enumerate(lines) if not line.endswith(";"))
    lines[number] = line[: line.rindex(";") + 1]
    write_text(path, "\n".join([head, *lines, ""]))
    return line.split(";", 1)[0]


def _write_year(source: Path, folder: Path, copies: int, chosen: set[str]) -> None:
    write_text(folder / FILE, (source / FILE).read_text(encoding="utf-8"))
    for name, contract in CONTRACTS.items():
        if name == "mal":
            continue
        rows = _rows(source, contract)
        copied = [_renamed(row, contract, copy) for copy in range(copies) for row in rows]
        own = [row for row in rows if row["namnd"] == CITY]
        _write(folder / contract.file, contract, [*own, *(row for row in copied if row["namnd"] in chosen)])
    if copies > 1:  # the check asks why nämnder have each other's rows
        names = (name for name in CONTRACTS if name not in ("mal", "namnder"))
        answers = "".join(f"{name}:\n  besked: {{annan_namnds_rader: kopior i en mätning}}\n" for name in names)
        write_text(folder / "kallor.yml", answers)
    for text in source.glob("texter/*.md"):
        for copy in range(copies):
            if (slug := _again(text.stem, copy)) in chosen:
                write_text(folder / "texter" / f"{slug}.md", text.read_text(encoding="utf-8"))


def _rows(folder: Path, contract: Contract) -> list[Row]:
    path = folder / contract.file
    return list(csv.DictReader(io.StringIO(path.read_text(encoding="utf-8")), delimiter=";")) if path.exists() else []


def _write(path: Path, contract: Contract, rows: list[Row]) -> None:
    """No file where there are no rows: the data set was not delivered."""
    if not rows:
        return
    out = io.StringIO()
    writer = csv.DictWriter(out, contract.column_names, delimiter=";", lineterminator="\n")
    writer.writeheader()
    writer.writerows(rows)
    write_text(path, out.getvalue())


def _renamed(row: Row, contract: Contract, copy: int) -> Row:
    """The row with its ids, and the names in the register, as the copy has them."""
    ids = {column.name for column in contract.columns if column.kind is Kind.ID}
    names = {"namn"} if contract.name == "namnder" else set()
    new = {name: _again(value, copy) if name in ids | names else value for name, value in row.items()}
    if _PREDECESSORS in new:
        new[_PREDECESSORS] = "|".join(_again(name, copy) for name in new[_PREDECESSORS].split("|"))
    return new


def _again(name: str, copy: int) -> str:
    return f"{name}-{copy + 1}" if name and copy else name
