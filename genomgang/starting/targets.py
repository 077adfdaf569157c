"""`mal.csv` as it begins: every limit with its value, and every target, empty until somebody has decided it."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterator

from checks import CONTRACTS
from checks.mal import INDICATORS
from genomgang.organisation import organisation
from genomgang.regler.nyckeltal import definitions
from genomgang.regler.start import start

METHOD = "Metod för ledningens genomgång"
UNDECIDED = "Inte beslutat"
_AREA_BY_AREA = ("utbildning_andel", "digitala_lyftet_niva")
"""Targets that are set for each course or area; the others are set for all of them."""


def targets_csv(ar: int) -> bytes:
    """The file, with what every row means, in the form that a Swedish Excel opens as a table."""
    text = io.StringIO()
    writer = csv.writer(text, delimiter=";", lineterminator="\n")
    writer.writerow(CONTRACTS["mal"].column_names)
    writer.writerows(_rows(ar))
    return text.getvalue().encode("utf-8-sig")


def _rows(ar: int) -> Iterator[tuple[str, ...]]:
    for name, one in INDICATORS.items():
        value, source = _value(name)
        areas = _areas(name)
        for area in areas or ("",):
            yield name, area, "", str(ar), value, one.unit, source, _meaning(name)


def _areas(name: str) -> tuple[str, ...]:
    if name not in _AREA_BY_AREA:
        return ()
    return tuple(organisation().obligatoriska) if name == "utbildning_andel" else INDICATORS[name].areas


def _value(name: str) -> tuple[str, str]:
    rules, of_small_cells = start(), vars(organisation().gransvarden)
    if name in rules.by_law:
        value, source = rules.by_law[name]
        return f"{value:g}", source
    if name in of_small_cells:
        return str(of_small_cells[name]), METHOD
    if name in rules.limits and (known := rules.limits[name].value) is not None:
        return f"{known:g}", METHOD
    return "", UNDECIDED


def _meaning(name: str) -> str:
    limits = start().limits
    return limits[name].meaning if name in limits else definitions().by_id[name].counts
