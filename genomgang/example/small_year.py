"""The review year 2027: a handful of bodies under the law that has come into force, with every optional data set.

What the bodies have in common with the other years is their rows of 2024, three years later; `new_law` has the rest.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from pathlib import Path
from typing import Any

from checks import CONTRACTS
from genomgang.example import (
    atgarder,
    dataskydd,
    ikp,
    incidenter,
    klassning,
    new_law,
    risker,
    upphandlingar,
    utbildning,
)
from genomgang.example.calendar import SMALL_YEAR, YEARS, delivery_yaml
from genomgang.example.city import BODIES, Body, Size, register_row
from genomgang.example.people import head_count
from genomgang.example.shift import shifted
from genomgang.example.table import write_table, write_text
from genomgang.reading.delivery import FILE

BODIES_THEN = (
    "servicenamnden",
    "forskolenamnden",
    "valnamnden",
    "stockholm-vatten-och-avfall",
    "svenska-bostader",
    "stockholms-hamnar",
    "s-t-erik-forsakring",
)
_FROM = YEARS[-1]
_LATER = SMALL_YEAR - _FROM

Rows = Iterable[Mapping[str, Any]]
_ADDED: Mapping[str, Callable[[Body, Iterator[dict[str, Any]]], Rows]] = {
    "utbildning": new_law.with_heads_and_members,
    "klassning": new_law.with_protection,
    "incidenter": new_law.with_reports,
    "atgarder": new_law.with_kinds,
    "dataskydd": lambda _, rows: rows,
    "ikp": lambda _, rows: rows,
    "risker": lambda _, rows: rows,
    "upphandlingar": lambda _, rows: rows,
}
_THEN: Mapping[str, Callable[[Body], Iterator[dict[str, Any]]]] = {
    "utbildning": lambda body: utbildning.rows(body, _FROM, Size.EXEMPEL),
    "klassning": lambda body: klassning.rows(body, _FROM),
    "incidenter": lambda body: incidenter.rows(body, _FROM, Size.EXEMPEL),
    "atgarder": lambda body: atgarder.rows(body, _FROM),
    "dataskydd": lambda body: dataskydd.rows(body, _FROM),
    "ikp": lambda body: ikp.rows(body, _FROM),
    "risker": lambda body: risker.rows(body, _FROM),
    "upphandlingar": lambda body: upphandlingar.rows(body, _FROM),
}


def write_small_year(folder: Path) -> None:
    """Write the year's folder."""
    bodies = [BODIES[slug] for slug in BODIES_THEN]
    write_text(folder / FILE, delivery_yaml(SMALL_YEAR))
    write_table(folder, CONTRACTS["namnder"], (_registered(body) for body in bodies))
    for name, then in _THEN.items():
        contract = CONTRACTS[name]
        rows = [row for body in bodies for row in _ADDED[name](body, shifted(contract, then(body), _LATER))]
        write_table(folder, contract, rows)
    for name, new in new_law.DATA_SETS.items():
        write_table(folder, CONTRACTS[name], [row for body in bodies for row in new(body)])
    write_table(folder, CONTRACTS["omvarld"], new_law.events())
    for slug, words in new_law.TEXTS.items():
        write_text(folder / "texter" / f"{slug}.md", words)


def _registered(body: Body) -> dict[str, Any]:
    return {**register_row(body, head_count(body, _FROM, Size.EXEMPEL)), **new_law.COVERAGE[body.slug]}
