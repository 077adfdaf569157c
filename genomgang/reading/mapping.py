"""Reads `kallor.yml`: how foreign files answer to the contracts. Strict: what it does not know is an error.

utbildning:                     # data set
  fil: Export LMS 2023.xlsx     # in the same folder as kallor.yml
  blad: Resultat                # sheet
  kodning: cp1252               # encoding of a text file, where it must be forced
  avgransare: ";"               # delimiter of a text file: ; , | or tab
  rubrikrad: 4                  # the header's row number
  datumordning: dag-manad       # or manad-dag: what 3/4/2023 means
  decimaltecken: ","            # or ".": the other one groups thousands
  kolumner: {genomford: Godkänd den}          # our column: their header
  varden: {kurs: {IS-grund: informationssakerhet}}  # column: their value: our value ("" is an empty cell)
  fasta: {namnd: servicenamnden}              # the same value in every row of a file that lacks the column
  faktor: {varde: 1000}                       # what their numbers are multiplied with, when in another unit
  ignorera: [Kommentar]                       # headers that are known and not used
  dolda_rader: raknas_inte                    # or raknas: whether hidden and struck-out rows of a workbook count
  besked: {samma_som_forra_aret: HR bekräftar att inget har ändrats}   # an answer to what the check asks, with why
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path, PureWindowsPath
from types import MappingProxyType
from typing import Any

from checks import CONTRACTS
from genomgang.contracts.contract import Column, Contract
from genomgang.errors import DataError
from genomgang.reading import limits
from genomgang.reading.cells import DateOrder, Decimal, Rules, Unreadable
from genomgang.reading.delivery import is_delivered
from genomgang.reading.privacy import redact
from genomgang.reading.text_file import DELIMITERS
from genomgang.reading.units import NUMERIC
from genomgang.reading.values import parse
from genomgang.reading.yamlfile import as_text, check_names, nearest, quoted, read_yaml

FILE = "kallor.yml"
ENCODINGS = ("utf-8", "utf-16", "utf-16-le", "utf-16-be", "cp1252", "iso-8859-1", "iso-8859-15", "mac_roman", "cp850")
FIELDS = (
    "fil", "blad", "kodning", "avgransare", "rubrikrad", "datumordning", "decimaltecken", "kolumner", "varden",
    "fasta", "faktor", "ignorera", "besked", "dolda_rader",
)  # fmt: skip

ANSWERS = (
    "samma_som_forra_aret",
    "nyaste_datum",
    "annan_namnds_rader",
    "dubblerade_rader",
    "utanfor_perioden",
    "storlek",
    "inledande_nollor",
    "samma_id",
)
"""What the check asks about a whole file, and the mapping can answer with a reason."""

_LONGEST_NAME = 255
_LONGEST_ANSWER = 300
_SHORTEST_ANSWER = 8
_LARGEST_FACTOR = 1e12
_NONE: Mapping[str, Any] = MappingProxyType({})
_YAML_WORDS = {True: ("true", "yes", "on"), False: ("false", "no", "off")}  # what YAML turns into truth values


@dataclass(frozen=True)
class SourceMapping:
    """How one data set's file answers to its contract; empty fields say nothing. `header_row` counts from 1."""

    file: str = ""
    sheet: str = ""
    encoding: str = ""
    delimiter: str = ""
    header_row: int | None = None
    columns: Mapping[str, str] = field(default_factory=lambda: _NONE)
    constants: Mapping[str, str] = field(default_factory=lambda: _NONE)
    factors: Mapping[str, float] = field(default_factory=lambda: _NONE)
    answers: Mapping[str, str] = field(default_factory=lambda: _NONE)
    ignored: tuple[str, ...] = ()
    unseen: str = ""
    rules: Rules = field(default_factory=Rules)


def read_mapping(contract: Contract, folder: Path) -> SourceMapping:
    """The data set's mapping in the folder's `kallor.yml`; one that says nothing where there is none."""
    path = folder / FILE
    if not is_delivered(path):
        return SourceMapping()
    if path.stat().st_size > limits.MAX_MAPPING_BYTES:
        raise DataError("Filen kallor.yml är för stor.", where=str(path), remedy="Beskriv bara leveransens filer.")
    datasets = read_yaml(path)
    check_names(datasets, CONTRACTS, where=FILE)
    fields = datasets.get(contract.name)
    where = f"{FILE}, {contract.name}"
    if fields is None:
        return SourceMapping()
    if not isinstance(fields, dict):
        raise DataError(
            f"Under ”{contract.name}” ska det stå fält.", where=where, remedy=f"Välj bland: {_list(FIELDS)}."
        )
    check_names(fields, FIELDS, where=where)
    return _mapping(fields, contract, where)


def _mapping(fields: Mapping[str, Any], contract: Contract, where: str) -> SourceMapping:
    headers = _texts(_group(fields, "kolumner", contract, where), where=f"{where}, kolumner")
    constants = _texts(_group(fields, "fasta", contract, where), where=f"{where}, fasta")
    words = {
        name: _words(contract.column(name), their, f"{where}, varden, {name}")
        for name, their in _group(fields, "varden", contract, where).items()
    }
    for name, value in constants.items():
        _refuse_unreadable(value, contract.column(name), f"{where}, fasta, {name}")
        if name in headers:
            raise DataError(
                f"Kolumnen ”{name}” står både under kolumner och fasta.", where=where, remedy="Behåll en av dem."
            )
    delimiter = _choice(fields, "avgransare", (*DELIMITERS, "tab"), where)
    return SourceMapping(
        file=as_text(fields, "fil", where=where),
        sheet=as_text(fields, "blad", where=where),
        encoding=_choice(fields, "kodning", ENCODINGS, where),
        delimiter="\t" if delimiter == "tab" else delimiter,
        header_row=_row_number(fields, where),
        columns=headers,
        constants=constants,
        factors=_factors(fields, contract, constants, where),
        answers=_answers(fields, where),
        ignored=_list_of_texts(fields, "ignorera", where),
        unseen=_choice(fields, "dolda_rader", ("raknas", "raknas_inte"), where),
        rules=Rules(
            Decimal(_choice(fields, "decimaltecken", (",", "."), where) or Decimal.UNKNOWN),
            DateOrder(_choice(fields, "datumordning", ("dag-manad", "manad-dag"), where) or DateOrder.UNKNOWN),
            words,
        ),
    )


def locate(folder: Path, file: str) -> Path:
    """The file that a mapping names; DataError where it lies outside the folder, does not exist or is no file."""
    if "\x00" in file or len(file) > _LONGEST_NAME:
        raise DataError("Fältet ”fil” är inget filnamn.", where=str(folder / FILE), remedy="Ange filens namn.")
    parts = PureWindowsPath(file)  # takes both kinds of separators
    path = folder / file
    inside = path.resolve().is_relative_to(folder.resolve())
    if parts.is_absolute() or parts.drive or ".." in parts.parts or not inside:
        raise DataError(
            f"Filen ”{file}” ligger utanför leveransens mapp.",
            where=str(folder / FILE),
            remedy="Lägg filen i leveransens mapp och ange bara dess namn.",
        )
    if not is_delivered(path):
        known = [entry.name for entry in folder.iterdir() if entry.is_file()]
        raise DataError(
            f"Filen ”{file}” saknas.{nearest(file, known)}",
            where=str(folder / FILE),
            remedy="Lägg filen i leveransens mapp, eller rätta fältet fil.",
        )
    return path


def _group(fields: Mapping[str, Any], name: str, contract: Contract, where: str) -> dict[str, Any]:
    """A field that holds column: something."""
    value = fields.get(name) or {}
    if not isinstance(value, dict):
        raise DataError(f"Fältet ”{name}” ska ha en rad per kolumn.", where=where, remedy="Skriv ”kolumn: värde”.")
    check_names({str(key): None for key in value}, contract.column_names, where=f"{where}, {name}")
    return {str(key): their for key, their in value.items()}


def _factors(
    fields: Mapping[str, Any], contract: Contract, constants: Mapping[str, str], where: str
) -> dict[str, float]:
    """Column → what its numbers are multiplied with."""
    factors: dict[str, float] = {}
    for name, value in _group(fields, "faktor", contract, where).items():
        if contract.column(name).kind not in NUMERIC:
            raise DataError(
                f"Kolumnen ”{name}” innehåller inte tal och kan inte ha en faktor.",
                where=f"{where}, faktor",
                remedy="Ta bort raden, eller ange kolumnen som talen står i.",
            )
        if name in constants:
            raise DataError(
                f"Kolumnen ”{name}” står både under faktor och fasta.", where=where, remedy="Behåll en av dem."
            )
        if isinstance(value, bool) or not isinstance(value, int | float) or not 0 < value < _LARGEST_FACTOR:
            raise DataError(
                f"Faktorn för ”{name}” är inget tal större än noll.",
                where=f"{where}, faktor",
                remedy=f"Skriv till exempel faktor: {{{name}: 1000}}, med decimalpunkt där det behövs: 0.001.",
            )
        factors[name] = float(value)
    return factors


def _answers(fields: Mapping[str, Any], where: str) -> dict[str, str]:
    """What the check asks → the reason that somebody has given."""
    value = fields.get("besked") or {}
    if not isinstance(value, dict):
        raise DataError(
            "Fältet ”besked” ska ha en rad per besked.", where=where, remedy=f"Skriv {ANSWERS[0]}: och skälet."
        )
    answers = {str(name): _text(reason, f"{where}, besked, {name}").strip() for name, reason in value.items()}
    check_names(answers, ANSWERS, where=f"{where}, besked")
    for name, reason in answers.items():
        if not _SHORTEST_ANSWER <= len(reason) <= _LONGEST_ANSWER:
            raise DataError(
                f"Beskedet ”{name}” ska ha ett skäl på {_SHORTEST_ANSWER}–{_LONGEST_ANSWER} tecken.",
                where=f"{where}, besked",
                remedy="Skriv vem som har bekräftat det och varför det stämmer.",
            )
    return answers


def _texts(group: Mapping[str, Any], where: str) -> dict[str, str]:
    return {name: _text(value, f"{where}, {name}") for name, value in group.items()}


def _text(value: Any, where: str) -> str:
    """A scalar as the analyst meant it: YAML's truth values are ja and nej here."""
    if isinstance(value, list | dict):
        raise DataError("Här ska stå ett enda värde.", where=where, remedy="Skriv värdet på samma rad.")
    if isinstance(value, bool):
        return "ja" if value else "nej"
    if isinstance(value, dt.date):
        return value.isoformat()
    return "" if value is None else str(value)


def _words(column: Column, their: Any, where: str) -> dict[str, str]:
    """Their value, in lower case, → our value."""
    if not isinstance(their, dict):
        raise DataError("Här ska stå deras värde: vårt värde.", where=where, remedy="Skriv ett par per rad.")
    words: dict[str, str] = {}
    for key, value in their.items():
        ours = _text(value, where)
        _refuse_unreadable(ours, column, where)
        for word in _YAML_WORDS[key] if isinstance(key, bool) else (_text(key, where).strip().casefold(),):
            words[word] = ours
    return words


def _refuse_unreadable(value: str, column: Column, where: str) -> None:
    try:
        parse(value, column, Rules())
    except Unreadable as problem:
        raise DataError(f"”{redact(quoted(value))}”: {problem.message}", where=where, remedy=problem.remedy) from None


def _choice(fields: Mapping[str, Any], name: str, allowed: tuple[str, ...], where: str) -> str:
    value = fields.get(name)
    if value is None:
        return ""
    text = str(value) if value in allowed else str(value).strip()  # a tab is no space here
    if text not in allowed:
        raise DataError(
            f"Fältet ”{name}” kan inte vara ”{quoted(text)}”.{nearest(text, allowed)}",
            where=where,
            remedy=f"Välj bland: {_list(tuple('tab' if one == chr(9) else one for one in allowed))}.",
        )
    return text


def _row_number(fields: Mapping[str, Any], where: str) -> int | None:
    value = fields.get("rubrikrad")
    if value is None or (type(value) is int and 1 <= value <= limits.MAX_ROWS):
        return value
    raise DataError(
        "Fältet ”rubrikrad” ska vara ett radnummer.", where=where, remedy="Skriv till exempel rubrikrad: 3."
    )


def _list_of_texts(fields: Mapping[str, Any], name: str, where: str) -> tuple[str, ...]:
    value = fields.get(name) or []
    if not isinstance(value, list):
        raise DataError(
            f"Fältet ”{name}” ska vara en lista.", where=where, remedy=f"Skriv {name}: [Kommentar, Anteckning]."
        )
    return tuple(_text(one, where) for one in value)


def _list(names: tuple[str, ...]) -> str:
    return ", ".join(dict.fromkeys(names))
