"""Write the example: every data set of every year, the texts and the targets, in the order of the register."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from pathlib import Path
from typing import Any

from checks import CONTRACTS
from genomgang.example import (
    atgarder,
    dataskydd,
    digitala_lyftet,
    ikp,
    incidenter,
    klassning,
    kompetenslyft,
    mal,
    omvarld,
    risker,
    texter,
    upphandlingar,
    utbildning,
)
from genomgang.example.beginning import own_rows
from genomgang.example.calendar import SMALL_YEAR, YEARS, delivery_yaml
from genomgang.example.city import Body, Size, bodies, register_rows
from genomgang.example.people import head_count
from genomgang.example.small_year import write_small_year
from genomgang.example.table import write_table, write_text
from genomgang.reading.delivery import FILE

Rows = Iterator[dict[str, Any]]
_BY_SIZE: Mapping[str, Callable[[Body, int, Size], Rows]] = {
    "utbildning": utbildning.rows,
    "digitala_lyftet": digitala_lyftet.rows,
    "incidenter": incidenter.rows,
}
_SAME_IN_ALL_SIZES: Mapping[str, Callable[[Body, int], Rows]] = {
    "klassning": klassning.rows,
    "ikp": ikp.rows,
    "atgarder": atgarder.rows,
    "dataskydd": dataskydd.rows,
    "risker": risker.rows,
    "upphandlingar": upphandlingar.rows,
    "omvarld": omvarld.rows,
    "kompetenslyft": kompetenslyft.rows,
}


def write_example(folder: Path, size: Size = Size.EXEMPEL, years: Sequence[int] = (*YEARS, SMALL_YEAR)) -> None:
    """Write `mal.csv` and one folder a review year into `folder`, the same bytes every time.

    A data set without rows in a year gets no file: it was not delivered. Files that are there already are replaced,
    others are left alone.
    """
    write_table(folder, CONTRACTS["mal"], mal.rows())
    for ar in years:
        if ar == SMALL_YEAR:
            write_small_year(folder / str(ar))
        else:
            _write_year(folder / str(ar), ar, size)


def _write_year(folder: Path, ar: int, size: Size) -> None:
    write_text(folder / FILE, delivery_yaml(ar))
    everybody = bodies(ar)
    counts = {body.slug: head_count(body, ar, size) for body in everybody}
    write_table(folder, CONTRACTS["namnder"], register_rows(ar, counts))
    for name, sized in _BY_SIZE.items():
        write_table(
            folder, CONTRACTS[name], (row for body in everybody for row in own_rows(body, sized(body, ar, size)))
        )
    for name, plain in _SAME_IN_ALL_SIZES.items():
        own = (row for body in everybody for row in own_rows(body, plain(body, ar)))
        write_table(folder, CONTRACTS[name], [*omvarld.city_rows(ar), *own] if name == "omvarld" else own)
    for body in everybody:
        text = texter.text(body, ar)
        if text:
            write_text(folder / "texter" / f"{body.slug}.md", text)
