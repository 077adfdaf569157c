"""A small copy of the example with canaries: words, numbers and dates that stand nowhere else, in protected places."""

from __future__ import annotations

import csv
import shutil
from collections import defaultdict
from collections.abc import Mapping
from pathlib import Path

from checks import CONTRACTS
from genomgang.contracts.contract import Contract, Kind, Protection
from genomgang.paths import EXAMPLE
from genomgang.privacy.protection import MARK, OPEN

OWN, OTHER = "servicenamnden", "valnamnden"
SMALL, SMALL_SIZE = "Arkivdepån", 3
"""A unit of OWN that is too small to be shown, made of its first employees."""

NAMNDER = {OWN, OTHER, "staden", ""}
YEARS = (2023, 2024)

Planted = Mapping[str, tuple[str, ...]]
"""Place ("klassning.namn", "text", "filnamn") → the canaries that lie there, in small letters without spaces."""


class Nest:
    """Makes canaries, numbered from `first`, and remembers where they were put."""

    def __init__(self, first: int) -> None:
        self.first = first
        self.planted: dict[str, list[str]] = defaultdict(list)

    def word(self, place: str) -> str:
        return self._keep(place, f"zq7xk{self._number():04}w")

    def amount(self, place: str) -> str:
        return self._keep(place, str(987_651_000 + self._number()))

    def points(self, place: str) -> str:
        canary = f"61,73{self._number():04}"
        self._keep(place, canary.replace(",", "."))
        return self._keep(place, canary)

    def day(self, place: str) -> str:
        number = self._number()
        year, month, day = 1951 + number % 30, 1 + number % 11, 10 + number % 17
        return self._keep(place, f"{year}-{month:02}-{day:02}")

    def _number(self) -> int:
        return self.first + sum(len(found) for found in self.planted.values())

    def _keep(self, place: str, canary: str) -> str:
        self.planted[place].append(canary)
        return canary


def plant(data: Path) -> tuple[Planted, Planted, Planted]:
    """Write the delivery. Returns what only the internal version may show, what no version of `OWN` may show, and the
    canaries in file names.
    """
    protected, never, names = Nest(1), Nest(4001), Nest(9001)
    targets = [row for row in _read(EXAMPLE / "mal.csv") if row["namnd"] in {"", OWN, OTHER}]
    _write(_made(data) / "mal.csv", targets, CONTRACTS["mal"])
    for ar in YEARS:
        source, folder = EXAMPLE / str(ar), _made(data / str(ar))
        shutil.copyfile(source / "leverans.yml", folder / "leverans.yml")
        renamed = {}
        for contract in CONTRACTS.values():
            path = source / contract.file
            if not contract.yearly or not path.is_file():
                continue
            rows = _read(path)
            if not rows:
                continue
            _plant_rows(contract, rows, protected, never, ar)
            file = contract.file
            if contract.name == "klassning":
                file = f"klassning {names.word('filnamn')}.csv"
                renamed[contract.name] = file
            _write(folder / file, rows, contract)
            if contract.name == "atgarder" and ar == YEARS[-1]:
                _hold_meeting(folder, [row for row in rows if row["beslutat_ar"] == str(ar)], protected, never)
        lines = [f'{name}:\n  fil: "{file}"\n' for name, file in renamed.items()]
        lines.append("upphandlingar:\n  besked: {storlek: beloppen är kanariefåglar}\n")
        (folder / "kallor.yml").write_text("".join(lines), encoding="utf-8")
        _plant_texts(_made(folder / "texter"), protected, never)
    return protected.planted, never.planted, names.planted


def _plant_rows(contract: Contract, rows: list[dict[str, str]], protected: Nest, never: Nest, ar: int) -> None:
    for number, row in enumerate(rows):
        if row.get("namnd") == OTHER:
            _plant_other(contract, row, never)
        elif row.get("namnd") == OWN:
            if MARK in row and number % 2:
                row[MARK] = ("intern", "sekretess")[number % 4 // 2]
            _plant_own(contract, row, protected, never, number)
    _link(contract, rows)
    if "person_id" in contract.column_names:
        _plant_people(rows, never)


def _plant_people(rows: list[dict[str, str]], never: Nest) -> None:
    """Some persons' ids, alike in all their rows; and a small unit, all of whose members have canaries."""
    people = list(dict.fromkeys(row["person_id"] for row in rows if row.get("namnd") == OWN and _employed(row)))
    small = people[:SMALL_SIZE]
    known = {person: never.word("person_id") for person in (*small, *people[SMALL_SIZE::40])}
    for row in rows:
        if row["person_id"] in small:
            row["enhet"] = SMALL
        row["person_id"] = known.get(row["person_id"], row["person_id"])


def _employed(row: dict[str, str]) -> bool:
    return row.get("rollgrupp") != "konsult"


def _plant_own(contract: Contract, row: dict[str, str], protected: Nest, never: Nest, number: int) -> None:
    secret = row.get(MARK, OPEN) != OPEN
    for column in contract.needed:
        place = f"{contract.name}.{column.name}"
        if column.protection is Protection.PERSON and number % 25 == 0:
            _plant_person(column.kind, place, row, column.name, never)
        elif not secret:
            continue
        elif column.protection is Protection.BY_ROW and column.kind is Kind.TEXT:
            row[column.name] = f"Låsa skåpet i {protected.word(place)} å"
        elif column.protection is Protection.BY_ROW and column.kind is Kind.NUMBER:
            row[column.name] = protected.amount(place)
        elif column.name == contract.key[0]:
            row[f"_{column.name}"] = row[column.name]
            row[column.name] = protected.word(place)
    if secret and contract.name == "upphandlingar":
        row["checklista"] = "nej"


def _hold_meeting(folder: Path, actions: list[dict[str, str]], protected: Nest, never: Nest) -> None:
    """What a meeting decided of every proposal, in turn one of the outcomes, with canaries in what it wrote."""
    decisions = []
    for number, action in enumerate(actions):
        other, secret = action["namnd"] == OTHER, action[MARK] != OPEN
        row = {
            "namnd": action["namnd"], "beslut_id": action["atgard_id"], "galler": "forslag",
            "svarar_mot": action["atgard_id"], "motesdatum": "2023-12-05",
            "utfall": ("beslutad", "avslagen", "andrad", "bordlagd", "beslutad")[number % 5],
            "foreslagen_roll": action["ansvarig_roll"], "foreslaget_datum": action["forfallodatum"],
            "ansvarig_roll": action["ansvarig_roll"], "forfallodatum": "2024-12-31", "resurs_timmar": "40",
            "iso_ref": action["iso_ref"], MARK: action[MARK],
        }  # fmt: skip
        for column in ("foreslaget", "lydelse", "motivering", "effektmatt"):
            place = f"beslut.{column}"
            if other:
                row[column] = f"Annan {never.word(f'annan nämnd: {place}')}"
            else:
                row[column] = f"Låsa skåpet i {protected.word(place)} å" if secret else "Öppet"
        decisions.append(row)
    meeting = {
        "motesdatum": "2023-12-05", "ordforande_roll": "forvaltningschef", "narvarande": "forvaltningschef|samordnare",
        "nasta_genomgang": "2024-12-03", "underlag": "0123456789ab",
    }  # fmt: skip
    _write(folder / "beslut.csv", decisions, CONTRACTS["beslut"])
    _write(folder / "moten.csv", [{"namnd": namnd, **meeting} for namnd in (OWN, OTHER)], CONTRACTS["moten"])


def _plant_person(kind: Kind, place: str, row: dict[str, str], name: str, never: Nest) -> None:
    """Dates and points of some rows; ids are planted alike in all rows of a person."""
    if kind is Kind.NUMBER and row[name]:
        row[name] = never.points(place)
    if name == "anstalld_fran":
        row[name] = never.day(place)


def _plant_other(contract: Contract, row: dict[str, str], never: Nest) -> None:
    """Another nämnd's texts, the open ones too, have no place in this one's report."""
    for column in contract.needed:
        if column.kind is Kind.TEXT and column.name not in {"enhet", "hemenhet", "foregangare", "namn", "forvaltning"}:
            row[column.name] = f"Annan {never.word(f'annan nämnd: {contract.name}.{column.name}')}"


def _link(contract: Contract, rows: list[dict[str, str]]) -> None:
    """Rows that refer to one whose id is a canary refer to the canary."""
    key = contract.key[0]
    moved = {row[f"_{key}"]: row[key] for row in rows if f"_{key}" in row}
    for row in rows:
        if row.get("overford_fran") in moved:
            row["overford_fran"] = moved[row["overford_fran"]]


def _plant_texts(folder: Path, protected: Nest, never: Nest) -> None:
    words = "\n\n".join(
        f'## {section}\n\nÖppet.\n\n{border} {{.intern reason="sakerhetsatgard"}}\n'
        f"Hemligt {protected.word('text')}.\n\n- Punkt {protected.word('text')}\n{border}\n\nMer."
        for section, border in (("budget", ":::"), ("klassning", ":::::"), ("ovrigt", "::::"))
    )
    (folder / f"{OWN}.md").write_text(words + "\n", encoding="utf-8")
    (folder / f"{OTHER}.md").write_text(f"## budget\n\nAnnan {never.word('annan nämnd: text')}.\n", encoding="utf-8")


def _read(path: Path) -> list[dict[str, str]]:
    with path.open(encoding="utf-8-sig", newline="") as file:
        return [row for row in csv.DictReader(file, delimiter=";") if row.get("namnd", "") in NAMNDER]


def _write(path: Path, rows: list[dict[str, str]], contract: Contract) -> None:
    with path.open("w", encoding="utf-8", newline="") as file:
        writer = csv.DictWriter(file, contract.column_names, delimiter=";", extrasaction="ignore")
        writer.writeheader()
        writer.writerows(rows)


def _made(folder: Path) -> Path:
    folder.mkdir(parents=True, exist_ok=True)
    return folder
