"""Other organisations' public figures (`genomgang nyckeltal` there), laid beside the deliveries in `jamfor/`.

A file may come from anybody: it is read with care, is one row a figure, and never about single persons.
"""

from __future__ import annotations

import csv
import io
import math
from collections import defaultdict
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from functools import lru_cache
from pathlib import Path

from genomgang.errors import DataError
from genomgang.organisation import organisation
from genomgang.organisation.current import own_folder
from genomgang.regler.nyckeltal import definitions

FOLDER = "jamfor"
LARGEST = 20_000_000
"""Bytes: some hundred organisations' worth."""

_NEEDED = ("organisation", "version", "ar", "namnd", "nyckeltal", "enhet", "varde")
_LONGEST = 100
_AS_WRITTEN = "Lägg filen här som den är, utan att öppna och spara om den i ett annat program."


@dataclass(frozen=True)
class Others:
    """A year's figures: whose they are, and each key figure's values, by its id."""

    organisations: tuple[str, ...] = ()
    values: Mapping[str, tuple[float, ...]] = field(default_factory=dict)

    def of(self, figure: str) -> list[float]:
        return list(self.values.get(figure, ()))


def other_figures(ar: int) -> Others:
    """The figures of a year in every file; DataError for one that is none of ours, or not public."""
    folder = own_folder() / FOLDER
    files = sorted(path for path in folder.glob("*") if path.suffix.lower() == ".csv" and path.is_file())
    return _read(tuple((path, path.stat().st_mtime_ns, path.stat().st_size) for path in files), ar, organisation().namn)


@lru_cache(maxsize=4)
def _read(files: tuple[tuple[Path, int, int], ...], ar: int, own: str) -> Others:
    seen: set[tuple[str, ...]] = set()
    values: dict[str, list[float]] = defaultdict(list)
    names: list[str] = []
    for path, _, size in files:
        for number, row in _rows(path, size):
            where = f"{path}, rad {number}"
            key = (row["organisation"], row["ar"], row["namnd"], row["nyckeltal"])
            if key in seen:
                raise DataError(
                    "Samma nyckeltal står två gånger bland filerna att jämföra med.",
                    where=where,
                    remedy="Ta bort den ena filen. Varje organisations fil ska ligga en gång per år.",
                )
            seen.add(key)
            if row["organisation"] == own or row["ar"] != str(ar) or not row["varde"]:
                continue
            if row["nyckeltal"] in definitions().by_id:
                values[row["nyckeltal"]].append(_value(row, where))
                names.append(row["organisation"])
    return Others(tuple(sorted(set(names))), {name: tuple(each) for name, each in values.items()})


def _rows(path: Path, size: int) -> Iterator[tuple[int, Mapping[str, str]]]:
    if size > LARGEST:
        raise DataError(f"{path.name} är större än {LARGEST // 1_000_000} MB.", where=str(path), remedy=_AS_WRITTEN)
    try:
        rows = csv.DictReader(io.StringIO(path.read_text(encoding="utf-8-sig"), newline=""), strict=True)
        lacking = [name for name in _NEEDED if name not in (rows.fieldnames or ())]
        if lacking:
            raise DataError(
                f"{path.name} är ingen nyckeltalsfil: kolumnen {lacking[0]} saknas.",
                where=str(path),
                remedy=_AS_WRITTEN,
            )
        for number, row in enumerate(rows, start=2):
            yield number, _checked(row, f"{path}, rad {number}")
    except (OSError, UnicodeDecodeError, csv.Error) as error:
        raise DataError(
            f"{path.name} kan inte läsas ({type(error).__name__}).", where=str(path), remedy=_AS_WRITTEN
        ) from None


def _checked(row: Mapping[str, str | None], where: str) -> Mapping[str, str]:
    """The cells as words on one line. DataError where one lacks or is too long, or the file is not public."""
    found = {name: " ".join((row[name] or "").split()) for name in _NEEDED}
    if not found["organisation"] or any(len(cell) > _LONGEST for cell in found.values()):
        raise DataError("Raden är ingen rad ur en nyckeltalsfil.", where=where, remedy=_AS_WRITTEN)
    if found["version"] != "offentlig":
        raise DataError(
            "Filen är ingen offentlig version.",
            where=where,
            remedy="Be om den offentliga filen och ta bort den här.",
        )
    return found


def _value(row: Mapping[str, str], where: str) -> float:
    defined = definitions().by_id[row["nyckeltal"]]
    try:
        value = float(row["varde"])
    except ValueError:
        value = math.nan
    in_range = 0 <= value <= (100 if defined.unit == "procent" else math.inf) and math.isfinite(value)
    if not in_range or row["enhet"] != defined.unit:
        raise DataError(
            f"Värdet för {row['nyckeltal']} är inte i enheten {defined.unit or 'som nyckeltalet har'}.",
            where=where,
            remedy="Fråga den som har lämnat filen. " + _AS_WRITTEN,
        )
    return value
