"""A year's folder as it begins: what is in it, and how all of it is laid in place at once."""

from __future__ import annotations

import datetime as dt
import tempfile
from collections.abc import Sequence
from dataclasses import dataclass, field
from pathlib import Path

from checks import CONTRACTS
from genomgang.contracts.template import Row, write_template
from genomgang.errors import DataError, UserError
from genomgang.organisation import organisation
from genomgang.organisation.current import NAME as ORGANISATION
from genomgang.organisation.current import SHIPPED, working_for
from genomgang.organisation.reading import read_organisation
from genomgang.reading import read
from genomgang.reading.delivery import FILE as DELIVERY
from genomgang.reading.delivery import years
from genomgang.reading.mapping import FILE as MAPPING
from genomgang.reading.reader import SUFFIXES
from genomgang.regler.start import start, words_by_kind
from genomgang.starting.carried import Carried, carried_from
from genomgang.starting.laying import lay
from genomgang.starting.targets import targets_csv
from genomgang.starting.texts import text_skeleton
from genomgang.starting.words import filled_template, short_name

TEMPLATES = "mallar"
"""Folder of the year with the workbooks that go to those who deliver."""

FIRST = "LAS-MIG.md"
"""The file to read first."""


@dataclass(frozen=True)
class Wish:
    """What is asked for. `name` and `kind` are needed where `data` has no organisation yet, `units` are names of those
    who make a review, `datasets` those that templates are wanted for (none: those that suffice)."""

    data: Path
    ar: int
    name: str = ""
    kind: str = ""
    units: Sequence[str] = ()
    datasets: Sequence[str] = ()
    day: dt.date | None = None


@dataclass(frozen=True)
class Made:
    """The files that were laid, those that were there before, and what was taken over from an earlier year."""

    new: Sequence[Path]
    kept: Sequence[Path]
    told: Sequence[str] = field(default=())


def has_organisation(data: Path) -> bool:
    """Whether the folder says whose reviews it is for."""
    return (data / ORGANISATION).is_file() or bool(years(data))


def make_year(wish: Wish) -> Made:
    """Make the year's folder, or add what it lacks. UserError where that cannot be; then nothing is changed."""
    there = wish.data.exists()
    try:
        wish.data.mkdir(parents=True, exist_ok=True)
        with tempfile.TemporaryDirectory(prefix=".ny-", dir=wish.data) as folder:
            staged = Path(folder)
            told = _stage(wish, staged)
            new, kept = lay(staged, wish.data)
    except OSError as problem:
        raise UserError(
            f"Mappen {wish.data.name} kan inte skapas ({problem.strerror}).",
            where=str(wish.data),
            remedy="Välj en annan mapp med --data, eller kontrollera rättigheterna.",
        ) from None
    finally:
        if not there and wish.data.is_dir() and not any(wish.data.iterdir()):
            wish.data.rmdir()
    return Made(new, kept, told)


def _stage(wish: Wish, staged: Path) -> tuple[str, ...]:
    """Write everything that the folder is to have below `staged`; returns what was taken over."""
    if not has_organisation(wish.data) and wish.name != read_organisation(SHIPPED).namn:
        words = words_by_kind()[wish.kind]
        text = filled_template("organisation.yml", namn=wish.name, slag=wish.kind, ord=words)
        (staged / ORGANISATION).write_text(text, encoding="utf-8")
    own = staged if (staged / ORGANISATION).exists() else wish.data
    with working_for(own):
        before = [year for year in years(wish.data) if year < wish.ar]
        carried = carried_from(wish.data, before[-1]) if before else Carried()
        _write(wish, staged, carried, before[-1] if before else 0)
        return carried.told


def _write(wish: Wish, staged: Path, carried: Carried, before: int) -> None:
    year = staged / str(wish.ar)
    (year / "texter").mkdir(parents=True)
    (year / TEMPLATES).mkdir()
    register = [*carried.register, *map(_unit, wish.units)]
    if not _delivered(wish.data, "mal"):
        (staged / CONTRACTS["mal"].file).write_bytes(targets_csv(wish.ar))
    if not _delivered(wish.data / str(wish.ar), "namnder"):
        write_template(CONTRACTS["namnder"], year / "namnder.xlsx", wish.ar, register)
    if carried.actions and not _delivered(wish.data / str(wish.ar), "atgarder"):
        write_template(CONTRACTS["atgarder"], year / "atgarder.xlsx", wish.ar, carried.actions)
    if carried.mapping:
        (year / MAPPING).write_text(carried.mapping, encoding="utf-8")
    for name in wish.datasets or start().datasets:
        write_template(CONTRACTS[name], year / TEMPLATES / _workbook(name), wish.ar)
    for name in sorted({str(row["namnd"]) for row in register} | _registered(wish)):
        (year / "texter" / f"{name}.md").write_text(text_skeleton(), encoding="utf-8")
    (year / DELIVERY).write_text(_delivery(wish), encoding="utf-8")
    (year / FIRST).write_text(_first(wish, staged, carried, before), encoding="utf-8")


def _unit(name: str) -> Row:
    """A row of the register; its kind where there is only one."""
    kinds = list(organisation().enheter)
    return {"namnd": short_name(name), "namn": name, "typ": kinds[0] if len(kinds) == 1 else ""}


def _workbook(name: str) -> str:
    return str(Path(CONTRACTS[name].file).with_suffix(".xlsx"))


def _delivered(folder: Path, name: str) -> bool:
    """Whether a file of the data set lies there already, in whatever form."""
    return any((folder / f"{name}{suffix}").exists() for suffix in SUFFIXES)


def _registered(wish: Wish) -> set[str]:
    """The units in the year's register, once it has been filled in."""
    try:
        return set(read(CONTRACTS["namnder"], wish.data, wish.ar).frame["namnd"].dropna())
    except DataError:
        return set()


def _delivery(wish: Wish) -> str:
    day = wish.day or dt.date.fromisoformat(f"{wish.ar - 1}-{start().day}")
    begins = day.replace(year=day.year - 1) + dt.timedelta(days=1)
    return filled_template("leverans.yml", ar=wish.ar, matdatum=day.isoformat(), fran=begins.isoformat())


def _first(wish: Wish, staged: Path, carried: Carried, before: int) -> str:
    named = [
        {"fil": _workbook(name), "titel": CONTRACTS[name].title, "agare": CONTRACTS[name].owner}
        for name in wish.datasets or start().datasets
    ]
    return filled_template(
        FIRST,
        org=organisation(),
        ar=wish.ar,
        register="namnder.xlsx",
        enheter=bool(carried.register or wish.units),
        egen=(staged / ORGANISATION).exists() or (wish.data / ORGANISATION).exists(),
        mallar=named,
        forra=before,
        fort_over=carried.told,
    )
